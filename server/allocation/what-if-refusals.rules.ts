import { counted } from '../matching/wording.rules';
import type { AllocationSolution, Conflicts, WhatIf } from './allocation.types';
import { isPlan } from './plan-results.rules';

const ANEW = 'Then plan anew, and ask that plan.';
const OUT_OF_TIME =
  'No plan to compare with was found in the time there was. Plan anew for fewer students or offers, and ask that plan.';

/**
 * Why there are not two plans to compare, and what to do; null where there are. Where none can be made as things stand, figures would make a
 * gain of what is none: a plan that more places make possible is told in words. `more` is as in "3 more places at the hospital visit".
 */
export function whyNotCompared({ before, after }: WhatIf, more: string): string | null {
  if (isPlan(before) && isPlan(after)) return null;
  if (before.status === 'INFEASIBLE')
    return `As things stand now, this plan cannot be made. ${reasonOf(before)} ${isPlan(after) ? mended(after, more) : ANEW}`;
  if (after.status === 'INFEASIBLE') return `With ${more}, this plan cannot be made. ${reasonOf(after)} ${ANEW}`;
  return OUT_OF_TIME;
}

const reasonOf = ({ conflicts: [first] }: { readonly conflicts: Conflicts }): string => first.message;

const mended = ({ places }: AllocationSolution, more: string): string =>
  `${ANEW} Or find ${more}: with that it can be made, and gives ${counted(places.length, 'place')} in all.`;
