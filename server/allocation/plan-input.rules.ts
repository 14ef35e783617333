import type { PlanAllocationInput } from '../../schema/allocation/plan-allocation.type';
import { isWithin, problemsWithText, type Range, unknownCode } from '../platform/form.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import { given } from '../platform/text';
import { LONGEST_TUTOR_GROUP, MOST_NAMED_STUDENTS, YEAR_GROUPS } from '../students/audience.rules';
import type { Pair } from './allocation.types';
import { choicesFrom, problemsWithChoices } from './choices-input.rules';
import { type Known, MOST_PAIRS, NAMED_OFFERS, problemsWithIds, tooMany } from './ids-input.rules';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';

export type PlanToMake = Omit<PlanAllocationInput, 'idempotencyKey'>;
export type Limits = Pick<PlanAllocationInput, 'target' | 'mostPerStudent' | 'timeLimitSeconds'>;
export type PairLists = Pick<PlanAllocationInput, 'fixed'>['fixed'];

const TITLE = { least: 3, most: 120 };
const REASON = { least: 20, most: 1_000 };
export const TARGET = { least: 1, most: 4 };
const MOST_PER_STUDENT = { least: 1, most: 10 };
const SECONDS = { least: 1, most: 60 };

/** Everything wrong with the form of what is asked, all at once. What clashes in its substance is told elsewhere. */
export function problemsWithPlan(plan: PlanToMake, known: Known): readonly FieldProblem[] {
  return [
    ...problemsWithTitle(plan.title),
    ...problemsWithAudience(plan.audience, known),
    ...problemsWithOffers(plan.offers, known),
    ...problemsWithLimits(plan),
    ...problemsWithPairs({ fixed: plan.fixed, forbidden: plan.forbidden, required: plan.required }, known),
    ...problemsWithChoices(plan, known),
    ...(plan.positiveActionReason == null ? [] : problemsWithText('positiveActionReason', plan.positiveActionReason, REASON)),
  ];
}

export const problemsWithLimits = ({ target, mostPerStudent, timeLimitSeconds }: Limits): readonly FieldProblem[] => [
  ...outside('target', target, TARGET),
  ...outside('mostPerStudent', mostPerStudent, MOST_PER_STUDENT),
  ...outside('timeLimitSeconds', timeLimitSeconds, SECONDS),
];

export const problemsWithTitle = (title: string): readonly FieldProblem[] => problemsWithText('title', title, TITLE);

const outside = (path: string, value: number, range: Range): readonly FieldProblem[] =>
  isWithin(value, range) ? [] : [problem(path, `must be from ${range.least} to ${range.most}; it is ${value}`)];

/** Whether any of these says something: null, blank text and an empty list do not. */
const saysSomething = (...parts: readonly (string | number | readonly unknown[] | null | undefined)[]): boolean =>
  parts.some((part) =>
    typeof part === 'number' ? true : typeof part === 'string' ? given(part) !== null : (part?.length ?? 0) > 0,
  );

function problemsWithAudience(audience: PlanToMake['audience'], { hasSubject, isId }: Known): readonly FieldProblem[] {
  const { wholeSchool, yearGroup, tutorGroup, subject, studentIds } = audience;
  return [
    ...(saysSomething(yearGroup, tutorGroup, subject, studentIds) === wholeSchool ? [problem('audience', WHOSE)] : []),
    ...outside('audience.yearGroup', yearGroup ?? YEAR_GROUPS.least, YEAR_GROUPS),
    ...problemsWithText('audience.tutorGroup', tutorGroup ?? '', { least: 0, most: LONGEST_TUTOR_GROUP }),
    ...(subject == null || hasSubject(subject) ? [] : [unknownCode('audience.subject', subject, 'subjects')]),
    ...problemsWithIds('audience.studentIds', studentIds ?? [], { most: MOST_NAMED_STUDENTS, what: 'students', isId }),
  ];
}

const WHOSE = 'needs at least one of yearGroup, tutorGroup, subject and studentIds, or wholeSchool and none of these';

export function problemsWithOffers(
  { offerIds, startsOn, endsOn, forms }: PlanToMake['offers'],
  { isId }: Pick<Known, 'isId'>,
): readonly FieldProblem[] {
  const [first, last] = [startsOn ?? '', endsOn ?? ''];
  return [
    ...(saysSomething(offerIds, startsOn, endsOn, forms)
      ? []
      : [problem('offers', 'needs at least one of offerIds, startsOn, endsOn and forms')]),
    ...(last !== '' && last < first ? [problem('offers.endsOn', 'is before startsOn; choose the same day or a later one')] : []),
    ...problemsWithIds('offers.offerIds', offerIds ?? [], { most: NAMED_OFFERS, what: 'offers', isId }),
  ];
}

export function problemsWithPairs(
  lists: Readonly<Record<string, PairLists>>,
  { isId }: Pick<Known, 'isId'>,
): readonly FieldProblem[] {
  return Object.entries(lists).flatMap(([path, list]) => {
    const students = list.flatMap(({ studentIds }) => studentIds);
    if (students.length > MOST_PAIRS) return [tooMany(path, students.length, { most: MOST_PAIRS, what: 'pairs' })];
    return [
      ...problemsWithIds(path, students, { most: MOST_PAIRS, what: 'students', isId }),
      ...problemsWithIds(
        path,
        list.map(({ offerDateId }) => offerDateId),
        { most: MOST_PAIRS, what: 'dates', isId },
      ),
    ];
  });
}

/** Pair by pair, each once. */
export const pairsFrom = (list: PairLists): readonly Pair[] => [
  ...new Map(
    list.flatMap(({ offerDateId, studentIds }) =>
      studentIds.map((studentId) => [pairKey({ studentId, offerDateId }), { studentId, offerDateId }] as const),
    ),
  ).values(),
];

/** As it is kept. Expects a plan that `problemsWithPlan` has nothing against. */
export function askedFrom(plan: PlanToMake): AskedOfPlan {
  const { audience, offers, rankedMode, choices } = plan;
  const { yearGroup = null, tutorGroup, subject = null, studentIds } = audience;
  return {
    audience: { yearGroup, tutorGroup: given(tutorGroup), subjectCode: subject, studentIds: orNull(studentIds) },
    offers: offersFrom(offers),
    fixed: pairsFrom(plan.fixed),
    forbidden: pairsFrom(plan.forbidden),
    required: pairsFrom(plan.required),
    ranked: rankedMode == null ? null : { mode: rankedMode, choices: choicesFrom(choices ?? []) },
  };
}

export const offersFrom = ({ offerIds, startsOn, endsOn, forms }: PlanToMake['offers']): AskedOfPlan['offers'] => ({
  offerIds: orNull(offerIds),
  forms: orNull(forms),
  startsOn: startsOn ?? null,
  endsOn: endsOn ?? null,
});

const orNull = <Item>(list: readonly Item[] | null | undefined): readonly Item[] | null =>
  list == null || list.length === 0 ? null : [...new Set(list)];
