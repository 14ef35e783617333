import { comparisonInWords } from '../../server/allocation/comparison-wording.rules';

const comparison = { fitLost: 1.234, fitLostShare: 0.0789, leftWithoutByBestFit: 2, fewerReached: [2] };

/** Students had 3 encounters towards the target between them. */
const BEST_FIT = { kind: 'BEST_FIT', status: 'OPTIMAL', report: { places: 10, reachedCounts: [9, 4] } } as const;
const FAIR = { kind: 'FAIR', status: 'OPTIMAL', report: { places: 10, reachedCounts: [11, 2] } } as const;
const FEASIBLE = { status: 'FEASIBLE' } as const;

it('says what the plans cost each other, and that it is rough where not both are proved', () => {
  expect(comparisonInWords(comparison, [BEST_FIT, FAIR])).toEqual({
    costOfFairness: 'The fair plan gives up 7.9% of the best fit (1.23 perfect meetings).',
    costOfBestFit: 'The best fit leaves 2 students without an encounter to whom the fair plan gives a first one.',
  });
  for (const results of [
    [BEST_FIT, { ...FAIR, ...FEASIBLE }],
    [{ ...BEST_FIT, ...FEASIBLE }, FAIR],
    [
      { ...BEST_FIT, ...FEASIBLE },
      { ...FAIR, ...FEASIBLE },
    ],
  ])
    for (const sentence of Object.values(comparisonInWords(comparison, results)))
      expect(sentence).toMatch(/\. This is rough: not both plans are proved to be the best there are\.$/);
});

it('tells the places that the target keeps the fair plan from, and does not lay them to fairness', () => {
  const fuller = { ...BEST_FIT, report: { places: 351, reachedCounts: [90] } };
  const fair = { ...FAIR, report: { places: 92, reachedCounts: [92] } };
  expect(comparisonInWords(comparison, [fuller, fair]).costOfFairness).toBe(
    'The fair plan stops at the target, and the best fit gives 261 places more beyond it. That and fairness together cost 7.9% of the best fit (1.23 perfect meetings).',
  );
});
