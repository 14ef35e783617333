import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { EXPLAIN, MATCHES, openClass, type Suggestion } from './class-of-six';

describe('matches of one student', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let student: { id: string; personId: string };
  let self: Viewer;
  beforeAll(async () => {
    set = await openClass();
    student = set.students[0]!;
    self = await set.world.plant.viewer('STUDENT', { schoolId: set.schoolId, personId: student.personId });
  });
  afterAll(() => set.world.close());

  const matches = async (viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Suggestion[]> => {
    const { data, errors } = await set.world.ask(viewer, MATCHES, { id: student.id, ...variables });
    expect(errors).toBeUndefined();
    return data.student.matches.nodes;
  };
  const contribution = (suggestion: Suggestion | undefined, criterion: string): number =>
    suggestion?.reasons.find((reason) => reason.criterion === criterion)?.contribution ?? Number.NaN;

  it('use no trait that is not shown: a number would give it away', async () => {
    const hidden = (await matches(set.leader)).find(({ roleModel }) => roleModel.id === set.engineers[1]);
    expect(contribution(hidden, 'BACKGROUND')).toBe(0);
  });

  it('are the same for the student themself, told without a word on sex or statistics', async () => {
    const own = await matches(self);
    const read = await matches(set.leader);
    expect(own.map(({ roleModel, score }) => [roleModel.id, score])).toEqual(
      read.map(({ roleModel, score }) => [roleModel.id, score]),
    );
    expect(own.flatMap(({ reasons }) => reasons.map(({ source }) => source)).filter((source) => source !== null)).toEqual([]);
    expect(JSON.stringify(own.map(({ reasons }) => reasons))).not.toMatch(/\b(wom[ae]n|m[ae]n|girl|boy|female|male)\b/i);
  });

  it('tell staff of a distance over the travel limit, and the student nothing of it', async () => {
    const { id: far } = await set.world.plant.roleModel(
      { outcode: await set.world.plant.outcode('SR1', 54.905, -1.38), travel_limit_km: 14, is_online: false },
      '2129',
    );
    const warnings = async (viewer: Viewer) => (await matches(viewer)).find(({ roleModel }) => roleModel.id === far)?.warnings;
    expect(await warnings(set.leader)).toHaveLength(1);
    expect(await warnings(self)).toEqual([]);
  });

  it('obey what the school decided, for the student as for staff', async () => {
    const { world, schoolId, engineers } = set;
    const excludes = {
      school_id: schoolId,
      role_model_id: engineers[5],
      reason: 'A relative',
      excluded_by: newId(),
      excluded_at: world.time.now,
    };
    await world.plant.row('school_role_model_exclusion', excludes, [schoolId]);
    expect((await matches(self)).map(({ roleModel }) => roleModel.id)).not.toContain(engineers[5]);
  });

  it('forget a trait in the next answer once its consent is withdrawn', async () => {
    const { world, leader, engineers } = set;
    await world.plant.sql(`UPDATE role_model_trait SET may_be_shown = true WHERE role_model_id = $1`, [engineers[1]]);
    const shared = () => matches(leader).then((all) => all.find(({ roleModel }) => roleModel.id === engineers[1]));
    expect(contribution(await shared(), 'BACKGROUND')).toBeGreaterThan(0);
    const { data } = await world.ask(
      self,
      `mutation W($id: ID!) { updateMatchingConsent(input: { studentId: $id, kind: TOWN, value: "NE1", mayBeUsed: false, agreedBy: STUDENT }) { __typename } }`,
      { id: student.id },
    );
    expect(data.updateMatchingConsent.__typename).toBe('MatchingConsentUpdated');
    expect(contribution(await shared(), 'BACKGROUND')).toBe(0);
  });

  it('keep to criteria, and refuse codes nobody knows', async () => {
    expect((await matches(set.leader, { criteria: { occupations: ['223'] } })).map(({ roleModel }) => roleModel.id)).toEqual([
      set.nurse,
    ]);
    const { errors } = await set.world.ask(set.leader, MATCHES, { id: student.id, criteria: { occupations: ['9999'] } });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('9999') as string,
    });
  });

  it.each([0, 101, -1])('refuse a page of %i', async (first) => {
    const { errors } = await set.world.ask(set.leader, MATCHES, { id: student.id, first });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuse the cursor of another student', async () => {
    const [other] = set.students.slice(1);
    const { data } = await set.world.ask(set.leader, MATCHES, { id: other?.id, first: 1 });
    const { errors } = await set.world.ask(set.leader, MATCHES, {
      id: student.id,
      after: data.student.matches.pageInfo.endCursor,
    });
    expect(errors?.[0]?.message).toMatch(/not a cursor of this list/);
  });

  it('refuse a cursor that somebody made', async () => {
    const after = Buffer.from(JSON.stringify([`matches:${student.id}`, 0.5, 0, newId()])).toString('base64url');
    const { errors } = await set.world.ask(set.leader, MATCHES, { id: student.id, after });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(/not a cursor of this list.*begin again/) as string,
    });
  });

  it('take as many statements for two as for ten', async () => {
    const names = async (first: number) => {
      set.world.statements.length = 0;
      await matches(set.leader, { first });
      return set.world.statements.map(({ name }) => name);
    };
    await set.world.tellEvents();
    await names(1);
    const few = await names(2);
    expect(await names(10)).toEqual(few);
    expect(few.length).toBeLessThanOrEqual(20);
  });

  it('explain a role model who is suggested, with the score the list shows', async () => {
    const [first] = await matches(set.leader);
    const { data } = await set.world.ask(set.leader, EXPLAIN, { studentId: student.id, roleModelId: first?.roleModel.id });
    expect(data.explainMatch).toMatchObject({ isEligible: true, failedConditions: [], score: first?.score });
  });

  it('name every condition a role model fails, each with what would have to change', async () => {
    const { id: roleModelId } = await set.world.plant.roleModel({
      is_paused: true,
      capacity_per_month: 0,
      year_groups: [12, 13],
    });
    const { data } = await set.world.ask(set.leader, EXPLAIN, { studentId: student.id, roleModelId });
    const { failedConditions } = data.explainMatch;
    expect(failedConditions.map(({ condition }: { condition: string }) => condition).sort()).toEqual([
      'ACCEPTS_YEAR_GROUP',
      'CAPACITY_LEFT',
      'NOT_PAUSED',
    ]);
    for (const { explanation } of failedConditions) expect(explanation).toMatch(/\S{2,} .*\.$/);
  });
});
