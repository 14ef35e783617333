/** Pairs, questions and rivals of any kind, for what would have to be otherwise. */
import fc from 'fast-check';
import { meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import type { PreparedAsk } from '../../server/matching/conditions.types';
import type { Competitor, CounterfactualTitles, WhyNot } from '../../server/matching/counterfactual.types';
import type { Ask, Candidate, Weights } from '../../server/matching/matching.types';
import { comparable } from '../../server/matching/ranking.engine';
import { CRITERIA, DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { anyAsk, anyCandidate, anyToday, reference } from './candidates';
import { weights } from './worlds';

/** A code nobody knows stands for itself. */
export const titles: CounterfactualTitles = { occupations: [], sectors: [], subjects: [] };
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

const preparedAsks = new WeakMap<Ask, PreparedAsk>();
export function prepared(asked: Ask, day: string): PreparedAsk {
  const known = preparedAsks.get(asked) ?? prepareAsk(asked, day, reference);
  preparedAsks.set(asked, known);
  return known;
}

/** Whether somebody is among the first, or would be with a change: asked straight from the conditions and the formula. */
export function isFirst(whyNot: WhyNot, change: { ask?: Ask; candidate?: Candidate; weights?: Weights } = {}): boolean {
  const asked = change.ask ?? whyNot.ask;
  const me = { candidate: change.candidate ?? whyNot.candidate, values: whyNot.values };
  const set = change.weights ?? whyNot.weights;
  const isMentoring = asked.form === 'MENTORING_SESSION';
  const given = isMentoring && set.VARIETY === 1 ? DEFAULT_WEIGHTS : set;
  const acts = CRITERIA.map((criterion, index) =>
    whyNot.hasData[index] && !(criterion === 'VARIETY' && isMentoring) ? given[criterion] : 0,
  );
  const total = acts.reduce((sum, weight) => sum + weight, 0);
  const scoreOf = (one: Competitor) =>
    total === 0 ? 0 : comparable(acts.reduce((sum, weight, index) => sum + (weight / total) * one.values[index]!, 0));
  const all = [...whyNot.competitors.filter((one) => one.candidate.profile.id !== me.candidate.profile.id), me]
    .filter((one) => meetsEveryCondition(one.candidate, prepared(asked, whyNot.today)))
    .sort((one, other) => {
      const [a, b] = [one.candidate.profile, other.candidate.profile];
      return scoreOf(other) - scoreOf(one) || a.recentInvitations - b.recentInvitations || (a.id < b.id ? -1 : 1);
    });
  const place = all.indexOf(me);
  return place >= 0 && place < whyNot.top;
}
