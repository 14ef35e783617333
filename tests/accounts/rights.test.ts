import { NOBODY } from '../../server/platform/connection';
import type { NarrowRole } from '../../server/platform/database';
import { statement } from '../../server/platform/statement';
import { openWorld, type World } from '../support/world';
import { plantTeacher } from './signing-in';

describe('rights in the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await plantTeacher(world);
  });
  afterAll(() => world.close());

  const read = (table: string, role?: NarrowRole) =>
    world.database.reading(NOBODY, role).tenant(statement(`rights_${table}`, `SELECT * FROM ${table}`));

  it.each(['account', 'sign_in_session', 'refresh_token'])('keeps %s from the serving role', async (table) => {
    await expect(read(table)).rejects.toThrow(/permission denied/);
    await expect(read(table, 'firsthand_jobs')).rejects.toThrow(/permission denied/);
  });

  it('shows the serving role no membership outside its tenant, and sign-in all of them', async () => {
    expect(await read('membership')).toEqual([]);
    expect(await read('membership', 'firsthand_sign_in')).toHaveLength(1);
  });

  it.each(['student', 'student_trait', 'role_model_trait'])('keeps %s from the role that signs people in', async (table) => {
    await expect(read(table, 'firsthand_sign_in')).rejects.toThrow(/permission denied/);
  });

  it('lets the role that signs people in delete nothing and change no role', async () => {
    for (const [name, text] of Object.entries({
      delete: 'DELETE FROM account',
      promote: `UPDATE membership SET role = 'OPERATOR'`,
      rename: `UPDATE person SET name = 'X'`,
    }))
      await expect(
        world.database.as('firsthand_sign_in', (connection) => connection.tenant(statement(`rights_${name}`, text))),
      ).rejects.toThrow(/permission denied/);
  });

  it('forgets the narrow role with the transaction', async () => {
    await read('account', 'firsthand_sign_in');
    for (let connection = 0; connection < 8; connection += 1) await expect(read('account')).rejects.toThrow(/permission denied/);
  });
});
