/** Small panels, made up at random or by hand, and every panel there is of a shape, tried one by one. */
import fc from 'fast-check';
import type { Coverage, PanelCandidate, PanelMatrix, PanelShape } from '../../server/matching/panel.types';
import { comparable } from '../../server/matching/ranking.engine';
import { roleModelWith } from './profiles';

export const WISHES: readonly Coverage[] = [
  'A_WOMAN',
  'AN_APPRENTICE',
  'A_SMALL_EMPLOYER',
  'A_BARRIER_OVERCOME',
  'COUNTER_STEREOTYPE_IN_EACH_SECTOR',
];

export interface Drawn {
  readonly group: string;
  readonly meets: readonly Coverage[];
  readonly isCounter: boolean;
  readonly recentInvitations: number;
  /** Score of each student, 0 to 1. */
  readonly scores: readonly number[];
}

/** A group has one sector, as an occupation does; groups 4 and 5 have none. */
const SECTORS: Readonly<Record<string, string>> = { '0': 'health', '1': 'health', '2': 'law', '3': 'farming' };

export function matrixOf(drawn: readonly Drawn[], needs: readonly number[]): PanelMatrix {
  const candidates = drawn.map(({ group, meets, isCounter, recentInvitations }, index): PanelCandidate => {
    const sector = SECTORS[group] ?? null;
    return {
      roleModel: roleModelWith({ id: `person-${String(index).padStart(3, '0')}`, recentInvitations }),
      group,
      sector,
      meets: new Set(meets),
      isCounterInSector: isCounter && sector !== null,
    };
  });
  const values = Float64Array.from(drawn.flatMap(({ scores }) => needs.map((need, student) => need * (scores[student] ?? 0))));
  return { candidates, students: needs.length, values, totalNeed: needs.reduce((sum, need) => sum + need, 0) };
}

/** Coarse numbers, so that ties come up. */
const score = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);

export const anyCase = (options: { candidates: number; students: number; groups: number }) =>
  fc.integer({ min: 1, max: options.students }).chain((students) =>
    fc.record({
      needs: fc.array(fc.constantFrom(1.25, 1, 0.8, 0.4, 0.15), { minLength: students, maxLength: students }),
      drawn: fc.array(
        fc.record({
          group: fc.integer({ min: 0, max: options.groups - 1 }).map(String),
          meets: fc.subarray(WISHES.slice(0, 4), { maxLength: 2 }),
          isCounter: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
          recentInvitations: fc.integer({ min: 0, max: 2 }),
          scores: fc.array(score, { minLength: students, maxLength: students }),
        }),
        { minLength: 1, maxLength: options.candidates },
      ),
      size: fc.integer({ min: 1, max: 4 }),
      wishes: fc.subarray([...WISHES]),
    }),
  );

export function subsetsOf(count: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  if (count < size) return [];
  return [...subsetsOf(count - 1, size), ...subsetsOf(count - 1, size - 1).map((subset) => [...subset, count - 1])];
}

/** f(S), written out. */
export function plainValue({ students, values }: PanelMatrix, members: readonly number[]): number {
  let sum = 0;
  for (let student = 0; student < students; student += 1) {
    sum += Math.max(0, ...members.map((member) => values[member * students + student]!));
  }
  return sum;
}

export function repeatsIn({ candidates }: PanelMatrix, members: readonly number[]): number {
  return members.length - new Set(members.map((member) => candidates[member]!.group)).size;
}

export function isMet({ candidates }: PanelMatrix, members: readonly number[], wish: Coverage): boolean {
  const panel = members.map((member) => candidates[member]!);
  if (wish !== 'COUNTER_STEREOTYPE_IN_EACH_SECTOR') return panel.some(({ meets }) => meets.has(wish));
  return panel.every(({ sector }) => sector === null || panel.some((one) => one.sector === sector && one.isCounterInSector));
}

export const hasShape = (matrix: PanelMatrix, members: readonly number[], { size, repeats, required }: PanelShape): boolean =>
  members.length === size && repeatsIn(matrix, members) <= repeats && required.every((wish) => isMet(matrix, members, wish));

/** Worth of the best panel of a shape. */
export function bestByTrying(matrix: PanelMatrix, shape: PanelShape): number {
  const panels = subsetsOf(matrix.candidates.length, shape.size).filter((members) => hasShape(matrix, members, shape));
  return Math.max(...panels.map((members) => plainValue(matrix, members)));
}

/** Greedy as it is written in a book: everybody's gain worked out anew each time. */
export function plainGreedy(
  matrix: PanelMatrix,
  size: number,
  mayJoin: (members: readonly number[], candidate: number) => boolean,
): readonly number[] {
  const members: number[] = [];
  while (members.length < size) {
    const before = plainValue(matrix, members);
    const gains = matrix.candidates
      .map(({ roleModel }, candidate) => ({
        candidate,
        roleModel,
        gain: comparable(plainValue(matrix, [...members, candidate]) - before),
      }))
      .filter(({ candidate }) => !members.includes(candidate) && mayJoin(members, candidate))
      .sort(
        (one, other) =>
          other.gain - one.gain ||
          one.roleModel.recentInvitations - other.roleModel.recentInvitations ||
          (one.roleModel.id < other.roleModel.id ? -1 : 1),
      );
    if (gains[0] === undefined) break;
    members.push(gains[0].candidate);
  }
  return members;
}
