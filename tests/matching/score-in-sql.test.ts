import { SCORE_SQL } from '../../bench/score.sql';
import { statement } from '../../server/platform/statement';
import { MATCHES, openClass, request, type Suggestion, SUGGESTIONS } from './class-of-six';

const SCORE = statement('score_in_sql', SCORE_SQL);

/** The benchmark's second opinion: the same lists from one SQL statement, where schools have asked some a lot of late. */
describe('the score in SQL', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  beforeAll(async () => {
    set = await openClass();
    for (const [place, role_model_id] of set.engineers.entries()) {
      const load = { role_model_id, invitations_sent: (place * 3) % 4, sessions: place % 3 };
      for (const month of ['2026-06-01', '2026-07-01', '2026-10-01', '2026-11-01'])
        await set.world.plant.row('role_model_load', { ...load, month });
    }
    await set.world.plant.sql(`UPDATE role_model SET capacity_per_month = 4`);
    const left = { school_id: await set.world.plant.school(), role_model_id: set.engineers[5], is_confirmed: true };
    await set.world.plant.row('role_model_school', { ...left, left_on: '2025-07-18' });
  });
  afterAll(() => set.world.close());

  const inSql = (studentIds: readonly string[], requestId: string | null) =>
    set.world.database
      .reading({ personId: set.leader.personId, schoolIds: [set.schoolId] })
      .tenant<{ id: string; score: number }>(SCORE, [set.schoolId, studentIds, requestId, '2026-10-05', 20]);
  const same = (suggestions: readonly Suggestion[], rows: readonly { id: string; score: number }[]) => {
    expect(rows.map(({ id }) => id)).toEqual(suggestions.map(({ roleModel }) => roleModel.id));
    rows.forEach(({ score }, place) => {
      expect(score).toBeCloseTo(suggestions[place]!.score, 9);
    });
  };

  it('puts a request’s list in the order that load leaves of reach', async () => {
    const requestId = await request(set.world, set.leader, set.schoolId);
    const { data } = await set.world.ask(set.leader, SUGGESTIONS, { id: requestId, first: 20 });
    const { nodes } = data.speakerRequest.suggestions;
    const scores = nodes.map(({ score }: Suggestion) => score);
    expect(scores).not.toEqual([...scores].sort((one: number, other: number) => other - one));
    same(
      nodes,
      await inSql(
        set.students.map(({ id }) => id),
        requestId,
      ),
    );
  });

  it('leaves out who left another school so lately that they may be a minor', async () => {
    const [student] = set.students;
    const { data } = await set.world.ask(set.leader, MATCHES, { id: student!.id, first: 20 });
    const listed = (data.student.matches.nodes as Suggestion[]).map(({ roleModel }) => roleModel.id);
    expect(listed).toHaveLength(set.engineers.length);
    expect(listed).not.toContain(set.engineers[5]);
    expect((await inSql([student!.id], null)).map(({ id }) => id)).not.toContain(set.engineers[5]);
  });

  it('puts a student’s list in the order of the score', async () => {
    const [student] = set.students;
    const { data } = await set.world.ask(set.leader, MATCHES, { id: student!.id, first: 20 });
    same(data.student.matches.nodes, await inSql([student!.id], null));
  });
});
