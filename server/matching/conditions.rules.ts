import { laterOf } from '../platform/days';
import { availabilityConditions, openMonthsOf } from './availability.rules';
import type { ConditionRule, PreparedAsk } from './conditions.types';
import { criteriaConditions } from './criteria.rules';
import { distanceConditions, distanceToSchoolKm, travelWarnings } from './distance.rules';
import type { Ask, Candidate, Eligibility, MatchingReference } from './matching.types';
import { requestConditions } from './request.rules';
import { safeguardingConditions } from './safeguarding.rules';

/** Every hard condition, once. Those that cost most to look at stand last, since the fast question stops at the first failure. */
export const conditions: readonly ConditionRule[] = [
  ...safeguardingConditions,
  ...requestConditions,
  ...criteriaConditions,
  ...distanceConditions,
  ...availabilityConditions,
];

/** Works out what does not depend on the candidate, once for all of them. `today` is `YYYY-MM-DD` in Europe/London. */
export function prepareAsk(ask: Ask, today: string, reference: MatchingReference): PreparedAsk {
  return { ask, reference, today, firstDay: laterOf(ask.days.from, today), openMonths: openMonthsOf(ask.days, today) };
}

/** Stops at the first condition that fails: meant for every role model there is. */
export function meetsEveryCondition(candidate: Candidate, prepared: PreparedAsk): boolean {
  for (const condition of conditions) if (!condition.holds(candidate, prepared)) return false;
  return true;
}

/** Every condition that fails, with what stands in the way and what would have to change. */
export function explainConditions(candidate: Candidate, prepared: PreparedAsk): Eligibility {
  const failed = conditions
    .filter((condition) => !condition.holds(candidate, prepared))
    .map((condition) => ({ condition: condition.name, explanation: condition.explain(candidate, prepared) }));
  const { ask } = prepared;
  return { failed, warnings: travelWarnings(candidate, ask), distanceKm: distanceToSchoolKm(candidate, ask) };
}
