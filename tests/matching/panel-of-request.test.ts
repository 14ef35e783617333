import type { Viewer } from '../../server/platform/access';
import { openClass, request, type Suggestion, SUGGESTIONS, trait } from './class-of-six';

const PANEL = `query P($id: ID!, $size: Int, $require: PanelRequirements) { speakerRequest(id: $id) {
  panel(size: $size, require: $require) {
    suggestions { score roleModel { id } reasons { criterion contribution summary source } audience { size reached } warnings }
    value method gap guarantee unmet { coverage explanation } warnings } } }`;

describe('the panel of a request', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  beforeAll(async () => {
    set = await openClass();
    requestId = await request(set.world, set.leader, set.schoolId);
  });
  afterAll(() => set.world.close());

  const ask = (viewer: Viewer, variables: Record<string, unknown> = {}) =>
    set.world.ask(viewer, PANEL, { id: requestId, size: 5, ...variables });
  const panel = async (viewer: Viewer, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await ask(viewer, variables);
    expect(errors).toBeUndefined();
    return data.speakerRequest.panel;
  };
  const idsOf = ({ suggestions }: { suggestions: Suggestion[] }) => suggestions.map(({ roleModel }) => roleModel.id);

  it('has one of each occupation while others are left, and the best by proof where the case is small', async () => {
    const two = await panel(set.leader, { size: 2 });
    expect(two).toMatchObject({ method: 'EXACT', gap: 0, unmet: [], warnings: [] });
    expect(set.engineers).toContain(idsOf(two)[0]);
    expect(idsOf(two)[1]).toBe(set.nurse);
    expect(two.value).toBeGreaterThan(two.suggestions[0].score - 1e-9);
    expect(two.value).toBeLessThanOrEqual(1);
  });

  it('has one of the occupation named as often as it is worth it', async () => {
    const named = await request(set.world, set.leader, set.schoolId, { criteria: { occupations: ['2122'] } });
    expect(idsOf(await panel(set.leader, { id: named, size: 3 }))).toHaveLength(3);
  });

  it('has no two of one occupation where the request names the group above it', async () => {
    const groups = await request(set.world, set.leader, set.schoolId, { criteria: { occupations: ['212', '2237'] } });
    const members = idsOf(await panel(set.leader, { id: groups, size: 2 }));
    expect(members.filter((id) => set.engineers.includes(id))).toHaveLength(1);
    expect(members).toContain(set.nurse);
  });

  it('says the same of each member as the list of suggestions does', async () => {
    const { data } = await set.world.ask(set.leader, SUGGESTIONS, { id: requestId, first: 20 });
    const listed = new Map<string, Suggestion>(
      data.speakerRequest.suggestions.nodes.map((one: Suggestion) => [one.roleModel.id, one]),
    );
    for (const member of (await panel(set.leader)).suggestions as Suggestion[])
      expect(listed.get(member.roleModel.id)).toMatchObject({ score: member.score, audience: member.audience });
  });

  it('meets what is asked of it, by what role models show and by nothing else', async () => {
    const { plant } = set.world;
    await plant.sql(`INSERT INTO role_model_trait SELECT id, 'SEX', 'FEMALE', true, false, now() FROM role_model WHERE id = $1`, [
      set.nurse,
    ]);
    const require = { coverage: ['A_WOMAN', 'A_BARRIER_OVERCOME'] };
    const { unmet, ...first } = await panel(set.leader, { size: 1, require });
    expect(idsOf(first)).toEqual([set.engineers[0]]);
    expect(unmet).toEqual([
      { coverage: 'A_BARRIER_OVERCOME', explanation: 'Nobody who could come tells of a barrier they overcame.' },
    ]);
    await plant.row('role_model_barrier', { role_model_id: set.nurse, position: 1, story: 'I left school at 15.' });
    const second = await panel(set.leader, { size: 2, require });
    expect(second.unmet).toEqual([]);
    expect(new Set(idsOf(second))).toEqual(new Set([set.engineers[0], set.nurse]));
  });

  it('is everybody there is, with a warning, where more are asked for; and nobody where nobody fits', async () => {
    const nurses = await request(set.world, set.leader, set.schoolId, { criteria: { occupations: ['2237'] } });
    const all = await panel(set.leader, { id: nurses, size: 10 });
    expect(idsOf(all)).toEqual([set.nurse]);
    expect(all.warnings).toEqual([expect.stringContaining('only 1 person')]);
    const none = await request(set.world, set.leader, set.schoolId, { criteria: { occupations: ['1111'] } });
    expect(await panel(set.leader, { id: none })).toMatchObject({
      suggestions: [],
      value: 0,
      gap: 0,
      warnings: [expect.stringContaining('Nobody meets every condition')],
    });
  });

  it('says so where nothing that has weight is known of these students, or counts for who asks', async () => {
    const { world, leader, schoolId } = set;
    const weights = { interest: 0, background: 1, counterStereotype: 0, variety: 0, attainability: 0 };
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const { id } = await world.plant.student(schoolId, { year_group: 12 });
    const blank = await request(world, leader, schoolId, { audience: { studentIds: [id] }, weights });
    const shared = await request(world, leader, schoolId, { weights });
    for (const [viewer, asked] of [
      [leader, blank],
      [teacher, shared],
    ] as const) {
      const told = await panel(viewer, { id: asked });
      expect(told).toMatchObject({
        value: 0,
        warnings: expect.arrayContaining([expect.stringMatching(/^Everybody who could come scores 0/)]) as unknown,
      });
      expect(told.guarantee).toMatch(/^Nothing is proved/);
      const { data } = await world.ask(viewer, SUGGESTIONS, { id: asked, first: 20 });
      for (const one of data.speakerRequest.suggestions.nodes as Suggestion[])
        expect(one).toMatchObject({ score: 0, warnings: [expect.stringMatching(/^This person scores 0/)] });
    }
    expect((await panel(leader, { id: shared })).warnings.join()).not.toContain('scores 0');
  });

  it.each([0, 11, -1])('refuses a size of %i', async (size) => {
    expect((await ask(set.leader, { size })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('says clearly that an audience has become empty', async () => {
    const { id } = await set.world.plant.student(set.schoolId, { year_group: 11 });
    const alone = await request(set.world, set.leader, set.schoolId, { audience: { studentIds: [id] } });
    await set.world.plant.sql(`UPDATE student SET left_on = '2025-01-01' WHERE id = $1`, [id], [set.schoolId]);
    expect(await panel(set.leader, { id: alone })).toMatchObject({
      suggestions: [],
      warnings: [expect.stringContaining('no students in the audience')],
    });
  });

  it('rests on no trait of a student where a teacher asks, and is refused for fewer than five', async () => {
    const { world, schoolId, students } = set;
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const before = await panel(teacher);
    await world.plant.sql(`UPDATE student_trait SET value = 'SR1' WHERE student_id = $1`, [students[0]?.id], [schoolId]);
    await trait(world, schoolId, students[1]!.id, { kind: 'SEX', value: 'FEMALE' });
    expect(await panel(teacher)).toEqual(before);
    const small = await request(world, set.leader, schoolId, { audience: { studentIds: [students[0]!.id] } });
    expect((await ask(teacher, { id: small })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('notes whose traits were read, and why', async () => {
    await panel(set.leader);
    const rows = await set.world.plant.sql(
      `SELECT purpose, cardinality(student_ids) AS students FROM audit_entry WHERE person_id = $1 ORDER BY id DESC LIMIT 2`,
      [set.leader.personId],
      [set.schoolId],
    );
    expect(rows).toContainEqual({ purpose: 'PANEL_FOR_REQUEST', students: 6 });
  });
});
