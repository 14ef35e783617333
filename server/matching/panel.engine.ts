import type { Breath } from '../platform/breath';
import type { PanelCandidate, PanelMatrix } from './panel.types';
import { comparable } from './ranking.engine';
import type { PreparedAudience } from './reach.engine';
import { scoreValue } from './score.engine';

/** Whether somebody may join those who are already in, so that a whole panel can still be made. */
export type MayJoin = (members: readonly number[], candidate: number) => boolean;

/** Takes candidates in id order. */
export function panelMatrix(audience: PreparedAudience, candidates: readonly PanelCandidate[]): PanelMatrix {
  const matrix = unscored(audience, candidates);
  for (let row = 0; row < candidates.length; row += 1) score(matrix, row, audience);
  return matrix;
}

/** As `panelMatrix`, with pauses in which others are served. */
export async function panelMatrixInPieces(
  audience: PreparedAudience,
  candidates: readonly PanelCandidate[],
  breath: Breath,
): Promise<PanelMatrix> {
  const matrix = unscored(audience, candidates);
  for (let row = 0; row < candidates.length; row += 1) {
    score(matrix, row, audience);
    if (breath.isDue) await breath.take();
  }
  return matrix;
}

const unscored = ({ members, totalNeed }: PreparedAudience, candidates: readonly PanelCandidate[]): PanelMatrix => ({
  candidates,
  students: members.length,
  values: new Float64Array(candidates.length * members.length),
  totalNeed,
});

function score({ candidates, values }: PanelMatrix, row: number, { members, disclosure }: PreparedAudience): void {
  const { roleModel } = candidates[row]!;
  let at = row * members.length;
  for (const { student, need, spread } of members) {
    values[at] = need * scoreValue(student, roleModel, spread, disclosure);
    at += 1;
  }
}

/** Whether there are people and students, and nobody scores more than 0 for any. */
export const isWorthless = ({ values }: PanelMatrix): boolean =>
  values.length > 0 && values.every((value) => comparable(value) === 0);

/** f(S): for each student the best need x score of any member, summed. */
export function panelValue(matrix: PanelMatrix, members: readonly number[]): number {
  const best = new Float64Array(matrix.students);
  for (const member of members) join(matrix, best, member);
  return sumOf(best);
}

/** Each student's best, once somebody is in as well. */
function join({ students, values }: PanelMatrix, best: Float64Array, member: number): void {
  const row = member * students;
  for (let student = 0; student < students; student += 1) best[student] = Math.max(best[student]!, values[row + student]!);
}

/** What somebody would add to f beyond the best each student has already. Never grows as others join. */
function gainOver({ students, values }: PanelMatrix, best: Float64Array, candidate: number): number {
  const row = candidate * students;
  let gain = 0;
  for (let student = 0; student < students; student += 1) gain += Math.max(0, values[row + student]! - best[student]!);
  return gain;
}

/** What each would be worth alone. */
function gainsAlone(matrix: PanelMatrix): Float64Array {
  const nobody = new Float64Array(matrix.students);
  return Float64Array.from(matrix.candidates, (_, candidate) => gainOver(matrix, nobody, candidate));
}

/**
 * Greedy panel, in the order in which members are taken: each time whoever adds most, then has fewer recent invitations, then
 * the lower id. Gains only ever fall, so one worked out earlier bounds the present one (lazy greedy: Minoux 1978): only those
 * whose bound reaches the best found are worked out anew, and the panel is exactly that of working out all. Stops early where
 * nobody may join.
 */
export function greedyPanel(matrix: PanelMatrix, size: number, mayJoin: MayJoin): readonly number[] {
  const best = new Float64Array(matrix.students);
  const bounds = gainsAlone(matrix).map(comparable);
  const members: number[] = [];
  while (members.length < size) {
    const next = nextMember(matrix, { members, best, bounds, mayJoin });
    if (next === null) break;
    members.push(next);
    join(matrix, best, next);
  }
  return members;
}

interface Step {
  readonly members: readonly number[];
  readonly best: Float64Array;
  /** Gain of each candidate as it was last worked out. */
  readonly bounds: Float64Array;
  readonly mayJoin: MayJoin;
}

/** Goes through everybody once, the highest bound first: a look at all for each gain would hold up others where they are many. */
function nextMember(matrix: PanelMatrix, { members, best, bounds, mayJoin }: Step): number | null {
  let top: number | null = null;
  for (const candidate of highestFirst(bounds)) {
    if (top !== null && bounds[candidate]! < bounds[top]!) break;
    if (members.includes(candidate)) continue;
    bounds[candidate] = comparable(gainOver(matrix, best, candidate));
    if ((top === null || goesBefore(matrix, bounds, candidate, top)) && mayJoin(members, candidate)) top = candidate;
  }
  return top;
}

const highestFirst = (bounds: Float64Array): Uint32Array =>
  Uint32Array.from(bounds.keys()).sort((one, other) => bounds[other]! - bounds[one]!);

function goesBefore({ candidates }: PanelMatrix, gains: Float64Array, one: number, other: number): boolean {
  const difference = gains[one]! - gains[other]!;
  if (difference !== 0) return difference > 0;
  const invitations = candidates[one]!.roleModel.recentInvitations - candidates[other]!.roleModel.recentInvitations;
  return invitations === 0 ? one < other : invitations < 0;
}

/**
 * No panel of this size is worth more: what everybody together is worth, or, if that is less, f(T) and the largest gains beside T. That
 * holds of any T; of the members as they were taken, each first few are tried, as now few and now many say the most.
 */
export function panelBound(matrix: PanelMatrix, members: readonly number[], size: number): number {
  const best = new Float64Array(matrix.students);
  const bounds = gainsAlone(matrix);
  let least = panelValue(matrix, [...matrix.candidates.keys()]);
  for (let taken = 0; taken <= members.length; taken += 1) {
    if (taken > 0) join(matrix, best, members[taken - 1]!);
    least = Math.min(least, sumOf(best) + largestGains(matrix, { best, bounds }, size));
  }
  return least;
}

/** No panel of this size is worth more than what its members reach one by one: of whoever reaches the most. */
export const boundByReach = (matrix: PanelMatrix, size: number): number =>
  largestGains(matrix, { best: new Float64Array(matrix.students), bounds: gainsAlone(matrix) }, size);

/** Sum of so many. Earlier gains bound the present ones, as in the greedy panel. */
function largestGains(matrix: PanelMatrix, { best, bounds }: Pick<Step, 'best' | 'bounds'>, count: number): number {
  const largest: number[] = [];
  for (const candidate of highestFirst(bounds)) {
    if (largest.length === count && bounds[candidate]! <= largest[count - 1]!) break;
    bounds[candidate] = gainOver(matrix, best, candidate);
    largest.push(bounds[candidate]);
    largest.sort((one, other) => other - one).splice(count);
  }
  return sumOf(largest);
}

const sumOf = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};
