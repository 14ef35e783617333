import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../../server/platform/connection';
import { NOBODY } from '../../../server/platform/connection';
import type { NarrowRole } from '../../../server/platform/database';
import { newId } from '../../../server/platform/identifiers';
import { raw, rawStatements } from '../../students/raw-statements';
import { openWorld, type World } from '../../support/world';
import { event, tell } from './telling';

let world: World;
let schoolId: string;
let student = { id: '', personId: '' };
beforeAll(async () => {
  world = await openWorld();
  schoolId = await world.plant.school();
  student = await world.plant.student(schoolId);
});
afterAll(() => world.close());

const { attempt } = rawStatements(() => world);
const DENIED = '42501';
const staff = (id = schoolId): Tenant => ({ personId: randomUUID(), schoolIds: [id] });
const themself = (): Tenant => ({ personId: student.personId, schoolIds: [] });

describe('the outbox', () => {
  it('is read, changed and emptied by nobody who serves', async () => {
    await tell(world, [event({ schoolId })], staff());
    for (const tenant of [staff(), themself(), NOBODY])
      for (const text of [`UPDATE outbox_event SET name = name`, `DELETE FROM outbox_event`, `DELETE FROM outbox_retention`])
        expect([text, await attempt(tenant, text)]).toEqual([text, DENIED]);
    for (const table of ['outbox_event', 'outbox_retention'])
      for (const role of [undefined, 'firsthand_sign_in'] as (NarrowRole | undefined)[])
        await expect(world.database.reading(staff(), role).tenant(raw(`SELECT 1 FROM ${table}`))).rejects.toMatchObject({
          code: DENIED,
        });
  });

  it('takes events of one’s own school, or of none, and of no other', async () => {
    const other = await world.plant.school();
    for (const tenant of [staff(), themself()]) {
      await tell(world, [event({ schoolId }), event()], tenant);
      await expect(tell(world, [event({ schoolId: other })], tenant)).rejects.toMatchObject({ code: DENIED });
    }
    await expect(tell(world, [event({ schoolId })], NOBODY)).rejects.toMatchObject({ code: DENIED });
  });

  it('lets nobody choose the place of an event', async () => {
    const text = `INSERT INTO outbox_event (id, name, subject_id, written_in) VALUES ($1, 'a.b', $1, 1)`;
    expect(await attempt(NOBODY, text, [newId()])).toBe(DENIED);
  });

  it('takes no name of another form, and no payload that is large', async () => {
    for (const name of ['Changed', 'role-model', 'role model.changed', 'role-model.', '.changed'])
      await expect(tell(world, [event({ name })])).rejects.toMatchObject({ code: '23514' });
    await expect(tell(world, [event({ payload: { text: 'x'.repeat(2_000) } })])).rejects.toMatchObject({ code: '23514' });
  });

  it('takes events of every school from the owner, in bulk and by triggers', async () => {
    const text = `INSERT INTO outbox_event (id, name, subject_id, school_id) VALUES ($1, 'student.enrolled', $1, $2)`;
    await world.plant.sql(text, [newId(), schoolId], []);
  });

  it('lets jobs read it whole, delete from it, and not rewrite it', async () => {
    const asJobs = (text: string) =>
      world.database.as('firsthand_jobs', (connection) => connection.tenant<{ count: number }>(raw(text)));
    expect((await asJobs(`SELECT count(*)::int AS count FROM outbox_event`))[0]!.count).toBeGreaterThan(2);
    await expect(asJobs(`UPDATE outbox_event SET payload = '{}'`)).rejects.toMatchObject({ code: DENIED });
    await expect(
      asJobs(`INSERT INTO outbox_event (id, name, subject_id) VALUES (gen_random_uuid(), 'a.b', gen_random_uuid())`),
    ).rejects.toMatchObject({ code: DENIED });
  });
});
