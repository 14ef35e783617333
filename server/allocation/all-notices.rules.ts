import type { Breath } from '../platform/breath';
import type { AllocationProblem, Conflict } from './allocation.types';
import { choicesFull } from './choices-full.rules';
import { overruled } from './overruled.rules';
import { planNotices } from './plan-notices.rules';
import { isPlan, type Proposal } from './plan-results.rules';
import type { AskedOfPlan } from './plan.types';
import { stillChosen } from './ranked-plan.rules';
import { targetNotices } from './target-notices.rules';
import { type Whereabouts, whyNobody } from './why-nobody.rules';

export interface Choosing {
  readonly asked: AskedOfPlan;
  /** As `servedBefore` has them. */
  readonly served: ReadonlySet<string>;
}

interface About extends Choosing, Omit<Whereabouts, 'chosen'> {
  /** Names a date. */
  readonly nameOf: (offerDateId: string) => string;
}

/** All that whoever reads these proposals must know beside them: what keeps them from being made, and why they give so little. */
export async function allNotices(
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  about: About,
  breath: Breath,
): Promise<readonly Conflict[]> {
  const { asked, served, dates } = about;
  const noticing = { ...about, chosen: stillChosen(asked, served), breath };
  const clashes = proposals.flatMap(({ conflicts }) => conflicts);
  const notices = await planNotices(problem, proposals, noticing);
  const isNobodyPlaced = proposals.every(({ places }) => places.length === 0);
  const isAsked = proposals.some(isPlan) || clashes.some(({ code }) => code === 'NO_POSSIBLE_PAIR');
  const why = isNobodyPlaced && isAsked ? await whyNobody(problem, noticing, breath) : [];
  if (why.length > 0)
    return [...clashes.filter(({ code }) => code !== 'NO_POSSIBLE_PAIR'), ...why, ...choicesFull(asked, about, dates)];
  return [
    ...clashes,
    ...notices,
    ...choicesFull(asked, about, dates),
    ...(proposals.some(isPlan) ? overruled(problem, about) : []),
    ...(await targetNotices(problem, proposals, noticing)),
  ];
}
