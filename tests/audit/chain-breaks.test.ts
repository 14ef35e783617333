import { sealAudit, verifyAudit } from '../../server/composition';
import { AuditTrail, writeReads } from '../../server/platform/audit';
import { tenantOf } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

describe('a chain of four entries', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.plant.sql(`ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY`);
  });
  afterAll(() => world.close());

  async function look(schoolId: string): Promise<void> {
    const leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    const trail = new AuditTrail();
    trail.note({ purpose: 'LOOKED', schoolId, studentIds: [newId()] });
    await world.database.writing(tenantOf(leader), (connection) =>
      writeReads(connection, trail.take(), { personId: leader.personId, requestId: 'request-1', now: world.time.now }),
    );
  }

  /** A school with a chain of its own, and its entries in the order of their seals. */
  async function chained(): Promise<{ chain: string; ids: string[] }> {
    const chain = await world.plant.school();
    for (let entry = 0; entry < 4; entry += 1) await look(chain);
    await sealAudit(world.database);
    const seals = await world.plant.sql(`SELECT s.entry_id AS id FROM audit_seal s WHERE s.chain = $1 ORDER BY s.position`, [
      chain,
    ]);
    return { chain, ids: seals.map(({ id }: { id: string }) => id) };
  }

  async function breakOf(chain: string): Promise<unknown> {
    const { breaks } = await verifyAudit(world.database);
    return breaks.find((one) => one.chain === chain);
  }

  const entryAt = `id = (SELECT s.entry_id FROM audit_seal s WHERE s.chain = $1 AND s.position =`;
  const CHANGED = 'ENTRY_CHANGED';
  it.each([
    ['at position 1 an entry was changed', `UPDATE audit_entry SET purpose = 'x' WHERE ${entryAt} 1)`, 0, [1, CHANGED]],
    ['in the middle an entry was changed', `UPDATE audit_entry SET purpose = 'x' WHERE ${entryAt} 3)`, 2, [3, CHANGED]],
    ['an entry is gone', `DELETE FROM audit_entry WHERE ${entryAt} 2)`, 1, [2, 'ENTRY_GONE']],
    ['a seal in the middle is gone', `DELETE FROM audit_seal WHERE chain = $1 AND position = 2`, 2, [2, 'GAP']],
    ['the first seal is gone', `DELETE FROM audit_seal WHERE chain = $1 AND position = 1`, 1, [1, 'GAP']],
  ] as const)('tells where %s', async (_, change, entry, [position, what]) => {
    const { chain, ids } = await chained();
    await world.plant.sql(change, [chain]);
    expect(await breakOf(chain)).toEqual({ chain, position, entryId: ids[entry], what });
  });

  it.each([
    ['the seals at the end', 2],
    ['all seals', 1],
  ])('tells that %s are gone, also once something new was sealed', async (_, from) => {
    const { chain, ids } = await chained();
    await world.plant.sql(`DELETE FROM audit_seal WHERE chain = $1 AND position >= $2`, [chain, from]);
    const gone = { chain, entryId: ids.sort()[from - 1], entries: 5 - from, what: 'SEAL_GONE' };
    expect(await breakOf(chain)).toEqual(gone);
    await look(chain);
    expect(await sealAudit(world.database)).toBe(1);
    expect(await breakOf(chain)).toEqual(gone);
  });
});

it('counts a chain whose seals are all gone', async () => {
  const world = await openWorld();
  const person = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
  const trail = new AuditTrail();
  trail.note({ purpose: 'LOOKED', schoolId: null, studentIds: [] });
  await world.database.writing(tenantOf(person), (connection) =>
    writeReads(connection, trail.take(), { personId: person.personId, requestId: 'request-1', now: world.time.now }),
  );
  await sealAudit(world.database);
  await world.plant.sql(`DELETE FROM audit_seal`);
  expect(await verifyAudit(world.database)).toMatchObject({ chains: 1, sealed: 0, upTo: null, breaks: [{ what: 'SEAL_GONE' }] });
  await world.close();
});
