import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../server/platform/access';
import { SCHOOL_STAFF } from '../../server/platform/roles';
import { openWorld, type World } from '../support/world';
import { anyActivity, plantEncounter, plantRecord } from './record';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const OPEN = `id givenName familyName yearGroup tutorGroup enrolledOn leftOn isMain motivation predictedLevel school { id }
  interests { kind code title strength } aspirations { code title } subjects { subject { code title } predictedGrade }
  activities { code } routes`;
const CLOSED = `need { hasSend isDisadvantaged isOftenAbsent } barriers { kind bridge } accessNeeds { need note }
  traits { kind value mayBeUsed agreedBy agreedAt }`;
const PAST = `pastEncounters(first: $first, after: $after) { nodes { id heldOn form kind isMeaningful occupations { code } roleModels { id } }
  pageInfo { hasNextPage endCursor } }`;
const student = (fields: string) => `query ($id: ID!) { student(id: $id) { ${fields} } }`;
const PAST_OF = `query ($id: ID!, $first: Int, $after: String) { student(id: $id) { ${PAST} } }`;

const planted = async (columns: Record<string, unknown> = {}) => {
  const schoolId = await world.plant.school();
  const { id, personId } = await world.plant.student(schoolId, columns);
  await plantRecord(world.plant, schoolId, id);
  return { schoolId, id, personId };
};

const auditEntries = (schoolId: string) =>
  world.plant.sql(`SELECT person_id, purpose, student_ids FROM audit_entry WHERE school_id = $1`, [schoolId], [schoolId]);

describe('student', () => {
  it('gives a teacher what is open, with the names behind the codes', async () => {
    const { schoolId, id } = await planted({ predicted_level: 3, motivation: 'Making things work' });
    const { data, errors } = await world.ask(await world.plant.viewer('TEACHER', { schoolId }), student(OPEN), { id });
    expect(errors).toBeUndefined();
    expect(data.student).toEqual({
      id,
      givenName: 'Sam',
      familyName: 'Student',
      yearGroup: 9,
      tutorGroup: '9B',
      enrolledOn: '2024-09-02',
      leftOn: null,
      isMain: true,
      motivation: 'Making things work',
      predictedLevel: 3,
      school: { id: schoolId },
      interests: [{ kind: 'SUBJECT', code: 'physics', title: expect.stringMatching(/^Physics/), strength: 'VERY' }],
      aspirations: [{ code: '2121', title: 'Civil engineers' }],
      subjects: [{ subject: { code: 'physics', title: expect.stringMatching(/^Physics/) }, predictedGrade: '7' }],
      activities: [{ code: await anyActivity(world.plant) }],
      routes: ['APPRENTICESHIP'],
    });
  });

  it('gives the student themself everything, and notes that they read their traits', async () => {
    const { schoolId, id, personId } = await planted();
    const viewer = await world.plant.viewer('STUDENT', { schoolId, personId });
    const { data, errors } = await world.ask(viewer, student(`${OPEN} ${CLOSED}`), { id });
    expect(errors).toBeUndefined();
    expect(data.student).toMatchObject({
      interests: [{ code: 'physics' }],
      need: { hasSend: false, isDisadvantaged: false, isOftenAbsent: false },
      barriers: [{ kind: 'CONFIDENCE', bridge: 'Meet somebody like them' }],
      accessNeeds: [{ need: 'QUIET_SPACE', note: 'Near the door' }],
      traits: [
        { kind: 'SEX', value: 'FEMALE', mayBeUsed: true, agreedBy: 'STUDENT', agreedAt: new Date('2026-01-01T00:00:00.000Z') },
      ],
    });
    expect(await auditEntries(schoolId)).toEqual([{ person_id: personId, purpose: 'STUDENT_TRAITS', student_ids: [id] }]);
  });

  it.each(['CAREERS_LEADER', 'CAREERS_ADVISER', 'SENCO'] as const)('gives the %s of the school the closed part', async (role) => {
    const { schoolId, id } = await planted();
    const { data, errors } = await world.ask(await world.plant.viewer(role, { schoolId }), student(CLOSED), { id });
    expect(errors).toBeUndefined();
    expect(data.student.traits).toHaveLength(1);
    expect(data.student.barriers).toHaveLength(1);
    expect(await auditEntries(schoolId)).toHaveLength(1);
  });

  it.each(['TEACHER', 'SUBJECT_LEAD', 'SAFEGUARDING_LEAD'] as const)('keeps traits and barriers from the %s', async (role) => {
    const { schoolId, id } = await planted();
    const { data, errors } = await world.ask(await world.plant.viewer(role, { schoolId }), student(`id ${CLOSED}`), { id });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(data.student).toMatchObject({
      id,
      traits: null,
      barriers: null,
      need: { hasSend: false },
      accessNeeds: [{ need: 'QUIET_SPACE' }],
    });
    expect(await auditEntries(schoolId)).toEqual([]);
  });

  it('looks at the role at the school of the student, not at one held elsewhere', async () => {
    const { schoolId, id } = await planted();
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const leader = await world.plant.viewer('CAREERS_LEADER', {
      schoolId: await world.plant.school(),
      personId: teacher.personId,
    });
    const viewer: Viewer = { ...teacher, memberships: [...teacher.memberships, ...leader.memberships] };
    const { data, errors } = await world.ask(viewer, student(`traits { kind } barriers { kind }`), { id });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(data.student).toEqual({ traits: null, barriers: null });
  });

  it('reads as not found for staff of another school, another student, and ids that are none', async () => {
    const { id, schoolId } = await planted();
    const elsewhere = await world.plant.school();
    const classmate = await world.plant.student(schoolId);
    const strangers = [
      ...(await Promise.all(SCHOOL_STAFF.map((role) => world.plant.viewer(role, { schoolId: elsewhere })))),
      await world.plant.viewer('STUDENT', { schoolId, personId: classmate.personId }),
    ];
    for (const viewer of strangers) {
      const { data, errors } = await world.ask(viewer, student('id'), { id });
      expect([data?.student ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'NOT_FOUND']);
    }
    for (const none of [randomUUID(), 'none', ''])
      expect((await world.ask(strangers[0]!, student('id'), { id: none })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it.each(['OPERATOR', 'EMPLOYER_COORDINATOR', 'VOLUNTEER', 'ALUMNUS'] as const)('is closed to %s', async (role) => {
    const { id } = await planted();
    const { errors } = await world.ask(await world.plant.viewer(role), student('id'), { id });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('shows a student of two schools each enrolment, and each school its own alone', async () => {
    const { schoolId, id, personId } = await planted();
    const college = await world.plant.school();
    const second = await world.plant.student(college, { is_main: false });
    await world.plant.sql(`UPDATE student SET person_id = $2 WHERE id = $1`, [second.id, personId], [college]);
    const viewer = await world.plant.viewer('STUDENT', { schoolId, personId });
    for (const [one, school] of [
      [id, schoolId],
      [second.id, college],
    ] as const)
      expect((await world.ask(viewer, student('school { id }'), { id: one })).data.student.school.id).toBe(school);
    const { errors } = await world.ask(await world.plant.viewer('TEACHER', { schoolId }), student('id'), { id: second.id });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('pastEncounters', () => {
  it('tells what the student took part in, the newest first, page by page', async () => {
    const { schoolId, id } = await planted();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const engineer = await world.plant.roleModel({}, '2121');
    const nurse = await world.plant.roleModel({}, '2231');
    const met = [
      { roleModelId: engineer.id, occupation: '2121' },
      { roleModelId: nurse.id, occupation: '2231' },
    ];
    const older = await plantEncounter(world.plant, schoolId, [id], {
      heldOn: '2025-10-01',
      kind: 'WORKPLACE',
      form: 'WORKPLACE_VISIT',
    });
    const fair = await plantEncounter(world.plant, schoolId, [id], {
      heldOn: '2026-09-20',
      form: 'CAREERS_FAIR',
      met,
      isMeaningful: false,
    });
    await plantEncounter(world.plant, schoolId, [id], { status: 'ABSENT' });
    await plantEncounter(world.plant, schoolId, [id], { state: 'CANCELLED', status: 'PRESENT' });

    const first = (await world.ask(viewer, PAST_OF, { id, first: 1 })).data.student.pastEncounters;
    expect(first.nodes).toEqual([
      {
        id: fair,
        heldOn: '2026-09-20',
        form: 'CAREERS_FAIR',
        kind: 'EMPLOYER',
        isMeaningful: false,
        occupations: [{ code: '2121' }, { code: '2231' }],
        roleModels: [engineer, nurse]
          .map(({ id: roleModelId }) => ({ id: roleModelId }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      },
    ]);
    const { endCursor: after } = first.pageInfo;
    const rest = (await world.ask(viewer, PAST_OF, { id, first: 5, after })).data.student.pastEncounters;
    expect(rest.nodes.map((one: any) => one.id)).toEqual([older]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it("refuses another student's cursor, what was tampered with, and first: 0", async () => {
    const { schoolId, id } = await planted();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const other = await world.plant.student(schoolId);
    await plantEncounter(world.plant, schoolId, [other.id]);
    const { endCursor } = (await world.ask(viewer, PAST_OF, { id: other.id })).data.student.pastEncounters.pageInfo;
    const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const wrong = ['2026-02-30', 'x', '0000-01-01', 1].map((day) => cursorOf(`pastEncounters:${id}`, day, randomUUID()));
    for (const page of [...[endCursor, ...wrong].map((after) => ({ after })), { first: 0 }]) {
      const { errors } = await world.ask(viewer, PAST_OF, { id, ...page });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

it('reads the records of ten students in as many statements as those of two', async () => {
  const schoolId = await world.plant.school();
  const { id: roleModelId } = await world.plant.roleModel();
  for (let count = 0; count < 10; count += 1) {
    const { id } = await world.plant.student(schoolId);
    await plantRecord(world.plant, schoolId, id);
    const heldOn = `2026-09-${10 + count}`;
    await plantEncounter(world.plant, schoolId, [id], { heldOn, met: [{ roleModelId, occupation: '2121' }] });
  }
  const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId });
  const query = `query ($schoolId: ID!, $first: Int!) { students(filter: { schoolId: $schoolId }, first: $first) { nodes {
    ${OPEN} ${CLOSED} pastEncounters(first: 2) { nodes { occupations { code } roleModels { id } } } } } }`;
  const statementsFor = async (first: number) => {
    world.statements.length = 0;
    const { data, errors } = await world.ask(viewer, query, { schoolId, first });
    expect(errors).toBeUndefined();
    expect(data.students.nodes).toHaveLength(first);
    for (const one of data.students.nodes) expect(one.pastEncounters.nodes).toHaveLength(1);
    return world.statements.map(({ name }) => name).toSorted();
  };
  await statementsFor(1); // the reference data is read once for all
  const two = await statementsFor(2);
  expect(await statementsFor(10)).toEqual(two);
  expect(two).toHaveLength(15);
});
