import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveBack } from './place-functions';
import { DEFINER } from './tenancy';

/** Erasing locks the dates it gives places back to in the order of their ids, as everybody else does. */
export class OrderOfLocks1790000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await dropGiveBack(db);
    await giveBackInOrder(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropGiveBack(db);
    await giveBack(db);
  }
}

async function dropGiveBack(db: QueryRunner): Promise<void> {
  await db.query(`DROP TRIGGER place_given_back ON place`);
  await db.query(`DROP FUNCTION give_place_back()`);
}

/**
 * Row by row, dates would be locked in whatever order the places are deleted in. All that one statement deletes, also by the keys of
 * the students it erases, comes to this at once.
 */
async function giveBackInOrder(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION give_place_back() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
    BEGIN
      PERFORM FROM offer_date d WHERE d.id IN (SELECT g.offer_date_id FROM gone g WHERE g.state = 'HELD') ORDER BY d.id FOR UPDATE;
      UPDATE offer_date d SET places_taken = d.places_taken - c.places
        FROM (SELECT g.offer_date_id, count(*)::integer AS places FROM gone g WHERE g.state = 'HELD' GROUP BY 1) c
        WHERE d.id = c.offer_date_id;
      RETURN NULL;
    END $$`);
  await db.query(`CREATE TRIGGER place_given_back AFTER DELETE ON place REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
    EXECUTE FUNCTION give_place_back()`);
}
