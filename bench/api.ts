import { isDeepStrictEqual } from 'node:util';
import { dayOf } from '../server/platform/clock';
import { makeTokenKeys } from '../server/platform/token-keys';
import type { Closing } from '../server/start/closing';
import { openCluster, say } from './cluster';
import { load, type Load, type Shot } from './load';
import { machine } from './machine';
import { processorTime } from './processor';
import { run } from './run';
import { type ServerProcess, startServer } from './server-process';
import { median, quantile } from './statistics';
import { inMs, print, table } from './table';
import { signIn } from './visit';

/** `npm run bench:api`: one list of twenty students with their school from the running server, against a bare http server with one statement. */
const ROLE_MODELS = 2_000;
const FIRST = 20;
const CONNECTIONS = 16;
const ROUNDS = 8;
/** Milliseconds of each side in each round. */
const WARM_UP = 3_000;
const LENGTH = 3_000;

const QUERY = `query Students($filter: StudentFilter!, $first: Int!) {
  students(filter: $filter, first: $first) { nodes { id givenName familyName yearGroup tutorGroup school { id name } } }
}`;

interface Side {
  readonly name: string;
  readonly shot: Shot;
  readonly server: ServerProcess;
  readonly loads: (Load & { readonly processorMs: number })[];
}

async function measure(closing: Closing): Promise<void> {
  const cluster = await openCluster(closing);
  const databaseUrl = await cluster.database(ROLE_MODELS, dayOf(new Date()));
  const sides = await openSides(closing, databaseUrl);
  const rows = await sameRows(sides);
  say('Measuring ...');
  for (const { shot } of sides) await load(shot, CONNECTIONS, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await measureOnce(side);
  print([machine(`${cluster.version} (embedded)`), ...report(sides, rows)]);
}

async function openSides(closing: Closing, databaseUrl: string): Promise<readonly Side[]> {
  const tokenKeys = makeTokenKeys();
  const raw = await startServer(closing, { program: 'bench/raw-server.ts', databaseUrl, tokenKeys });
  const api = await startServer(closing, { program: 'server/main.ts', databaseUrl, tokenKeys });
  const { accessToken, schoolId } = await signIn(api.address);
  const variables = { filter: { schoolId }, first: FIRST };
  return [
    {
      name: 'bare http + pg',
      shot: { url: raw.address, accessToken, body: JSON.stringify({ schoolId, first: FIRST }) },
      server: raw,
      loads: [],
    },
    {
      name: 'the API',
      shot: { url: `${api.address}/graphql`, accessToken, body: JSON.stringify({ query: QUERY, variables }) },
      server: api,
      loads: [],
    },
  ];
}

/** How many rows both answer; throws where they do not answer the same. */
async function sameRows(sides: readonly Side[]): Promise<number> {
  const answers = await Promise.all(sides.map(({ shot }) => nodesOf(shot)));
  const [one, other] = answers;
  if (one?.length !== FIRST || !isDeepStrictEqual(one, other)) throw new Error('The two do not answer the same.');
  return one.length;
}

async function nodesOf({ url, accessToken, body }: Shot): Promise<readonly unknown[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data?: { students: { nodes: readonly unknown[] } } };
  return answer.data?.students.nodes ?? [];
}

async function measureOnce({ shot, server, loads }: Side): Promise<void> {
  const before = processorTime(server.pid);
  const one = await load(shot, CONNECTIONS, LENGTH);
  loads.push({ ...one, processorMs: (processorTime(server.pid) - before) / one.times.length });
}

function report(sides: readonly Side[], rows: number): readonly string[] {
  const lines = sides.map(({ name, loads }) => {
    const times = loads.flatMap((one) => one.times);
    return [
      name,
      median(loads.map(({ perSecond }) => perSecond)).toFixed(0),
      inMs(median(times)),
      inMs(quantile(times, 0.95)),
      inMs(median(loads.map(({ processorMs }) => processorMs))),
      String(times.length),
    ];
  });
  const ratios = (sides[0]?.loads ?? []).map(({ perSecond }, round) => (sides[1]?.loads[round]?.perSecond ?? NaN) / perSecond);
  const spread = [quantile(ratios, 0), quantile(ratios, 1)].map((ratio) => ratio.toFixed(2)).join(' to ');
  return [
    ...table([`${rows} students with their school`, 'requests/s', 'median', 'p95', "server's processor", 'n'], lines),
    `The API does ${median(ratios).toFixed(2)} of bare http + pg (${spread} in ${ROUNDS} rounds; goal: 0.4 or better)`,
    `${CONNECTIONS} connections, ${LENGTH / 1000} s a side and round, sides in turn; no jit`,
  ];
}

run(measure);
