import { AllocationSolver } from '../../server/allocation/allocation.solver';
import type { AllocationProblem } from '../../server/allocation/allocation.types';
import type { Proposal } from '../../server/allocation/plan-results.rules';
import { besideBestFit, solvePlan } from '../../server/allocation/solve-plan';
import { askedOf } from './askings';
import { dateId, dateOf, pair, problemOf, solve, studentId } from './problems';

describe('a target that too few are below', () => {
  // On each date one is fixed and a second is needed: beside the first a newcomer may come, beside the other only who has had theirs.
  const problem = {
    ...problemOf(
      [
        [0.5, NaN],
        [0.5, NaN],
        [NaN, 0.5],
        [NaN, 0.5],
      ],
      {
        offerDates: [dateOf(0, { capacity: 3, minimumAudience: 2 }), dateOf(1, { capacity: 3, minimumAudience: 2 })],
        fixed: [pair(0, 0), pair(2, 1)],
      },
    ),
    students: [0, 0, 0, 1].map((had, index) => ({ id: studentId(index), need: 1, had })),
  };
  const asked = { asked: { ranked: null }, timeLimitSeconds: 5 } as unknown as Parameters<typeof solvePlan>[1];

  it('is told of the dates alone that it keeps from running', async () => {
    const stages = new Set<string>();
    const onProgress = (stage: string) => stages.add(stage);
    const [bestFit, fair] = await solvePlan(problem, asked, { solver: new AllocationSolver(), onProgress });
    expect([...stages]).toEqual(expect.arrayContaining(['best fit', 'fair plan']));
    expect([...stages].filter((stage) => /^(.+): \1$/.test(stage))).toEqual([]);
    expect(bestFit).toMatchObject({ status: 'OPTIMAL' });
    expect(fair).toMatchObject({ status: 'INFEASIBLE', conflicts: [{ code: 'TARGET_LEAVES_TOO_FEW', ids: [dateId(1)] }] });
  });

  it('sends staff to a best fit only where there is one', () => {
    const fair = { status: 'INFEASIBLE', conflicts: [{ code: 'TARGET_LEAVES_TOO_FEW', message: 'Too few.', ids: [] }] };
    const told = (status: Proposal['status']) => besideBestFit(fair as unknown as Proposal, { status }).conflicts[0]?.message;
    expect(told('OPTIMAL')).toBe('Too few. Or take the best fit.');
    expect(told('FEASIBLE')).toBe('Too few. Or take the best fit.');
    expect(told('TIME_LIMIT')).toBe('Too few.');
  });
});

describe('ranked choices that cannot fill the dates that have to run', () => {
  const needy = { capacity: 6, minimumAudience: 4 };
  const lower = 'ask whoever makes the offer for a lower minimum';
  const lowerOne = 'ask whoever makes an offer for a lower minimum';
  const first = 'What is required comes first: ';
  const elsewhere = 'or find another date for those who are required.';
  const one =
    'Students are fixed or required on this date, so it has to run, and not enough other students chose it to reach its minimum audience. ';
  const both =
    'Students are fixed or required on these dates, so they have to run, and not enough other students chose them to reach the minimum audience of all of them together. ';

  /** With two students for each date, some of whom are settled there and chose nothing, and others who chose all dates alike. */
  async function told(settled: Partial<AllocationProblem>, dates: number, choosing: number) {
    const scores = Array.from({ length: 2 * dates + choosing }, () => Array.from({ length: dates }, () => 0.5));
    const offerDates = scores[0]!.map((_, index) => dateOf(index, needy));
    const choices = Array.from({ length: choosing }, (_, index) => ({
      studentId: studentId(2 * dates + index),
      offerIds: [offerDates.map(({ offerId }) => offerId)],
    }));
    const ranked = { mode: 'GREEDY', choices } as const;
    const plan = { asked: { ...askedOf({}), ranked }, timeLimitSeconds: 5, served: new Set<string>() };
    const solving = { solver: new AllocationSolver(), onProgress: () => undefined };
    const [proposal] = await solvePlan(problemOf(scores, { offerDates, ...settled }), plan, solving);
    expect(proposal).toMatchObject({ kind: 'RANKED', status: 'INFEASIBLE', conflicts: [{ code: 'CONSTRAINTS_TOGETHER' }] });
    expect(proposal!.conflicts[0]!.ids).toEqual(offerDates.map(({ id }) => id));
    return proposal!.conflicts[0]!.message;
  }

  it('are told of so that nobody who is required is to be released', async () => {
    expect(await told({ required: [pair(0, 0)] }, 1, 2)).toBe(`${one}${first}${lower}, ${elsewhere}`);
    expect(await told({ fixed: [pair(0, 0), pair(1, 0)] }, 1, 1)).toBe(`${one}Release those students, or ${lower}.`);
    expect(await told({ required: [pair(0, 0)], fixed: [pair(2, 1)] }, 2, 3)).toBe(
      `${both}${first}release the students of one where nobody is required, or ${lowerOne}.`,
    );
    expect(await told({ required: [pair(0, 0), pair(2, 1)] }, 2, 3)).toBe(`${both}${first}${lowerOne}, ${elsewhere}`);
  });
});

describe('a best fit that is proved when its time is over', () => {
  it('stands without prices', async () => {
    const problem = problemOf([[0.5], [0.4]], { offerDates: [dateOf(0, { minimumAudience: 2 })] });
    const told: string[] = [];
    const onPlan = ({ status, places }: { status: string; places: readonly unknown[] }) =>
      told.push(`${status} ${places.length}`);
    expect(await solve(problem, { timeLeft: () => 0, onPlan })).toMatchObject({ status: 'OPTIMAL', value: 0.9, prices: null });
    expect(await solve(problem, { onPlan })).toMatchObject({ status: 'OPTIMAL', value: 0.9, prices: [{ value: 0 }] });
    expect(told).toEqual(['OPTIMAL 2', 'OPTIMAL 2']);
  });
});
