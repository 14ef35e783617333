import type { TypedOperation } from '@firsthand/client';
import { dayOf } from '../server/platform/clock';
import { Closing } from '../server/start/closing';
import { explained } from '../server/start/problem';
import { interruption } from '../server/start/signals';
import { type Cluster, openCluster, say } from './cluster';
import { machine } from './machine';
import { plainSql, type Ranked, TOP } from './plain-sql';
import type { Memory } from './probe';
import { interleaved, type Measured } from './rounds';
import { startServer } from './server-process';
import { median, quantile } from './statistics';
import { inMb, inMs, print, table } from './table';
import { classOf, requestTalk, signIn, type Visit } from './visit';

/**
 * `npm run bench:matching -- 2000 50000`: suggestions for one student and for a class, from the running server over HTTP and
 * from one SQL statement that computes the same, at so many role models. Checks first that both answer the same.
 */
const SIZES = [2_000, 50_000];
const STUDENTS = 5;
/** For each size. */
const ROUNDS = { warmUp: 1, least: 5, most: 60, budget: 45_000 };
const SAME_WITHIN = 1e-6;

interface Nodes {
  readonly nodes: readonly { readonly score: number; readonly roleModel: { readonly id: string } }[];
}

const LIST = `(first: ${TOP}) { nodes { score roleModel { id } } }`;
const MATCHES = `query ($id: ID!) { student(id: $id) { matches${LIST} } }` as TypedOperation<
  { student: { matches: Nodes } },
  { id: string }
>;
const SUGGESTIONS = `query ($id: ID!) { speakerRequest(id: $id) { suggestions${LIST} } }` as TypedOperation<
  { speakerRequest: { suggestions: Nodes } },
  { id: string }
>;

async function measure(closing: Closing): Promise<void> {
  const given = process.argv.slice(2).map(Number);
  const sizes = given.length > 0 ? given : SIZES;
  if (!sizes.every((size) => Number.isInteger(size) && size >= 2_000))
    throw new Error('Give numbers of role models, 2000 or more.');
  const cluster = await openCluster(closing);
  print([machine(`${cluster.version} (embedded)`)]);
  for (const size of sizes) await measureAt(closing, cluster, size);
}

async function measureAt(closing: Closing, cluster: Cluster, size: number): Promise<void> {
  const today = dayOf(new Date());
  const databaseUrl = await cluster.database(size, today);
  const server = await startServer(closing, { program: 'server/main.ts', databaseUrl });
  const visit = await signIn(server.address);
  const group = await classOf(visit);
  const before = await server.memory();
  const sql = await plainSql(closing, databaseUrl, visit, today);
  const asked = { visit, group, requestId: await requestTalk(visit), sql };
  const { lists, same } = await compare(asked);
  say(`Measuring at ${size.toLocaleString('en-GB')} role models ...`);
  const measured = await interleaved(contenders(asked), ROUNDS);
  const after = await server.memory();
  await server.stop();
  report({ size, group, measured, agreed: `${same} of ${lists} lists`, memory: [before, after] });
}

interface Asked {
  readonly visit: Visit;
  readonly group: readonly string[];
  readonly requestId: string;
  readonly sql: Awaited<ReturnType<typeof plainSql>>;
}

function contenders({ visit, group, requestId, sql }: Asked) {
  const student = (round: number) => group[round % Math.min(STUDENTS, group.length)] ?? '';
  return [
    { name: 'Student.matches over HTTP', run: (round: number) => visit.client.request(MATCHES, { id: student(round) }) },
    { name: '  the same score in SQL', run: (round: number) => sql({ studentIds: [student(round)], requestId: null }) },
    { name: `suggestions for ${group.length} over HTTP`, run: () => visit.client.request(SUGGESTIONS, { id: requestId }) },
    { name: '  the same score in SQL', run: () => sql({ studentIds: group, requestId }) },
  ];
}

/** How many of the lists measured are the same either way: the same role models in the same order, scores equal to 1e-6. */
async function compare({ visit, group, requestId, sql }: Asked): Promise<{ lists: number; same: number }> {
  let same = 0;
  const students = group.slice(0, STUDENTS);
  for (const id of students) {
    const { student } = await visit.client.request(MATCHES, { id });
    if (isSame(student.matches, await sql({ studentIds: [id], requestId: null }))) same += 1;
  }
  const { speakerRequest } = await visit.client.request(SUGGESTIONS, { id: requestId });
  if (isSame(speakerRequest.suggestions, await sql({ studentIds: group, requestId }))) same += 1;
  return { lists: students.length + 1, same };
}

const isSame = ({ nodes }: Nodes, ranked: readonly Ranked[]): boolean =>
  nodes.length === ranked.length &&
  nodes.every(({ score, roleModel }, place) => {
    const other = ranked[place];
    return other?.id === roleModel.id && Math.abs(other.score - score) <= SAME_WITHIN;
  });

interface Report {
  readonly size: number;
  readonly group: readonly string[];
  readonly measured: readonly Measured[];
  readonly agreed: string;
  readonly memory: readonly [Memory, Memory];
}

function report({ size, measured, agreed, memory: [before, after] }: Report): void {
  const rows = measured.map(({ name, times, failures }) => [
    name,
    inMs(median(times)),
    inMs(quantile(times, 0.95)),
    String(times.length),
    String(failures),
  ]);
  print([
    `${size.toLocaleString('en-GB')} role models`,
    ...table(['first 20', 'median', 'p95', 'n', 'failed'], rows),
    `The same top ${TOP} with the same scores (to ${SAME_WITHIN}) from server and SQL: ${agreed}`,
    `Memory of the server: ${inMb(before.rss)} before the first question, ${inMb(after.rss)} after the last;` +
      ` heap ${inMb(before.heapUsed)} and ${inMb(after.heapUsed)}, of which ${inMb(before.heapKept)} and ${inMb(after.heapKept)} kept`,
  ]);
}

async function main(): Promise<void> {
  const closing = new Closing();
  try {
    await Promise.race([measure(closing), interruption()]);
  } finally {
    await closing.run();
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(explained(error));
    process.exit(1);
  },
);
