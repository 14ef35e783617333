import { at } from '../seeds/random';
import { dayOf } from '../server/platform/clock';
import type { Closing } from '../server/start/closing';
import { type Cluster, openCluster, say } from './cluster';
import { Country } from './country';
import { type Crowd, gatherCrowd } from './engine-crowd';
import { engineFigures } from './engine-figures';
import { answeringOver } from './engine-questions';
import { type EngineWorld, openEngineWorld } from './engine-world';
import { indexFigures } from './index-figures';
import { machine } from './machine';
import { goalsOf } from './matching-goals';
import {
  type AtSize,
  reportEngine,
  reportGoals,
  reportIndex,
  reportPlanning,
  reportRequests,
  reportTwoNodes,
} from './matching-report';
import { plainSql } from './plain-sql';
import { type UnderPlanning, underPlanning } from './planning';
import { requestFiguresApart } from './request-process';
import { run } from './run';
import { print } from './table';
import { seenOnTheOther } from './two-nodes';

/**
 * `npm run bench:matching`: the engine beside a plain scan and one SQL statement, the index, whole requests over HTTP, questions while
 * a plan is computed, and two nodes. SQL and requests need a database with so many role models: `-- --sql 200000` loads a larger one
 * than by default. `-- --million` adds a million to the engine; both take minutes. `-- --quick` leaves out all that takes long.
 */
const SIZES = [10_000, 50_000, 200_000, 1_000_000];
const MILLION = 1_000_000;
const SQL_SIZES = [10_000, 50_000];
const QUICK = 10_000;
const DEMO = 2_000;
/** More would take more memory than the plain scan is worth. */
const MOST_SCANNED = 200_000;

interface Bench {
  readonly closing: Closing;
  readonly cluster: Cluster;
  readonly today: string;
  /** Role models among which questions are asked while a plan is computed. */
  readonly whilePlanning: number;
}

interface Sizes extends Pick<Bench, 'whilePlanning'> {
  readonly inDatabase: readonly number[];
  readonly inMemoryAlone: readonly number[];
}

function sizesAsked(): Sizes {
  const given = process.argv.slice(2);
  if (given.includes('--quick')) return { inDatabase: [QUICK], inMemoryAlone: [], whilePlanning: QUICK };
  const place = given.indexOf('--sql');
  const largest = place < 0 ? Math.max(...SQL_SIZES) : Number(given[place + 1]);
  if (!SIZES.includes(largest)) throw new Error(`After --sql give one of ${SIZES.join(', ')}.`);
  const others = SIZES.filter((size) => size > largest && (size < MILLION || given.includes('--million')));
  return { inDatabase: SIZES.filter((size) => size <= largest), inMemoryAlone: others, whilePlanning: MOST_SCANNED };
}

async function measure(closing: Closing): Promise<void> {
  const { inDatabase, inMemoryAlone, whilePlanning } = sizesAsked();
  const bench = { closing, cluster: await openCluster(closing), today: dayOf(new Date()), whilePlanning };
  print([machine(`${bench.cluster.version} (embedded)`)]);
  const requests = [await requestsAt(bench, DEMO)];
  const engines: Engine[] = [];
  for (const size of inDatabase) engines.push(await engineOverDatabase(bench, size));
  requests.push(await requestsAt(bench, at(inDatabase, inDatabase.length - 1)));
  const twoNodes = await twoNodesAt(bench, at(inDatabase, inDatabase.length - 1));
  const { world } = at(engines, 0);
  const country = await Country.of(world.source.manager, bench.today);
  for (const size of inMemoryAlone) engines.push(await engineOverCountry(bench, { world, country, size }));
  const sizes = engines.map(({ atSize }) => atSize);
  reportEngine(sizes, world.alone.length, world.together.students.length);
  reportIndex(sizes);
  const planning = engines.find((engine) => engine.planning !== null)?.planning ?? NOT_PLANNED;
  reportPlanning(whilePlanning, planning);
  reportGoals(goalsOf({ sizes, requests, planning, twoNodes }));
  print(['Panels: `npm run bench:panel`. Whole schools: `npm run bench:allocation`.']);
}

interface Engine {
  readonly world: EngineWorld;
  readonly atSize: AtSize;
  readonly planning: UnderPlanning | null;
}

const NOT_PLANNED: UnderPlanning = { quiet: [], planning: [], plans: 0 };

/** As they stand in the database, so that one SQL statement can be asked the same. */
async function engineOverDatabase(bench: Bench, size: number): Promise<Engine> {
  const { closing, cluster, today } = bench;
  const url = await cluster.database(size, today);
  const world = await openEngineWorld(closing, url);
  const { traitCounts } = world.material.basis;
  const crowd = await gatherCrowd(world, { lots: world.lots, traitCounts, keepsEverybody: size <= MOST_SCANNED });
  const sql = await plainSql(closing, url, { schoolId: world.schoolId, personId: '' }, today);
  return engineOver(bench, { world, crowd, size, sql });
}

interface InMemory {
  readonly world: EngineWorld;
  readonly country: Country;
  readonly size: number;
}

async function engineOverCountry(bench: Bench, { world, country, size }: InMemory): Promise<Engine> {
  say(`Making ${size.toLocaleString('en-GB')} role models in memory ...`);
  const crowd = await gatherCrowd(world, {
    lots: () => country.lots(size),
    traitCounts: null,
    keepsEverybody: size <= MOST_SCANNED,
  });
  return engineOver(bench, { world, crowd, size, sql: null });
}

interface Measuring {
  readonly world: EngineWorld;
  readonly crowd: Crowd;
  readonly size: number;
  readonly sql: Awaited<ReturnType<typeof plainSql>> | null;
}

async function engineOver({ whilePlanning }: Bench, { world, crowd, size, sql }: Measuring): Promise<Engine> {
  say(`Measuring the engine at ${size.toLocaleString('en-GB')} role models ...`);
  const engine = await engineFigures(world, crowd, sql);
  const { prepare, byIndex } = answeringOver(world, crowd);
  const planning = size === whilePlanning ? await underPlanning(world.alone.map((asked) => () => byIndex(prepare(asked)))) : null;
  return { world, atSize: { size, engine, index: indexFigures(crowd) }, planning };
}

async function requestsAt({ closing, cluster, today }: Bench, size: number) {
  const databaseUrl = await cluster.database(size, today);
  say(`Measuring whole requests at ${size.toLocaleString('en-GB')} role models ...`);
  const figures = await requestFiguresApart(closing, databaseUrl, today);
  reportRequests(size, figures);
  return { size, figures };
}

async function twoNodesAt({ closing, cluster, today }: Bench, size: number): Promise<readonly number[]> {
  say('Measuring two nodes ...');
  const times = await seenOnTheOther(closing, await cluster.database(size, today));
  reportTwoNodes(size, times);
  return times;
}

run(measure);
