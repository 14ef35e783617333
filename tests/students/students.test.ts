import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../server/platform/access';
import { normalisedStudentName } from '../../server/students/student.rules';
import { openWorld, type World } from '../support/world';
import { plantEncounter } from './record';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const STUDENTS = `query ($filter: StudentFilter!, $first: Int, $after: String) { students(filter: $filter, first: $first, after: $after) {
  nodes { id givenName familyName } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const named = (givenName: string, familyName: string) => ({
  given_name: givenName,
  family_name: familyName,
  name_normalised: normalisedStudentName({ givenName, familyName }),
});

const found = async (viewer: Viewer, filter: object): Promise<string[]> => {
  const { data, errors } = await world.ask(viewer, STUDENTS, { filter });
  expect(errors).toBeUndefined();
  return data.students.nodes.map(({ id }: { id: string }) => id);
};

const codeOf = async (viewer: Viewer | null, variables: object) =>
  (await world.ask(viewer, STUDENTS, variables as Record<string, unknown>)).errors?.[0]?.extensions.code;

describe('students, as staff', () => {
  it('pages by family name, each once, none of another school', async () => {
    const schoolId = await world.plant.school();
    await world.plant.student(await world.plant.school(), named('Foreign', 'Abara'));
    const names = ['Abara', 'Ábel', 'Bell', 'Chen', 'Díaz'];
    for (const name of names) await world.plant.student(schoolId, named('Kim', name));
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const seen: string[] = [];
    let after: string | null = null;
    for (const expected of [2, 2, 1]) {
      const { data }: { data: any } = await world.ask(viewer, STUDENTS, { filter: { schoolId }, first: 2, after });
      expect(data.students.nodes).toHaveLength(expected);
      expect(data.students.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...data.students.nodes.map((one: any) => one.familyName));
      after = data.students.pageInfo.endCursor;
    }
    expect(seen).toEqual(names);
  });

  it('pages through students of one name', async () => {
    const schoolId = await world.plant.school();
    for (let count = 0; count < 5; count += 1) await world.plant.student(schoolId);
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const first = await world.ask(viewer, STUDENTS, { filter: { schoolId }, first: 3 });
    const rest = await world.ask(viewer, STUDENTS, { filter: { schoolId }, after: first.data.students.pageInfo.endCursor });
    const ids = [...first.data.students.nodes, ...rest.data.students.nodes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  it('finds by year group, tutor group, subject and all together', async () => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const nine = await world.plant.student(schoolId);
    const nineC = await world.plant.student(schoolId, { tutor_group: '9C' });
    const ten = await world.plant.student(schoolId, { year_group: 10, tutor_group: '10B' });
    for (const { id } of [nineC, ten])
      await world.plant.row('student_subject', { school_id: schoolId, student_id: id, subject_code: 'physics' }, [schoolId]);
    expect((await found(viewer, { schoolId, yearGroup: 9 })).toSorted()).toEqual([nine.id, nineC.id].toSorted());
    expect(await found(viewer, { schoolId, tutorGroup: ' 9c ' })).toEqual([nineC.id]);
    expect((await found(viewer, { schoolId, subject: 'physics' })).toSorted()).toEqual([nineC.id, ten.id].toSorted());
    expect(await found(viewer, { schoolId, subject: 'physics', yearGroup: 10 })).toEqual([ten.id]);
  });

  it('finds names of any script, by the beginnings of words', async () => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const amina = await world.plant.student(schoolId, named('أمينة', 'الحسن'));
    const nova = await world.plant.student(schoolId, named('Nova 🚀', "O'Dunlow"));
    const kiran = await world.plant.student(schoolId, named('किरण', 'पटेल'));
    expect(await found(viewer, { schoolId, search: 'الح' })).toEqual([amina.id]);
    expect(await found(viewer, { schoolId, search: '🚀' })).toEqual([nova.id]);
    expect(await found(viewer, { schoolId, search: 'nova odun' })).toEqual([nova.id]);
    expect(await found(viewer, { schoolId, search: 'किर' })).toEqual([kiran.id]);
    expect(await found(viewer, { schoolId, search: 'unlow' })).toEqual([]);
    const { data } = await world.ask(viewer, STUDENTS, { filter: { schoolId, search: 'أمينة' } });
    expect(data.students.nodes).toEqual([{ id: amina.id, givenName: 'أمينة', familyName: 'الحسن' }]);
  });

  it('shows who is still without: only meaningful encounters they were at count', async () => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    const ids: Record<string, string> = {};
    for (const who of ['none', 'absent', 'planned', 'empty', 'one', 'two']) ids[who] = (await world.plant.student(schoolId)).id;
    await plantEncounter(world.plant, schoolId, [ids.absent!], { status: 'ABSENT' });
    await plantEncounter(world.plant, schoolId, [ids.planned!], { state: 'CONFIRMED', status: 'EXPECTED' });
    await plantEncounter(world.plant, schoolId, [ids.empty!], { isMeaningful: false });
    await plantEncounter(world.plant, schoolId, [ids.one!, ids.two!]);
    await plantEncounter(world.plant, schoolId, [ids.two!], { state: 'EVALUATED', kind: 'WORKPLACE' });
    const without = ['none', 'absent', 'planned', 'empty'].map((who) => ids[who]);
    expect((await found(viewer, { schoolId, mostEncounters: 0 })).toSorted()).toEqual(without.toSorted());
    expect((await found(viewer, { schoolId, mostEncounters: 1 })).toSorted()).toEqual([...without, ids.one].toSorted());
    expect(await found(viewer, { schoolId, mostEncounters: 2 })).toHaveLength(6);
  });

  it('leaves out those who left unless they are asked for', async () => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const { id } = await world.plant.student(schoolId, { left_on: '2026-07-20' });
    expect(await found(viewer, { schoolId })).toEqual([]);
    expect(await found(viewer, { schoolId, includesLeft: true })).toEqual([id]);
  });

  it('reads a school of somebody else, an unknown one and no id at all as not found', async () => {
    const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    for (const schoolId of [await world.plant.school(), randomUUID(), 'x'])
      expect(await codeOf(viewer, { filter: { schoolId } })).toBe('NOT_FOUND');
  });

  it.each([
    [{ first: 0 }, {}, /1 to 100/],
    [{ first: 101 }, {}, /1 to 100/],
    [{}, { yearGroup: 6 }, /7 to 14/],
    [{}, { tutorGroup: ' ' }, /1 to 40/],
    [{}, { tutorGroup: '9\0B' }, /1 to 40/],
    [{}, { subject: 'alchemy' }, /`subjects`/],
    [{}, { search: '!' }, /letter/],
    [{}, { search: 'a'.repeat(1_000) }, /at most 100/],
    [{}, { mostEncounters: -1 }, /0 to 1,000/],
    [{ after: 'nonsense' }, {}, /cursor/],
  ])('refuses %j with the filter %j in a sentence that helps', async (page, filter, sentence) => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    const { errors } = await world.ask(viewer, STUDENTS, { ...page, filter: { schoolId, ...filter } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(sentence);
  });

  it('refuses the cursor of another school and of another list', async () => {
    const [schoolId, other] = [await world.plant.school(), await world.plant.school()];
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    await world.plant.student(other);
    const elsewhere = await world.ask(await world.plant.viewer('TEACHER', { schoolId: other }), STUDENTS, {
      filter: { schoolId: other },
    });
    const schools = await world.ask(viewer, `{ schools { pageInfo { endCursor } } }`);
    for (const after of [elsewhere.data.students.pageInfo.endCursor, schools.data.schools.pageInfo.endCursor])
      expect(await codeOf(viewer, { filter: { schoolId }, after })).toBe('BAD_USER_INPUT');
  });

  it('takes one statement however many there are', async () => {
    const schoolId = await world.plant.school();
    for (let count = 0; count < 10; count += 1) await world.plant.student(schoolId);
    const viewer = await world.plant.viewer('TEACHER', { schoolId });
    for (const first of [2, 10]) {
      world.statements.length = 0;
      const { data } = await world.ask(viewer, STUDENTS, { filter: { schoolId }, first });
      expect(data.students.nodes).toHaveLength(first);
      expect(world.statements.map(({ name }) => name)).toEqual(['students_page']);
    }
  });
});

describe('students, as others', () => {
  it('gives a student themself alone', async () => {
    const schoolId = await world.plant.school();
    await world.plant.student(schoolId);
    const { id, personId } = await world.plant.student(schoolId);
    const viewer = await world.plant.viewer('STUDENT', { schoolId, personId });
    expect(await found(viewer, { schoolId })).toEqual([id]);
    expect(await codeOf(viewer, { filter: { schoolId: await world.plant.school() } })).toBe('NOT_FOUND');
  });

  it('gives somebody who is staff of one school and was a student of another themself alone there', async () => {
    const [schoolId, other] = [await world.plant.school(), await world.plant.school()];
    const { id, personId } = await world.plant.student(other, { left_on: '2020-07-20' });
    await world.plant.student(other);
    const asStudent = await world.plant.viewer('STUDENT', { schoolId: other, personId });
    const asTeacher = await world.plant.viewer('TEACHER', { schoolId, personId });
    const viewer = { ...asTeacher, memberships: [...asTeacher.memberships, ...asStudent.memberships] };
    expect(await found(viewer, { schoolId: other, includesLeft: true })).toEqual([id]);
  });

  it.each(['OPERATOR', 'EMPLOYER_COORDINATOR', 'VOLUNTEER', 'ALUMNUS'] as const)('is closed to %s', async (role) => {
    const schoolId = await world.plant.school();
    const viewer = await world.plant.viewer(role, role === 'ALUMNUS' ? { schoolId } : {});
    expect(await codeOf(viewer, { filter: { schoolId } })).toBe('FORBIDDEN');
  });

  it('is closed to nobody in particular', async () => {
    expect(await codeOf(null, { filter: { schoolId: randomUUID() } })).toBe('UNAUTHENTICATED');
  });
});
