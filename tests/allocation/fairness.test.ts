import fc from 'fast-check';
import type { AllocationProblem, AllocationSolution } from '../../server/allocation/allocation.types';
import { conflictsOf } from '../../server/allocation/conflicts.rules';
import { broken } from './independent';
import { dateOf, pair, problemOf, randomFrom, smallProblem, solve, studentId } from './problems';

const fairProblem = smallProblem({ students: 6, dates: 4, hasClashes: true, hasMinimums: false }).map((problem) => ({
  ...problem,
  mode: 'FAIR' as const,
}));

const reachedBy = (problem: AllocationProblem, { places }: AllocationSolution) =>
  new Map(problem.students.map(({ id, had }) => [id, had + places.filter((place) => place.studentId === id).length]));

describe('a fair plan', () => {
  it('never leaves a student below a level that another could give up', () =>
    fc.assert(
      fc.asyncProperty(fairProblem, async (problem) => {
        fc.pre(conflictsOf(problem).length === 0);
        const solution = await solve(problem);
        const reached = reachedBy(problem, solution);
        const settled = [...problem.fixed, ...problem.required];
        for (const place of solution.places) {
          if (settled.some((one) => one.studentId === place.studentId && one.offerDateId === place.offerDateId)) continue;
          for (const { id } of problem.students) {
            if (reached.get(id)! >= problem.target || reached.get(place.studentId)! < reached.get(id)! + 2) continue;
            // The place of somebody two or more above, handed on as it is, has to break something.
            const handedOn = [...solution.places.filter((one) => one !== place), { ...place, studentId: id }];
            expect(broken(problem, handedOn)).not.toEqual([]);
          }
        }
      }),
      { seed: 20260703, numRuns: 400, endOnFailure: true },
    ));

  it('serves a student without encounters before an equal one with two, whatever their scores', async () => {
    const problem = problemOf([[0.1], [1]], {
      mode: 'FAIR',
      target: 3,
      students: [
        { id: studentId(0), need: 1, had: 0 },
        { id: studentId(1), need: 1, had: 2 },
      ],
      offerDates: [dateOf(0, { capacity: 1 })],
    });
    expect((await solve(problem)).places).toEqual([pair(0, 0)]);
  });

  it('lets the student of lowest need wait', async () => {
    const problem = problemOf([[0.9], [0.2], [0.3]], {
      mode: 'FAIR',
      students: [0.4, 1, 1.25].map((need, index) => ({ id: studentId(index), need, had: 0 })),
    });
    expect((await solve(problem)).places).toEqual([pair(1, 0), pair(2, 0)]);
  });

  it('takes a better worst score over a better total', async () => {
    const problem = problemOf(
      [
        [1, 0.5],
        [0.6, 0.05],
      ],
      { mode: 'FAIR', offerDates: [dateOf(0, { capacity: 1 }), dateOf(1, { capacity: 1 })] },
    );
    expect((await solve(problem)).places).toEqual([pair(0, 1), pair(1, 0)]);
    expect((await solve({ ...problem, mode: 'BEST_FIT' })).value).toBeCloseTo(1.1, 9);
  });

  it('gives nobody more than the target', async () => {
    const problem = problemOf([[1, 1, 1]], { mode: 'FAIR', target: 2, mostPerStudent: 3 });
    expect((await solve(problem)).places).toHaveLength(2);
  });

  it('leaves fewer students without than the best fit, in a school of many clashing dates', async () => {
    const random = randomFrom(3);
    const problem = problemOf(
      Array.from({ length: 300 }, () => Array.from({ length: 20 }, (_, date) => random() ** (1 + (date % 5)))),
      {
        students: Array.from({ length: 300 }, (_, index) => ({
          id: studentId(index),
          need: 1 - (index % 4) * 0.2,
          had: index % 4,
        })),
        offerDates: Array.from({ length: 20 }, (_, index) =>
          dateOf(index, { capacity: 12, startsAt: index % 5, endsAt: (index % 5) + 1 }),
        ),
        mostPerStudent: 3,
        target: 3,
      },
    );
    const [fit, fair] = [await solve(problem), await solve({ ...problem, mode: 'FAIR' })];
    const without = (solution: AllocationSolution) =>
      [...reachedBy(problem, solution).values()].filter((reached) => reached === 0).length;
    expect([fit.status, fit.method, fair.status, fair.method]).toEqual(['OPTIMAL', 'FLOW', 'OPTIMAL', 'FLOW']);
    expect(without(fair)).toBe(0);
    expect(without(fit)).toBeGreaterThan(0);
    expect(fit.value).toBeGreaterThan(fair.value);
  });
});
