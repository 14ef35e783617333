import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { EXPLAIN, openClass, request, type Suggestion, SUGGESTIONS, trait } from './class-of-six';

describe('suggestions for a request', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  beforeAll(async () => {
    set = await openClass();
    requestId = await request(set.world, set.leader, set.schoolId);
  });
  afterAll(() => set.world.close());

  const suggestions = async (viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Suggestion[]> => {
    const { data, errors } = await set.world.ask(viewer, SUGGESTIONS, { id: requestId, first: 20, ...variables });
    expect(errors).toBeUndefined();
    return data.speakerRequest.suggestions.nodes;
  };

  it('come with one reason per component, whose contributions add up to the score', async () => {
    for (const { score, reasons } of await suggestions(set.leader)) {
      expect(reasons.map(({ criterion }) => criterion)).toEqual([
        'INTEREST',
        'BACKGROUND',
        'COUNTER_STEREOTYPE',
        'VARIETY',
        'ATTAINABILITY',
      ]);
      expect(Math.abs(reasons.reduce((sum, { contribution }) => sum + contribution, 0) - score)).toBeLessThan(1e-9);
    }
  });

  it('put a woman engineer before engineers like her whose sex is not known, and name the statistic behind it', async () => {
    const all = await suggestions(set.leader);
    const place = (id: string | undefined): number => all.findIndex(({ roleModel }) => roleModel.id === id);
    for (const other of set.engineers.slice(2)) expect(place(set.engineers[0])).toBeLessThan(place(other));
    const reason = all[place(set.engineers[0])]?.reasons.find(({ criterion }) => criterion === 'COUNTER_STEREOTYPE');
    expect(reason?.summary).toMatch(/\d+ in 100|1 in 100/);
    expect(reason?.source).toMatch(/\S/);
  });

  it('count a trait that is not shown over an audience of five or more, without a word of it', async () => {
    const all = await suggestions(set.leader);
    const hidden = all.find(({ roleModel }) => roleModel.id === set.engineers[1]);
    const background = hidden?.reasons.find(({ criterion }) => criterion === 'BACKGROUND');
    expect(background?.contribution).toBeGreaterThan(0);
    expect(background?.summary).not.toMatch(/NE1/);
  });

  it('are in order and can be paged without gaps or repetition', async () => {
    const whole = await suggestions(set.leader);
    const paged: Suggestion[] = [];
    let after: string | null = null;
    do {
      const { data } = await set.world.ask(set.leader, SUGGESTIONS, { id: requestId, first: 5, after });
      const page = data.speakerRequest.suggestions;
      paged.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole);
    expect(whole.map(({ score }) => score)).toEqual(whole.map(({ score }) => score).sort((one, other) => other - one));
    expect(whole).toHaveLength(13);
  });

  it('take as many statements for two as for twelve, nested role models, employers and careers included', async () => {
    const count = async (first: number) => {
      set.world.statements.length = 0;
      await suggestions(set.leader, { first });
      return set.world.statements.map(({ name }) => name);
    };
    await set.world.tellEvents();
    await count(1);
    const few = await count(2);
    expect(await count(12)).toEqual(few);
    expect(few.length).toBeLessThanOrEqual(20);
  });

  it('leave out whom the school excluded or has asked, and whoever said no to this request', async () => {
    const { world, schoolId, engineers, leader } = set;
    const [, , excluded, asked, declined] = engineers as [string, string, string, string, string];
    const excludes = {
      school_id: schoolId,
      role_model_id: excluded,
      reason: 'Parent of a student',
      excluded_by: newId(),
      excluded_at: world.time.now,
    };
    await world.plant.row('school_role_model_exclusion', excludes, [schoolId]);
    const invitation = { school_id: schoolId, request_id: requestId, sent_at: world.time.now, expires_at: world.time.now };
    await world.plant.row('invitation', { id: newId(), role_model_id: asked, state: 'OPEN', ...invitation }, [schoolId]);
    await world.plant.row('invitation', { id: newId(), role_model_id: declined, state: 'DECLINED', ...invitation }, [schoolId]);
    const left = (await suggestions(leader)).map(({ roleModel }) => roleModel.id);
    expect(left).not.toEqual(expect.arrayContaining([excluded]));
    expect([asked, declined].filter((id) => left.includes(id))).toEqual([]);
    const studentId = set.students[0]?.id;
    for (const [roleModelId, condition] of [
      [excluded, 'NOT_EXCLUDED_BY_SCHOOL'],
      [asked, 'NO_OPEN_INVITATION'],
      [declined, 'NOT_REFUSED'],
    ]) {
      const { data } = await world.ask(leader, EXPLAIN, { studentId, roleModelId, requestId });
      expect(data.explainMatch).toMatchObject({ isEligible: false, failedConditions: [{ condition }] });
    }
  });

  it('are exact for those who may read traits, and suppress small counts for a teacher', async () => {
    const teacher = await set.world.plant.viewer('TEACHER', { schoolId: set.schoolId });
    const nurseFor = async (viewer: Viewer) => (await suggestions(viewer)).find(({ roleModel }) => roleModel.id === set.nurse);
    expect((await nurseFor(set.leader))?.audience).toEqual({ size: 6, reached: 0 });
    expect((await nurseFor(teacher))?.audience).toEqual({ size: 6, reached: null });
  });

  it('rest on no trait of a student where a teacher asks, so that no number gives one away', async () => {
    const { world, schoolId, students } = set;
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const told = async () => (await suggestions(teacher)).map(({ score, reasons }) => [score, reasons]);
    const before = await told();
    await world.plant.sql(`UPDATE student_trait SET value = 'SR1' WHERE student_id = $1`, [students[0]?.id], [schoolId]);
    await trait(world, schoolId, students[1]!.id, { kind: 'SEX', value: 'FEMALE' });
    await trait(world, schoolId, students[2]!.id, { kind: 'CARE_EXPERIENCED', value: 'yes' });
    expect(await told()).toEqual(before);
    const leader = await suggestions(set.leader);
    expect(leader.map(({ score }) => score)).not.toEqual(before.map(([score]) => score));
  });

  it('refuse a teacher once the audience has shrunk below five', async () => {
    const { world, schoolId } = set;
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const small = await request(world, set.leader, schoolId, {
      audience: { studentIds: set.students.slice(0, 2).map(({ id }) => id) },
    });
    const { errors } = await world.ask(teacher, SUGGESTIONS, { id: small, first: 5 });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('are none for those who may read traits once the audience is empty; a teacher is refused as for any under five', async () => {
    const { world, schoolId, leader } = set;
    const { id } = await world.plant.student(schoolId, { year_group: 11 });
    const alone = await request(world, leader, schoolId, { audience: { studentIds: [id] } });
    const [before] = await suggestions(leader, { id: alone });
    expect(before).toBeDefined();
    const { data } = await world.ask(leader, SUGGESTIONS, { id: alone, first: 1 });
    await world.plant.sql(`UPDATE student SET left_on = '2025-01-01' WHERE id = $1`, [id], [schoolId]);
    const after = data.speakerRequest.suggestions.pageInfo.endCursor;
    for (const role of ['CAREERS_ADVISER', 'SENCO'] as const)
      expect(await suggestions(await world.plant.viewer(role, { schoolId }), { id: alone })).toEqual([]);
    for (const page of [{}, { after }]) expect(await suggestions(leader, { id: alone, ...page })).toEqual([]);
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const { errors } = await world.ask(teacher, SUGGESTIONS, { id: alone, first: 5 });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const odd = await world.ask(leader, SUGGESTIONS, { id: alone, first: 0 });
    expect(odd.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('find a woman only where her sex may be shown', async () => {
    const women = await request(set.world, set.leader, set.schoolId, { criteria: { sex: 'FEMALE' } });
    expect((await suggestions(set.leader, { id: women })).map(({ roleModel }) => roleModel.id)).toEqual([set.engineers[0]]);
  });

  it('write down who read whose traits, before the answer leaves', async () => {
    await suggestions(set.leader);
    const rows = await set.world.plant.sql(
      `SELECT purpose, cardinality(student_ids) AS students FROM audit_entry WHERE person_id = $1 ORDER BY id DESC LIMIT 2`,
      [set.leader.personId],
      [set.schoolId],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { purpose: 'SUGGESTIONS_FOR_REQUEST', students: 6 },
        { purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', students: 0 },
      ]),
    );
  });
});
