import { newId } from '../../server/platform/identifiers';
import { type ClassWithIndex, openClassWithIndex, type Told } from './two-indexes';

let set: ClassWithIndex;
beforeEach(async () => {
  set = await openClassWithIndex();
});
afterEach(() => set.world.close());

const ids = (list: readonly Told[]): readonly string[] => list.map(({ roleModel }) => roleModel.id);

const change =
  (text: string) =>
  (id: string): Promise<unknown> =>
    set.world.plant.sql(text, [id]);

const book = async (id: string): Promise<void> => {
  const session_id = newId();
  const [starts_at, ends_at] = ['2026-10-30T08:00:00Z', '2026-11-30T20:00:00Z'];
  await set.world.plant.row('session', { id: session_id, form: 'PROJECT', starts_at, ends_at, is_online: true });
  const booking = { session_id, role_model_id: id, occupation_code: '2122', during: `[${starts_at},${ends_at})` };
  await set.world.plant.row('role_model_booking', booking);
};

const trait = (kind: string, value: string, shown: boolean) =>
  change(`INSERT INTO role_model_trait VALUES ($1, '${kind}', '${value}', true, ${shown}, now())`);

const LEAVES: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
  ['goes away', change(`INSERT INTO role_model_away VALUES ($1, '2026-10-20', '2026-12-24')`)],
  ['is booked', book],
  ['has no room left', change(`INSERT INTO role_model_load VALUES ($1, '2026-11-01', 1, 1, 1)`)],
  ['is paused', change(`UPDATE role_model SET is_paused = true WHERE id = $1`)],
  ['withdraws', change(`UPDATE role_model SET listing = 'WITHDRAWN' WHERE id = $1`)],
  ['is deleted', change(`DELETE FROM role_model WHERE id = $1`)],
];

const MOVES: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
  ['changes their profile', change(`UPDATE role_model SET entered_field_on = '2024-09-01' WHERE id = $1`)],
  ['changes work', change(`UPDATE role_model_career SET occupation_code = '2237' WHERE role_model_id = $1`)],
  [
    'had other work before',
    change(`INSERT INTO role_model_career VALUES ($1, 2, '2126', 'Designer', '2009-09-01', '2015-08-31')`),
  ],
  ['shares a trait', trait('TOWN', 'NE1', true)],
  ['has been asked a lot', change(`INSERT INTO role_model_load VALUES ($1, '2026-09-01', 0, 0, 5)`)],
];

describe('the index, while no relay tells anything', () => {
  it.each(LEAVES)('no longer names somebody in the very next answer who %s', async (_what, happens) => {
    const id = set.engineers[3]!;
    expect(ids((await set.told()).all)).toContain(id);
    await happens(id);
    const told = await set.told();
    expect(ids(told.all)).not.toContain(id);
    expect(told).toEqual(await set.toldAnew());
  });

  it.each(MOVES)('tells of somebody as they are in the very next answer who %s', async (_what, happens) => {
    const id = set.engineers[3]!;
    const before = await set.told();
    await happens(id);
    const told = await set.told();
    expect(told).not.toEqual(before);
    expect(told).toEqual(await set.toldAnew());
  });

  it('names somebody new, and again somebody who comes back, in the very next answer', async () => {
    const before = await set.told();
    const { id } = await set.world.plant.roleModel({}, '2122');
    expect(ids((await set.told()).all)).toEqual(expect.arrayContaining([...ids(before.all), id]));
    await change(`UPDATE role_model SET listing = 'DRAFT' WHERE id = $1`)(id);
    expect(await set.told()).toEqual(before);
    await change(`UPDATE role_model SET listing = 'LISTED' WHERE id = $1`)(id);
    const told = await set.told();
    expect(ids(told.all)).toContain(id);
    expect(told).toEqual(await set.toldAnew());
  });

  it('counts a trait that may be used and not shown for the class, and for one student only once it may be shown', async () => {
    const id = set.engineers[3]!;
    const before = await set.told();
    await trait('TOWN', 'NE1', false)(id);
    const used = await set.told();
    expect(used.one).toEqual(before.one);
    expect(used.all).not.toEqual(before.all);
    expect(used).toEqual(await set.toldAnew());
    await change(`UPDATE role_model_trait SET may_be_shown = true WHERE role_model_id = $1`)(id);
    const shown = await set.told();
    expect(shown.one).not.toEqual(before.one);
    expect(shown).toEqual(await set.toldAnew());
    await change(`UPDATE role_model_trait SET may_be_shown = false, may_be_used = false WHERE role_model_id = $1`)(id);
    expect(await set.told()).toEqual(before);
  });

  it('takes in figures that were imported', async () => {
    const woman = set.engineers[0]!;
    const liftOf = ({ all }: { all: readonly Told[] }) =>
      all.find(({ roleModel }) => roleModel.id === woman)?.reasons.find(({ criterion }) => criterion === 'COUNTER_STEREOTYPE')
        ?.contribution;
    expect(liftOf(await set.told())).toBeGreaterThan(0);
    await set.world.plant.sql(`UPDATE women_share SET share = 0.6 WHERE occupation_code LIKE '2%'`);
    await set.world.plant.sql(`UPDATE reference_version SET version = version + 1`);
    const told = await set.told();
    expect(liftOf(told)).toBe(0);
    expect(told).toEqual(await set.toldAnew());
  });
});

describe('when the day turns', () => {
  const TURNS = [
    ['2026-10-19', '2026-10-20', 'a second work reaches a year, and so does their sex count there'],
    ['2026-10-27', '2026-10-28', 'they have been a year more in their field'],
    ['2026-10-29', '2026-10-30', 'what was asked of them in July counts no longer'],
  ] as const;

  it('knows what has changed by itself, without reading everybody, as one that begins on that day', async () => {
    const [two, older, asked] = set.engineers.slice(3);
    const { plant, time } = set.world;
    await plant.sql(`INSERT INTO role_model_trait VALUES ($1, 'SEX', 'FEMALE', true, true, now())`, [two]);
    await plant.sql(`UPDATE role_model_career SET occupation_code = '2237' WHERE role_model_id = $1`, [two]);
    await plant.sql(`INSERT INTO role_model_career VALUES ($1, 2, '2122', 'Engineer', '2025-10-20', NULL)`, [two]);
    await plant.sql(`UPDATE role_model SET entered_field_on = '2019-10-28' WHERE id = $1`, [older]);
    await plant.sql(`INSERT INTO role_model_load VALUES ($1, '2026-07-01', 0, 0, 3)`, [asked]);
    await set.told();
    await set.world.tellEvents();
    for (const [eve, day] of TURNS) {
      time.now = new Date(`${eve}T12:00:00Z`);
      const before = await set.told();
      expect(before).toEqual(await set.toldAnew());
      time.now = new Date(`${day}T12:00:00Z`);
      set.world.statements.length = 0;
      const told = await set.told();
      expect(set.wasBuilt()).toBe(false);
      expect({ day, told }).not.toEqual({ day, told: before });
      expect({ day, told }).toEqual({ day, told: await set.toldAnew() });
    }
  });
});

describe('when very many change in one statement', () => {
  const plantMany = (many: number) =>
    set.world.plant.sql(
      `WITH person AS (INSERT INTO person (id, name) SELECT gen_random_uuid(), 'Somebody' FROM generate_series(1, $1) RETURNING id)
       INSERT INTO role_model (id, person_id, given_name, family_name, name_normalised, headline, about, outcode, listing, here_for,
         capacity_per_month, travel_limit_km, is_online, is_in_person, forms, year_groups, access_needs_met, usual_slots, topic_subjects)
       SELECT gen_random_uuid(), p.id, 'Some', 'Body', 'body some', 'Works', 'Works.', r.outcode, 'LISTED', r.here_for,
         r.capacity_per_month, r.travel_limit_km, r.is_online, r.is_in_person, r.forms, r.year_groups, r.access_needs_met, r.usual_slots,
         '{physics}'
       FROM person p CROSS JOIN (SELECT * FROM role_model LIMIT 1) r`,
      [many],
    );
  /** How many events of one kind tell of what is done. */
  async function toldOf(work: () => Promise<unknown>): Promise<{ readonly one: number; readonly many: number }> {
    const { relay } = set.world.foundation;
    await set.told();
    await set.world.tellEvents();
    const cursor = await relay.begin();
    await work();
    await set.world.tellEvents();
    const count = async (name: string) => (await relay.after(cursor, [name], 1_000)).length;
    return { one: await count('role-model.changed'), many: await count('role-models.changed') };
  }

  it('reads everybody anew once that is told, in one event for all', async () => {
    expect(await toldOf(() => plantMany(501))).toEqual({ one: 0, many: 1 });
    set.world.statements.length = 0;
    const now = await set.told();
    expect(set.wasBuilt()).toBe(false);
    expect(now.all).toHaveLength(100);
    expect(now).toEqual(await set.toldAnew());
  });

  it('reads those alone again where they are no more than five hundred', async () => {
    expect(await toldOf(() => plantMany(500))).toEqual({ one: 500, many: 0 });
    expect(await set.told()).toEqual(await set.toldAnew());
  });

  it.each([500, 501])('knows of %d in the very next answer, told or not', async (many) => {
    await set.told();
    await plantMany(many);
    expect(await set.told()).toEqual(await set.toldAnew());
  });

  it('leaves nobody in an answer whom one statement paused with hundreds of others, and the answer no shorter', async () => {
    await plantMany(1_500);
    await set.told();
    await set.world.plant.sql(`UPDATE role_model SET is_paused = true WHERE headline = 'Works' AND id::text < '8'`);
    const told = await set.told();
    expect(told.all).toHaveLength(100);
    expect(told).toEqual(await set.toldAnew());
  });
});

describe('an index that was not told of changes', () => {
  const secretly = async (work: () => Promise<unknown>): Promise<void> => {
    for (const table of ['role_model', 'role_model_trait'])
      await set.world.plant.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await work();
    for (const table of ['role_model', 'role_model_trait']) await set.world.plant.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };

  it('answers nobody who cannot be met, and all others as they are, having read them again', async () => {
    const [woman, second, third] = set.engineers as [string, string, string];
    await set.told();
    await set.world.tellEvents();
    await secretly(async () => {
      await set.world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [second]);
      await set.world.plant.sql(`UPDATE role_model SET listing = 'WITHDRAWN' WHERE id = $1`, [third]);
      await set.world.plant.sql(`DELETE FROM role_model_trait WHERE role_model_id = $1`, [woman]);
    });
    const told = await set.toldInFull();
    expect(told.all).toHaveLength(set.engineers.length - 1);
    expect(ids(told.all)).not.toEqual(expect.arrayContaining([second]));
    expect(told).toEqual(await set.toldAnew());
  });

  it('learns of who came to its notice so', async () => {
    const [woman] = set.engineers as [string];
    await set.told();
    await set.world.tellEvents();
    await secretly(() => set.world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [woman]));
    await set.toldInFull();
    set.world.statements.length = 0;
    const told = await set.told();
    const readings = set.world.statements.filter(({ name }) => name === 'candidates');
    expect(readings).toHaveLength(2);
    expect(ids(told.all)).not.toContain(woman);
  });
});

it('is built once for all who ask meanwhile', async () => {
  const node = await set.newNode();
  set.world.statements.length = 0;
  const answers = await Promise.all([1, 2, 3, 4].map(() => set.suggestionsOf(node)));
  expect(set.world.statements.filter(({ name }) => name === 'listed_role_models')).toHaveLength(1);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toEqual((await set.told()).all);
});
