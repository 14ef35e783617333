import { graphql } from 'graphql';
import { OutboxStore } from '../../server/platform/events/outbox.store';
import { newId } from '../../server/platform/identifiers';
import { statement } from '../../server/platform/statement';
import { until } from '../support/database-program';
import { MATCHES } from './class-of-six';
import { type ClassWithIndex, NAMED_MATCHES, NAMED_SUGGESTIONS, openClassWithIndex } from './two-indexes';

let set: ClassWithIndex;
beforeEach(async () => {
  set = await openClassWithIndex();
});
afterEach(() => set.world.close());

const READING = 'candidates';
/** A list of names that shows something of them as well. */
const shown = (list: string): string => list.replace('roleModel { id }', 'roleModel { id headline }');
const KEPT_EVENTS = statement('test_kept_events', 'SELECT id FROM outbox_event');

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
    const one = await ask(shown(NAMED_MATCHES));
    const all = await ask(shown(NAMED_SUGGESTIONS), set.requestId);
    for (const { statements, errors } of [one, all]) {
      expect(errors).toBeUndefined();
      expect(statements).not.toContain(READING);
      expect(statements.filter((name) => name === 'outbox_since')).toHaveLength(1);
      expect(statements.filter((name) => name === 'role_model_find_many')).toHaveLength(1);
      expect(statements.filter((name) => name === 'audit_write')).toHaveLength(1);
    }
    expect(one.statements.length).toBeLessThanOrEqual(11);
  });

  it('are read for who asked, and noted in the trail, while it is asked what was committed since', async () => {
    await ask(NAMED_MATCHES);
    const { index } = set.world.foundation;
    const since = index.since.bind(index);
    const sent = (name: string) => set.world.statements.some((one) => one.name === name);
    const asking = jest.spyOn(index, 'since').mockImplementationOnce(async (...of: Parameters<typeof since>) => {
      await until(() => sent('audit_write') && sent('role_model_find_many'));
      return since(...of);
    });
    expect((await ask(shown(NAMED_MATCHES))).errors).toBeUndefined();
    expect(asking).toHaveBeenCalledTimes(1);
    asking.mockRestore();
  });

  it('of many students are noted in the trail at once', async () => {
    const { world, leader, schoolId } = set;
    const query = `query ($filter: StudentFilter!) {
      students(filter: $filter, first: 6) { nodes { matches(first: 5) { nodes { score } } } } }`;
    const variableValues = { filter: { schoolId } };
    world.statements.length = 0;
    const contextValue = world.contextOf(leader);
    const { errors } = await graphql({ schema: world.schema, source: query, variableValues, contextValue });
    await contextValue.writeAudit();
    expect(errors).toBeUndefined();
    expect(world.statements.filter(({ name }) => name === 'audit_write')).toHaveLength(1);
  });

  it('are answered as they are where they changed after they were read ahead', async () => {
    await ask(NAMED_MATCHES);
    const source = `query ($id: ID!) { student(id: $id) { matches(first: 20) { nodes { roleModel { id headline } score } } } }`;
    const { index } = set.world.foundation;
    const [, second] = (await ask(NAMED_MATCHES)).ids;
    const since = index.since.bind(index);
    const asking = jest.spyOn(index, 'since').mockImplementationOnce(async (...of: Parameters<typeof since>) => {
      await until(() => set.world.statements.some(({ name }) => name === 'role_model_find_many'));
      // Long enough for what was sent to be answered.
      await set.world.plant.sql(`SELECT 1`);
      await set.world.plant.sql(`UPDATE role_model SET headline = 'Something else' WHERE id = $1`, [second]);
      return since(...of);
    });
    const { nodes } = await ask(source);
    asking.mockRestore();
    expect(nodes.find(({ roleModel }) => roleModel.id === second).roleModel.headline).toBe('Something else');
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
      by('nodes { roleModel { id } warnings @include(if: true) }'),
    ];
    for (const question of questions) {
      const { errors, statements } = await ask(question);
      expect(errors).toBeUndefined();
      expect(statements).toContain(READING);
    }
    expect((await ask(by('nodes { roleModel { id } warnings @skip(if: true) }'))).statements).not.toContain(READING);
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
    const [first] = (await ask(NAMED_MATCHES)).ids;
    const { ids, statements } = await askedWhile(() => pause(first));
    expect(ids).not.toContain(first);
    expect(ids.length).toBeGreaterThan(0);
    expect(statements).toContain(READING);
    expect((await ask(NAMED_MATCHES)).ids).toEqual(ids);
  });

  it('are read again where the relay told of a change between', async () => {
    const [first] = (await ask(NAMED_MATCHES)).ids;
    const { ids, statements } = await askedWhile(async () => {
      await pause(first);
      await set.world.tellEvents();
    });
    expect(ids).not.toContain(first);
    expect(statements).toContain(READING);
  });

  /** Between finding them and asking what was committed since, something happens. */
  async function askedWhile(happens: () => Promise<unknown>) {
    const { index } = set.world.foundation;
    const search = index.search.bind(index);
    const changing = jest.spyOn(index, 'search').mockImplementationOnce(async (...asked: Parameters<typeof search>) => {
      const answer = await search(...asked);
      await happens();
      return answer;
    });
    const answer = await ask(NAMED_MATCHES);
    changing.mockRestore();
    return answer;
  }
});

describe('what an answer of the index is worth afterwards', () => {
  async function answered() {
    const { foundation, time } = set.world;
    await ask(NAMED_MATCHES);
    const searching = jest.spyOn(foundation.index, 'search');
    await ask(NAMED_MATCHES);
    const { source } = await (searching.mock.results[0]!.value as ReturnType<typeof foundation.index.search>);
    searching.mockRestore();
    return { index: foundation.index, source, today: time.now.toISOString().slice(0, 10) };
  }

  it('is all, where nothing was committed', async () => {
    const { index, source, today } = await answered();
    expect((await index.since(source, today)).isNothing).toBe(true);
  });

  it('is in doubt for what was committed and not told, and once more when the index has taken that', async () => {
    const { index, source, today } = await answered();
    await pause(set.engineers[3]!);
    const { changes, isNothing } = await index.since(source, today);
    expect(isNothing).toBe(false);
    expect(changes.map(({ subjectId }) => subjectId)).toContain(set.engineers[3]);
    await index.current(source.index.reference, today, changes);
    expect((await index.since(source, today)).isNothing).toBe(false);
    const { source: next } = await answered();
    expect((await index.since(next, today)).isNothing).toBe(true);
    await set.world.tellEvents();
    expect((await index.since(next, today)).isNothing).toBe(true);
  });

  it('is in doubt on another day than the index is of', async () => {
    const { index, source } = await answered();
    const today = source.index.day;
    expect((await index.since(source, '2026-11-06')).isNothing).toBe(false);
    expect((await index.since(source, today)).isNothing).toBe(true);
    set.world.time.now = new Date(set.world.time.now.getTime() + 86_400_000);
    expect((await index.since(source, today)).isNothing).toBe(false);
  });

  it('is in doubt while everybody is read anew, and for what was found before that', async () => {
    const { index, source, today } = await answered();
    const rebuilding = index.resync();
    await Promise.resolve();
    await Promise.resolve();
    expect((await index.since(source, today)).isNothing).toBe(false);
    await rebuilding;
    expect((await index.since(source, today)).isNothing).toBe(false);
    expect((await index.since((await answered()).source, today)).isNothing).toBe(true);
  });

  it('is in doubt while the relay cannot say that the index took what it told', async () => {
    const { index, source, today } = await answered();
    const abreast = jest.spyOn(set.world.foundation.relay, 'isAbreast').mockReturnValue(false);
    expect((await index.since(source, today)).isNothing).toBe(false);
    abreast.mockRestore();
    expect((await index.since(source, today)).isNothing).toBe(true);
  });

  it('is in doubt where events were deleted before they were told, or the relay stands in another database', async () => {
    const { index, source, today } = await answered();
    const { database, foundation } = set.world;
    await pause(set.engineers[3]!);
    // Events are kept while some older transaction of the cluster runs, of another test too. Only this role sees them, not their owner.
    await until(() =>
      database.as('firsthand_jobs', async (connection) => {
        await new OutboxStore(connection).forget(new Date('2100-01-01'), 1_000);
        return (await connection.tenant(KEPT_EVENTS)).length === 0;
      }),
    );
    expect(await index.since(source, today)).toEqual({ changes: [], isNothing: false });
    expect((await ask(NAMED_MATCHES)).ids).not.toContain(set.engineers[3]);
    const { source: next } = await answered();
    Object.assign(foundation.relay, { position: { writtenIn: 4_000_000_000, id: newId() } });
    expect((await index.since(next, today)).isNothing).toBe(false);
  });

  it('is in doubt of an index that was left as it was while a copy took the changes', async () => {
    const { index, source, today } = await answered();
    const copy = source.index.copy();
    Object.assign(index, { held: copy });
    expect(copy.edition).toBe(source.edition);
    expect((await index.since(source, today)).isNothing).toBe(false);
  });
});
