import type { AllocationSolution, Conflict } from '../../server/allocation/allocation.types';
import { placesInWords, priceSentence, whatIfSentence } from '../../server/allocation/price-wording.rules';
import { whyNotCompared } from '../../server/allocation/what-if-refusals.rules';
import { comparePlans, reportOn } from '../../server/allocation/report.rules';
import { dateOf, pair, problemOf, solve, studentId } from './problems';

const labels = {
  students: [
    { id: studentId(0), needGroup: 'none so far', sex: 'FEMALE', hasSend: true },
    { id: studentId(1), needGroup: 'none so far', sex: 'MALE', hasSend: false },
    { id: studentId(2), needGroup: 'two so far', sex: null, hasSend: null },
  ],
  pairs: [
    { ...pair(0, 0), isCounterStereotypical: true },
    { ...pair(2, 1), isCounterStereotypical: false },
    { ...pair(1, 1), isCounterStereotypical: true },
  ],
};

const problem = problemOf(
  [
    [0.8, 0.1],
    [0.4, 0.2],
    [NaN, 0.6],
    [NaN, NaN],
  ],
  {
    target: 3,
    students: [0, 0, 2, 0].map((had, index) => ({ id: studentId(index), need: 1, had })),
    offerDates: [dateOf(0, { capacity: 1 }), dateOf(1, { capacity: 1 })],
  },
);

describe('a report', () => {
  it('says who is reached, with what, and who is still without', () => {
    expect(reportOn(problem, { places: [pair(0, 0), pair(2, 1)], value: 1.4 }, labels)).toEqual({
      students: 4,
      placed: 2,
      places: 2,
      reached: { minimum: 0, median: 0.5 },
      score: { minimum: 0.6, median: 0.7 },
      reachedCounts: [2, 1, 1],
      byNeedGroup: [
        { group: 'none so far', students: 2, placed: 1, without: 1, reached: { minimum: 0, median: 0.5 } },
        { group: 'two so far', students: 1, placed: 1, without: 0, reached: { minimum: 3, median: 3 } },
      ],
      bySex: [
        { group: 'FEMALE', students: 1, placed: 1, without: 0, reached: { minimum: 1, median: 1 } },
        { group: 'MALE', students: 1, placed: 0, without: 1, reached: { minimum: 0, median: 0 } },
        { group: null, students: 1, placed: 1, without: 0, reached: { minimum: 3, median: 3 } },
      ],
      bySend: [
        { group: 'SEND', students: 1, placed: 1, without: 0, reached: { minimum: 1, median: 1 } },
        { group: 'no SEND', students: 1, placed: 0, without: 1, reached: { minimum: 0, median: 0 } },
        { group: null, students: 1, placed: 1, without: 0, reached: { minimum: 3, median: 3 } },
      ],
      counterStereotype: { labelled: 2, covered: 1 },
      stillWithout: [studentId(1), studentId(3)],
      value: 1.4,
    });
  });

  it('measures nothing where there are no places', () => {
    const { score, placed, counterStereotype } = reportOn(problem, { places: [], value: 0 }, { students: [], pairs: [] });
    expect({ score, placed, counterStereotype }).toEqual({
      score: { minimum: null, median: null },
      placed: 0,
      counterStereotype: { labelled: 0, covered: 0 },
    });
  });

  it('says what two plans cost each other', async () => {
    const fit = await solve(problem);
    const fair = await solve({ ...problem, mode: 'FAIR' });
    const comparison = comparePlans(reportOn(problem, fit, labels), reportOn(problem, fair, labels));
    expect(fit.places).toEqual([pair(0, 0), pair(2, 1)]);
    expect(fair.places).toEqual([pair(0, 0), pair(1, 1)]);
    expect(comparison).toEqual({
      fitLost: expect.closeTo(0.4, 9),
      fitLostShare: expect.closeTo(0.4 / 1.4, 9),
      leftWithoutByBestFit: [studentId(1)],
      leftWithoutByFair: [],
      fewerReached: [1, 0, -1],
    });
  });
});

describe('sentences about places', () => {
  const solution = { status: 'OPTIMAL', value: 4, places: [pair(0, 0)] } as unknown as AllocationSolution;

  it('say what one more is worth', () => {
    expect(priceSentence({ offerDateId: 'x', value: 0.456 }, 'the hospital visit', false)).toBe(
      'One more place at the hospital visit would be worth 0.46 perfect meetings.',
    );
    expect(priceSentence({ offerDateId: 'x', value: 0.0032 }, 'the talk', false)).toBe(
      'One more place at the talk would be worth less than 0.01 perfect meetings.',
    );
    expect(priceSentence({ offerDateId: 'x', value: 0 }, 'the talk', false)).toBe(
      'One more place at the talk would make nobody better off.',
    );
    expect(priceSentence({ offerDateId: 'x', value: 1 }, 'the talk', true)).toBe(
      'One more place at the talk would be worth 1.00 perfect meetings, as long as the same dates run.',
    );
  });

  it('say what several would change', () => {
    const after = { ...solution, value: 5.5, places: [pair(0, 0), pair(1, 0), pair(2, 0)] };
    expect(whatIfSentence({ before: solution, after }, placesInWords(5, 'the hospital visit'))).toBe(
      '5 more places at the hospital visit would be worth 1.50 perfect meetings, with 2 more taken in all.',
    );
    expect(whatIfSentence({ before: solution, after: { ...solution, value: 4.2 } }, placesInWords(1, 'the talk'))).toBe(
      '1 more place at the talk would be worth 0.20 perfect meetings, with as many places taken in all.',
    );
  });

  it('say why there is nothing to compare, and what to do', () => {
    const conflict = (message: string): Conflict => ({ code: 'UNKNOWN_PAIR', message, ids: [] });
    const clash = (message: string) => ({ ...solution, status: 'INFEASIBLE' as const, conflicts: [conflict(message)] as const });
    const late = { ...solution, status: 'TIME_LIMIT', conflicts: [] } as const;
    const why = (before: AllocationSolution, after: AllocationSolution) =>
      whyNotCompared({ before, after }, '2 more places at the talk');
    expect(why(solution, { ...solution, status: 'FEASIBLE', conflicts: [] })).toBeNull();
    expect(why(clash('It is full. Release them.'), clash('Still.'))).toBe(
      'As things stand now, this plan cannot be made. It is full. Release them. Then plan anew, and ask that plan.',
    );
    expect(why(clash('It is full. Release them.'), solution)).toBe(
      'As things stand now, this plan cannot be made. It is full. Release them. Then plan anew, and ask that plan. ' +
        'Or find 2 more places at the talk: with that it can be made, and gives 1 place in all.',
    );
    expect(why(solution, clash('Two dates overlap. Move one.'))).toBe(
      'With 2 more places at the talk, this plan cannot be made. Two dates overlap. Move one. Then plan anew, and ask that plan.',
    );
    expect(why(late, solution)).toMatch(/found in the time.*fewer/);
    expect(why(solution, late)).toBe(why(late, solution));
  });
});
