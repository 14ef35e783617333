import { randomUUID } from 'node:crypto';
import { AuditTrail } from '../../server/platform/audit';
import { tenantOf, type Viewer } from '../../server/platform/access';
import { audienceOf, profilesOf } from '../../server/students/student-profiles.reads';
import { openWorld, type World } from '../support/world';
import { anyActivity, plantEncounter, plantRecord, plantTrait } from './record';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const TODAY = '2026-10-05';

/** Facts as this viewer may know them, and what was noted of the reading. */
async function facts(viewer: Viewer, schoolId: string, studentIds: readonly string[]) {
  const trail = new AuditTrail();
  const notes: unknown[] = [];
  const note = trail.note.bind(trail);
  trail.note = (read) => {
    notes.push(read);
    note(read);
  };
  const connection = world.database.reading(tenantOf(viewer));
  const students = await profilesOf(connection, trail, { schoolId, studentIds, purpose: 'TEST', today: TODAY });
  return { students, notes };
}

const audience = (viewer: Viewer, asked: Parameters<typeof audienceOf>[1]) =>
  audienceOf(world.database.reading(tenantOf(viewer)), asked);

async function school() {
  const schoolId = await world.plant.school();
  return { schoolId, viewer: await world.plant.viewer('CAREERS_LEADER', { schoolId }) };
}

describe('profilesOf', () => {
  it('gathers what the engine scores and what decides the need', async () => {
    const { schoolId, viewer } = await school();
    const { id } = await world.plant.student(schoolId, { predicted_level: 3, year_group: 10 });
    await plantRecord(world.plant, schoolId, id);
    await plantTrait(world.plant, schoolId, id, { kind: 'TOWN', value: 'NE1' });
    await plantTrait(world.plant, schoolId, id, { kind: 'CARE_EXPERIENCED', value: 'yes', mayBeUsed: false });
    await world.plant.sql(`UPDATE student_need SET is_often_absent = true WHERE student_id = $1`, [id], [schoolId]);
    const { id: roleModelId } = await world.plant.roleModel();
    await plantEncounter(world.plant, schoolId, [id], { met: [{ roleModelId, occupation: '2121' }] });
    await plantEncounter(world.plant, schoolId, [id], { heldOn: '2026-07-01', kind: 'PROVIDER', isMeaningful: false });
    await plantEncounter(world.plant, schoolId, [id], { heldOn: '2026-09-29', status: 'ABSENT' });

    const { students, notes } = await facts(viewer, schoolId, [id, id]);
    expect(students).toEqual([
      {
        profile: {
          id,
          interests: [
            { kind: 'SUBJECT', code: 'physics', strength: 0.9 },
            { kind: 'ACTIVITY', code: await anyActivity(world.plant), strength: 0.3 },
          ],
          timetabledSubjects: ['physics'],
          aspirations: ['2121'],
          traits: [{ kind: 'TOWN', value: 'NE1' }],
          sex: 'FEMALE',
          routes: ['APPRENTICESHIP'],
          predictedLevel: 3,
          pastEncounters: [
            { occupation: null, roleModelId: null, schoolYearsAgo: 1 },
            { occupation: '2121', roleModelId, schoolYearsAgo: 0 },
          ],
        },
        yearGroup: 10,
        accessNeeds: ['QUIET_SPACE'],
        needFlags: { hasSend: false, isDisadvantaged: false, isOftenAbsent: true },
        meaningfulEncounters: { employer: 1, workplace: 0, provider: 0 },
        isThisYearsDueMissing: { employer: false, workplace: true, provider: true },
      },
    ]);
    expect(notes).toEqual([{ purpose: 'TEST', schoolId, studentIds: [id] }]);
  });

  it('gives an empty profile for a student of whom nothing is known', async () => {
    const { schoolId, viewer } = await school();
    const { id } = await world.plant.student(schoolId);
    const [student] = (await facts(viewer, schoolId, [id])).students;
    expect(student?.profile).toEqual({
      id,
      interests: [],
      timetabledSubjects: [],
      aspirations: [],
      traits: [],
      sex: null,
      routes: [],
      predictedLevel: null,
      pastEncounters: [],
    });
    expect(student?.isThisYearsDueMissing).toEqual({ employer: true, workplace: false, provider: true });
  });

  it('reads no other traits than are asked for', async () => {
    const { schoolId, viewer } = await school();
    const { id } = await world.plant.student(schoolId);
    await plantTrait(world.plant, schoolId, id, { kind: 'SEX', value: 'FEMALE' });
    await plantTrait(world.plant, schoolId, id, { kind: 'TOWN', value: 'NE1' });
    const connection = world.database.reading(tenantOf(viewer));
    const asked = { schoolId, studentIds: [id], purpose: 'TEST', today: TODAY };
    const [student] = await profilesOf(connection, new AuditTrail(), { ...asked, traitKinds: ['SEX'] });
    expect([student?.profile.sex, student?.profile.traits]).toEqual(['FEMALE', []]);
  });

  it('keeps a sex that the statistics do not tell apart out of the reckoning', async () => {
    const { schoolId, viewer } = await school();
    const { id } = await world.plant.student(schoolId);
    await plantTrait(world.plant, schoolId, id, { kind: 'SEX', value: 'OTHER' });
    const [student] = (await facts(viewer, schoolId, [id])).students;
    expect([student?.profile.sex, student?.profile.traits]).toEqual([null, []]);
  });

  it('knows nothing of a student of another school, and notes nothing', async () => {
    const [{ viewer, schoolId }, other] = [await school(), await school()];
    const { id } = await world.plant.student(other.schoolId);
    for (const asked of [schoolId, other.schoolId]) {
      const { students, notes } = await facts(viewer, asked, [id, randomUUID(), 'no id']);
      expect([students, notes]).toEqual([[], []]);
    }
  });

  it('works for the student themself, of whom alone they learn', async () => {
    const { schoolId } = await school();
    const { id, personId } = await world.plant.student(schoolId);
    await plantRecord(world.plant, schoolId, id);
    await plantEncounter(world.plant, schoolId, [id]);
    const classmate = await world.plant.student(schoolId);
    const viewer = await world.plant.viewer('STUDENT', { schoolId, personId });
    const { students } = await facts(viewer, schoolId, [id, classmate.id]);
    expect(students).toHaveLength(1);
    expect(students[0]).toMatchObject({
      profile: { id, sex: 'FEMALE', aspirations: ['2121'] },
      meaningfulEncounters: { employer: 1 },
    });
  });

  it('tells who was at an encounter of many apart', async () => {
    const { schoolId, viewer } = await school();
    const [here, absent] = [await world.plant.student(schoolId), await world.plant.student(schoolId)];
    await plantEncounter(world.plant, schoolId, [here.id]);
    const { students } = await facts(viewer, schoolId, [absent.id, here.id]);
    expect(students.map(({ profile }) => profile.id)).toEqual([here.id, absent.id].toSorted());
    expect(students.map(({ meaningfulEncounters }) => meaningfulEncounters.employer)).toEqual([1, 0]);
  });

  it('answers in one statement what it answers in three', async () => {
    const { schoolId, viewer } = await school();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await world.plant.student(schoolId, { predicted_level: count === 0 ? null : count });
      ids.push(id);
      await plantRecord(world.plant, schoolId, id);
      await plantTrait(world.plant, schoolId, id, { kind: 'TOWN', value: 'NE1' });
      const { id: roleModelId } = await world.plant.roleModel();
      await plantEncounter(world.plant, schoolId, ids, { met: [{ roleModelId, occupation: '2121' }] });
    }
    const asked = { schoolId, studentIds: ids, purpose: 'TEST', today: TODAY };
    world.statements.length = 0;
    const { students } = await facts(viewer, schoolId, ids);
    expect(world.statements).toHaveLength(1);
    // In a transaction that may write each statement goes alone.
    const alone = await world.database.writing(tenantOf(viewer), (connection) => profilesOf(connection, new AuditTrail(), asked));
    expect(world.statements).toHaveLength(4);
    expect(students).toHaveLength(3);
    expect(students).toStrictEqual(alone);
  });

  it('takes one statement for two students and for ten', async () => {
    const { schoolId, viewer } = await school();
    const ids: string[] = [];
    for (let count = 0; count < 10; count += 1) ids.push((await world.plant.student(schoolId)).id);
    for (const some of [ids.slice(0, 2), ids]) {
      world.statements.length = 0;
      expect((await facts(viewer, schoolId, some)).students).toHaveLength(some.length);
      expect(world.statements).toHaveLength(1);
    }
  });
});

describe('audienceOf', () => {
  it('finds those now enrolled who fit each part', async () => {
    const { schoolId, viewer } = await school();
    const nineB = await world.plant.student(schoolId);
    const nineC = await world.plant.student(schoolId, { tutor_group: '9C' });
    const ten = await world.plant.student(schoolId, { year_group: 10, tutor_group: '10B' });
    await world.plant.student(schoolId, { left_on: '2026-07-20' });
    await world.plant.row('student_subject', { school_id: schoolId, student_id: ten.id, subject_code: 'physics' }, [schoolId]);
    expect(await audience(viewer, { schoolId })).toEqual([nineB.id, nineC.id, ten.id].toSorted());
    expect(await audience(viewer, { schoolId, yearGroup: 9 })).toEqual([nineB.id, nineC.id].toSorted());
    expect(await audience(viewer, { schoolId, yearGroup: 9, tutorGroup: '9c ' })).toEqual([nineC.id]);
    expect(await audience(viewer, { schoolId, tutorGroup: '', subjectCode: 'physics' })).toEqual([ten.id]);
    expect(await audience(viewer, { schoolId, yearGroup: null, studentIds: [ten.id, randomUUID(), 'no id'] })).toEqual([ten.id]);
    expect(await audience(viewer, { schoolId, studentIds: [] })).toEqual([]);
  });

  it('finds nobody at another school, and a student only themself', async () => {
    const [{ schoolId }, other] = [await school(), await school()];
    const { id, personId } = await world.plant.student(schoolId);
    await world.plant.student(schoolId);
    expect(await audience(other.viewer, { schoolId })).toEqual([]);
    expect(await audience(await world.plant.viewer('STUDENT', { schoolId, personId }), { schoolId })).toEqual([id]);
  });
});
