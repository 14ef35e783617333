import type { PlanAllocationInput } from '../../schema/allocation/plan-allocation.type';
import { counted } from '../matching/wording.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import type { AskedOfPlan } from './plan.types';
import { inAList, type Known, MOST_PAIRS, NAMED_OFFERS, problemsWithIds } from './ids-input.rules';

type Asked = Pick<PlanAllocationInput, 'mode' | 'rankedMode' | 'choices'>;
type Lists = NonNullable<PlanAllocationInput['choices']>;

/** Offers a student may name. */
const CHOICES = 30;

/** Of a whole plan, whose mode says whether there may be any. */
export function problemsWithChoices({ mode, rankedMode, choices }: Asked, known: Pick<Known, 'isId'>): readonly FieldProblem[] {
  const isRanked = (mode as string) === 'RANKED_CHOICES';
  if (!isRanked)
    return rankedMode == null && choices == null
      ? []
      : [problem('mode', 'must be RANKED_CHOICES where choices or a rankedMode are given')];
  const list = choices ?? [];
  return [
    ...(rankedMode == null ? [problem('rankedMode', 'is needed where the plan goes by ranked choices')] : []),
    ...(list.length === 0
      ? [problem('choices', 'are needed where the plan goes by ranked choices; give at least one student’s')]
      : []),
    ...problemsWithLists(list, known),
  ];
}

/** Of the lists themselves: whose they are, how long, and what they name. */
export function problemsWithLists(list: Lists, { isId }: Pick<Known, 'isId'>): readonly FieldProblem[] {
  const longest = Math.max(0, ...list.map((one) => one.choices.flat().length));
  const twice = repeated(list.map(({ studentId }) => studentId));
  return [
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
function problemsWithRanks(lists: Lists): readonly FieldProblem[] {
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

/** As they are kept. */
export const choicesFrom = (lists: Lists): NonNullable<AskedOfPlan['ranked']>['choices'] =>
  lists.map(({ studentId, choices }) => ({ studentId, offerIds: choices }));
