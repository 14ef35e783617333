import fc from 'fast-check';
import { levers } from '../../server/matching/counterfactual-levers.rules';
import type { WhyNot } from '../../server/matching/counterfactual.types';
import type { Ask } from '../../server/matching/matching.types';
import { namedWeights } from '../../server/matching/weight-names.rules';
import { problemsWithRequest, type RequestToMake } from '../../server/requests/speaker-request.rules';
import { anyWhyNot, titles } from './why-nots';

const known = { hasOccupation: () => true, hasSubject: () => true, hasSector: () => true };

/** What `createSpeakerRequest` would find wrong with a request that asks this, made today: from today on if its days are as before. */
function problemsWith(asked: Ask, { ask: before, today, weights, weightsHoldFor }: WhyNot) {
  const { form, days, parts, criteria, isOnlineWelcome, isInPersonWelcome } = asked;
  const startsOn = days === before.days && days.from < today ? today : days.from;
  const request: unknown = {
    ...{ schoolId: asked.schoolId, title: 'Engineers', purpose: 'Meet people who build things.', audience: { yearGroup: 9 } },
    ...{ form, isOnlineWelcome, isInPersonWelcome, partsOfDay: parts, criteria, accessNeeds: asked.accessNeeds },
    ...{ startsOn, endsOn: days.to },
    weights: weightsHoldFor === null ? null : namedWeights(weights),
  };
  return problemsWithRequest(request as RequestToMake, today, known);
}

describe('a request changed as is suggested', () => {
  it.each(levers.map(({ kind, changes }) => [kind, changes] as const))('could be made: %s', (_kind, changes) => {
    fc.assert(
      fc.property(anyWhyNot, fc.boolean(), (any, hasOwnWeights) => {
        const whyNot = { ...any, weightsHoldFor: hasOwnWeights ? any.ask.form : null };
        fc.pre(any.ask.form !== null && problemsWith(any.ask, whyNot).length === 0);
        for (const { ask } of changes(whyNot, titles)) if (ask) expect(problemsWith(ask, whyNot)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
