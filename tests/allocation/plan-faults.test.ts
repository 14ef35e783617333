import { AllocationSolver } from '../../server/allocation/allocation.solver';
import type { AllocationSolution } from '../../server/allocation/allocation.types';
import { planningJob } from '../../server/allocation/planning.job';
import { PLANNING, PLANNING_ATTEMPTS } from '../../server/allocation/planning.words';
import { type SolverProblem, workerProblem } from '../../server/allocation/solver-problem';
import { NOBODY } from '../../server/platform/connection';
import { JobRunner } from '../../server/platform/jobs/runner';
import { createLogger } from '../../server/platform/logging';
import { statement } from '../../server/platform/statement';
import { referenceData } from '../../server/reference/reference.catalogue';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

/** Gives no answer, whatever it is asked. */
class Failing extends AllocationSolver {
  calls = 0;

  constructor(private readonly problem: SolverProblem) {
    super();
  }

  override solve(): Promise<AllocationSolution> {
    this.calls += 1;
    return Promise.reject(this.problem);
  }
}

/** What becomes of a plan, of its job and of the log where the worker thread ends with an error. */
async function planWith(cause: Error) {
  const { clock, database, bell } = planning.world.foundation;
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const solver = new Failing(workerProblem(cause));
  const handlers = new Map([[PLANNING, planningJob({ clock, solver, reference: referenceData })]]);
  const runner = new JobRunner({ database, bell, log }, handlers, { every: 20, again: 1 });
  await planning.students(2);
  const offer = await planning.offer();
  const { plan } = await planning.plan(planning.input([offer.id]));
  runner.start();
  const finished = await planning.finished(plan.id);
  await runner.stop();
  const [job] = await planning.world.plant.sql(`SELECT state, attempts FROM job`, [], [planning.schoolId]);
  return { plan: finished, job, calls: solver.calls, logged: lines.map((line) => JSON.parse(line)) };
}

it('tries again where a plan meets a fault of ours, logs each try with what was wrong, and fails after the last', async () => {
  const { plan, job, calls, logged } = await planWith(new TypeError('is no function: Canary'));
  expect(calls).toBe(PLANNING_ATTEMPTS);
  expect(logged).toHaveLength(PLANNING_ATTEMPTS);
  const error = { kind: 'SolverProblem', code: 'FAILED', cause: { kind: 'TypeError', message: 'is no function' } };
  expect(logged.at(-1)).toMatchObject({ level: 'error', kind: PLANNING, attempt: PLANNING_ATTEMPTS, isLast: true, error });
  expect(job).toEqual({ state: 'FAILED', attempts: PLANNING_ATTEMPTS });
  const failure = 'It could not be worked out. This is a fault of ours; it has been noted.';
  expect(plan).toMatchObject({ state: 'FAILED', failure, bestFit: null, fair: null });
  expect(await planning.cancel(plan.id)).toMatchObject({ __typename: 'AllocationFinished', plan: { state: 'FAILED' } });
});

it('counts each try in what it tells of the plan, so that the share may fall there', async () => {
  const { plan } = await planWith(new Error('no'));
  const begun = statement(
    'test_begun',
    `SELECT payload FROM outbox_event WHERE subject_id = $1 AND payload ->> 'stage' = 'reading' ORDER BY written_in, id`,
  );
  const events = await planning.world.database.reading(NOBODY, 'firsthand_jobs').tenant(begun, [plan.id]);
  const payload = { state: 'RUNNING', stage: 'reading', progress: 0 };
  expect(events).toEqual([1, 2, 3, 4].map((attempt) => ({ payload: { ...payload, attempt } })));
});

it('says at once what staff can do where a plan is too large for the memory there is', async () => {
  const { plan, job, calls, logged } = await planWith(Object.assign(new Error('no'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
  expect([calls, logged, job]).toEqual([1, [], { state: 'DONE', attempts: 1 }]);
  expect(plan).toMatchObject({
    state: 'FAILED',
    failure: 'The plan is too large to be made at once. Plan for fewer students or dates.',
  });
});
