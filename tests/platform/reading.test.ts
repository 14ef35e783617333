import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/data-source';
import { NOBODY } from '../../server/platform/connection';
import { Database } from '../../server/platform/database';
import { plannedAnew, statement } from '../../server/platform/statement';
import { openWorld, type World } from '../support/world';

const WHERE = statement(
  'test_where',
  `SELECT transaction_timestamp()::text AS began, current_setting('transaction_read_only') AS "isReadOnly",
     current_setting('app.person_id', true) AS person, current_setting('app.school_ids', true) AS schools`,
);
const MODE = statement('test_mode', `SELECT current_setting('plan_cache_mode') AS mode`);
const ENTRY = statement(
  'test_entry',
  `INSERT INTO audit_entry (id, at, person_id, purpose, request_id, student_ids) VALUES ($1, now(), $2, 'TEST', 'request-1', '{}')`,
);
const ENTRIES = statement('test_entries', `SELECT e.id FROM audit_entry e WHERE e.purpose = 'TEST'`);
const PAIR = statement('test_pair', `INSERT INTO test_pair (id, other) VALUES ($1, $2)`);
const DIVIDED = statement('test_divided', `SELECT 1 / $1::integer AS quotient`);
const WRITTEN = statement('test_written', `UPDATE person SET id = id`);

interface Where {
  readonly began: string;
  readonly isReadOnly: string;
  readonly person: string;
  readonly schools: string;
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('reading', () => {
  it('takes each statement in a READ ONLY transaction of its own', async () => {
    const reading = world.database.reading(NOBODY);
    const [one, other] = (await Promise.all([reading.tenant<Where>(WHERE), reading.tenant<Where>(WHERE)])).flat();
    expect([one?.isReadOnly, other?.isReadOnly]).toEqual(['on', 'on']);
    expect(other?.began).not.toBe(one?.began);
  });

  it('never lends the rights of one to another, however many ask at once', async () => {
    const tenants = Array.from({ length: 12 }, () => ({ personId: randomUUID(), schoolIds: [randomUUID()] }));
    const read = await Promise.all(tenants.map((tenant) => world.database.reading(tenant).tenant<Where>(WHERE)));
    expect(read.flat().map(({ person, schools }) => ({ personId: person, schools }))).toEqual(
      tenants.map(({ personId, schoolIds }) => ({ personId, schools: `{${schoolIds[0]}}` })),
    );
  });

  it('leaves nothing of a tenant on a connection', async () => {
    await world.database.reading({ personId: randomUUID(), schoolIds: [] }).tenant(WHERE);
    const after = await Promise.all(Array.from({ length: 4 }, () => world.source.query<Where[]>(WHERE.text)));
    expect(after.flat().map(({ person }) => person)).toEqual(Array.from({ length: 4 }, () => ''));
  });

  it('refuses a statement that fails, and no other', async () => {
    const reading = world.database.reading(NOBODY);
    const asked = [1, 0, 2, 0].map((by) => reading.tenant<{ quotient: number }>(DIVIDED, [by]));
    const answers = await Promise.allSettled(asked);
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value[0]?.quotient : (one.reason as Error).message))).toEqual([
      1,
      'division by zero',
      0,
      'division by zero',
    ]);
    expect(await reading.tenant(DIVIDED, [1])).toEqual([{ quotient: 1 }]);
  });

  it('cannot write, and gives its connections back', async () => {
    for (let time = 0; time < 12; time += 1)
      await expect(world.database.reading(NOBODY).tenant(WRITTEN)).rejects.toThrow(/read-only transaction|permission denied/);
    expect(await world.database.reading(NOBODY).tenant(WHERE)).toHaveLength(1);
  });

  describe('where there is one connection', () => {
    let source: DataSource;
    beforeEach(async () => {
      source = await createDataSource({ url: world.url, poolSize: 1 }).initialize();
    });
    afterEach(() => source.destroy());

    it('drops it when what was prepared on it is gone', async () => {
      const reading = new Database(source).reading(NOBODY);
      await reading.tenant(WHERE);
      await source.query('DEALLOCATE transaction_settings');
      await expect(reading.tenant(WHERE)).rejects.toThrow('does not exist');
      expect(await reading.tenant(WHERE)).toHaveLength(1);
    });

    it('drops it when a value could not be written, and answers whoever waits for it', async () => {
      const endless: Record<string, unknown> = {};
      endless.self = endless;
      const reading = new Database(source).reading(NOBODY);
      const answers = await Promise.allSettled([reading.tenant(DIVIDED, [endless]), reading.tenant(DIVIDED, [1])]);
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });
  });

  it('plans a statement once for all values, and leaves the connection as it was', async () => {
    const reading = world.database.reading(NOBODY);
    expect(await reading.tenant(MODE)).toEqual([{ mode: 'force_generic_plan' }]);
    expect(await Promise.all(Array.from({ length: 4 }, () => reading.open(MODE)))).toEqual(
      Array.from({ length: 4 }, () => [{ mode: 'auto' }]),
    );
  });

  it('plans a statement for each of its values where it says so', async () => {
    const reading = world.database.reading(NOBODY);
    expect(await reading.tenant(plannedAnew('mode_anew', MODE.text))).toEqual([{ mode: 'force_custom_plan' }]);
    expect(await reading.tenant(MODE)).toEqual([{ mode: 'force_generic_plan' }]);
  });

  it('refuses a tenant context that holds anything but uuids', async () => {
    const reading = world.database.reading({ personId: `'; DROP TABLE person; --`, schoolIds: [] });
    await expect(reading.tenant(WHERE)).rejects.toThrow('uuids only');
    expect(await world.database.reading(NOBODY).tenant(WHERE)).toHaveLength(1);
  });
});

describe('writing one statement', () => {
  const entries = () => world.database.reading(NOBODY, 'firsthand_jobs').tenant<{ id: string }>(ENTRIES);

  it('answers when it is committed, under the rights of whoever asks', async () => {
    const [personId, id] = [randomUUID(), randomUUID()];
    await world.database.writingOnce({ personId, schoolIds: [] }).tenant(ENTRY, [id, personId]);
    expect(await entries()).toEqual([{ id }]);
  });

  it('refuses one that only its COMMIT refuses', async () => {
    await world.plant.sql(
      `CREATE TABLE test_pair (id uuid PRIMARY KEY, other uuid NOT NULL REFERENCES test_pair DEFERRABLE INITIALLY DEFERRED)`,
    );
    await world.plant.sql(`GRANT INSERT ON test_pair TO firsthand_serving`);
    const writing = world.database.writingOnce(NOBODY);
    await expect(writing.tenant(PAIR, [randomUUID(), randomUUID()])).rejects.toThrow('foreign key');
    const id = randomUUID();
    await writing.tenant(PAIR, [id, id]);
    expect(await world.plant.sql(`SELECT id FROM test_pair`)).toEqual([{ id }]);
  });

  it('refuses one that fails, keeps nothing of it, and gives its connections back', async () => {
    const before = await entries();
    for (let time = 0; time < 12; time += 1) {
      const writing = world.database.writingOnce({ personId: randomUUID(), schoolIds: [] });
      await expect(writing.tenant(ENTRY, [randomUUID(), randomUUID()])).rejects.toThrow('row-level security');
    }
    expect(await entries()).toEqual(before);
    expect(await world.database.reading(NOBODY).tenant(WHERE)).toHaveLength(1);
  });

  describe('where the database is set to read only', () => {
    let source: DataSource;
    beforeAll(async () => {
      const [{ name }] = (await world.plant.sql(`SELECT current_database() AS name`)) as [{ name: string }];
      await world.plant.sql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      source = await createDataSource({ url: world.url, poolSize: 1 }).initialize();
      await world.plant.sql(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    });
    afterAll(() => source.destroy());

    it('writes all the same, and reads in READ ONLY transactions', async () => {
      const database = new Database(source);
      const [personId, id] = [randomUUID(), randomUUID()];
      await database.writingOnce({ personId, schoolIds: [] }).tenant(ENTRY, [id, personId]);
      expect(await entries()).toContainEqual({ id });
      expect(await database.reading(NOBODY).tenant<Where>(WHERE)).toEqual([expect.objectContaining({ isReadOnly: 'on' })]);
      await expect(database.reading(NOBODY).tenant(WRITTEN)).rejects.toThrow(/read-only transaction|permission denied/);
    });
  });
});
