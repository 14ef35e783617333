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
const TURNS = { alone: 40, together: 6 };

/** `sql`: null where no database holds these role models. */
export async function engineFigures(world: EngineWorld, crowd: Crowd, sql: Sql | null): Promise<EngineFigures> {
  const answering = answeringOver(world, crowd);
  const canScan = crowd.everybody.length > 0;
  const scanAgrees = canScan ? compareScan(world, crowd, answering) : { lists: 0, same: 0 };
  const sqlAgrees = sql === null ? { lists: 0, same: 0 } : await compareSql(world, answering, sql);
  const alone = (turn: number): AskedOf => at(world.alone, turn % world.alone.length);
  const contenders: Contender[] = [
    { name: 'index', turns: TURNS.alone, run: (turn) => Promise.resolve(answering.byIndex(alone(turn))) },
    { name: 'class', turns: TURNS.together, run: () => Promise.resolve(answering.byIndex(world.together)) },
  ];
  if (canScan) contenders.push({ name: 'scan', run: (turn) => Promise.resolve(answering.byScan(alone(turn))) });
  if (sql !== null) contenders.push({ name: 'sql', run: (turn) => sql(inSql(alone(turn))) });
  const measured = await interleaved(contenders, ROUNDS);
  const named = (name: string) => measured.find((one) => one.name === name);
  const [index, classByIndex] = [at(measured, 0), at(measured, 1)];
  return { index, scan: named('scan'), sql: named('sql'), classByIndex, scanAgrees, sqlAgrees };
}

const inSql = ({ students }: AskedOf): SqlAsk => ({ studentIds: students.map(({ profile }) => profile.id), requestId: null });

/** Ranks equal to the last digit. */
function compareScan(world: EngineWorld, crowd: Crowd, { byIndex, byScan }: Answering): Agreement {
  const lists = Math.max(COMPARED.least, Math.min(COMPARED.most, Math.floor(COMPARED.pairs / crowd.everybody.length)));
  const asked = [world.together, ...world.alone.slice(0, lists)];
  return { lists: asked.length, same: asked.filter((one) => isDeepStrictEqual(byIndex(one), byScan(one))).length };
}

/** The same role models in the same order, scores equal to 1e-6. */
async function compareSql(world: EngineWorld, { byIndex }: Answering, sql: Sql): Promise<Agreement> {
  const asked = world.alone.slice(0, COMPARED.sql);
  let same = 0;
  for (const one of asked) if (isSame(byIndex(one), await sql(inSql(one)))) same += 1;
  return { lists: asked.length, same };
}

const isSame = (ranks: readonly Rank[], rows: readonly Ranked[]): boolean =>
  ranks.length === rows.length &&
  ranks.every(({ id, value }, place) => rows[place]?.id === id && Math.abs(rows[place].score - value) <= SAME_WITHIN);
