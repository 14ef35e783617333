import { AllocationSolver } from '../../server/allocation/allocation.solver';
import type { Proposal } from '../../server/allocation/plan-results.rules';
import { besideBestFit, solvePlan } from '../../server/allocation/solve-plan';
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
