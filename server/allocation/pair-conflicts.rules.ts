import type { Conflict, OfferDate, Pair } from './allocation.types';
import { isClash } from './clashes.engine';
import { byDate, byStudent, grouped } from './grouped.rules';
import { pairKey } from './pair-key.rules';
import { conflict, type Unscored } from './problem-conflicts.rules';
import { requiredAndForbidden, settledCounts, tooManyAtDate, tooManyOfStudent, twoAtOnce } from './required-first.rules';

/** What clashes among fixed, required and forbidden pairs. Expects a problem that is sound but for them. */
export function pairConflicts(problem: Unscored): readonly Conflict[] {
  const unknown = unknownPairs(problem);
  if (unknown.length > 0) return unknown;
  const settled = new Map([...problem.required, ...problem.fixed].map((pair) => [pairKey(pair), pair]));
  const forbidden = new Set(problem.forbidden.map(pairKey));
  return [
    ...both(problem.required, forbidden, 'REQUIRED_AND_FORBIDDEN'),
    ...both(problem.fixed, forbidden, 'FIXED_AND_FORBIDDEN'),
    ...crowds(problem, [...settled.values()]),
    ...tooMany(problem, [...settled.values()]),
    ...atOnce(problem, [...settled.values()]),
  ];
}

/** Each once. Students and dates apart: the id of the one, where the other belongs, names nothing. */
function unknownIn(pairs: readonly Pair[], students: ReadonlySet<string>, dates: ReadonlySet<string>): readonly string[] {
  const ids = pairs.flatMap(({ studentId, offerDateId }) => [
    ...(students.has(studentId) ? [] : [studentId]),
    ...(dates.has(offerDateId) ? [] : [offerDateId]),
  ]);
  return [...new Set(ids)];
}

function unknownPairs({ students, offerDates, fixed, forbidden, required }: Unscored): readonly Conflict[] {
  const pairs = [...fixed, ...forbidden, ...required];
  const unknown = unknownIn(pairs, new Set(students.map(({ id }) => id)), new Set(offerDates.map(({ id }) => id)));
  return unknown.length === 0
    ? []
    : [
        conflict(
          'UNKNOWN_PAIR',
          'Some pairs name a student or an offer date that is not part of this plan. Take them out, or release them where an earlier plan had them.',
          unknown,
        ),
      ];
}

const WORDS = {
  REQUIRED_AND_FORBIDDEN: requiredAndForbidden,
  FIXED_AND_FORBIDDEN: 'A student is fixed on a date and forbidden it. One of the two has to go.',
} as const;

const both = (pairs: readonly Pair[], forbidden: ReadonlySet<string>, code: keyof typeof WORDS): readonly Conflict[] =>
  pairs
    .filter((pair) => forbidden.has(pairKey(pair)))
    .map(({ studentId, offerDateId }) => conflict(code, WORDS[code], [studentId, offerDateId]));

function crowds(problem: Unscored, settled: readonly Pair[]): readonly Conflict[] {
  const crowded = grouped(settled, byDate);
  return problem.offerDates.flatMap(({ id, capacity }) => {
    const there = crowded.get(id) ?? [];
    if (there.length <= capacity) return [];
    const message = tooManyAtDate(capacity, settledCounts(problem.required, there));
    return [conflict('FIXED_BEYOND_CAPACITY', message, [id, ...there.map(({ studentId }) => studentId)])];
  });
}

const tooMany = (problem: Unscored, settled: readonly Pair[]): readonly Conflict[] =>
  [...grouped(settled, byStudent)]
    .filter(([, pairs]) => pairs.length > problem.mostPerStudent)
    .map(([studentId, pairs]) =>
      conflict(
        'FIXED_BEYOND_MOST_PER_STUDENT',
        tooManyOfStudent(problem.mostPerStudent, settledCounts(problem.required, pairs)),
        [studentId, ...pairs.map(({ offerDateId }) => offerDateId)],
      ),
    );

function atOnce(problem: Unscored, settled: readonly Pair[]): readonly Conflict[] {
  const dates = new Map(problem.offerDates.map((date) => [date.id, date]));
  return [...grouped(settled, byStudent)].flatMap(([studentId, pairs]) => {
    const theirs = pairs.flatMap(({ offerDateId }) => dates.get(offerDateId) ?? []);
    return theirs.flatMap((one, place) =>
      theirs
        .slice(place + 1)
        .filter((other) => isClash(one, other))
        .map((other) => {
          const two = pairs.filter(({ offerDateId }) => offerDateId === one.id || offerDateId === other.id);
          const message = twoAtOnce(whereAtOnce(one, other), settledCounts(problem.required, two).required);
          return conflict('FIXED_TWO_AT_ONCE', message, [studentId, one.id, other.id]);
        }),
    );
  });
}

const whereAtOnce = (one: OfferDate, other: OfferDate): string =>
  one.offerId === other.offerId ? 'of one offer' : 'at the same time';
