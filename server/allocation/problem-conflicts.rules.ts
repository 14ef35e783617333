import { counted } from '../matching/wording.rules';
import type { AllocationProblem, Conflict, ConflictCode, Conflicts, OfferDate } from './allocation.types';

/** A problem as far as it is known before anything is scored. */
export type Unscored = Omit<AllocationProblem, 'scores'>;

/**
 * What is wrong with a problem before its fixed pairs are looked at: nothing to do, limits that make no sense, offers that clash with
 * themselves. Of scores, one a pair, there may be none yet (null).
 */
export function problemConflicts(problem: Unscored, scores: Float64Array | null): readonly Conflict[] {
  return [
    ...emptiness(problem),
    ...limits(problem),
    ...(scores === null ? [] : scoreLimits(problem, scores)),
    ...twice(problem),
    ...problem.offerDates.flatMap(dateConflicts),
    ...overlaps(problem),
  ];
}

export const conflict = (code: ConflictCode, message: string, ids: readonly string[] = []): Conflict => ({ code, message, ids });

function emptiness({ students, offerDates }: Unscored): readonly Conflict[] {
  if (students.length === 0) return [conflict('EMPTY_AUDIENCE', 'There are no students to plan for. Choose at least one.')];
  if (offerDates.length === 0)
    return [
      conflict(
        'NO_OFFERS',
        'There are no offer dates to plan with. Choose offers, forms or days with at least one date to come.',
      ),
    ];
  return [];
}

const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;

function limits(problem: Unscored): readonly Conflict[] {
  const { students, mostPerStudent, target } = problem;
  const found: Conflict[] = [];
  const say = (message: string, ids: readonly string[] = []) => found.push(conflict('LIMITS_MAKE_NO_SENSE', message, ids));
  if (!isCount(mostPerStudent, 1)) say(`Each student may take ${mostPerStudent} places. Give a whole number, 1 or more.`);
  if (!isCount(target, 1)) say(`The target is ${target} encounters. Give a whole number, 1 or more.`);
  const odd = students.filter(({ need, had }) => !(need > 0 && need < Infinity) || !isCount(had, 0));
  if (odd.length > 0)
    say(
      'Some students have a need that is not above 0, or a number of encounters that is not 0 or more.',
      odd.map(({ id }) => id),
    );
  return found;
}

function scoreLimits({ students, offerDates }: Unscored, scores: Float64Array): readonly Conflict[] {
  const found: string[] = [];
  if (scores.length !== students.length * offerDates.length)
    found.push(
      `There are ${scores.length} scores for ${students.length} students and ${offerDates.length} offer dates. Give one for each pair.`,
    );
  if (scores.some((score) => score < 0 || score > 1))
    found.push('Some scores lie outside 0 to 1. Scores are shares from 0 to 1.');
  return found.map((message) => conflict('LIMITS_MAKE_NO_SENSE', message));
}

function twice({ students, offerDates }: Unscored): readonly Conflict[] {
  const ids = [...repeated(students), ...repeated(offerDates)];
  return ids.length === 0
    ? []
    : [conflict('SAME_ID_TWICE', 'Some students or offer dates are listed twice. List each once.', ids)];
}

function repeated(items: readonly { readonly id: string }[]): readonly string[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id);
}

function dateConflicts({ id, capacity, minimumAudience, startsAt, endsAt }: OfferDate): readonly Conflict[] {
  const found: Conflict[] = [];
  if (!isCount(capacity, 1) || !isCount(minimumAudience, 0))
    found.push(
      conflict(
        'LIMITS_MAKE_NO_SENSE',
        `A date has ${capacity} places and a minimum audience of ${minimumAudience}. Give whole numbers, at least 1 place.`,
        [id],
      ),
    );
  if (capacity < minimumAudience) found.push(belowMinimum(id, capacity, minimumAudience));
  if (!(startsAt < endsAt))
    found.push(
      conflict(
        'ENDS_BEFORE_IT_STARTS',
        'A date ends before it starts, or as it starts. Leave it out, or ask whoever makes the offer to correct its times.',
        [id],
      ),
    );
  return found;
}

export const areSome = (conflicts: readonly Conflict[]): conflicts is Conflicts => conflicts.length > 0;

/** Of a date held only for more students than it can take; both counted beyond those whose places there are settled. */
export const belowMinimum = (id: string, room: number, needed: number): Conflict =>
  conflict(
    'CAPACITY_BELOW_MINIMUM',
    `A date has room for ${counted(room, 'more student')} and is held only if ${needed} more ${needed === 1 ? 'comes' : 'come'}: it could never run. Leave it out, or ask whoever makes the offer to change one of the two.`,
    [id],
  );

/** Dates of one offer that overlap, neighbours by start. */
function overlaps({ offerDates }: Unscored): readonly Conflict[] {
  const latest = new Map<string, OfferDate>();
  const found: Conflict[] = [];
  for (const date of offerDates.toSorted((one, other) => one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1))) {
    const before = latest.get(date.offerId);
    if (before && date.startsAt < before.endsAt)
      found.push(
        conflict(
          'DATES_OF_ONE_OFFER_OVERLAP',
          'Two dates of one offer overlap, and nobody can give it twice at once. Ask whoever makes it to move one of them.',
          [before.id, date.id],
        ),
      );
    if (!before || date.endsAt > before.endsAt) latest.set(date.offerId, date);
  }
  return found;
}
