import type { Lecturer, RankedMode, RankedProblem, RankedProject } from './ranked.types';

/** A student's wish: all by index, in id order. */
export interface Wish {
  readonly student: number;
  readonly project: number;
  /** 1 for a first choice. */
  readonly rank: number;
}

export interface PreparedRanked {
  readonly mode: RankedMode;
  readonly studentIds: readonly string[];
  readonly projects: readonly RankedProject[];
  readonly lecturers: readonly Lecturer[];
  /** By student, then rank, then project. */
  readonly wishes: readonly Wish[];
  readonly lowestRank: number;
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);

/** Expects a problem that `rankedConflicts` has nothing against. */
export function prepareRanked({ mode, students, projects, lecturers }: RankedProblem): PreparedRanked {
  const ordered = projects.toSorted(byId);
  const indexOf = new Map(ordered.map(({ id }, index) => [id, index]));
  const inOrder = students.toSorted(byId);
  return {
    mode,
    studentIds: inOrder.map(({ id }) => id),
    projects: ordered,
    lecturers: lecturers.toSorted(byId),
    wishes: inOrder.flatMap(({ choices }, student) =>
      choices.flatMap((alike, place) =>
        alike
          .map((id) => ({ student, project: indexOf.get(id)!, rank: place + 1 }))
          .sort((one, other) => one.project - other.project),
      ),
    ),
    lowestRank: Math.max(0, ...students.map(({ choices }) => choices.length)),
  };
}

/**
 * What a rank costs in each mode, as a list to be made as small as can be, the first place first: nothing; the rank; its square;
 * fewer firsts, then fewer seconds, ... as a loss; lasts, then last but ones, ... as a cost.
 */
export function costOf({ mode, lowestRank }: PreparedRanked, rank: number): readonly number[] {
  switch (mode) {
    case 'MAXIMUM_SIZE':
      return [];
    case 'MINIMUM_COST':
      return [rank];
    case 'MINIMUM_SQUARED_COST':
      return [rank * rank];
    case 'GREEDY':
      return Array.from({ length: lowestRank }, (_, place) => (place === rank - 1 ? -1 : 0));
    case 'GENEROUS':
      return Array.from({ length: lowestRank }, (_, place) => (place === lowestRank - rank ? 1 : 0));
  }
}
