import { graphql } from 'graphql';
import type { Viewer } from '../../server/platform/access';
import { openClass } from './class-of-six';

const NAMES = `nodes { score roleModel { id headline } }`;
const QUERY = `query ($id: ID!) { student(id: $id) { matches(first: 20) { ${NAMES} } } }`;
const SUMMARY = `query ($id: ID!) { student(id: $id) { matches(first: 20) { nodes { reasons { summary } } } } }`;

/** What a student's matches rest on is read beside the student, before it is known whether the viewer may know them. */
describe('what matches need, read ahead', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let id: string;
  beforeAll(async () => {
    set = await openClass();
    id = set.students[0]!.id;
    await ask(set.leader, QUERY);
  });
  afterAll(() => set.world.close());

  async function ask(viewer: Viewer, source: string, variableValues: Record<string, unknown> = { id }) {
    const { world } = set;
    world.statements.length = 0;
    const contextValue = world.contextOf(viewer);
    const { data, errors } = await graphql({ schema: world.schema, source, variableValues, contextValue });
    const finding = world.statements.find(({ text }) => text.includes('FROM student s WHERE s.'));
    await contextValue.writeAudit();
    const codes = errors?.map(({ extensions, originalError }) => extensions.code ?? (originalError as { code?: string }).code);
    const notes = await set.world.plant.sql(
      `SELECT purpose, student_ids FROM audit_entry WHERE request_id = $1 ORDER BY purpose`,
      [contextValue.requestId],
      [set.schoolId],
    );
    return {
      data: JSON.parse(JSON.stringify(data ?? null)),
      codes,
      notes,
      together: finding?.text ?? '',
      all: world.statements.slice(),
    };
  }

  const NOTES = () => [
    { purpose: 'MATCHES_OF_STUDENT', student_ids: [id] },
    { purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', student_ids: [] },
  ];
  const self = () => set.world.plant.viewer('STUDENT', { schoolId: set.schoolId, personId: set.students[0]!.personId });

  it.each([QUERY, SUMMARY])('travels with the student as one statement, and is noted in one entry each: %s', async (query) => {
    const { codes, notes, together, all } = await ask(set.leader, query);
    expect(codes).toBeUndefined();
    for (const name of ['student_find_in_schools', 'student_profiles', 'student_traits_for_matching'])
      expect(together).toContain(`"${name}"`);
    expect(all.filter(({ text }) => text.includes('student_traits_for_matching'))).toHaveLength(1);
    expect(all.filter(({ name }) => name === 'audit_write')).toHaveLength(1);
    expect(notes).toEqual(NOTES());
  });

  it('is the same for the student themself', async () => {
    const own = await ask(await self(), QUERY);
    expect(own.together).toContain('"student_traits_for_matching"');
    expect(own.notes).toEqual(NOTES());
    const read = await ask(set.leader, QUERY);
    expect(own.data).toEqual(read.data);
  });

  it('is nothing for who is not there for the viewer: neither answered nor noted', async () => {
    const { world } = set;
    const elsewhere = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    const other = await world.plant.viewer('STUDENT', { schoolId: set.schoolId, personId: set.students[1]!.personId });
    for (const viewer of [elsewhere, other]) {
      const { data, codes, notes } = await ask(viewer, QUERY);
      expect({ data, codes, notes }).toEqual({ data: null, codes: ['NOT_FOUND'], notes: [] });
    }
  });

  it('is not read for staff who may know the student but not their traits', async () => {
    const teacher = await set.world.plant.viewer('TEACHER', { schoolId: set.schoolId });
    const { codes, notes, all } = await ask(teacher, QUERY);
    expect(codes).toEqual(['FORBIDDEN']);
    expect(notes).toEqual([]);
    expect(all.some(({ text }) => text.includes('student_traits_for_matching'))).toBe(false);
  });

  it('is not read for staff of two schools, who are answered the same', async () => {
    const { schoolId, world, leader } = set;
    const second = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    const ofBoth = { ...leader, memberships: [...leader.memberships, ...second.memberships] };
    expect(leader.memberships.map((one) => one.schoolId)).toEqual([schoolId]);
    const both = await ask(ofBoth, QUERY);
    expect(both.together).not.toContain('student_traits_for_matching');
    const one = await ask(leader, QUERY);
    expect(both.data).toEqual(one.data);
    expect(both.notes).toEqual(one.notes);
  });

  it.each([
    ['it is skipped', `student(id: $id) { id matches @skip(if: true) { ${NAMES} } }`, ''],
    [
      'it is not included',
      `student(id: $id) { id ...Named @include(if: false) }`,
      `fragment Named on Student { matches { ${NAMES} } }`,
    ],
  ])('is neither read nor noted where %s', async (_, field, fragment) => {
    const { codes, notes, all } = await ask(set.leader, `query ($id: ID!) { ${field} } ${fragment}`);
    expect(codes).toBeUndefined();
    expect(notes).toEqual([]);
    expect(all.some(({ text }) => text.includes('student_traits_for_matching'))).toBe(false);
  });

  it('is read of nobody else whose matches a fragment of the document asks for', async () => {
    const other = set.students[1]!.id;
    const source = `query ($id: ID!, $other: ID!) { student(id: $id) { id } other: student(id: $other) { ...Named } }
      fragment Named on Student { matches(first: 2) { ${NAMES} } }`;
    const { codes, notes } = await ask(set.leader, source, { id, other });
    expect(codes).toBeUndefined();
    expect(notes.flatMap(({ student_ids }) => student_ids as string[])).toEqual([other]);
  });

  it.each([
    `two: student(id: $id) { matches @skip(if: true) { ${NAMES} } }`,
    `two: student(id: $id) { matches(first: 100) { ${NAMES} } }`,
    `two: student(id: $id) { matches(first: 2) { nodes { score } } }`,
  ])('leaves out nobody who has just come, where reasons are asked for beside %s', async (beside) => {
    for (let time = 0; time < 3; time += 1) {
      const { id: newcomer } = await set.world.plant.roleModel({}, '2122');
      const source = `query ($id: ID!) {
        one: student(id: $id) { matches(first: 100) { nodes { roleModel { id } reasons { summary } } } }
        ${beside}
      }`;
      const { data, codes } = await ask(set.leader, source);
      expect(codes).toBeUndefined();
      expect(data.one.matches.nodes.map((node: any) => node.roleModel.id)).toContain(newcomer);
    }
  });

  it('serves one list; others of the same student read for themselves, and two students are noted together', async () => {
    const source = `query ($id: ID!, $other: ID!) {
      one: student(id: $id) { first: matches(first: 2) { ${NAMES} } all: matches(first: 20) { ${NAMES} } }
      two: student(id: $other) { matches(first: 20) { ${NAMES} } }
    }`;
    const other = set.students[1]!.id;
    const { data, codes, notes, all } = await ask(set.leader, source, { id, other });
    expect(codes).toBeUndefined();
    expect(data.one.all).toEqual((await ask(set.leader, QUERY)).data.student.matches);
    expect(data.one.first.nodes).toEqual(data.one.all.nodes.slice(0, 2));
    expect(data.two.matches).toEqual((await ask(set.leader, QUERY, { id: other })).data.student.matches);
    expect(all.filter(({ name }) => name === 'audit_write').length).toBeLessThanOrEqual(2);
    const noted = notes.flatMap(({ student_ids }) => student_ids as string[]);
    expect(noted.toSorted()).toEqual([id, other].toSorted());
  });
});
