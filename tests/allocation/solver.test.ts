import { AllocationSolver } from '../../server/allocation/allocation.solver';
import type { AllocationProblem } from '../../server/allocation/allocation.types';
import { broken, valueOf } from './independent';
import { dateOf, problemOf, randomFrom, solve } from './problems';

/** Half a school for dates of unequal appeal, most of which would run with too few: minutes of work for the integer solver. */
function hardProblem(mode: AllocationProblem['mode'] = 'BEST_FIT'): AllocationProblem {
  const random = randomFrom(99);
  const appeal = (date: number) => 1 + (4 * date) / 40;
  return problemOf(
    Array.from({ length: 600 }, () => Array.from({ length: 40 }, (_, date) => random() ** appeal(date))),
    { mode, offerDates: Array.from({ length: 40 }, (_, index) => dateOf(index, { capacity: 24, minimumAudience: 17 })) },
  );
}

const small = problemOf([
  [0.9, 0.2],
  [0.8, 0.7],
]);

describe('the solver in its worker', () => {
  const solver = new AllocationSolver();

  it('answers as the engine does, and leaves the scores with the caller', async () => {
    const answer = await solver.solve(small, { timeLimitMs: 10_000 });
    expect({ ...answer, milliseconds: 0 }).toEqual(await solve(small));
    expect(small.scores).toEqual(Float64Array.from([0.9, 0.2, 0.8, 0.7]));
  });

  it('tells how far it is, in shares that grow within a stage', async () => {
    const told: { stage: string; share: number }[] = [];
    const random = randomFrom(2);
    const problem = problemOf(
      Array.from({ length: 600 }, () => Array.from({ length: 20 }, random)),
      { mode: 'FAIR' },
    );
    await solver.solve(problem, { timeLimitMs: 10_000, onProgress: (stage, share) => told.push({ stage, share }) });
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(({ share }) => share >= 0 && share <= 1)).toBe(true);
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).sort((one, other) => one - other));
  });

  it('gives the best plan it found and the gap when time runs out', async () => {
    const problem = hardProblem();
    const answer = await solver.solve(problem, { timeLimitMs: 1_500 });
    expect(answer).toMatchObject({ status: 'FEASIBLE', method: 'MIXED_INTEGER', prices: null });
    expect(answer.gap).toBeGreaterThan(0);
    expect(answer.gap).toBeLessThan(0.2);
    expect(broken(problem, answer.places)).toEqual([]);
    expect(answer.value).toBeCloseTo(valueOf(problem, answer.places), 6);
  });

  it('gives the best fair plan it found when time runs out', async () => {
    const problem = hardProblem('FAIR');
    const answer = await solver.solve(problem, { timeLimitMs: 1_500 });
    expect(answer).toMatchObject({ status: 'FEASIBLE', method: 'MIXED_INTEGER' });
    expect(answer.gap).toBeGreaterThanOrEqual(0);
    expect(broken(problem, answer.places)).toEqual([]);
  });

  it('stops within a second when cancelled, even inside the integer solver', async () => {
    const stop = new AbortController();
    let stoppedAt = 0;
    const plan = solver.solve(hardProblem(), {
      timeLimitMs: 60_000,
      signal: stop.signal,
      onProgress: (stage) => {
        if (stage !== 'minimum audiences and clashes' || stoppedAt > 0) return;
        stoppedAt = performance.now();
        stop.abort();
      },
    });
    await expect(plan).rejects.toMatchObject({ code: 'CANCELLED' });
    // The next one only begins when the worker has ended; what it takes itself is not counted.
    await solver.solve(small, { timeLimitMs: 10_000 });
    const nextEndedAt = performance.now();
    await solver.solve(small, { timeLimitMs: 10_000 });
    const nextTook = performance.now() - nextEndedAt;
    expect(stoppedAt).toBeGreaterThan(0);
    expect(nextEndedAt - stoppedAt - nextTook).toBeLessThan(1_000);
  });

  it('lets go at once of a plan that is cancelled while it waits', async () => {
    const stop = new AbortController();
    const first = solver.solve(small, { timeLimitMs: 10_000 });
    let isFirstDone = false;
    void first.then(() => (isFirstDone = true));
    const second = solver.solve(small, { timeLimitMs: 10_000, signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(isFirstDone).toBe(false);
    await first;
  });

  it('never lets two work at once', async () => {
    const order: string[] = [];
    const follow = (name: string) =>
      solver.solve(small, { timeLimitMs: 10_000, onProgress: () => order.push(name) }).then(() => order.push(`${name} done`));
    await Promise.all([follow('first'), follow('second')]);
    expect(order.indexOf('second')).toBeGreaterThan(order.indexOf('first done'));
  });

  it('leaves the event loop free meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    await solver.solve(hardProblem(), { timeLimitMs: 1_000 });
    clearInterval(turning);
    expect(turns).toBeGreaterThan(50);
  });

  it('solves ranked choices too', async () => {
    const project = { id: 'p1', capacity: 1, lowerQuota: 0, mustRun: false, lecturerId: null };
    const students = [{ id: 's1', choices: [['p1']] }];
    const answer = await solver.solveRanked(
      { mode: 'GREEDY', students, projects: [project], lecturers: [] },
      { timeLimitMs: 10_000 },
    );
    expect(answer).toMatchObject({ status: 'OPTIMAL', places: [{ studentId: 's1', projectId: 'p1', rank: 1 }], profile: [1] });
  });

  it('stops a worker that has not answered after its time, and says so without a plan', async () => {
    const strict = new AllocationSolver({ graceMs: 0 });
    const ranked = { mode: 'GREEDY', students: [], projects: [], lecturers: [] } as const;
    expect(await strict.solve(small, { timeLimitMs: 1 })).toMatchObject({ status: 'TIME_LIMIT', places: [], gap: null });
    expect(await strict.solveRanked(ranked, { timeLimitMs: 1 })).toMatchObject({ status: 'TIME_LIMIT', places: [] });
  });

  it('says when the worker fails', async () => {
    const broken = { ...small, forbidden: null } as unknown as typeof small;
    await expect(solver.solve(broken, { timeLimitMs: 10_000 })).rejects.toMatchObject({ code: 'FAILED' });
  });
});
