import { comparisonInWords } from '../../server/allocation/comparison-wording.rules';

const comparison = { fitLost: 1.234, fitLostShare: 0.0789, leftWithoutByBestFit: 2, fewerReached: [2] };

const OPTIMAL = { status: 'OPTIMAL' } as const;
const FEASIBLE = { status: 'FEASIBLE' } as const;

it('says what the plans cost each other, and that it is rough where not both are proved', () => {
  expect(comparisonInWords(comparison, [OPTIMAL, OPTIMAL])).toEqual({
    costOfFairness: 'The fair plan gives up 7.9% of the best fit (1.23 perfect meetings).',
    costOfBestFit: 'The best fit leaves 2 students without an encounter to whom the fair plan gives a first one.',
  });
  for (const results of [
    [OPTIMAL, FEASIBLE],
    [FEASIBLE, OPTIMAL],
    [FEASIBLE, FEASIBLE],
  ])
    for (const sentence of Object.values(comparisonInWords(comparison, results)))
      expect(sentence).toMatch(/\. This is rough: not both plans are proved to be the best there are\.$/);
});
