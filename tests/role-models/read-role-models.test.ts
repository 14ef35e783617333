import type { Viewer } from '../../server/platform/access';
import { AuditTrail } from '../../server/platform/audit';
import { newId } from '../../server/platform/identifiers';
import { candidatesFor } from '../../server/role-models/candidates.reads';
import { openWorld, type World } from '../support/world';

const OPEN = `id givenName headline about route isOnline isInPerson forms yearGroups largestGroup accessNeedsMet
  employer { name sector { title } } careers { jobTitle startedOn endedOn occupation { code title } }
  topicSectors { code } topicSubjects { code } barriersOvercome schools { leftOn isConfirmed school { name } } shownTraits { kind value }`;
const CLOSED = `familyName outcode listing isPaused hasRecordedCheck hereFor capacityPerMonth travelLimitKm usualSlots { weekday part }
  away { startsOn endsOn } startingLevel leftSchoolOn enteredFieldOn version hasCapacityThisMonth`;
const OWN = `traits { kind value mayBeUsed mayBeShown }`;
const ONE = (fields: string) => `query ($id: ID!) { roleModel(id: $id) { ${fields} } }`;
const LIST = `query ($filter: RoleModelFilter, $first: Int, $after: String) {
  roleModels(filter: $filter, first: $first, after: $after) { nodes { id familyName } pageInfo { endCursor hasNextPage } } }`;

describe('role models', () => {
  let world: World;
  let schoolId: string;
  let otherSchoolId: string;
  let employerId: string;
  let rosa: { id: string; personId: string };
  let viewers: Record<'teacher' | 'student' | 'volunteer' | 'operator' | 'coordinator' | 'otherCoordinator' | 'self', Viewer>;

  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    schoolId = await plant.school({ name: 'Own School' });
    otherSchoolId = await plant.school();
    employerId = await plant.employer();
    rosa = await plant.roleModel({
      employer_id: employerId,
      topic_sectors: ['construction-and-built-environment'],
      topic_subjects: ['physics'],
    });
    await plant.row('role_model_barrier', { role_model_id: rosa.id, position: 1, story: 'Told that girls do not weld.' });
    await plant.row('role_model_away', { role_model_id: rosa.id, starts_on: '2026-11-02', ends_on: '2026-11-06' });
    await plant.row('role_model_school', {
      role_model_id: rosa.id,
      school_id: schoolId,
      left_on: '2015-07-01',
      is_confirmed: true,
    });
    await plant.row('role_model_school', { role_model_id: rosa.id, school_id: otherSchoolId, left_on: '2013-07-01' });
    await plant.row('role_model_load', { role_model_id: rosa.id, month: '2026-10-01', open_invitations: 1, sessions: 1 });
    const trait = { role_model_id: rosa.id, may_be_used: true, agreed_at: '2026-01-01' };
    await plant.row('role_model_trait', { ...trait, kind: 'TOWN', value: 'NE1', may_be_shown: true });
    await plant.row('role_model_trait', { ...trait, kind: 'SEX', value: 'FEMALE', may_be_shown: false });
    viewers = {
      teacher: await plant.viewer('TEACHER', { schoolId }),
      student: await plant.viewer('STUDENT', { schoolId }),
      volunteer: await plant.viewer('VOLUNTEER'),
      operator: await plant.viewer('OPERATOR'),
      coordinator: await plant.viewer('EMPLOYER_COORDINATOR', { employerId }),
      otherCoordinator: await plant.viewer('EMPLOYER_COORDINATOR', { employerId: await plant.employer() }),
      self: await plant.viewer('VOLUNTEER', { personId: rosa.personId }),
    };
  });
  afterAll(() => world.close());

  const read = async (viewer: Viewer | null, id: string, fields = 'id') => world.ask(viewer, ONE(fields), { id });
  const canRead = async (viewer: Viewer, id: string) => (await read(viewer, id)).errors === undefined;

  it('tell everybody who is signed in of their working life', async () => {
    const { data, errors } = await read(viewers.student, rosa.id, OPEN);
    expect(errors).toBeUndefined();
    expect(data.roleModel).toMatchObject({
      givenName: 'Rosa',
      employer: { name: 'Ashworth Robotics' },
      careers: [{ jobTitle: 'Engineer', startedOn: '2015-09-01', endedOn: null, occupation: { code: '2121' } }],
      topicSectors: [{ code: 'construction-and-built-environment' }],
      topicSubjects: [{ code: 'physics' }],
      barriersOvercome: ['Told that girls do not weld.'],
      shownTraits: [{ kind: 'TOWN', value: 'NE1' }],
    });
  });

  const NOTHING = {
    ...{ familyName: null, outcode: null, listing: null, isPaused: null, hasRecordedCheck: null, hereFor: null },
    ...{ capacityPerMonth: null, travelLimitKm: null, usualSlots: null, away: null, startingLevel: null },
    ...{ leftSchoolOn: null, enteredFieldOn: null, version: null, hasCapacityThisMonth: null },
  };
  const ADULT = { ...NOTHING, familyName: 'Rolemodel', outcode: 'NE1' };
  it.each([
    ['student', NOTHING],
    ['volunteer', ADULT],
    ['otherCoordinator', ADULT],
    ['teacher', { ...ADULT, hasRecordedCheck: false, hasCapacityThisMonth: false }],
    ['coordinator', { ...ADULT, listing: 'LISTED', hasCapacityThisMonth: false }],
  ] as const)('tell a %s no more than is for them', async (who, expected) => {
    const { data, errors } = await read(viewers[who], rosa.id, CLOSED);
    expect(errors).toBeUndefined();
    expect(data.roleModel).toEqual(expected);
  });

  it.each(['self', 'operator'] as const)('tell %s everything but traits', async (who) => {
    const { data } = await read(viewers[who], rosa.id, CLOSED);
    expect(data.roleModel).toMatchObject({
      ...{
        listing: 'LISTED',
        isPaused: false,
        hasRecordedCheck: false,
        hereFor: 'EVERYONE',
        capacityPerMonth: 2,
        travelLimitKm: 20,
      },
      ...{ away: [{ startsOn: '2026-11-02', endsOn: '2026-11-06' }], startingLevel: 3, version: 1, hasCapacityThisMonth: false },
    });
    expect(data.roleModel.usualSlots[0]).toEqual({ weekday: 1, part: 'MORNING' });
    const schools = (await read(viewers[who], rosa.id, 'schools { isConfirmed }')).data.roleModel.schools;
    expect(schools).toEqual([{ isConfirmed: true }, { isConfirmed: false }]);
  });

  it('tell their traits to themselves only, and that they were read is on record', async () => {
    const { data } = await read(viewers.self, rosa.id, OWN);
    expect(data.roleModel.traits).toEqual([
      { kind: 'SEX', value: 'FEMALE', mayBeUsed: true, mayBeShown: false },
      { kind: 'TOWN', value: 'NE1', mayBeUsed: true, mayBeShown: true },
    ]);
    const entries = await world.database.reading({ personId: rosa.personId, schoolIds: [] }).tenant({
      name: 'test_audit',
      text: `SELECT purpose FROM audit_entry`,
    });
    expect(entries).toEqual([{ purpose: 'OWN_ROLE_MODEL_TRAITS' }]);
    expect((await read(viewers.volunteer, rosa.id, OWN)).data.roleModel.traits).toBeNull();
    for (const who of ['operator', 'teacher', 'coordinator', 'student'] as const) {
      const { data: told, errors } = await read(viewers[who], rosa.id, OWN);
      expect(told.roleModel.traits).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('tell the schools they went to where they show it, and else to staff of that school', async () => {
    const { id } = await world.plant.roleModel({ family_name: 'Alumna', name_normalised: 'alumna rosa' });
    const left = { role_model_id: id, left_on: '2015-07-01', is_confirmed: true };
    await world.plant.row('role_model_school', { ...left, school_id: schoolId });
    const otherTeacher = await world.plant.viewer('TEACHER', { schoolId: otherSchoolId });
    const told = async (viewer: Viewer) => {
      const { roleModel } = (await read(viewer, id, 'schools { school { name } }')).data;
      const filter = { alumniOfSchoolId: schoolId, search: 'alumna' };
      const list = (await world.ask(viewer, LIST, { filter })).data?.roleModels.nodes.length;
      return [roleModel.schools.length, list];
    };
    const strangers = [otherTeacher, viewers.volunteer, viewers.coordinator];
    for (const viewer of strangers) expect(await told(viewer)).toEqual([0, 0]);
    for (const viewer of [viewers.teacher, viewers.operator]) expect(await told(viewer)).toEqual([1, 1]);
    expect(await told(viewers.student)).toEqual([0, undefined]);
    const trait = { role_model_id: id, kind: 'SCHOOL', value: schoolId, may_be_used: true, agreed_at: '2026-01-01' };
    await world.plant.row('role_model_trait', { ...trait, may_be_shown: true });
    for (const viewer of strangers) expect(await told(viewer)).toEqual([1, 1]);
    expect(await told(viewers.student)).toEqual([1, undefined]);
  });

  it('tell an alumna who still goes to a school what students are told, and no list', async () => {
    const alumna = await world.plant.viewer('ALUMNUS', { schoolId: otherSchoolId });
    const student = await world.plant.viewer('STUDENT', { schoolId, personId: alumna.personId });
    const both = { ...alumna, memberships: [...alumna.memberships, ...student.memberships] };
    expect((await read(alumna, rosa.id, CLOSED)).data.roleModel).toEqual(ADULT);
    expect((await read(both, rosa.id, CLOSED)).data.roleModel).toEqual(NOTHING);
    for (const query of [LIST, `{ employers { nodes { id } } }`]) {
      expect((await world.ask(alumna, query)).errors).toBeUndefined();
      expect((await world.ask(both, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each([
    ['three years are not over, though nobody confirmed it', { left_on: '2023-10-06', is_confirmed: false }, false],
    ['three years are over', { left_on: '2023-10-05', is_confirmed: false }, true],
  ])('count as minors after leaving school where their age is unknown: %s', async (_what, left, isThere) => {
    const { id } = await world.plant.roleModel({ family_name: 'Recent', name_normalised: 'recent rosa' });
    await world.plant.row('role_model_school', { role_model_id: id, school_id: otherSchoolId, ...left });
    const { data } = await world.ask(viewers.teacher, LIST, { filter: { search: 'recent' }, first: 100 });
    expect(await canRead(viewers.teacher, id)).toBe(isThere);
    expect(data.roleModels.nodes.some((one: any) => one.id === id)).toBe(isThere);
    const asked = { schoolId, requestId: null, roleModelIds: [id], today: '2026-10-05' };
    const reading = world.database.reading({ personId: viewers.teacher.personId, schoolIds: [schoolId] });
    const [candidate] = await candidatesFor(reading, new AuditTrail(), asked);
    expect(candidate?.turnsAdultOn).toBe(`2026${left.left_on.slice(4)}`);
    expect(candidate?.alumnusOf).toEqual([]);
  });

  it.each(['role_model_trait', 'trait_count'])('keep %s from the role that serves', async (table) => {
    await expect(world.source.query(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(world.source.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a draft', { listing: 'DRAFT' }],
    ['one who waits to be confirmed', { listing: 'AWAITING_CONFIRMATION' }],
    ['one who withdrew', { listing: 'WITHDRAWN' }],
    ['one who is paused', { is_paused: true }],
  ])('read as not found where they are %s', async (_what, columns) => {
    const { id, personId } = await world.plant.roleModel({ employer_id: employerId, ...columns });
    const self = await world.plant.viewer('VOLUNTEER', { personId });
    expect(await canRead(self, id)).toBe(true);
    expect(await canRead(viewers.operator, id)).toBe(true);
    expect(await canRead(viewers.coordinator, id)).toBe(true);
    for (const who of ['teacher', 'student', 'volunteer', 'otherCoordinator'] as const)
      expect((await read(viewers[who], id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { data } = await world.ask(viewers.teacher, LIST, { filter: { employerId }, first: 100 });
    expect(data.roleModels.nodes.map((one: any) => one.id)).not.toContain(id);
    expect((await world.ask(viewers.operator, LIST, { first: 100 })).data.roleModels.nodes.map((one: any) => one.id)).toContain(
      id,
    );
  });

  it.each([
    ['help their own schools only', { here_for: 'OWN_SCHOOLS' }],
    ['are not of age', { turns_adult_on: '2026-10-06' }],
  ])('are seen at their own schools only where they %s', async (_what, columns) => {
    const { id } = await world.plant.roleModel({ ...columns, family_name: 'Young', name_normalised: 'young rosa' });
    await world.plant.row('role_model_school', {
      role_model_id: id,
      school_id: schoolId,
      left_on: '2026-07-01',
      is_confirmed: true,
    });
    await world.plant.row('role_model_school', { role_model_id: id, school_id: otherSchoolId, left_on: '2024-07-01' });
    const stranger = await world.plant.viewer('CAREERS_LEADER', { schoolId: otherSchoolId });
    const alumna = await world.plant.viewer('ALUMNUS', { schoolId });
    const listed = async (viewer: Viewer) =>
      (await world.ask(viewer, LIST, { filter: { search: 'young' } })).data.roleModels.nodes.some((one: any) => one.id === id);
    expect([await canRead(viewers.teacher, id), await listed(viewers.teacher)]).toEqual([true, true]);
    expect(await canRead(viewers.student, id)).toBe(true);
    for (const viewer of [stranger, alumna, viewers.volunteer, viewers.otherCoordinator])
      expect([await canRead(viewer, id), await listed(viewer)]).toEqual([false, false]);
  });

  it('read as not found by an id that is none, and need somebody who is signed in', async () => {
    for (const id of ['nonsense', newId()])
      expect((await read(viewers.teacher, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await read(null, rosa.id)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await world.ask(viewers.student, LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
