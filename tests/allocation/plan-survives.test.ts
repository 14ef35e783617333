import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { JobStore } from '../../server/platform/jobs/job.store';
import { newId } from '../../server/platform/identifiers';
import { PLANNING } from '../../server/allocation/planning.words';
import { PlanningStore } from '../../server/allocation/planning.store';
import { NOW } from '../support/world';
import { plantHardSchool } from './hard-school';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

it('is taken up by another node after the process that worked on it was killed', async () => {
  const hard = await plantHardSchool(planning);
  const { plan } = await planning.plan(planning.input(hard, { timeLimitSeconds: 2 }));
  const program = join(__dirname, 'planning-node.program.ts');
  const node = spawn(
    'node',
    ['--require', './server/platform/typescript.cjs', program, planning.world.url, NOW.toISOString(), '1500'],
    { stdio: 'inherit' },
  );
  const ended = once(node, 'exit');
  const running = await planning.until(plan.id, ({ stage }) => stage.includes('minimum audiences'));
  expect(running).toMatchObject({ state: 'RUNNING', bestFit: null });
  node.kill('SIGKILL');
  await ended;
  planning.start();
  const finished = await planning.finished(plan.id);
  expect(finished).toMatchObject({ state: 'READY', bestFit: { students: 600 } });
  const [job] = await planning.world.plant.sql(
    `SELECT attempts, state FROM job WHERE kind = '${PLANNING}'`,
    [],
    [planning.schoolId],
  );
  expect(job).toMatchObject({ attempts: 2 });
  await planning.pauseJobs();
}, 60_000);

describe('a run whose lease was lost', () => {
  it('writes nothing to a plan that another finished, or that staff gave up', async () => {
    const students = await planning.students(2);
    const offer = await planning.offer();
    const tenant = { personId: planning.leader.personId, schoolIds: [planning.schoolId] };
    const finish = (id: string) =>
      planning.world.database.writing(tenant, (connection) =>
        new PlanningStore(connection).finish({ schoolId: planning.schoolId, id }, NOW, {
          ...{ state: 'READY', dates: [], results: { results: [], comparison: null, conflicts: [] } },
          students: [{ studentId: String(students[0]), need: 1, had: 0, held: [], expected: [], yearGroup: 9, basis: null }],
          ...{ places: [], consents: { digest: '', upTo: NOW } },
        }),
      );
    const one = await planning.plan(planning.input([offer.id]));
    expect(await finish(one.plan.id)).toBe(true);
    expect(await finish(one.plan.id)).toBe(false);
    const other = await planning.plan(planning.input([offer.id]));
    await planning.cancel(other.plan.id);
    expect(await finish(other.plan.id)).toBe(false);
    expect(await planning.read(other.plan.id)).toMatchObject({ state: 'CANCELLED', bestFit: null });
  });
});

it('begins with nothing done each time, and says no more of an attempt that another followed', async () => {
  await planning.students(2);
  const offer = await planning.offer();
  const { plan } = await planning.plan(planning.input([offer.id]));
  const key = { schoolId: planning.schoolId, id: String(plan.id) };
  const tenant = { personId: planning.leader.personId, schoolIds: [planning.schoolId] };
  const writing = <Answer>(work: (store: PlanningStore) => Promise<Answer>) =>
    planning.world.database.writing(tenant, (connection) => work(new PlanningStore(connection)));
  const half = { stage: 'x', progress: 0.5 };
  expect(await writing((store) => store.begin(key))).toMatchObject({ attempt: 1, progress: 0 });
  expect(await writing((store) => store.tell({ ...key, attempt: 1 }, half))).toBe(true);
  expect(await writing((store) => store.begin(key))).toMatchObject({ attempt: 2, progress: 0 });
  expect(await writing((store) => store.tell({ ...key, attempt: 1 }, half))).toBe(false);
  expect(await planning.read(plan.id)).toMatchObject({ state: 'RUNNING', stage: 'reading', progress: 0 });
});

it('reads as failed when its job was given up, though nobody was left to write so', async () => {
  await planning.students(2);
  const offer = await planning.offer();
  const { plan } = await planning.plan(planning.input([offer.id]));
  // As a process would that ends each time it takes the job up. A lease that ends now may still hold: it is rounded to milliseconds.
  const takeAll = () =>
    planning.world.database.as('firsthand_jobs', (connection) => new JobStore(connection).take([PLANNING], newId(), -1_000));
  while ((await takeAll()) !== null);
  await planning.world.database.as('firsthand_jobs', (connection) => new JobStore(connection).giveUpLost());
  expect(await planning.read(plan.id)).toMatchObject({
    state: 'FAILED',
    failure: expect.stringMatching(/could not be worked out/),
  });
});
