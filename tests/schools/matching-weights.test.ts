import { SCHOOL_STAFF } from '../../server/platform/roles';
import { rawStatements } from '../students/raw-statements';
import { DEFAULTS, openWeighing, OWN } from './weighing';

let set: Awaited<ReturnType<typeof openWeighing>>;
beforeAll(async () => {
  set = await openWeighing();
});
afterAll(() => set.world.close());

describe("a school's weights", () => {
  it('are told to its staff and to nobody else', async () => {
    const { schoolId } = await set.school();
    for (const role of SCHOOL_STAFF) {
      const viewer = await set.world.plant.viewer(role, { schoolId });
      expect(await set.read(viewer, schoolId)).toEqual({
        ...{ version: 1, areDefaults: true, current: DEFAULTS, defaults: DEFAULTS },
        history: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
      });
    }
    const { id, personId } = await set.world.plant.student(schoolId);
    expect(id).toBeDefined();
    const student = await set.world.plant.viewer('STUDENT', { schoolId, personId });
    for (const viewer of [student, await set.world.plant.viewer('OPERATOR'), (await set.school()).leader])
      expect(await set.read(viewer, schoolId)).toBeNull();
  });

  it('are set, and the change is kept with who made it', async () => {
    const { schoolId, leader } = await set.school();
    const answer = await set.set(leader, { schoolId, expectedVersion: 1, weights: OWN });
    const change = { reason: 'SET', madeBy: leader.personId, before: DEFAULTS, after: OWN, explanation: null, undoes: null };
    expect(answer).toMatchObject({
      __typename: 'MatchingWeightsSet',
      matchingWeights: { version: 2, areDefaults: false, current: OWN, defaults: DEFAULTS },
      change: { ...change, madeAt: set.world.time.now },
    });
    const kept = await set.read(leader, schoolId);
    expect(kept).toMatchObject({ version: 2, current: OWN, history: { nodes: [change] } });
    const back = await set.set(leader, { schoolId, expectedVersion: 2, weights: null });
    expect(back.matchingWeights).toEqual({ version: 3, areDefaults: true, current: DEFAULTS, defaults: DEFAULTS });
  });

  it('are left as they are where they are set to what counts already', async () => {
    const { schoolId, leader } = await set.school();
    const setTo = (weights: object | null, expectedVersion: number) => set.set(leader, { schoolId, expectedVersion, weights });
    expect(await setTo(null, 1)).toEqual({
      ...{ __typename: 'MatchingWeightsSet', change: null },
      matchingWeights: { version: 1, areDefaults: true, current: DEFAULTS, defaults: DEFAULTS },
    });
    const { change } = await setTo(OWN, 1);
    expect(await setTo({ ...OWN }, 2)).toMatchObject({ matchingWeights: { version: 2, current: OWN }, change: null });
    expect((await setTo(OWN, 1)).__typename).toBe('StaleMatchingWeights');
    expect(await set.read(leader, schoolId)).toMatchObject({ version: 2, history: { nodes: [{ id: change.id }] } });
    expect(await set.undo(leader, { schoolId, expectedVersion: 2 })).toMatchObject({ change: { undoes: change.id } });
  });

  it('are the school’s own where they are set to what the defaults are today', async () => {
    const { schoolId, leader } = await set.school();
    const answer = await set.set(leader, { schoolId, expectedVersion: 1, weights: DEFAULTS });
    expect(answer).toMatchObject({
      matchingWeights: { version: 2, areDefaults: false },
      change: { before: DEFAULTS, after: DEFAULTS },
    });
  });

  it.each([
    [{ interest: 0, background: 0, counterStereotype: 0, variety: 0, attainability: 0 }, ['weights'], /add up to 0; change them/],
    [{ ...OWN, interest: 0.2 }, ['weights'], /add up to 1\.1/],
    [{ ...OWN, counterStereotype: -0.1 }, ['weights', 'counterStereotype'], /from 0 to 1/],
    [
      { interest: 0, background: 0, counterStereotype: 0, variety: 1, attainability: 0 },
      ['weights', 'variety'],
      /not count for mentoring and projects; give weight to another/,
    ],
  ])('refuse %j, by field', async (weights, path, sentence) => {
    const { schoolId, leader } = await set.school();
    const answer = await set.set(leader, { schoolId, expectedVersion: 1, weights });
    expect(answer).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path, message: expect.stringMatching(sentence) as string }],
    });
    expect(await set.read(leader, schoolId)).toMatchObject({ version: 1, areDefaults: true, history: { nodes: [] } });
  });

  it('refuse a stale version with what counts now', async () => {
    const { schoolId, leader } = await set.school();
    await set.set(leader, { schoolId, expectedVersion: 1, weights: OWN });
    const stale = { code: 'STALE_MATCHING_WEIGHTS', matchingWeights: { version: 2, current: OWN } };
    expect(await set.set(leader, { schoolId, expectedVersion: 1, weights: DEFAULTS })).toMatchObject(stale);
    expect(await set.undo(leader, { schoolId, expectedVersion: 1 })).toMatchObject(stale);
    expect(await set.read(leader, schoolId)).toMatchObject({ version: 2, current: OWN });
  });

  it('let one of two win who change them at once', async () => {
    const { schoolId, leader } = await set.school();
    const both = [OWN, { ...DEFAULTS, interest: 0.3, background: 0.3 }].map((weights) =>
      set.set(leader, { schoolId, expectedVersion: 1, weights }),
    );
    const kinds = (await Promise.all(both)).map(({ __typename }) => __typename as string).sort();
    expect(kinds).toEqual(['MatchingWeightsSet', 'StaleMatchingWeights']);
    expect((await set.read(leader, schoolId)).history.nodes).toHaveLength(1);
  });

  it('page their history newest first, and refuse the cursor of another school', async () => {
    const { schoolId, leader } = await set.school();
    for (let version = 1; version <= 5; version += 1)
      await set.set(leader, { schoolId, expectedVersion: version, weights: version % 2 ? OWN : null });
    const ids = (page: any) => page.history.nodes.map(({ id }: { id: string }) => id) as string[];
    const whole = ids(await set.read(leader, schoolId));
    expect(whole).toHaveLength(5);
    const first = await set.read(leader, schoolId, { first: 3 });
    expect(first.history.nodes[0].after).toEqual(OWN);
    const { endCursor: after, hasNextPage } = first.history.pageInfo;
    expect(hasNextPage).toBe(true);
    expect([...ids(first), ...ids(await set.read(leader, schoolId, { first: 3, after }))]).toEqual(whole);
    const other = await set.school();
    const errors = await set.errorsOfReading(other.leader, other.schoolId, { after });
    expect(errors?.[0]?.message).toMatch(/not a cursor of this list/);
  });

  it('take as many statements with two changes as with ten', async () => {
    const { schoolId, leader } = await set.school();
    const names = async (first: number) => {
      set.world.statements.length = 0;
      await set.read(leader, schoolId, { first });
      return set.world.statements.map(({ name }) => name);
    };
    for (let version = 1; version <= 10; version += 1)
      await set.set(leader, { schoolId, expectedVersion: version, weights: version % 2 ? OWN : DEFAULTS });
    const few = await names(2);
    expect(await names(10)).toEqual(few);
    expect(few.sort()).toEqual(['matching_weights_history', 'school_settings_by_ids', 'schools_by_ids']);
  });
});

describe('undoing', () => {
  it('goes back change by change, each kept, until nothing is left', async () => {
    const { schoolId, leader } = await set.school();
    const other = { ...DEFAULTS, variety: 0, interest: 0.5 };
    const first = await set.set(leader, { schoolId, expectedVersion: 1, weights: OWN });
    const second = await set.set(leader, { schoolId, expectedVersion: 2, weights: other });
    const undo = (expectedVersion: number) => set.undo(leader, { schoolId, expectedVersion });
    expect(await undo(3)).toMatchObject({
      __typename: 'MatchingWeightsUndone',
      matchingWeights: { version: 4, current: OWN, areDefaults: false },
      change: { reason: 'UNDONE', madeBy: leader.personId, undoes: second.change.id, before: other, after: OWN },
    });
    expect(await undo(4)).toMatchObject({
      matchingWeights: { version: 5, areDefaults: true },
      change: { undoes: first.change.id },
    });
    expect(await undo(5)).toEqual({
      ...{ __typename: 'NothingToUndo', code: 'NOTHING_TO_UNDO' },
      message: expect.stringMatching(/never changed|undone/) as string,
    });
    expect((await set.read(leader, schoolId)).history.nodes.map(({ reason }: { reason: string }) => reason)).toEqual([
      ...['UNDONE', 'UNDONE', 'SET', 'SET'],
    ]);
  });

  it('takes back what was set after an undo before what stood before it', async () => {
    const { schoolId, leader } = await set.school();
    await set.set(leader, { schoolId, expectedVersion: 1, weights: OWN });
    await set.undo(leader, { schoolId, expectedVersion: 2 });
    const again = await set.set(leader, { schoolId, expectedVersion: 3, weights: OWN });
    const undone = await set.undo(leader, { schoolId, expectedVersion: 4 });
    expect(undone).toMatchObject({ matchingWeights: { areDefaults: true }, change: { undoes: again.change.id } });
    expect((await set.undo(leader, { schoolId, expectedVersion: 5 })).__typename).toBe('NothingToUndo');
  });
});

describe('below the services', () => {
  const { select, attempt } = rawStatements(() => set.world);
  const DENIED = '42501';

  it('the history of another school is not there, and nobody alters their own', async () => {
    const [one, other] = [await set.school(), await set.school()];
    await set.set(one.leader, { schoolId: one.schoolId, expectedVersion: 1, weights: OWN });
    const staffOf = ({ schoolId, leader }: typeof one) => ({ personId: leader.personId, schoolIds: [schoolId] });
    const all = `SELECT reason FROM matching_weights_change`;
    expect(await select(staffOf(one), all)).toEqual([{ reason: 'SET' }]);
    for (const tenant of [staffOf(other), { personId: null, schoolIds: [] }]) expect(await select(tenant, all)).toEqual([]);
    for (const text of [`DELETE FROM matching_weights_change`, `UPDATE matching_weights_change SET reason = 'LEARNED'`])
      expect(await attempt(staffOf(one), text)).toBe(DENIED);
    const copy = `INSERT INTO matching_weights_change (id, school_id, version, made_at, made_by, reason)
      VALUES (gen_random_uuid(), $1, 9, now(), $2, 'SET')`;
    expect(await attempt(staffOf(one), copy, [one.schoolId, one.leader.personId])).toBe(1);
    expect(await attempt(staffOf(one), copy, [one.schoolId, other.leader.personId])).toBe(DENIED);
    expect(await attempt(staffOf(one), copy, [other.schoolId, one.leader.personId])).toBe(DENIED);
  });

  it('weights of one’s own school can be written, and nothing beside them', async () => {
    const [one, other] = [await set.school(), await set.school()];
    const tenant = { personId: one.leader.personId, schoolIds: [one.schoolId] };
    const write = (what: string, id: string) => attempt(tenant, `UPDATE school_setting SET ${what} WHERE school_id = $1`, [id]);
    expect(await write('variety_weight = 0', one.schoolId)).toBe(1);
    expect(await write('variety_weight = 0', other.schoolId)).toBe(0);
    expect(await write(`joining_code = 'x'`, one.schoolId)).toBe(DENIED);
  });
});
