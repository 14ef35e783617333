import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { request } from './class-of-six';

const PAGE = `pageInfo { hasNextPage startCursor endCursor } edges { cursor node { roleModel { id } } }`;
const MATCHES = `query M($id: ID!, $first: Int!, $after: String) { student(id: $id) { list: matches(first: $first, after: $after) { ${PAGE} } } }`;
const SUGGESTIONS = MATCHES.replace('student(', 'speakerRequest(').replace('matches(', 'suggestions(');
const CAPACITY = 20;

interface List {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor: string; readonly endCursor: string };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly roleModel: { readonly id: string } } }[];
}

/** Twelve role models who suit equally well, invited 0 to 11 times of late: in that order where only the score counts. */
describe('the cursors of', () => {
  let world: World;
  let student: { id: string; personId: string };
  let requestId: string;
  let viewers: Record<'student' | 'leader' | 'teacher', Viewer>;
  const ids: string[] = [];
  beforeAll(async () => {
    world = await openWorld();
    const schoolId = await world.plant.school();
    student = await world.plant.student(schoolId);
    for (let number = 0; number < 4; number += 1) await world.plant.student(schoolId);
    viewers = {
      student: await world.plant.viewer('STUDENT', { schoolId, personId: student.personId }),
      leader: await world.plant.viewer('CAREERS_LEADER', { schoolId }),
      teacher: await world.plant.viewer('TEACHER', { schoolId }),
    };
    requestId = await request(world, viewers.leader, schoolId);
    for (let times = 0; times < 12; times += 1) {
      ids.push((await world.plant.roleModel({ capacity_per_month: CAPACITY }, '2122')).id);
      await setInvitations(ids.at(-1)!, times);
    }
  });
  afterAll(() => world.close());

  const setInvitations = (id: string, times: number) =>
    world.plant.sql(
      `INSERT INTO role_model_load (role_model_id, month, invitations_sent, sessions) VALUES ($1, '2026-10-01', $2, 0)
       ON CONFLICT (role_model_id, month) DO UPDATE SET invitations_sent = excluded.invitations_sent`,
      [id, times],
    );
  const idsOf = ({ edges }: List) => edges.map(({ node }) => node.roleModel.id);

  const lists = [
    ['a student’s matches, as they read them', MATCHES, 'student'],
    ['a student’s matches, as the careers leader reads them', MATCHES, 'leader'],
    ['suggestions, as the careers leader reads them', SUGGESTIONS, 'leader'],
    ['suggestions, as a teacher reads them', SUGGESTIONS, 'teacher'],
  ] as const;

  describe.each(lists)('%s', (_list, query, reader) => {
    const list = async (page: { first: number; after?: string }): Promise<List> => {
      const id = query === MATCHES ? student.id : requestId;
      const { data, errors } = await world.ask(viewers[reader], query, { id, ...page });
      expect(errors).toBeUndefined();
      return data[query === MATCHES ? 'student' : 'speakerRequest'].list;
    };

    it('tell nothing of how often somebody was invited: no text, no length, no sameness', async () => {
      const { edges, pageInfo } = await list({ first: 12 });
      expect(edges.map(({ node }) => node.roleModel.id)).toEqual(ids);
      const cursors = edges.map(({ cursor }) => cursor);
      for (const cursor of cursors)
        expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/matches|suggestions|[0-9a-f]{8}-/);
      expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
      const again = (await list({ first: 12 })).edges.map(({ cursor }) => cursor);
      expect(new Set([...cursors, ...again]).size).toBe(24);
      expect(pageInfo).toMatchObject({ startCursor: cursors[0], endCursor: cursors[11] });
    });

    it('do not tell later that somebody was invited meanwhile', async () => {
      const { edges } = await list({ first: 3 });
      const third = edges[2]!;
      await setInvitations(ids[2]!, 5);
      const next = await list({ first: 12, after: third.cursor });
      expect(idsOf(next)).toEqual(ids.slice(3));
      await setInvitations(ids[2]!, 2);
    });

    it('go on exactly where whoever they stand for is gone', async () => {
      const { pageInfo } = await list({ first: 5 });
      await world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [ids[4]]);
      expect(idsOf(await list({ first: 12, after: pageInfo.endCursor }))).toEqual(ids.slice(5));
      await world.plant.sql(`UPDATE role_model SET is_paused = false WHERE id = $1`, [ids[4]]);
    });
  });

  it('one list are refused by another, and serve whoever else reads their own', async () => {
    const { data } = await world.ask(viewers.student, MATCHES, { id: student.id, first: 1 });
    const after = data.student.list.pageInfo.endCursor as string;
    expect((await world.ask(viewers.leader, MATCHES, { id: student.id, first: 1, after })).errors).toBeUndefined();
    const { errors } = await world.ask(viewers.leader, SUGGESTIONS, { id: requestId, first: 1, after });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
