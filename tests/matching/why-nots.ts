/** Pairs, questions and rivals of any kind, for what would have to be otherwise. */
import fc from 'fast-check';
import type { Competitor, CounterfactualTitles, WhyNot } from '../../server/matching/counterfactual.types';
import { anyAsk, anyCandidate, anyToday, reference } from './candidates';
import { weights } from './worlds';

const name = (code: string) => code;
export const titles: CounterfactualTitles = { occupation: name, sector: name, subject: name };
const values = fc.array(
  fc.integer({ min: 0, max: 4 }).map((quarters) => quarters / 4),
  { minLength: 5, maxLength: 5 },
);
const competitor = fc.record({ candidate: anyCandidate, values });
const named = (one: Competitor, index: number): Competitor => {
  const { profile } = one.candidate;
  const id = `person ${String(index).padStart(2, '0')}`;
  return { ...one, candidate: { ...one.candidate, profile: { ...profile, id, recentInvitations: index % 3 } } };
};
export const anyWhyNot: fc.Arbitrary<WhyNot> = fc
  .record({
    own: competitor,
    place: fc.nat({ max: 12 }),
    others: fc.array(competitor, { maxLength: 12 }),
    ask: anyAsk,
    today: anyToday,
    weights,
    hasData: fc.tuple(fc.boolean(), fc.boolean()).map((first) => [...first, true, true, true]),
    top: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ own, place, others, ...asked }) => {
    const all = [...others.slice(0, place), own, ...others.slice(place)].map(named);
    const me = all[Math.min(place, others.length)]!;
    const yearGroup = asked.ask.yearGroups[0] ?? 9;
    return { ...asked, ...me, reference, yearGroup, competitors: all, weightsHoldFor: null, isAmongFirst: () => true };
  });
