import { randomUUID } from 'node:crypto';
import { plantEverything, type Planted } from '../students/everything';
import { rawStatements } from '../students/raw-statements';
import type { Tenant } from '../../server/platform/connection';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';
import { countedAndHeld, plantOffer } from './planting';

/** What somebody could do to places who got the serving login to run any statement. */
let world: World;
let [own, other] = [{} as Planted, {} as Planted];
let staff: Tenant;

beforeAll(async () => {
  world = await openWorld();
  [own, other] = [await plantEverything(world.plant), await plantEverything(world.plant)];
  const { personId } = await world.plant.viewer('TEACHER', { schoolId: own.schoolId });
  staff = { personId, schoolIds: [own.schoolId] };
});
afterAll(() => world.close());

const { select, attempt, inTurn } = rawStatements(() => world);
const themself = ({ personId }: { readonly personId: string }): Tenant => ({ personId, schoolIds: [] });
const nobody: Tenant = { personId: null, schoolIds: [] };
const DENIED = '42501';
const TAKE = `SELECT reason FROM take_places($1, ARRAY[$2::uuid], ARRAY[$3::uuid], NULL, '2026-10-05')`;
const RELEASE = `SELECT release_places($1, ARRAY[$2::uuid], ARRAY[$3::uuid], '2026-10-05') AS released`;
const placeOf = async ({ schoolId }: Planted): Promise<string> => {
  const [row] = await world.plant.sql(`SELECT offer_date_id AS id FROM place`, [], [schoolId]);
  return row.id as string;
};

describe('places', () => {
  it('of another school are not there', async () => {
    expect(await select(staff, `SELECT student_id AS id FROM place`)).toEqual([{ id: own.studentId }]);
    expect(await select(staff, `SELECT 1 FROM place WHERE school_id = $1`, [other.schoolId])).toEqual([]);
    expect(await select(nobody, `SELECT 1 FROM place`)).toEqual([]);
  });

  it('are read by the student who holds them and by no classmate', async () => {
    const classmate = await world.plant.student(own.schoolId);
    expect(await select(themself(own), `SELECT student_id AS id FROM place`)).toEqual([{ id: own.studentId }]);
    expect(await select(themself(classmate), `SELECT 1 FROM place`)).toEqual([]);
  });

  it('are not written as rows, not even those of one’s own school', async () => {
    const { dateIds } = await plantOffer(world.plant);
    const insert = `INSERT INTO place (school_id, student_id, offer_date_id, during, state, made_by, made_at)
      VALUES ($1, $2, $3, '[2026-12-01,2026-12-02)', 'HELD', $4, now())`;
    for (const tenant of [staff, themself(own), nobody]) {
      expect(await attempt(tenant, insert, [own.schoolId, own.studentId, dateIds[0], staff.personId])).toBe(DENIED);
      for (const text of [`UPDATE place SET state = 'RELEASED'`, `UPDATE place SET during = 'empty'`, `DELETE FROM place`])
        expect([text, await attempt(tenant, text)]).toEqual([text, DENIED]);
    }
  });
});

describe('the count of a date', () => {
  it('is neither raised nor lowered by hand, nor is an offer changed', async () => {
    for (const tenant of [staff, themself(own), nobody])
      for (const text of [
        `UPDATE offer_date SET places_taken = places_taken + 1`,
        `UPDATE offer_date SET places_taken = 0`,
        `UPDATE offer_date SET capacity = 1000`,
        `DELETE FROM offer_date`,
        `UPDATE offer SET state = 'PUBLISHED'`,
        `DELETE FROM offer_role_model`,
      ])
        expect([text, await attempt(tenant, text)]).toEqual([text, DENIED]);
    const add = `INSERT INTO offer_date (id, offer_id, starts_at, ends_at, capacity) SELECT $1, o.id, now(), now() + interval '1 hour', 1 FROM offer o LIMIT 1`;
    expect(await attempt(staff, add, [newId()])).toBe(DENIED);
  });

  it('cannot pass what there is room for, whoever writes it', async () => {
    const { dateIds } = await plantOffer(world.plant, {}, [{ capacity: 3 }]);
    for (const count of [4, -1])
      await expect(
        world.plant.sql(`UPDATE offer_date SET places_taken = $1 WHERE id = $2`, [count, dateIds[0]]),
      ).rejects.toMatchObject({ code: '23514', constraint: 'offer_date_has_room' });
  });

  it('belongs to dates of one offer that do not overlap', async () => {
    const overlapping = { starts_at: '2026-11-10T10:30:00Z', ends_at: '2026-11-10T11:30:00Z' };
    await expect(plantOffer(world.plant, {}, [{}, overlapping])).rejects.toMatchObject({ constraint: 'offer_date_once' });
  });
});

describe('the functions that take and release', () => {
  it('refuse whoever is no staff of the school that is named', async () => {
    await expectClosed();
  });

  it('refuse them also where their owner is a superuser, whom no policy binds', async () => {
    const switchTo = (state: string) => world.plant.sql(`ALTER TABLE place ${state} ROW LEVEL SECURITY`);
    await switchTo('NO FORCE');
    try {
      await expectClosed();
    } finally {
      await switchTo('FORCE');
    }
  });

  async function expectClosed(): Promise<void> {
    const [{ dateIds }, theirs] = [await plantOffer(world.plant), await placeOf(other)];
    const elsewhere = { personId: randomUUID(), schoolIds: [own.schoolId] };
    const anonymous = { personId: null, schoolIds: [other.schoolId] };
    for (const tenant of [elsewhere, themself(other), nobody, anonymous]) {
      await expect(inTurn(tenant, [[TAKE, [other.schoolId, other.studentId, dateIds[0]]]])).rejects.toMatchObject({
        code: DENIED,
      });
      await expect(inTurn(tenant, [[RELEASE, [other.schoolId, other.studentId, theirs]]])).rejects.toMatchObject({
        code: DENIED,
      });
    }
    expect(await countedAndHeld(world.plant, theirs, [other.schoolId])).toEqual({ counted: 1, held: 1 });
    expect(await countedAndHeld(world.plant, dateIds[0], [other.schoolId])).toEqual({ counted: 0, held: 0 });
  }

  it('take and release nothing for a student of another school under one’s own', async () => {
    const { dateIds } = await plantOffer(world.plant);
    expect(await inTurn(staff, [[TAKE, [own.schoolId, other.studentId, dateIds[0]]]])).toEqual([{ reason: 'NOT_ENROLLED' }]);
    expect(await inTurn(staff, [[RELEASE, [own.schoolId, other.studentId, await placeOf(other)]]])).toEqual([{ released: 0 }]);
    expect(await countedAndHeld(world.plant, await placeOf(other), [other.schoolId])).toEqual({ counted: 1, held: 1 });
  });

  it('take no place in a transaction for reading', async () => {
    const { dateIds } = await plantOffer(world.plant);
    await expect(select(staff, TAKE, [own.schoolId, own.studentId, dateIds[0]])).rejects.toMatchObject({ code: '25006' });
  });
});
