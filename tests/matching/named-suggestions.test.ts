import { graphql } from 'graphql';
import { MATCHES } from './class-of-six';
import { type ClassWithIndex, NAMED_MATCHES, NAMED_SUGGESTIONS, openClassWithIndex } from './two-indexes';

let set: ClassWithIndex;
beforeEach(async () => {
  set = await openClassWithIndex();
});
afterEach(() => set.world.close());

const READING = 'candidates';

/** Asks about the first student, or for the request; answers what was told, and which statements that took. */
async function ask(query: string, id = set.students[0]!.id) {
  const { world, leader } = set;
  world.statements.length = 0;
  const contextValue = world.contextOf(leader);
  const { data, errors } = await graphql({
    schema: world.schema,
    source: query,
    variableValues: { id, first: 100 },
    contextValue,
  });
  await contextValue.writeAudit();
  const statements = world.statements.map(({ name }) => name);
  const told: any = JSON.parse(JSON.stringify(data ?? null));
  const nodes: any[] = (told?.student?.matches ?? told?.speakerRequest?.suggestions)?.nodes;
  return { errors, statements, nodes, ids: nodes.map(({ roleModel }) => roleModel.id) };
}

const pause = (id: string) => set.world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [id]);

describe('role models who are only named', () => {
  it('are not read again where nothing was committed since, in as many statements for a class as for one', async () => {
    await ask(NAMED_MATCHES);
    const one = await ask(NAMED_MATCHES);
    const all = await ask(NAMED_SUGGESTIONS, set.requestId);
    for (const { statements, errors } of [one, all]) {
      expect(errors).toBeUndefined();
      expect(statements).not.toContain(READING);
      expect(statements.filter((name) => name === 'outbox_since')).toHaveLength(1);
      expect(statements.filter((name) => name === 'role_model_find_many')).toHaveLength(1);
      expect(statements.filter((name) => name === 'audit_write')).toHaveLength(1);
    }
    expect(one.statements.length).toBeLessThanOrEqual(11);
  });

  it('are read where more is asked of them, wherever the question says so', async () => {
    await ask(NAMED_MATCHES);
    const by = (fields: string, more = '') =>
      `query ($id: ID!) { student(id: $id) { matches(first: 20) { ${fields} } } } ${more}`;
    const questions = [
      MATCHES,
      by('nodes { roleModel { id } why: reasons { summary } }'),
      by('nodes { roleModel { id } } edges { node { audience { size } } }'),
      by('nodes { roleModel { id } ...Known }', 'fragment Known on Suggestion { ... on Suggestion { warnings } }'),
      by('nodes { roleModel { id } warnings @skip(if: true) }'),
    ];
    for (const question of questions) {
      const { errors, statements } = await ask(question);
      expect(errors).toBeUndefined();
      expect(statements).toContain(READING);
    }
  });

  it('keep their load from students, as those with reasons do', async () => {
    const { world, students } = set;
    const [student] = students;
    const source = NAMED_MATCHES;
    const contextValue = world.contextOf(
      await world.plant.viewer('STUDENT', { schoolId: set.schoolId, personId: student!.personId }),
    );
    const { data, errors } = await graphql({ schema: world.schema, source, variableValues: { id: student!.id }, contextValue });
    expect(errors).toBeUndefined();
    const { nodes } = (data as any).student.matches;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { load } of nodes) expect(load).toBeNull();
  });

  it('are read again, and ranked again, where something was committed after they were found', async () => {
    const { index } = set.world.foundation;
    const [first] = (await ask(NAMED_MATCHES)).ids;
    const search = index.search.bind(index);
    const changing = jest.spyOn(index, 'search').mockImplementationOnce(async (...asked: Parameters<typeof search>) => {
      const answer = await search(...asked);
      await pause(first);
      return answer;
    });
    const { ids, statements } = await ask(NAMED_MATCHES);
    changing.mockRestore();
    expect(ids).not.toContain(first);
    expect(ids.length).toBeGreaterThan(0);
    expect(statements).toContain(READING);
    expect((await ask(NAMED_MATCHES)).ids).toEqual(ids);
  });

  it('are read again where the relay told of a change between', async () => {
    const { index } = set.world.foundation;
    const [first] = (await ask(NAMED_MATCHES)).ids;
    const search = index.search.bind(index);
    const changing = jest.spyOn(index, 'search').mockImplementationOnce(async (...asked: Parameters<typeof search>) => {
      const answer = await search(...asked);
      await pause(first);
      await set.world.tellEvents();
      return answer;
    });
    const { ids, statements } = await ask(NAMED_MATCHES);
    changing.mockRestore();
    expect(ids).not.toContain(first);
    expect(statements).toContain(READING);
  });
});

describe('what an answer of the index is worth afterwards', () => {
  async function answered() {
    const { foundation, time } = set.world;
    const today = time.now.toISOString().slice(0, 10);
    await ask(NAMED_MATCHES);
    const { index } = foundation;
    const { edition } = await askIndex(today);
    return { index, edition, today };
  }

  /** By nobody's question: only the edition matters. */
  async function askIndex(today: string) {
    const { index } = set.world.foundation;
    const held = await index.current((index as any).held.reference, today, []);
    expect(held.size).toBeGreaterThan(0);
    return { edition: (index as any).edition as number };
  }

  it('is all, where nothing was committed', async () => {
    const { index, edition, today } = await answered();
    expect((await index.since(edition, today)).isNothing).toBe(true);
  });

  it('is in doubt for what was committed and not told, and once more when the index has taken that', async () => {
    const { index, edition, today } = await answered();
    await pause(set.engineers[3]!);
    const { changes, isNothing } = await index.since(edition, today);
    expect(isNothing).toBe(false);
    expect(changes.map(({ subjectId }) => subjectId)).toContain(set.engineers[3]);
    await index.current((index as any).held.reference, today, changes);
    expect((await index.since(edition, today)).isNothing).toBe(false);
    const { edition: next } = await askIndex(today);
    expect((await index.since(next, today)).isNothing).toBe(true);
    await set.world.tellEvents();
    expect((await index.since(next, today)).isNothing).toBe(true);
  });

  it('is in doubt on another day than the index is of', async () => {
    const { index, edition } = await answered();
    expect((await index.since(edition, '2026-11-06')).isNothing).toBe(false);
  });

  it('is in doubt while everybody is read anew, and for what was found before that', async () => {
    const { index, edition, today } = await answered();
    const rebuilding = index.resync();
    await Promise.resolve();
    await Promise.resolve();
    expect((await index.since(edition, today)).isNothing).toBe(false);
    await rebuilding;
    expect((await index.since(edition, today)).isNothing).toBe(false);
    expect((await index.since((await askIndex(today)).edition, today)).isNothing).toBe(true);
  });

  it('is in doubt while the relay cannot say that the index took what it told', async () => {
    const { index, edition, today } = await answered();
    const abreast = jest.spyOn(set.world.foundation.relay, 'isAbreast').mockReturnValue(false);
    expect((await index.since(edition, today)).isNothing).toBe(false);
    abreast.mockRestore();
    expect((await index.since(edition, today)).isNothing).toBe(true);
  });
});
