import fc from 'fast-check';
import type { AllocationProblem, OfferDate, Pair } from '../../server/allocation/allocation.types';
import { loadOptimiser } from '../../server/allocation/mixed-integer';
import { solveAllocation } from '../../server/allocation/solve.engine';

/** Random numbers that are the same every time: a linear congruential generator, 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

export const MEANS = {
  elapsed: () => 0,
  timeLeft: () => 20_000,
  optimiser: loadOptimiser,
  onProgress: () => undefined,
  onPlan: () => undefined,
  known: [],
};

export const solve = (problem: AllocationProblem, means: Partial<Parameters<typeof solveAllocation>[1]> = {}) =>
  solveAllocation(problem, { ...MEANS, ...means });

export const studentId = (index: number): string => `student-${String(index).padStart(4, '0')}`;
export const dateId = (index: number): string => `date-${String(index).padStart(4, '0')}`;

export const dateOf = (index: number, given: Partial<OfferDate> = {}): OfferDate => ({
  id: dateId(index),
  offerId: `offer-${index}`,
  capacity: 2,
  minimumAudience: 0,
  startsAt: index * 10,
  endsAt: index * 10 + 5,
  ...given,
});

/** Students with need 1 and nothing so far, and dates of different offers that do not clash. */
export const problemOf = (scores: readonly (readonly number[])[], given: Partial<AllocationProblem> = {}): AllocationProblem => ({
  mode: 'BEST_FIT',
  students: scores.map((_, index) => ({ id: studentId(index), need: 1, had: 0 })),
  offerDates: (scores[0] ?? []).map((_, index) => dateOf(index)),
  scores: Float64Array.from(scores.flat()),
  mostPerStudent: 1,
  target: 1,
  fixed: [],
  forbidden: [],
  required: [],
  ...given,
});

export const pair = (student: number, date: number): Pair => ({ studentId: studentId(student), offerDateId: dateId(date) });

export interface Shape {
  readonly students: number;
  readonly dates: number;
  /** Whether dates may share offers and times. */
  readonly hasClashes: boolean;
  readonly hasMinimums: boolean;
}

/** Small problems of every kind, most of which can be solved. Scores come from few values, so that ties are common. */
export const smallProblem = (shape: Shape): fc.Arbitrary<AllocationProblem> =>
  fc.record({ n: fc.integer({ min: 1, max: shape.students }), m: fc.integer({ min: 1, max: shape.dates }) }).chain(({ n, m }) => {
    const somePairs = fc.array(fc.record({ studentId: fc.nat(n - 1).map(studentId), offerDateId: fc.nat(m - 1).map(dateId) }), {
      maxLength: 2,
    });
    return fc.record({
      mode: fc.constantFrom('BEST_FIT' as const, 'FAIR' as const),
      students: fc.tuple(...Array.from({ length: n }, (_, index) => student(index))),
      offerDates: fc.tuple(...Array.from({ length: m }, (_, index) => offerDate(index, shape))),
      scores: fc.array(score, { minLength: n * m, maxLength: n * m }).map((scores) => Float64Array.from(scores)),
      mostPerStudent: fc.integer({ min: 1, max: 3 }),
      target: fc.integer({ min: 1, max: 4 }),
      fixed: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: somePairs }),
      forbidden: somePairs,
      required: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: somePairs }),
    });
  });

const score = fc.oneof(
  { weight: 2, arbitrary: fc.constant(NaN) },
  { weight: 6, arbitrary: fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9) },
  { weight: 3, arbitrary: fc.integer({ min: 10_000, max: 1_000_000 }).map((millionths) => millionths / 1e6) },
);

const student = (index: number) =>
  fc.record({
    id: fc.constant(studentId(index)),
    need: fc.constantFrom(0.15, 0.4, 0.5, 0.8, 1, 1.25),
    had: fc.integer({ min: 0, max: 3 }),
  });

const offerDate = (index: number, { hasClashes, hasMinimums }: Shape) =>
  fc
    .record({
      capacity: fc.integer({ min: 1, max: 3 }),
      minimum: fc.integer({ min: 0, max: hasMinimums ? 3 : 0 }),
      offer: fc.nat(2),
      start: fc.nat(4),
      length: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ capacity, minimum, offer, start, length }) =>
      dateOf(index, {
        capacity,
        minimumAudience: Math.min(capacity, minimum),
        ...(hasClashes ? { offerId: `offer-${offer}`, startsAt: start, endsAt: start + length } : {}),
      }),
    );
