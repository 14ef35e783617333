import { isDeepStrictEqual } from 'node:util';
import type { Rank } from '../server/matching/ranking.engine';
import type { Crowd } from './engine-crowd';
import { type Answering, answeringOver } from './engine-questions';
import type { AskedOf, EngineWorld } from './engine-world';
import type { Ask as SqlAsk, Ranked } from './plain-sql';
import { type Contender, interleaved, type Measured } from './rounds';
import { at } from '../seeds/random';

/** Lists that two ways answer alike, of those that both were asked for. */
interface Agreement {
  readonly lists: number;
  readonly same: number;
}

export interface EngineFigures {
  readonly index: Measured;
  /** What comes before `index` in every question. */
  readonly preparing: Measured;
  readonly scan: Measured | undefined;
  readonly sql: Measured | undefined;
  readonly classByIndex: Measured;
  readonly scanAgrees: Agreement;
  readonly sqlAgrees: Agreement;
}

type Sql = (ask: SqlAsk) => Promise<readonly Ranked[]>;

const SAME_WITHIN = 1e-6;
/** Lists compared: looking at everybody takes its time where there are many. */
const COMPARED = { pairs: 4_000_000, most: 120, least: 10, sql: 40 };
const ROUNDS = { warmUp: 2, least: 5, most: 60, budget: 12_000 };
const TURNS_TOGETHER = 6;
/** Questions for one student asked before anything is timed, as many as of a server: it takes some thousand until V8 compiled what they do. */
export const WARM_UP = 2_000;

/** `sql`: null where no database holds these role models. */
export async function engineFigures(world: EngineWorld, crowd: Crowd, sql: Sql | null): Promise<EngineFigures> {
  const answering = answeringOver(world, crowd);
  const canScan = crowd.everybody.length > 0;
  const scanAgrees = canScan ? compareScan(world, crowd, answering) : { lists: 0, same: 0 };
  const sqlAgrees = sql === null ? { lists: 0, same: 0 } : await compareSql(world, answering, sql);
  for (let turn = 0; turn < WARM_UP; turn += 1) answering.byIndex(answering.prepare(at(world.alone, turn % world.alone.length)));
  const measured = [
    ...(await interleaved(contenders(world, answering, canScan), ROUNDS)),
    ...(sql === null ? [] : await interleaved([bySql(world, sql)], ROUNDS)),
  ];
  const named = (name: string) => measured.find((one) => one.name === name);
  const [index, preparing, classByIndex] = [at(measured, 0), at(measured, 1), at(measured, 2)];
  return { index, preparing, scan: named('scan'), sql: named('sql'), classByIndex, scanAgrees, sqlAgrees };
}

function contenders(world: EngineWorld, { prepare, byIndex, byScan }: Answering, canScan: boolean): readonly Contender[] {
  const alone = (turn: number): AskedOf => at(world.alone, turn % world.alone.length);
  let question = prepare(world.together);
  const readyAlone = (turn: number): void => {
    question = prepare(alone(turn));
  };
  const readyTogether = (): void => {
    question = prepare(world.together);
  };
  return [
    { name: 'index', turns: world.alone.length, ready: readyAlone, run: () => Promise.resolve(byIndex(question)) },
    { name: 'preparing', turns: world.alone.length, run: (turn) => Promise.resolve(prepare(alone(turn))) },
    { name: 'class', turns: TURNS_TOGETHER, ready: readyTogether, run: () => Promise.resolve(byIndex(question)) },
    ...(canScan ? [{ name: 'scan', ready: readyAlone, run: () => Promise.resolve(byScan(question)) }] : []),
  ];
}

/** In rounds of its own: it takes so long that there are few, and turns out of every cache what the others have there. */
const bySql = ({ alone }: EngineWorld, sql: Sql): Contender => ({
  name: 'sql',
  run: (turn) => sql(inSql(at(alone, turn % alone.length))),
});

const inSql = ({ students }: AskedOf): SqlAsk => ({ studentIds: students.map(({ profile }) => profile.id), requestId: null });

/** Ranks equal to the last digit. */
function compareScan(world: EngineWorld, crowd: Crowd, { prepare, byIndex, byScan }: Answering): Agreement {
  const lists = Math.max(COMPARED.least, Math.min(COMPARED.most, Math.floor(COMPARED.pairs / crowd.everybody.length)));
  const asked = [world.together, ...world.alone.slice(0, lists)].map(prepare);
  return { lists: asked.length, same: asked.filter((one) => isDeepStrictEqual(byIndex(one), byScan(one))).length };
}

/** The same role models in the same order, scores equal to 1e-6. */
async function compareSql(world: EngineWorld, { prepare, byIndex }: Answering, sql: Sql): Promise<Agreement> {
  const asked = world.alone.slice(0, COMPARED.sql);
  let same = 0;
  for (const one of asked) if (isSame(byIndex(prepare(one)), await sql(inSql(one)))) same += 1;
  return { lists: asked.length, same };
}

const isSame = (ranks: readonly Rank[], rows: readonly Ranked[]): boolean =>
  ranks.length === rows.length &&
  ranks.every(({ id, value }, place) => rows[place]?.id === id && Math.abs(rows[place].score - value) <= SAME_WITHIN);
