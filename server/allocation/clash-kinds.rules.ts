import type { Conflict, ConflictCode } from './allocation.types';

/** What the ids of a clash are, by its code, in their order. */
const IDS_OF: Readonly<Record<ConflictCode, string>> = {
  EMPTY_AUDIENCE: 'none',
  NO_OFFERS: 'none',
  NO_POSSIBLE_PAIR: 'none',
  TOO_LARGE: 'none',
  ALL_SCORES_ZERO: 'none',
  LIMITS_MAKE_NO_SENSE: 'the students or dates whose numbers make no sense',
  SAME_ID_TWICE: 'the students, dates or offers named twice',
  UNKNOWN_PAIR: 'the students, dates and offers that are no part of the plan',
  CAPACITY_BELOW_MINIMUM: 'the date',
  ENDS_BEFORE_IT_STARTS: 'the date',
  DATES_OF_ONE_OFFER_OVERLAP: 'both dates',
  FIXED_AND_FORBIDDEN: 'the student, the date',
  REQUIRED_AND_FORBIDDEN: 'the student, the date',
  FIXED_BEYOND_CAPACITY: 'the date, the students fixed or required there, unless it is full without them',
  FORBIDDEN_AND_HELD: 'students and dates of the pairs, each once',
  FIXED_BEYOND_MOST_PER_STUDENT: 'the student, their dates',
  FIXED_TWO_AT_ONCE: 'the student, then both dates, or the one date where they are to be elsewhere',
  FIXED_BELOW_MINIMUM: 'the date, the students fixed or required there',
  BELOW_MINIMUM_AUDIENCE: 'the dates',
  CONSTRAINTS_TOGETHER: 'the dates',
  TARGET_LEAVES_TOO_FEW: 'the dates',
  CHOICES_FULL: 'the offers',
  OVERRULED: 'the date, the students fixed or required there against one of its conditions',
};

/** As one text: codes whose ids are alike together, in the order they are listed. */
export function idsByCode(): string {
  const alike = new Map<string, string[]>();
  for (const [code, what] of Object.entries(IDS_OF)) alike.set(what, [...(alike.get(what) ?? []), code]);
  return [...alike].map(([what, codes]) => `${codes.join(', ')}: ${what}`).join('; ');
}

/** Of UNKNOWN_PAIR those erased are told too: by these very ids whoever plans releases their pairs. */
const LEAVING_ERASED_OUT: ReadonlySet<string> = new Set(
  Object.entries(IDS_OF).flatMap(([code, what]) => (code !== 'UNKNOWN_PAIR' && what.includes('student') ? [code] : [])),
);

/**
 * Without ids of students who were erased since, where these are not needed; `gone` are ids of no student or date. What staff overruled
 * is about students alone, and is told no more when all of them are gone. What clashed stays, as it says why there is no plan.
 */
export const withoutErased = (conflicts: readonly Conflict[], gone: ReadonlySet<string>): readonly Conflict[] =>
  conflicts.flatMap((one) => {
    const ids = LEAVING_ERASED_OUT.has(one.code) ? one.ids.filter((id) => !gone.has(id)) : one.ids;
    const isOfNobody = one.code === 'OVERRULED' && ids.length < one.ids.length && ids.length <= 1;
    return isOfNobody ? [] : [{ ...one, ids }];
  });
