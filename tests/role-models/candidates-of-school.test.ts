import { AuditTrail } from '../../server/platform/audit';
import type { Connection } from '../../server/platform/connection';
import { newId } from '../../server/platform/identifiers';
import { candidatesFor } from '../../server/role-models/candidates.reads';
import { openWorld, type World } from '../support/world';

const TODAY = '2026-10-05';

describe('candidates as one school may know them', () => {
  let world: World;
  let schoolId: string;
  let otherSchoolId: string;
  let teacher: { personId: string };
  let connection: Connection;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    otherSchoolId = await world.plant.school();
    teacher = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    connection = world.database.reading({ personId: teacher.personId, schoolIds: [schoolId] });
  });
  afterAll(() => world.close());

  const read = async (id: string, asked: object = {}, reading = connection) => {
    const all = { schoolId, requestId: null, roleModelIds: [id], today: TODAY, ...asked };
    const [candidate] = await candidatesFor(reading, new AuditTrail(), all);
    return candidate!;
  };

  let roleModelId: string;
  let requestId: string;
  const request = async (school_id: string): Promise<string> => {
    const id = newId();
    await world.plant.row(
      'speaker_request',
      {
        ...{ id, school_id, requested_by: teacher.personId, title: 't', purpose: 'p', form: 'TALK', has_named_students: false },
        ...{
          starts_on: TODAY,
          ends_on: TODAY,
          parts_of_day: [],
          is_online_welcome: true,
          is_in_person_welcome: true,
          access_needs: [],
        },
        ...{ sectors: [], occupations: [], subjects: [], created_at: TODAY },
      },
      [school_id],
    );
    return id;
  };
  const invite = async (school_id: string, request_id: string, state: string) =>
    world.plant.row(
      'invitation',
      { id: newId(), school_id, request_id, role_model_id: roleModelId, state, sent_at: TODAY, expires_at: '2026-11-01' },
      [school_id],
    );
  beforeEach(async () => {
    ({ id: roleModelId } = await world.plant.roleModel());
    requestId = await request(schoolId);
  });
  const exclude = (school_id: string) =>
    world.plant.row(
      'school_role_model_exclusion',
      { school_id, role_model_id: roleModelId, reason: 'r', excluded_by: teacher.personId, excluded_at: TODAY },
      [school_id],
    );

  it('are excluded by that school alone', async () => {
    await exclude(otherSchoolId);
    expect((await read(roleModelId)).isExcludedBySchool).toBe(false);
    await exclude(schoolId);
    expect((await read(roleModelId)).isExcludedBySchool).toBe(true);
  });

  it('keep the exclusion of one school from another that asks in its name', async () => {
    await exclude(otherSchoolId);
    expect((await read(roleModelId, { schoolId: otherSchoolId })).isExcludedBySchool).toBe(false);
  });

  it('are excluded for its students too', async () => {
    await exclude(schoolId);
    const { personId } = await world.plant.student(schoolId);
    const student = world.database.reading({ personId, schoolIds: [] });
    expect((await read(roleModelId, {}, student)).isExcludedBySchool).toBe(true);
  });

  it('have an open invitation of that school, for whatever request', async () => {
    await invite(otherSchoolId, await request(otherSchoolId), 'OPEN');
    expect((await read(roleModelId)).hasOpenInvitation).toBe(false);
    await invite(schoolId, requestId, 'OPEN');
    expect((await read(roleModelId)).hasOpenInvitation).toBe(true);
  });

  it('refused one request and not all', async () => {
    await invite(schoolId, requestId, 'DECLINED');
    await invite(schoolId, requestId, 'EXPIRED');
    expect((await read(roleModelId, { requestId })).hasRefused).toBe(true);
    expect((await read(roleModelId, { requestId: await request(schoolId) })).hasRefused).toBe(false);
    expect((await read(roleModelId)).hasRefused).toBe(false);
  });
});
