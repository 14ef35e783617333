import { randomUUID } from 'node:crypto';
import { NOBODY } from '../../server/platform/connection';
import { Database } from '../../server/platform/database';
import { sharedStatement, statement } from '../../server/platform/statement';
import { openWorld, type World } from '../support/world';

const WHOSE = sharedStatement(
  'test_whose',
  `SELECT current_setting('app.person_id') AS person, transaction_timestamp()::text AS began FROM generate_series(1, $1::integer)`,
);
const COUNTED = sharedStatement('test_counted', `SELECT n FROM generate_series($1::integer, $2::integer) n ORDER BY n DESC`);
const DIVIDED = sharedStatement('test_shared_division', `SELECT 1 / $1::integer AS quotient`);
const MODE = sharedStatement('test_shared_mode', `SELECT current_setting('plan_cache_mode') AS mode`);

const ROLE = sharedStatement('test_role', `SELECT current_user::text AS role`);

const KINDS = `SELECT 7::integer AS whole, 9007199254740991::bigint AS large, 0.1::double precision AS double, 0.1::real AS real,
  'a "quoted" name, é, ' || chr(31) AS text, '' AS empty, '2024-02-29'::date AS day, true AS yes, NULL::text AS nothing, $1::uuid AS id,
  ARRAY['x', 'y, z', NULL] AS texts, ARRAY[]::text[] AS none, ARRAY[1, 2] AS numbers, $2::uuid[] AS ids,
  json_build_object('kind', 'SUBJECT', 'none', NULL) AS json`;

let world: World;
let database: Database;
const sent: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  database = new Database(world.source, ({ name }) => sent.push(name));
});
afterAll(() => world.close());
beforeEach(() => {
  sent.length = 0;
});

const reading = (tenant = NOBODY) => database.reading(tenant);

describe('shared statements', () => {
  it('travel as one where they are asked in one moment, whatever order that is in', async () => {
    const connection = reading();
    for (const ask of [
      () => Promise.all([connection.tenant(COUNTED, [3, 5]), connection.open(DIVIDED, [1])]),
      async () => (await Promise.all([connection.open(DIVIDED, [1]), connection.tenant(COUNTED, [3, 5])])).toReversed(),
    ])
      expect(await ask()).toEqual([[{ n: 5 }, { n: 4 }, { n: 3 }], [{ quotient: 1 }]]);
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
  });

  it('answer the same together as alone', async () => {
    const values = [randomUUID(), [randomUUID(), randomUUID()]];
    const alone = await reading().tenant(statement('test_kinds_alone', KINDS), values);
    const connection = reading();
    const [together] = await Promise.all([
      connection.tenant(sharedStatement('test_kinds', KINDS), values),
      connection.tenant(COUNTED, [1, 1]),
    ]);
    expect(alone).toHaveLength(1);
    expect(together).toEqual(alone);
    expect(sent.at(-1)).toMatch(/^shared_/);
  });

  it('go alone where nothing else is asked, and after something was waited for', async () => {
    const connection = reading();
    expect(await connection.open(MODE)).toEqual([{ mode: 'force_generic_plan' }]);
    expect(await connection.tenant(DIVIDED, [1])).toEqual([{ quotient: 1 }]);
    expect(sent).toEqual([MODE.name, DIVIDED.name]);
  });

  it('answer nothing with no row', async () => {
    const connection = reading();
    expect(await Promise.all([connection.tenant(COUNTED, [2, 1]), connection.tenant(WHOSE, [0])])).toEqual([[], []]);
    expect(sent).toHaveLength(1);
  });

  it('keep apart what is asked of one of them twice', async () => {
    const connection = reading();
    const asked = [1, 2, 3].map((n) => connection.tenant(COUNTED, [n, n]));
    const [divided, ...counted] = await Promise.all([connection.tenant(DIVIDED, [1]), ...asked]);
    expect(divided).toEqual([{ quotient: 1 }]);
    expect(counted).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    expect(sent).toHaveLength(3);
  });

  it('see one state of the data, under the rights of whoever asks, and never join those of another', async () => {
    const people = Array.from({ length: 12 }, () => randomUUID());
    const answers = await Promise.all(
      people.map(async (personId) => {
        const connection = reading({ personId, schoolIds: [] });
        const again = sharedStatement('test_whose_again', WHOSE.text);
        const read = await Promise.all([connection.tenant(WHOSE, [1]), connection.tenant(again, [1])]);
        return read.flat() as { person: string; began: string }[];
      }),
    );
    expect(answers.map((rows) => rows.map(({ person }) => person))).toEqual(people.map((person) => [person, person]));
    for (const [one, other] of answers) expect(other?.began).toBe(one?.began);
  });

  it('are refused where they are not given as many values as they take', async () => {
    const connection = reading();
    const asked = [[1], [1, 2], [1, 2, 3]].map((values) => connection.tenant(COUNTED, values));
    const answers = await Promise.allSettled([...asked, connection.tenant(DIVIDED, [1])]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('are not read under a narrow role where they are open', async () => {
    const narrow = database.reading(NOBODY, 'firsthand_jobs');
    const who = await Promise.all([narrow.open(ROLE), narrow.open(DIVIDED, [1]), narrow.tenant(ROLE)]);
    expect(who).toEqual([[{ role: 'firsthand_app' }], [{ quotient: 1 }], [{ role: 'firsthand_jobs' }]]);
  });

  it('fail together, and leave the connection as it was', async () => {
    const connection = reading();
    const answers = await Promise.allSettled([connection.tenant(DIVIDED, [0]), connection.tenant(COUNTED, [1, 1])]);
    expect(answers.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual([
      'division by zero',
      'division by zero',
    ]);
    expect(await connection.tenant(COUNTED, [1, 1])).toEqual([{ n: 1 }]);
    expect(await Promise.all(Array.from({ length: 4 }, () => connection.open(statement('test_modes', MODE.text))))).toEqual(
      Array.from({ length: 4 }, () => [{ mode: 'auto' }]),
    );
  });
});
