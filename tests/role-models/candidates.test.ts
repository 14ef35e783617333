import { AuditTrail, writeReads } from '../../server/platform/audit';
import { newId } from '../../server/platform/identifiers';
import type { Connection } from '../../server/platform/connection';
import type { Candidate } from '../../server/matching/matching.types';
import { candidatesFor, listedIds, traitCounts } from '../../server/role-models/candidates.reads';
import { openWorld, type World } from '../support/world';

const TODAY = '2026-10-05';

describe('candidates for matching', () => {
  let world: World;
  let schoolId: string;
  let otherSchoolId: string;
  let teacher: { personId: string };
  let connection: Connection;
  let audit: AuditTrail;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    otherSchoolId = await world.plant.school();
    teacher = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    connection = world.database.reading({ personId: teacher.personId, schoolIds: [schoolId] });
  });
  afterAll(() => world.close());
  beforeEach(() => {
    audit = new AuditTrail();
  });

  const read = async (id: string, asked: object = {}): Promise<Candidate> => {
    const candidates = await candidatesFor(connection, audit, {
      schoolId,
      requestId: null,
      roleModelIds: [id],
      today: TODAY,
      ...asked,
    });
    expect(candidates).toHaveLength(1);
    return candidates[0]!;
  };

  it('know nothing that was not said', async () => {
    const nothing = { route: null, starting_level: null, left_school_on: null, entered_field_on: null, largest_group: null };
    const { id } = await world.plant.roleModel({ ...nothing, forms: [], year_groups: [], access_needs_met: [], usual_slots: [] });
    await world.plant.sql(`DELETE FROM role_model_career WHERE role_model_id = $1`, [id]);
    expect(await read(id)).toEqual({
      profile: {
        ...{ id, careers: [], topicSectors: [], topicSubjects: [], traits: [], sex: null, route: null },
        ...{ yearsSinceEnteringField: null, yearsSinceLeavingSchool: null, startingLevel: null, recentInvitations: 0, load: 0 },
      },
      ...{
        listing: 'LISTED',
        isPaused: false,
        place: { latitude: expect.any(Number), longitude: expect.any(Number) },
        travelLimitKm: 20,
      },
      ...{
        isOnline: true,
        isInPerson: true,
        capacityPerMonth: 2,
        commitments: new Map(),
        usualSlots: [],
        away: [],
        busy: [],
        forms: [],
      },
      ...{ yearGroups: [], largestGroup: null, accessNeedsMet: [], hasRecordedCheck: false, turnsAdultOn: null, alumnusOf: [] },
      ...{ hereFor: 'EVERYONE', isExcludedBySchool: false, hasOpenInvitation: false, hasRefused: false, changesOn: null },
    });
  });

  it('tell careers in their order, with whole years', async () => {
    const { id } = await world.plant.roleModel({ left_school_on: '2012-10-06', entered_field_on: '2016-10-05' });
    const career = { role_model_id: id, job_title: 'x' };
    await world.plant.row('role_model_career', {
      ...career,
      position: 3,
      occupation_code: '5231',
      started_on: '2012-10-06',
      ended_on: '2015-10-05',
    });
    await world.plant.row('role_model_career', {
      ...career,
      position: 2,
      occupation_code: '5241',
      started_on: '2025-10-06',
      ended_on: '2026-12-01',
    });
    const { profile } = await read(id);
    expect(profile.careers).toEqual([
      { occupation: '2121', isPresent: true, years: 11 },
      { occupation: '5241', isPresent: true, years: 0 },
      { occupation: '5231', isPresent: false, years: 2 },
    ]);
    expect([profile.yearsSinceLeavingSchool, profile.yearsSinceEnteringField]).toEqual([13, 10]);
  });

  it('tell traits that may be used, with sex apart', async () => {
    const { id } = await world.plant.roleModel();
    const trait = { role_model_id: id, agreed_at: '2026-01-01' };
    await world.plant.row('role_model_trait', { ...trait, kind: 'SEX', value: 'FEMALE', may_be_used: true, may_be_shown: false });
    await world.plant.row('role_model_trait', { ...trait, kind: 'TOWN', value: 'NE1', may_be_used: true, may_be_shown: true });
    await world.plant.row('role_model_trait', {
      ...trait,
      kind: 'ETHNIC_GROUP',
      value: 'Any other, with commas',
      may_be_used: true,
      may_be_shown: false,
    });
    await world.plant.row('role_model_trait', {
      ...trait,
      kind: 'YOUNG_CARER',
      value: 'yes',
      may_be_used: false,
      may_be_shown: false,
    });
    const { profile } = await read(id);
    expect(profile.sex).toEqual({ value: 'FEMALE', mayBeShown: false });
    expect(profile.traits).toEqual([
      { kind: 'ETHNIC_GROUP', value: 'Any other, with commas', mayBeShown: false },
      { kind: 'TOWN', value: 'NE1', mayBeShown: true },
    ]);
  });

  it('tell commitments by month, and invitations and load of the months of the last 90 days', async () => {
    const { id } = await world.plant.roleModel({ capacity_per_month: 3 });
    const load = (month: string, open_invitations: number, sessions: number, invitations_sent: number) =>
      world.plant.row('role_model_load', { role_model_id: id, month, open_invitations, sessions, invitations_sent });
    await load('2026-06-01', 9, 9, 9);
    await load('2026-07-01', 0, 0, 1);
    await load('2026-08-01', 0, 1, 1);
    await load('2026-10-01', 1, 1, 3);
    await load('2026-11-01', 2, 0, 4);
    const { commitments, profile } = await read(id);
    expect([commitments.get('2026-10'), commitments.get('2026-11'), commitments.get('2026-09')]).toEqual([2, 2, undefined]);
    expect(profile.recentInvitations).toBe(5);
    expect(profile.load).toBeCloseTo(5 / 9, 12);
  });

  it('tell when they are away or taken, in London time', async () => {
    const { id } = await world.plant.roleModel({ usual_slots: ['1-MORNING', '7-EVENING'] });
    await world.plant.row('role_model_away', { role_model_id: id, starts_on: '2026-10-01', ends_on: '2026-10-05' });
    await world.plant.row('role_model_away', { role_model_id: id, starts_on: '2026-09-01', ends_on: '2026-10-04' });
    const book = async (starts_at: string, ends_at: string) => {
      const session = { id: newId(), form: 'TALK', starts_at, ends_at, is_online: false };
      await world.plant.row('session', session);
      const booking = { session_id: session.id, role_model_id: id, occupation_code: '2121', during: `[${starts_at},${ends_at})` };
      await world.plant.row('role_model_booking', booking);
    };
    await book('2026-10-04T22:30:00Z', '2026-10-04T22:59:00Z'); // Sunday before midnight in London: over
    await book('2026-10-12T10:30:00Z', '2026-10-12T11:30:00Z'); // 11:30 to 12:30 in summer time
    await book('2026-11-02T16:00:00Z', '2026-11-02T17:00:00Z'); // to 17:00 in winter time
    const { away, busy, usualSlots } = await read(id);
    expect(away).toEqual([{ from: '2026-10-01', to: '2026-10-05' }]);
    expect(busy).toEqual([
      { day: '2026-10-12', part: 'MORNING' },
      { day: '2026-10-12', part: 'AFTERNOON' },
      { day: '2026-11-02', part: 'AFTERNOON' },
    ]);
    expect(usualSlots).toEqual([
      { weekday: 1, part: 'MORNING' },
      { weekday: 7, part: 'EVENING' },
    ]);
  });

  it('name schools that confirmed them', async () => {
    const { id } = await world.plant.roleModel();
    await world.plant.row('role_model_school', {
      role_model_id: id,
      school_id: schoolId,
      left_on: '2010-07-01',
      is_confirmed: true,
    });
    await world.plant.row('role_model_school', { role_model_id: id, school_id: otherSchoolId, left_on: '2012-07-01' });
    expect((await read(id)).alumnusOf).toEqual([schoolId]);
  });

  async function listed() {
    const roleModelIds = await listedIds(connection, null, 100);
    return candidatesFor(connection, audit, { schoolId, requestId: null, roleModelIds, today: TODAY });
  }

  it('are all who are listed, in the order of their ids, or those named whatever their listing', async () => {
    const draft = await world.plant.roleModel({ listing: 'DRAFT' });
    const paused = await world.plant.roleModel({ is_paused: true });
    const all = await listed();
    const ids = all.map(({ profile }) => profile.id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toContain(paused.id);
    expect(ids).not.toContain(draft.id);
    expect([...(await listedIds(connection, null, 2)), ...(await listedIds(connection, ids[1]!, 100))]).toEqual(ids);
    expect((await read(draft.id)).listing).toBe('DRAFT');
    expect(await candidatesFor(connection, audit, { schoolId, requestId: null, roleModelIds: [newId()], today: TODAY })).toEqual(
      [],
    );
    const [named] = all.filter(({ profile }) => profile.id === paused.id);
    expect(await read(paused.id)).toEqual(named);
  });

  it('take four statements however many they are, and are noted once', async () => {
    const roleModelIds = await listedIds(connection, null, 100);
    world.statements.length = 0;
    const all = await candidatesFor(connection, audit, { schoolId, requestId: null, roleModelIds, today: TODAY });
    expect(all.length).toBeGreaterThan(5);
    expect(world.statements).toHaveLength(4);
    await candidatesFor(connection, audit, { schoolId, requestId: null, roleModelIds, today: TODAY });
    const actor = { personId: teacher.personId, requestId: 'r', now: world.time.now };
    await world.database.writing({ personId: teacher.personId, schoolIds: [schoolId] }, (writing) =>
      writeReads(writing, audit.take(), actor),
    );
    const entries = await world.plant.sql(`SELECT purpose, school_id, student_ids FROM audit_entry`, [], [schoolId]);
    expect(entries).toEqual([{ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', school_id: schoolId, student_ids: [] }]);
  });

  it('come with counts of their traits as of the last snapshot', async () => {
    const fresh = await openWorld();
    const reading = fresh.database.reading({ personId: null, schoolIds: [] });
    expect(await traitCounts(reading)).toEqual({ version: 0, listedRoleModels: 0, counts: new Map() });
    await fresh.plant.sql(`SELECT remake_trait_counts()`);
    expect(await traitCounts(reading)).toEqual({ version: 1, listedRoleModels: 0, counts: new Map() });
    const { id } = await fresh.plant.roleModel();
    await fresh.plant.roleModel();
    const trait = { role_model_id: id, kind: 'TOWN', value: 'NE1', may_be_used: true, may_be_shown: false, agreed_at: TODAY };
    await fresh.plant.row('role_model_trait', trait);
    await fresh.plant.row('role_model_trait', {
      ...trait,
      role_model_id: (await fresh.plant.roleModel({ listing: 'DRAFT' })).id,
    });
    await fresh.plant.sql(`SELECT remake_trait_counts()`);
    expect(await traitCounts(reading)).toEqual({ version: 2, listedRoleModels: 2, counts: new Map([['TOWN:NE1', 1]]) });
    await fresh.close();
  });
});
