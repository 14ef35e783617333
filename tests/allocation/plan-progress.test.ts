import { PlanWatch } from '../../server/allocation/plan-watch';
import type { OutboxEvent } from '../../server/platform/events/outbox.store';
import { later, plantAccount, signIn } from '../accounts/signing-in';
import { openServer } from '../support/server';
import type { WebTest } from '../support/web';
import { openPlanning, type PlanningWorld } from './planning';

const WATCH = `subscription ($id: ID!) { allocationPlanProgressed(planId: $id) { planId state stage progress } }`;

let planning: PlanningWorld;
let web: WebTest;
let offerId: string;
beforeAll(async () => {
  planning = await openPlanning();
  web = await openServer(planning.world);
  await planning.world.foundation.relay.start();
  await planning.students(3);
  offerId = (await planning.offer()).id;
});
afterAll(async () => {
  await web.close();
  await planning.world.foundation.relay.stop();
  await planning.close();
});

async function watching(planId: string, personId = planning.leader.personId) {
  const { accessToken } = await signIn(planning.world, `${personId}@school.example`);
  const socket = web.socket();
  await socket.signIn(accessToken);
  socket.subscribe(WATCH, { id: planId });
  return socket;
}

it('tells how a plan stands, how it goes on, and ends with it', async () => {
  await plantAccount(planning.world, planning.leader.personId);
  const { plan } = await planning.plan(planning.input([offerId]));
  const socket = await watching(plan.id);
  const first = await socket.next();
  expect(first.payload.data.allocationPlanProgressed).toEqual({
    planId: plan.id,
    state: 'QUEUED',
    stage: 'waiting for its turn',
    progress: 0,
  });
  planning.start();
  const told: { state: string }[] = [];
  for (let message = await socket.next(); message.type === 'next'; message = await socket.next())
    told.push(message.payload.data.allocationPlanProgressed);
  expect(told.at(-1)).toEqual({ planId: plan.id, state: 'READY', stage: 'done', progress: 1 });
  expect(told.slice(0, -1).every(({ state }) => state === 'RUNNING')).toBe(true);
  socket.raw.close();
  await planning.pauseJobs();
});

it('tells a plan that is finished once, and ends', async () => {
  const { plan } = await planning.plan(planning.input([offerId]));
  await planning.cancel(plan.id);
  const socket = await watching(plan.id);
  expect((await socket.next()).payload.data.allocationPlanProgressed).toMatchObject({ state: 'CANCELLED' });
  expect(await socket.next()).toMatchObject({ type: 'complete' });
  socket.raw.close();
});

it('tells nothing to whoever is not, or no longer, of the school', async () => {
  const { world, schoolId } = planning;
  const { plan } = await planning.plan(planning.input([offerId]));
  const [stranger, adviser] = [
    await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() }),
    await world.plant.viewer('CAREERS_ADVISER', { schoolId }),
  ];
  for (const { personId } of [stranger, adviser]) await plantAccount(world, personId);
  const refused = await watching(plan.id, stranger.personId);
  expect((await refused.next()).payload.errors[0].extensions.code).toBe('NOT_FOUND');
  const socket = await watching(plan.id, adviser.personId);
  expect(await socket.next()).toMatchObject({ type: 'next' });
  await world.plant.sql(`DELETE FROM membership WHERE person_id = $1`, [adviser.personId]);
  later(world, 3);
  await planning.cancel(plan.id);
  await world.tellEvents();
  expect(await socket.next()).toMatchObject({ type: 'complete' });
  for (const one of [refused, socket]) one.raw.close();
});

describe('of what is heard in another order than it happened', () => {
  type Standing = Awaited<ReturnType<Parameters<PlanWatch['watch']>[1]['look']>>;
  const standing = (progress: number, more: Partial<Standing> = {}): Standing => ({
    ...{ schoolId: 'school', state: 'RUNNING', stage: 'x', progress, attempt: 1 },
    ...more,
  });

  /** A watcher who was told how a plan stands, and may be told more. */
  async function watcherOf(first: Standing) {
    let handle = (_events: readonly OutboxEvent[]) => Promise.resolve();
    const watch = new PlanWatch({
      subscribe: (subscriber) => {
        ({ handle } = subscriber);
        return () => undefined;
      },
    });
    const look = () => Promise.resolve(first);
    const stream = await watch.watch('plan', { look, mayReceive: () => Promise.resolve(true) });
    const hear = ({ schoolId, ...payload }: Standing) =>
      handle([{ subjectId: 'plan', schoolId, payload } as unknown as OutboxEvent]);
    return { stream, hear };
  }

  it('tells the end of a plan also where something older is heard after it', async () => {
    const { stream, hear } = await watcherOf(standing(0, { state: 'QUEUED', attempt: 0 }));
    await hear(standing(1, { state: 'READY' }));
    await hear(standing(1));
    expect(await stream.next()).toMatchObject({ value: { state: 'READY' } });
    expect(await stream.next()).toMatchObject({ done: true });
  });

  it('leaves out what came before how the plan stood when it was read', async () => {
    const { stream, hear } = await watcherOf(standing(0.6));
    expect(await stream.next()).toMatchObject({ value: { progress: 0.6 } });
    await hear(standing(0));
    await hear(standing(0.2));
    const next = stream.next();
    await hear(standing(0.6, { stage: 'y' }));
    expect(await next).toMatchObject({ value: { progress: 0.6, stage: 'y' } });
  });

  it('lets the share fall where the job began again, and leaves out what the attempt before still says', async () => {
    const { stream, hear } = await watcherOf(standing(0.6));
    expect(await stream.next()).toMatchObject({ value: { progress: 0.6 } });
    await hear(standing(0, { attempt: 2 }));
    await hear(standing(0.7));
    expect(await stream.next()).toMatchObject({ value: { progress: 0, attempt: 2 } });
    await hear(standing(0.1, { attempt: 2 }));
    expect(await stream.next()).toMatchObject({ value: { progress: 0.1 } });
  });

  it('ends a plan that was given up, in the words of that event', async () => {
    const { stream, hear } = await watcherOf(standing(0.6));
    await hear(standing(0.4, { state: 'CANCELLED' }));
    expect(await stream.next()).toMatchObject({ value: { state: 'CANCELLED', progress: 0.4 } });
    expect(await stream.next()).toMatchObject({ done: true });
  });
});

it('ends where events may have been missed', async () => {
  const { plan } = await planning.plan(planning.input([offerId]));
  let [resync, isOver] = [() => Promise.resolve(), false];
  const watch = new PlanWatch({
    subscribe: (subscriber) => {
      ({ resync } = subscriber);
      return () => undefined;
    },
  });
  const stream = await watch.watch(plan.id, {
    look: () => Promise.resolve({ ...plan, schoolId: planning.schoolId, stage: 'x', progress: 0, attempt: 0 }),
    mayReceive: () => Promise.resolve(true),
  });
  await stream.next();
  const next = stream.next().then(({ done }) => (isOver = done === true));
  await resync();
  await next;
  expect(isOver).toBe(true);
});

it('looks for itself where nothing is heard for long, so that a plan whose job was given up ends', async () => {
  const standings = ['RUNNING', 'RUNNING', null, 'FAILED'] as const;
  let looks = 0;
  const watch = new PlanWatch({ subscribe: () => () => undefined }, 5);
  const stream = await watch.watch('plan', {
    look: () => {
      const state = standings[looks++] ?? null;
      return state === null
        ? Promise.reject(new Error('The database is away.'))
        : Promise.resolve({ schoolId: 'school', state, stage: 'x', progress: 0.4, attempt: 1 });
    },
    mayReceive: () => Promise.resolve(true),
  });
  expect(await stream.next()).toMatchObject({ value: { state: 'RUNNING' } });
  expect(await stream.next()).toMatchObject({ value: { state: 'FAILED' } });
  expect(await stream.next()).toMatchObject({ done: true });
  expect(looks).toBe(standings.length);
});
