import type { DataSource, EntityManager } from 'typeorm';
import { Checks } from './checks';
import { Diary } from './diary';
import { actFor, insertAll } from './insert';
import { readReference, type SeedReference } from './reference.seed';
import { addMeetingsElsewhere, addRoleModel, firstLoadDay } from './role-model-sheets.seed';
import { DEMO_ROLE_MODELS, RoleModelMaker } from './role-models.seed';
import { SCHOOLS } from './schools.seed';
import { idOf, Sheets } from './sheets';

/** Role models of one transaction. */
const CHUNK = 5_000;

interface GrowthAsked {
  readonly today: string;
  /** Role models there shall be at least; those of the demo world are the first of them. */
  readonly scale: number;
  readonly say: (line: string) => void;
}

/**
 * Adds the role models still missing to `scale`, some thousand in a transaction: what was interrupted goes on where it stopped.
 * Answers the rows put in, all tables together.
 */
export async function growTo(source: DataSource, { today, scale, say }: GrowthAsked): Promise<number> {
  if (scale <= DEMO_ROLE_MODELS) return 0;
  const reference = await readReference(source.manager);
  const ground = { reference, today, maker: new RoleModelMaker(reference, today) };
  let rows = 0;
  for (let from = DEMO_ROLE_MODELS; from < scale; from += CHUNK) {
    const to = Math.min(from + CHUNK, scale);
    const indexes = Array.from({ length: to - from }, (_, place) => from + place);
    const added = await source.transaction((db) => addMissing(db, indexes, ground));
    rows += added;
    if (added > 0 && indexes.length === CHUNK)
      say(`${to.toLocaleString('en-GB')} of ${scale.toLocaleString('en-GB')} role models.`);
  }
  return rows;
}

interface Ground {
  readonly reference: SeedReference;
  readonly today: string;
  readonly maker: RoleModelMaker;
}

async function addMissing(db: EntityManager, indexes: readonly number[], { reference, today, maker }: Ground): Promise<number> {
  const ids = indexes.map((index) => idOf('role model', index));
  const rows: { id: string }[] = await db.query(`SELECT id FROM role_model WHERE id = ANY ($1::uuid[])`, [ids]);
  const known = new Set(rows.map(({ id }) => id));
  const missing = indexes.filter((_, place) => !known.has(ids[place] ?? ''));
  if (missing.length === 0) return 0;
  const sheets = new Sheets();
  const diary = new Diary();
  const roleModels = missing.map((index) => maker.make(index));
  for (const roleModel of roleModels) addRoleModel(sheets, roleModel, today);
  addMeetingsElsewhere(sheets, diary, roleModels, today);
  diary.addLoad(sheets, firstLoadDay(today).slice(0, 7));
  const checks = new Checks(reference, today);
  checks.roleModels(sheets, roleModels);
  checks.meetings(sheets, roleModels);
  await actFor(
    db,
    SCHOOLS.map(({ id }) => id),
  );
  return insertAll(db, sheets);
}
