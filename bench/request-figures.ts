import { isDeepStrictEqual } from 'node:util';
import { makeTokenKeys } from '../server/platform/token-keys';
import type { Closing } from '../server/start/closing';
import { type Asker, openAsker } from './asker';
import type { Ask, Ranked } from './plain-sql';
import { plainSql, TOP } from './plain-sql';
import type { Memory } from './probe';
import { interleaved, type Measured } from './rounds';
import { startServer, untilReady } from './server-process';
import { at } from '../seeds/random';
import { classOf, requestTalk, signIn, type Visit } from './visit';

export interface RequestFigures {
  readonly measured: readonly Measured[];
  /** Lists that server and SQL answer alike, of those both were asked for. */
  readonly agreed: { readonly lists: number; readonly same: number };
  /** Of the server, after the first question and after the last. */
  readonly memory: readonly [Memory, Memory];
}

interface Nodes {
  readonly nodes: readonly { readonly score: number; readonly roleModel: { readonly id: string } }[];
}

/** Long enough that half a second in which something else has the machine is not a twentieth of what is measured. */
const ROUNDS = { warmUp: 1, least: 5, most: 60, budget: 45_000 };
const SQL_ROUNDS = { ...ROUNDS, budget: 15_000 };
const TURNS = { matches: 100, suggestions: 10 };
/**
 * Asked before anything is timed, of each kind: a server is as quick as it will be once what it does often was compiled, and that goes
 * on for thousands.
 */
const WARM_UP = { matches: 2_000, suggestions: 200 };
const SAME_WITHIN = 1e-6;
const COMPARED = 5;

const LIST = `(first: ${TOP}) { nodes { score roleModel { id } } }`;
/** Of whom something is told, who they are is read as well. */
const NAMED = `(first: ${TOP}) { nodes { score roleModel { id givenName headline } } }`;
/** What a page shows of each. */
const FULL = `(first: ${TOP}) { nodes { score reasons { criterion weight value contribution summary source } warnings
  roleModel { id givenName headline } } }`;
const matches = (id: string, list: string): string => body(`query ($id: ID!) { student(id: $id) { matches${list} } }`, id);
const suggestions = (id: string, list: string): string =>
  body(`query ($id: ID!) { speakerRequest(id: $id) { suggestions${list} } }`, id);
const bareMatches = (id: string): string => JSON.stringify({ id, first: TOP });
const body = (query: string, id: string): string => JSON.stringify({ query, variables: { id } });

interface Asked {
  readonly ask: Asker;
  /** Of `bare-matches.ts`. */
  readonly askBare: Asker;
  readonly students: readonly string[];
  readonly requestId: string;
  readonly sql: (ask: Ask) => Promise<readonly Ranked[]>;
}

/**
 * From a server of its own, by the demo careers leader, over HTTP; beside it the same services over bare http, and the same score in one
 * SQL statement.
 */
export async function requestFigures(closing: Closing, databaseUrl: string, today: string): Promise<RequestFigures> {
  const tokenKeys = makeTokenKeys();
  const server = await startServer(closing, { program: 'server/main.ts', databaseUrl, tokenKeys });
  const bare = await startServer(closing, { program: 'bench/bare-matches.ts', databaseUrl, tokenKeys });
  for (const one of [server, bare]) await untilReady(one);
  const visit = await signIn(server.address);
  const asked = await askedOf(closing, visit, { url: `${server.address}/graphql`, bareUrl: bare.address, databaseUrl, today });
  await asked.ask(matches(at(asked.students, 0), LIST));
  const before = await server.memory();
  const agreed = await compare(asked);
  await warmUp(asked);
  const measured = [...(await interleaved(asServed(asked), ROUNDS)), ...(await interleaved(inSql(asked), SQL_ROUNDS))];
  const after = await server.memory();
  for (const one of [server, bare]) await one.stop();
  return { measured, agreed, memory: [before, after] };
}

async function warmUp({ ask, askBare, students, requestId }: Asked): Promise<void> {
  for (let turn = 0; turn < WARM_UP.matches; turn += 1) {
    const id = at(students, turn % students.length);
    for (const list of [LIST, NAMED, FULL]) await ask(matches(id, list));
    await askBare(bareMatches(id));
  }
  for (let turn = 0; turn < WARM_UP.suggestions; turn += 1) await ask(suggestions(requestId, LIST));
}

interface Where {
  readonly url: string;
  readonly bareUrl: string;
  readonly databaseUrl: string;
  readonly today: string;
}

async function askedOf(closing: Closing, visit: Visit, { url, bareUrl, databaseUrl, today }: Where): Promise<Asked> {
  return {
    ask: await openAsker(closing, url, visit.accessToken),
    askBare: await openAsker(closing, bareUrl, visit.accessToken),
    students: await classOf(visit),
    requestId: await requestTalk(visit),
    sql: await plainSql(closing, databaseUrl, visit, today),
  };
}

const studentAt = (students: readonly string[], turn: number): string => at(students, turn % students.length);

function asServed({ ask, askBare, students, requestId }: Asked) {
  const student = (turn: number): string => studentAt(students, turn);
  return [
    { name: 'Student.matches', turns: TURNS.matches, run: (turn: number) => ask(matches(student(turn), LIST)) },
    { name: '  the same over bare http', turns: TURNS.matches, run: (turn: number) => askBare(bareMatches(student(turn))) },
    { name: 'Student.matches, with names', turns: TURNS.matches, run: (turn: number) => ask(matches(student(turn), NAMED)) },
    { name: 'Student.matches, with reasons', turns: TURNS.matches, run: (turn: number) => ask(matches(student(turn), FULL)) },
    {
      name: `suggestions for ${students.length}`,
      turns: TURNS.suggestions,
      run: () => ask(suggestions(requestId, LIST)),
    },
  ];
}

/** In rounds of their own: they take so long that there are few, and turn out of every cache what the others have there. */
const inSql = ({ students, requestId, sql }: Asked) => [
  {
    name: 'Student.matches, the same score in SQL',
    run: (turn: number) => sql({ studentIds: [studentAt(students, turn)], requestId: null }),
  },
  { name: 'suggestions, the same score in SQL', run: () => sql({ studentIds: students, requestId }) },
];

async function compare({ ask, askBare, students, requestId, sql }: Asked): Promise<RequestFigures['agreed']> {
  const some = students.slice(0, COMPARED);
  let same = 0;
  for (const id of some) {
    const { data } = JSON.parse(await ask(matches(id, LIST))) as { data: { student: { matches: Nodes } } };
    const bare = JSON.parse(await askBare(bareMatches(id))) as { data: unknown };
    if (!isDeepStrictEqual(data, bare.data)) throw new Error('Over bare http the answer is another.');
    if (isSame(data.student.matches, await sql({ studentIds: [id], requestId: null }))) same += 1;
  }
  const { data } = JSON.parse(await ask(suggestions(requestId, LIST))) as { data: { speakerRequest: { suggestions: Nodes } } };
  if (isSame(data.speakerRequest.suggestions, await sql({ studentIds: students, requestId }))) same += 1;
  return { lists: some.length + 1, same };
}

/** The same role models in the same order, scores equal to 1e-6. */
const isSame = ({ nodes }: Nodes, ranked: readonly Ranked[]): boolean =>
  nodes.length === ranked.length &&
  nodes.every(({ score, roleModel }, place) => {
    const other = ranked[place];
    return other?.id === roleModel.id && Math.abs(other.score - score) <= SAME_WITHIN;
  });
