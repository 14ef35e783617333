import fc from 'fast-check';
import type { RankedMode, RankedPlace, RankedProblem, RankedProject } from '../../server/allocation/ranked.types';

export const MODES: readonly RankedMode[] = ['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'];

/** Every constraint that places break, by code that shares nothing with the solver. */
export function brokenRanked(
  { students, projects, lecturers }: Omit<RankedProblem, 'mode'>,
  places: readonly RankedPlace[],
): readonly string[] {
  const faults: string[] = [];
  for (const project of projects) {
    const count = places.filter(({ projectId }) => projectId === project.id).length;
    if (count > project.capacity) faults.push(`${project.id} is over its capacity`);
    if (count > 0 && count < project.lowerQuota) faults.push(`${project.id} runs below its quota`);
    if (project.mustRun && count < Math.max(1, project.lowerQuota)) faults.push(`${project.id} has to run`);
  }
  for (const { id, capacity } of lecturers) {
    const theirs = places.filter(({ projectId }) => projects.find((project) => project.id === projectId)!.lecturerId === id);
    if (theirs.length > capacity) faults.push(`${id} is over their capacity`);
  }
  return [...faults, ...students.flatMap((student) => brokenByStudent(student, places))];
}

function brokenByStudent({ id, choices }: RankedProblem['students'][number], places: readonly RankedPlace[]): readonly string[] {
  const theirs = places.filter(({ studentId }) => studentId === id);
  const unwanted = theirs.filter(({ projectId, rank }) => !choices[rank - 1]?.includes(projectId));
  return [
    ...(theirs.length > 1 ? [`${id} has several places`] : []),
    ...unwanted.map(({ projectId, rank }) => `${id} did not choose ${projectId} as ${rank}`),
  ];
}

/** What a mode judges by, the first first; more is better. */
export function rankedAims(mode: RankedMode, places: readonly RankedPlace[], lowestRank: number): readonly number[] {
  const sum = (of: (rank: number) => number) => places.reduce((total, { rank }) => total + of(rank), 0);
  const profile = Array.from({ length: lowestRank }, (_, place) => places.filter(({ rank }) => rank === place + 1).length);
  const after = {
    MAXIMUM_SIZE: [],
    MINIMUM_COST: [-sum((rank) => rank)],
    MINIMUM_SQUARED_COST: [-sum((rank) => rank ** 2)],
    GREEDY: profile,
    GENEROUS: profile.toReversed().map((count) => -count),
  }[mode];
  return [places.length, ...after];
}

/** Every plan that keeps the constraints. */
export function allRanked(problem: Omit<RankedProblem, 'mode'>): readonly (readonly RankedPlace[])[] {
  let plans: (readonly RankedPlace[])[] = [[]];
  for (const { id, choices } of problem.students) {
    const wishes = choices.flatMap((alike, place) => alike.map((projectId) => ({ studentId: id, projectId, rank: place + 1 })));
    plans = plans.flatMap((plan) => [plan, ...wishes.map((wish) => [...plan, wish])]);
  }
  return plans.filter((plan) => brokenRanked(problem, plan).length === 0);
}

export function bestRanked(
  mode: RankedMode,
  plans: readonly (readonly RankedPlace[])[],
  lowestRank: number,
): readonly number[] | null {
  let best: readonly number[] | null = null;
  for (const plan of plans) {
    const aims = rankedAims(mode, plan, lowestRank);
    const place = best ? aims.findIndex((aim, index) => aim !== best![index]) : 0;
    if (!best || (place >= 0 && aims[place]! > best[place]!)) best = aims;
  }
  return best;
}

export interface RankedShape {
  readonly hasQuotas: boolean;
  readonly hasLecturers: boolean;
}

/** Up to 5 students with ties in their lists, up to 4 projects. */
export const rankedProblem = (shape: RankedShape): fc.Arbitrary<Omit<RankedProblem, 'mode'>> =>
  fc.record({ n: fc.integer({ min: 1, max: 5 }), m: fc.integer({ min: 1, max: 4 }) }).chain(({ n, m }) =>
    fc.record({
      students: fc.tuple(...Array.from({ length: n }, (_, index) => rankedStudent(index, m))),
      projects: fc.tuple(...Array.from({ length: m }, (_, index) => rankedProject(index, shape))),
      lecturers: shape.hasLecturers
        ? fc.tuple(...['a', 'b'].map((id) => fc.record({ id: fc.constant(id), capacity: fc.nat(3) })))
        : fc.constant([]),
    }),
  );

const rankedStudent = (index: number, projects: number) =>
  fc
    .record({
      order: fc.shuffledSubarray(Array.from({ length: projects }, (_, project) => `p${project}`)),
      ties: fc.array(fc.boolean(), { minLength: projects, maxLength: projects }),
    })
    .map(({ order, ties }) => ({ id: `s${index}`, choices: tied(order, ties) }));

function tied(order: readonly string[], ties: readonly boolean[]): readonly (readonly string[])[] {
  const choices: string[][] = [];
  for (const [place, project] of order.entries())
    if (place > 0 && ties[place]) choices.at(-1)!.push(project);
    else choices.push([project]);
  return choices;
}

const rankedProject = (index: number, { hasQuotas, hasLecturers }: RankedShape): fc.Arbitrary<RankedProject> =>
  fc
    .record({
      capacity: fc.integer({ min: 0, max: 3 }),
      quota: fc.integer({ min: 0, max: hasQuotas ? 3 : 0 }),
      must: fc.integer({ min: 0, max: 5 }),
      lecturerId: hasLecturers ? fc.constantFrom('a', 'b', null) : fc.constant(null),
    })
    .map(({ capacity, quota, must, lecturerId }) => ({
      id: `p${index}`,
      capacity,
      lowerQuota: Math.min(capacity, quota),
      mustRun: hasQuotas && must === 0,
      lecturerId,
    }));
