import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../../server/platform/connection';
import { NOBODY } from '../../../server/platform/connection';
import { cancel, enqueue } from '../../../server/platform/jobs/queue';
import { newId } from '../../../server/platform/identifiers';
import { raw, rawStatements } from '../../students/raw-statements';
import { openWorld, type World } from '../../support/world';
import { put, read } from './working';

let world: World;
let [schoolId, otherSchoolId] = ['', ''];
beforeAll(async () => {
  world = await openWorld();
  [schoolId, otherSchoolId] = [await world.plant.school(), await world.plant.school()];
});
afterAll(() => world.close());

const { attempt, select } = rawStatements(() => world);
const staff = (id = schoolId): Tenant => ({ personId: randomUUID(), schoolIds: [id] });
const cancelAs = (tenant: Tenant, id: string | null) =>
  world.database.writing(tenant, (connection) => cancel(connection, id ?? ''));
const DENIED = '42501';

it('is put in with the transaction that wants it, or not at all', async () => {
  let id: string | null = null;
  const undone = world.database.writing(NOBODY, async (connection) => {
    id = await enqueue(connection, { kind: 'count', schoolId: null });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await expect(read(world, id)).rejects.toThrow('There is no such job.');
});

describe('a unique key', () => {
  it('keeps a second unfinished job of its kind and school away, and no other', async () => {
    const uniqueKey = newId();
    const first = await put(world, { uniqueKey, schoolId }, staff());
    expect(first).not.toBeNull();
    expect(await put(world, { uniqueKey, schoolId }, staff())).toBeNull();
    expect(await put(world, { uniqueKey, schoolId, kind: 'other' }, staff())).not.toBeNull();
    expect(await put(world, { uniqueKey, schoolId: otherSchoolId }, staff(otherSchoolId))).not.toBeNull();
    expect(await put(world, { uniqueKey })).not.toBeNull();
    expect(await put(world, { uniqueKey })).toBeNull();
    await cancelAs(staff(), first);
    expect(await put(world, { uniqueKey, schoolId }, staff())).not.toBeNull();
  });

  it('lets one of many through that ask at once', async () => {
    const uniqueKey = newId();
    const ids = await Promise.all(Array.from({ length: 12 }, () => put(world, { uniqueKey })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });
});

describe('who serves', () => {
  it('sees no jobs but those of their school, and of these no more than which can be cancelled', async () => {
    const id = await put(world, { schoolId, body: { planId: 'p' } }, staff());
    const seen = (tenant: Tenant) => select(tenant, `SELECT state FROM job WHERE id = '${id}'`);
    expect(await seen(staff())).toEqual([{ state: 'QUEUED' }]);
    for (const tenant of [staff(otherSchoolId), NOBODY]) expect(await seen(tenant)).toEqual([]);
    const ofNobody = await put(world);
    expect(await select(staff(), `SELECT state FROM job WHERE id = '${ofNobody}'`)).toEqual([]);
    for (const column of ['kind', 'body', 'unique_key', 'attempts', 'locked_by', 'last_error', 'made_at', 'finished_at'])
      await expect(select(staff(), `SELECT ${column} FROM job`)).rejects.toMatchObject({ code: DENIED });
  });

  it('cancels jobs of their school, and does nothing else to them', async () => {
    const id = await put(world, { schoolId }, staff());
    expect(await cancelAs(staff(otherSchoolId), id)).toBe(false);
    for (const change of [`state = 'DONE', finished_at = now()`, `state = 'RUNNING'`, `attempts = 0`, `body = '{}'`])
      expect([change, await attempt(staff(), `UPDATE job SET ${change} WHERE id = '${id}'`)]).toEqual([change, DENIED]);
    expect(await attempt(staff(), `DELETE FROM job`)).toBe(DENIED);
    expect(await cancelAs(staff(), id)).toBe(true);
    expect(await cancelAs(staff(), id)).toBe(false);
    expect((await read(world, id)).state).toBe('CANCELLED');
  });

  it('puts in no job for another school, and none that has begun', async () => {
    await expect(put(world, { schoolId: otherSchoolId }, staff())).rejects.toMatchObject({ code: DENIED });
    for (const column of ['state', 'attempts', 'locked_by'])
      await expect(
        world.database.writing(NOBODY, (connection) =>
          connection.tenant(raw(`INSERT INTO job (id, kind, ${column}) VALUES (gen_random_uuid(), 'count', DEFAULT)`)),
        ),
      ).rejects.toMatchObject({ code: DENIED });
  });
});
