import { setImmediate } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Checks } from './checks';
import { Diary } from './diary';
import { actFor, insertAll } from './insert';
import { readReference, type SeedReference } from './reference.seed';
import { addMeetingsElsewhere, addRoleModel, firstLoadDay } from './role-model-sheets.seed';
import type { SeedRoleModel } from './role-model.types';
import { DEMO_ROLE_MODELS, RoleModelMaker } from './role-models.seed';
import { SCHOOLS } from './schools.seed';
import { idOf, Sheets } from './sheets';

/** Role models of one transaction. */
const LOT = 2_000;
const BREATH = 50;

interface GrowthAsked {
  readonly today: string;
  /** Role models there shall be at least; those of the demo world are the first of them. */
  readonly scale: number;
  readonly say: (line: string) => void;
}

/**
 * Adds the role models still missing to `scale`, some thousand in a transaction: what was interrupted goes on where it stopped.
 * While one lot is put in, the next is made. Answers the rows put in, all tables together.
 */
export async function growTo(source: DataSource, { today, scale, say }: GrowthAsked): Promise<number> {
  if (scale <= DEMO_ROLE_MODELS) return 0;
  const missing = await missingUpTo(source, scale);
  const reference = await readReference(source.manager);
  const ground = { reference, today, maker: new RoleModelMaker(reference, today) };
  let rows = 0;
  let putting = Promise.resolve(0);
  for (let from = 0; from < missing.length; from += LOT) {
    const making = makeLot(missing.slice(from, from + LOT), ground);
    const [sheets, put] = await Promise.all([making, putting]);
    rows += put;
    if (from > 0 && from % (LOT * 10) === 0)
      say(`${from.toLocaleString('en-GB')} of ${missing.length.toLocaleString('en-GB')} role models.`);
    putting = source.transaction((db) => putIn(db, sheets));
  }
  return rows + (await putting);
}

async function missingUpTo(source: DataSource, scale: number): Promise<number[]> {
  const rows: { id: string }[] = await source.query(`SELECT id FROM role_model`);
  const known = new Set(rows.map(({ id }) => id));
  const indexes = Array.from({ length: scale - DEMO_ROLE_MODELS }, (_, place) => DEMO_ROLE_MODELS + place);
  return indexes.filter((index) => !known.has(idOf('role model', index)));
}

interface Ground {
  readonly reference: SeedReference;
  readonly today: string;
  readonly maker: RoleModelMaker;
}

async function makeLot(indexes: readonly number[], { reference, today, maker }: Ground): Promise<Sheets> {
  const sheets = new Sheets();
  const diary = new Diary();
  const roleModels: SeedRoleModel[] = [];
  for (const index of indexes) {
    const roleModel = maker.make(index);
    addRoleModel(sheets, roleModel, today);
    roleModels.push(roleModel);
    // Lets what the database answered meanwhile be heard.
    if (index % BREATH === 0) await setImmediate();
  }
  addMeetingsElsewhere(sheets, diary, roleModels, today);
  diary.addLoad(sheets, firstLoadDay(today).slice(0, 7));
  const checks = new Checks(reference, today);
  checks.roleModels(sheets, roleModels);
  checks.meetings(sheets, roleModels);
  return sheets;
}

async function putIn(db: EntityManager, sheets: Sheets): Promise<number> {
  await actFor(
    db,
    SCHOOLS.map(({ id }) => id),
  );
  return insertAll(db, sheets);
}
