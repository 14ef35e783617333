import type { PlanAllocationInput } from '../../schema/allocation/plan-allocation.type';
import { counted } from '../matching/wording.rules';
import { isWithin, problemsWithText, type Range, unknownCode } from '../platform/form.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import { given } from '../platform/text';
import { LONGEST_TUTOR_GROUP, MOST_NAMED_STUDENTS, YEAR_GROUPS } from '../students/audience.rules';
import type { Pair } from './allocation.types';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';

export type PlanToMake = Omit<PlanAllocationInput, 'idempotencyKey'>;
export type PairLists = Pick<PlanAllocationInput, 'fixed'>['fixed'];

/** Which codes of subjects the reference data knows, and which texts can be ids at all. */
export interface Known {
  readonly hasSubject: (code: string) => boolean;
  readonly isId: (text: string) => boolean;
}

const TITLE = { least: 3, most: 120 };
const REASON = { least: 20, most: 1_000 };
export const TARGET = { least: 1, most: 4 };
const MOST_PER_STUDENT = { least: 1, most: 10 };
const SECONDS = { least: 1, most: 60 };
const NAMED_OFFERS = 400;
export const MOST_PAIRS = 2_000;
const CHOICES = 30;

/** Ids, or offers, named in one message. */
export const NAMED_AT_MOST = 10;

/** The first of these ids, for whoever must find them again. */
export const inAList = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED_AT_MOST).join(', ')}${ids.length > NAMED_AT_MOST ? ', …' : ''}`;

/** Everything wrong with the form of what is asked, all at once. What clashes in its substance is told elsewhere. */
export function problemsWithPlan(plan: PlanToMake, known: Known): readonly FieldProblem[] {
  return [
    ...problemsWithTitle(plan.title),
    ...problemsWithAudience(plan.audience, known),
    ...problemsWithOffers(plan.offers, known),
    ...outside('target', plan.target, TARGET),
    ...outside('mostPerStudent', plan.mostPerStudent, MOST_PER_STUDENT),
    ...outside('timeLimitSeconds', plan.timeLimitSeconds, SECONDS),
    ...problemsWithPairs({ fixed: plan.fixed, forbidden: plan.forbidden, required: plan.required }, known),
    ...problemsWithChoices(plan, known),
    ...(plan.positiveActionReason == null ? [] : problemsWithText('positiveActionReason', plan.positiveActionReason, REASON)),
  ];
}

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

function problemsWithIds(
  path: string,
  ids: readonly string[],
  { most, what, isId }: { most: number; what: string } & Pick<Known, 'isId'>,
): readonly FieldProblem[] {
  if (ids.length > most) return [tooMany(path, ids.length, { most, what })];
  const wrong = ids.filter((id) => !isId(id));
  return wrong.length === 0
    ? []
    : [
        problem(
          path,
          `holds ${counted(wrong.length, 'text that is no id', 'texts that are no ids')} of ${what}, such as “${(wrong[0] ?? '').slice(0, 40)}”`,
        ),
      ];
}

const tooMany = (path: string, count: number, { most, what }: { readonly most: number; readonly what: string }): FieldProblem =>
  problem(path, `may name at most ${most.toLocaleString('en-GB')} ${what}; it names ${count.toLocaleString('en-GB')}`);

function problemsWithOffers(
  { offerIds, startsOn, endsOn, forms }: PlanToMake['offers'],
  { isId }: Known,
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

function problemsWithChoices({ mode, rankedMode, choices }: PlanToMake, { isId }: Known): readonly FieldProblem[] {
  const isRanked = (mode as string) === 'RANKED_CHOICES';
  if (!isRanked)
    return rankedMode == null && choices == null
      ? []
      : [problem('mode', 'must be RANKED_CHOICES where choices or a rankedMode are given')];
  const list = choices ?? [];
  const longest = Math.max(0, ...list.map((one) => one.choices.flat().length));
  const twice = repeated(list.map(({ studentId }) => studentId));
  return [
    ...(rankedMode == null ? [problem('rankedMode', 'is needed where the plan goes by ranked choices')] : []),
    ...(list.length === 0
      ? [problem('choices', 'are needed where the plan goes by ranked choices; give at least one student’s')]
      : []),
    ...(longest > CHOICES ? [problem('choices', `may name at most ${CHOICES} offers a student`)] : []),
    ...(twice.length > 0 ? [problem('choices', `name some students twice; give each student one list: ${inAList(twice)}`)] : []),
    ...problemsWithRanks(list),
    ...problemsWithIds(
      'choices',
      list.map(({ studentId }) => studentId),
      { most: MOST_PAIRS, what: 'students', isId },
    ),
    ...problemsWithIds('choices', [...new Set(list.flatMap((one) => one.choices.flat()))], {
      most: NAMED_OFFERS,
      what: 'offers',
      isId,
    }),
  ];
}

/** Ranks of each student: an offer has one rank, and no rank is empty, or the ranks behind it would count for less. */
function problemsWithRanks(lists: NonNullable<PlanToMake['choices']>): readonly FieldProblem[] {
  const whose = (isWrong: (ranks: readonly (readonly string[])[]) => boolean) =>
    lists.filter(({ choices }) => isWrong(choices)).map(({ studentId }) => studentId);
  const empty = whose((ranks) => ranks.some((alike) => alike.length === 0));
  const twice = whose((ranks) => repeated(ranks.flat()).length > 0);
  return [
    ...(empty.length > 0
      ? [
          problem(
            'choices',
            `leave a rank empty for ${counted(empty.length, 'student')}; take empty lists out: ${inAList(empty)}`,
          ),
        ]
      : []),
    ...(twice.length > 0
      ? [
          problem(
            'choices',
            `name an offer more than once for ${counted(twice.length, 'student')}; give it one rank: ${inAList(twice)}`,
          ),
        ]
      : []),
  ];
}

/** What comes more than once, each once. */
function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
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
  const orNull = <Item>(list: readonly Item[] | null | undefined) =>
    list == null || list.length === 0 ? null : [...new Set(list)];
  return {
    audience: { yearGroup, tutorGroup: given(tutorGroup), subjectCode: subject, studentIds: orNull(studentIds) },
    offers: {
      offerIds: orNull(offers.offerIds),
      forms: orNull(offers.forms),
      startsOn: offers.startsOn ?? null,
      endsOn: offers.endsOn ?? null,
    },
    fixed: pairsFrom(plan.fixed),
    forbidden: pairsFrom(plan.forbidden),
    required: pairsFrom(plan.required),
    ranked:
      rankedMode == null
        ? null
        : { mode: rankedMode, choices: (choices ?? []).map((one) => ({ studentId: one.studentId, offerIds: one.choices })) },
  };
}
