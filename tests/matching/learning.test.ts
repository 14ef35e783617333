import fc from 'fast-check';
import { learnableBounds, LEAST_RESPONSES, learnWeights } from '../../server/matching/learning.engine';
import { explainLearning } from '../../server/matching/learning-explanation.rules';
import type { Learning, MeetingResponse } from '../../server/matching/learning.types';
import type { Weights } from '../../server/matching/matching.types';
import { projectOnto } from '../../server/matching/projection.engine';
import { CRITERIA, DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { problemsWithWeights } from '../../server/matching/weights.rules';
import { responsesOf } from './responses';

const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 });
const scale = fc.integer({ min: 1, max: 5 });
const response: fc.Arbitrary<MeetingResponse> = fc.record({
  rating: fc.option(scale),
  belief: fc.option(fc.record({ before: scale, after: scale })),
  components: fc.record({
    INTEREST: value,
    BACKGROUND: value,
    COUNTER_STEREOTYPE: value,
    VARIETY: value,
    ATTAINABILITY: value,
  }),
  form: fc.constantFrom('TALK' as const, 'PROJECT' as const),
});
const taste = fc.record({
  INTEREST: fc.constantFrom(-1, 0, 1),
  BACKGROUND: fc.constantFrom(-1, 0, 1),
  COUNTER_STEREOTYPE: fc.constantFrom(-1, 0, 1),
  VARIETY: fc.constantFrom(-1, 0, 1),
  ATTAINABILITY: fc.constantFrom(-1, 0, 1),
});
/** Pure chance, and students with a taste. */
const responses = fc.oneof(
  fc.array(response, { minLength: 0, maxLength: 80 }),
  fc
    .record({ count: fc.integer({ min: 30, max: 120 }), seed: fc.nat(), rating: taste, belief: taste })
    .map(({ count, seed, rating, belief }) => responsesOf(count, seed, { rating, belief })),
);
/** Weights that learning may have come to: any point of the box, brought to a sum of 1. */
const current: fc.Arbitrary<Weights> = fc
  .tuple(...CRITERIA.map((criterion) => fc.double({ ...box(criterion), noNaN: true })))
  .map((point) => {
    const bounds = CRITERIA.map(learnableBounds);
    const found = projectOnto(point, { low: bounds.map(({ low }) => low), high: bounds.map(({ high }) => high) }, 1);
    return Object.fromEntries(CRITERIA.map((criterion, index) => [criterion, found[index]])) as unknown as Weights;
  });

function box(criterion: keyof Weights) {
  const { low: min, high: max } = learnableBounds(criterion);
  return { min, max };
}

const weightsAfter = (before: Weights, learning: Learning): Weights => (learning.kind === 'LEARNED' ? learning.weights : before);
const learned = (before: Weights, given: readonly MeetingResponse[]): Extract<Learning, { kind: 'LEARNED' }> => {
  const learning = learnWeights(before, given);
  if (learning.kind !== 'LEARNED') throw new Error(`nothing was learned: ${learning.why}`);
  return learning;
};

describe('learned weights', () => {
  it('stay within half of the defaults, sum to 1, and move by small steps', () => {
    fc.assert(
      fc.property(current, responses, (before, given) => {
        const after = weightsAfter(before, learnWeights(before, given));
        expect(problemsWithWeights(after, null)).toEqual([]);
        for (const criterion of CRITERIA) {
          expect(after[criterion]).toBeGreaterThanOrEqual(0.5 * DEFAULT_WEIGHTS[criterion] - 1e-9);
          expect(after[criterion]).toBeLessThanOrEqual(1.5 * DEFAULT_WEIGHTS[criterion] + 1e-9);
          expect(Math.abs(after[criterion] - before[criterion])).toBeLessThan(0.1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same, to the last bit, in whatever order the answers come', () => {
    fc.assert(
      fc.property(
        current,
        responses.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        (before, [given, shuffled]) => {
          expect(learnWeights(before, shuffled)).toEqual(learnWeights(before, given));
        },
      ),
    );
  });

  it('give COUNTER_STEREOTYPE the same weight whatever the ratings are', () => {
    const ratings = fc.array(fc.option(scale), { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(current, responses, ratings, (before, given, others) => {
        const believing = given.filter(({ belief }) => belief !== null);
        const rated = believing.map((one, index) => ({ ...one, rating: others[index] ?? null }));
        const weight = (all: readonly MeetingResponse[]) => weightsAfter(before, learnWeights(before, all)).COUNTER_STEREOTYPE;
        expect(weight(rated)).toBe(weight(believing));
      }),
    );
  });

  it('leave COUNTER_STEREOTYPE as it was where nobody was asked what they believe', () => {
    const rating = { COUNTER_STEREOTYPE: -1, INTEREST: 1 };
    const given = responsesOf(200, 7, { rating, belief: {} }).map((one) => ({ ...one, belief: null }));
    const { weights } = learned(DEFAULT_WEIGHTS, given);
    expect(weights.COUNTER_STEREOTYPE).toBe(DEFAULT_WEIGHTS.COUNTER_STEREOTYPE);
    expect(weights.INTEREST).toBeGreaterThan(DEFAULT_WEIGHTS.INTEREST);
  });

  it.each([1, -1])('move COUNTER_STEREOTYPE with what students came to believe (%i)', (direction) => {
    const { weights } = learned(DEFAULT_WEIGHTS, responsesOf(100, 3, { rating: {}, belief: { COUNTER_STEREOTYPE: direction } }));
    expect(Math.sign(weights.COUNTER_STEREOTYPE - 0.2)).toBe(direction);
  });

  it('come to the bound after five clear updates at the earliest, and stay there', () => {
    let weights = DEFAULT_WEIGHTS;
    for (let update = 1; update <= 40; update += 1) {
      const given = responsesOf(200, update, { rating: { BACKGROUND: 1 }, belief: { BACKGROUND: 1 } });
      weights = weightsAfter(weights, learnWeights(weights, given));
      if (update < 5) expect(weights.BACKGROUND).toBeLessThan(0.3 - 1e-9);
    }
    expect(weights.BACKGROUND).toBeCloseTo(0.3, 9);
  });

  it('need thirty answers', () => {
    const given = responsesOf(LEAST_RESPONSES, 1, { rating: { INTEREST: 1 }, belief: { INTEREST: 1 } });
    expect(learnWeights(DEFAULT_WEIGHTS, given).kind).toBe('LEARNED');
    expect(learnWeights(DEFAULT_WEIGHTS, given.slice(1))).toEqual({ kind: 'UNCHANGED', why: 'TOO_FEW', responses: 29 });
    const silent = { ...given[0]!, rating: null, belief: null };
    expect(learnWeights(DEFAULT_WEIGHTS, [...given.slice(1), silent])).toMatchObject({ why: 'TOO_FEW', responses: 29 });
  });

  it('do not move where every answer is the same, or chance alone speaks', () => {
    const same = responsesOf(100, 1, { rating: {}, belief: {} }).map((one) => ({ ...one, rating: 4, belief: null }));
    expect(learnWeights(DEFAULT_WEIGHTS, same)).toEqual({ kind: 'UNCHANGED', why: 'NOTHING_CLEAR', responses: 100 });
    const moved = Array.from({ length: 100 }, (_, seed) =>
      learnWeights(DEFAULT_WEIGHTS, responsesOf(60, seed, { rating: {}, belief: {} })),
    );
    const most = moved.flatMap((one) =>
      CRITERIA.map((criterion) => Math.abs(weightsAfter(DEFAULT_WEIGHTS, one)[criterion] - DEFAULT_WEIGHTS[criterion])),
    );
    expect(Math.max(...most)).toBeLessThan(0.005);
  });

  it('do not take one form of meeting being liked better for a taste', () => {
    const given = responsesOf(200, 5, { rating: {}, belief: {} }).map((one, index) => {
      const isVisit = index % 2 === 0;
      const components = { ...one.components, INTEREST: isVisit ? 0.9 : 0.1 };
      return {
        ...one,
        components,
        belief: null,
        rating: isVisit ? 5 : 2,
        form: isVisit ? ('WORKPLACE_VISIT' as const) : ('TALK' as const),
      };
    });
    expect(learnWeights(DEFAULT_WEIGHTS, given)).toMatchObject({ kind: 'UNCHANGED', why: 'NOTHING_CLEAR' });
  });

  it('take nothing for VARIETY from mentoring and projects, which want repetition', () => {
    const given = responsesOf(200, 5, { rating: { VARIETY: -1 }, belief: { VARIETY: -1 } });
    expect(learnWeights(DEFAULT_WEIGHTS, given).kind).toBe('LEARNED');
    const mentoring = given.map((one) => ({ ...one, form: 'MENTORING_SESSION' as const }));
    expect(learnWeights(DEFAULT_WEIGHTS, mentoring)).toMatchObject({ why: 'NOTHING_CLEAR' });
  });

  it('leave alone what was set by hand beyond what may be learned', () => {
    const own = { INTEREST: 0.8, BACKGROUND: 0, COUNTER_STEREOTYPE: 0.2, VARIETY: 0, ATTAINABILITY: 0 };
    const given = responsesOf(100, 1, { rating: { INTEREST: 1 }, belief: {} });
    expect(learnWeights(own, given)).toEqual({ kind: 'UNCHANGED', why: 'SET_BEYOND', responses: 100 });
  });
});

describe('what is said of learned weights', () => {
  const tastes = { rating: { INTEREST: 1, BACKGROUND: -0.6 }, belief: { INTEREST: 0.5, COUNTER_STEREOTYPE: 0.8 } };
  const { weights, evidence } = learned(DEFAULT_WEIGHTS, responsesOf(150, 11, tastes));
  const explanation = explainLearning(DEFAULT_WEIGHTS, weights, evidence);
  const of = (criterion: string) => explanation.criteria.find((one) => one.criterion === criterion)?.summary;

  it('is a sentence for each criterion, with old, new and why', () => {
    expect(explanation.criteria.map(({ criterion }) => criterion)).toEqual(CRITERIA);
    expect(of('INTEREST')).toMatch(
      /^Interests count (a little|clearly) more \(40% to 4\d(\.\d)?%\): the more a person spoke to their interests, the higher they rated the meeting and the more they came to believe that someone like them could do the job\.$/,
    );
    expect(of('BACKGROUND')).toMatch(
      /^A shared background counts .* less \(20% to 1\d(\.\d)?%\): the more .*, the lower they rated the meeting\.$/,
    );
    expect(of('COUNTER_STEREOTYPE')).toMatch(/^Breaking a stereotype counts .* more .* could do the job\.$/);
    expect(of('VARIETY')).toMatch(
      /^Meeting somebody new counts .* less .*: only to make room for the others; students’ answers show no clear link with it\.$/,
    );
  });

  it('tells from how many answers, and how it is undone', () => {
    expect(explanation.responses).toBe(150);
    expect(explanation.summary).toContain('150');
    expect(explanation.undo).toContain(
      'interests 40%, a shared background 20%, breaking a stereotype 20%, meeting somebody new 10% and a path within reach 10%',
    );
  });

  it('agrees with the numbers whatever they are', () => {
    fc.assert(
      fc.property(current, responses, (before, given) => {
        const learning = learnWeights(before, given);
        if (learning.kind !== 'LEARNED') return;
        const told = explainLearning(before, learning.weights, learning.evidence);
        for (const one of told.criteria) {
          const change = one.after - one.before;
          const words = Math.abs(change) < 5e-10 ? / as before / : change > 0 ? / more \(/ : / less \(/;
          if (Math.abs(Math.abs(change) - 5e-10) > 4e-10) expect(one.summary).toMatch(words);
          expect(one.summary).toMatch(/^[A-Z].*: .*\S\.$/);
        }
      }),
    );
  });
});
