import { AuditService } from '../../server/audit/audit.service';
import { AuditStore } from '../../server/audit/audit.store';
import { AuditTrail, writeReads } from '../../server/platform/audit';
import { tenantOf, type Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

describe('the audit trail', () => {
  let world: World;
  let leader: Viewer;
  let schoolId: string;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
  });
  afterAll(() => world.close());

  const asJobs = <Answer>(work: (service: AuditService) => Promise<Answer>) =>
    world.database.as('firsthand_jobs', (connection) => work(new AuditService(new AuditStore(connection))));

  async function look(purpose: string): Promise<void> {
    const trail = new AuditTrail();
    trail.note({ purpose, schoolId, studentIds: [newId(), newId()] });
    trail.note({ purpose: `${purpose} elsewhere`, schoolId: null, studentIds: [] });
    await world.database.writing(tenantOf(leader), (connection) =>
      writeReads(connection, trail.take(), { personId: leader.personId, requestId: 'request-1', now: world.time.now }),
    );
  }

  it('is sealed into chains that verify', async () => {
    await look('FIRST');
    await look('SECOND');
    expect(await asJobs((audit) => audit.seal())).toBe(4);
    expect(await asJobs((audit) => audit.seal())).toBe(0);
    await look('THIRD');
    expect(await asJobs((audit) => audit.seal())).toBe(2);
    expect(await asJobs((audit) => audit.verify())).toEqual({ chains: 2, sealed: 6, upTo: world.time.now, breaks: [] });
  });

  it('leaves out nothing that was written under other transaction numbers, as after a move to another cluster', async () => {
    const columns = `id, at, person_id, school_id, purpose, request_id, student_ids, written_at`;
    await world.plant.sql(`SELECT set_config('app.person_id', $1, false)`, [leader.personId]);
    for (const writtenAt of ['1', '4000000000000'])
      await world.plant.sql(
        `INSERT INTO audit_entry (${columns}) VALUES ($1, now(), $2, $3, 'MOVED', 'r', '{}', $4)`,
        [newId(), leader.personId, schoolId, writtenAt],
        [schoolId],
      );
    expect(await asJobs((audit) => audit.seal())).toBe(2);
    expect(await asJobs((audit) => audit.verify())).toMatchObject({ chains: 2, sealed: 8, breaks: [] });
  });

  it('cannot be changed or deleted by the serving role', async () => {
    for (const change of [`UPDATE audit_entry SET purpose = 'x'`, `DELETE FROM audit_entry`, `DELETE FROM audit_seal`])
      await expect(world.database.writing(tenantOf(leader), (connection) => connection.manager.query(change))).rejects.toThrow(
        /permission denied/,
      );
  });

  it('cannot be written in the name of another person', async () => {
    const trail = new AuditTrail();
    trail.note({ purpose: 'FORGED', schoolId, studentIds: [] });
    const forged = { personId: newId(), requestId: 'request-2', now: world.time.now };
    await expect(
      world.database.writing(tenantOf(leader), (connection) => writeReads(connection, trail.take(), forged)),
    ).rejects.toThrow(/row-level security/);
  });

  it('shows where an entry was changed, and where one is gone', async () => {
    const ids = await world.plant.sql(
      `SELECT e.id FROM audit_entry e WHERE e.school_id = $1 ORDER BY e.id`,
      [schoolId],
      [schoolId],
    );
    await world.plant.sql(`ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY`);
    await world.plant.sql(`UPDATE audit_entry SET purpose = 'HARMLESS' WHERE id = $1`, [ids[1].id]);
    expect((await asJobs((audit) => audit.verify())).breaks).toEqual([
      { chain: schoolId, position: 2, entryId: ids[1].id, what: 'ENTRY_CHANGED' },
    ]);
    await world.plant.sql(`DELETE FROM audit_entry WHERE id = $1`, [ids[0].id]);
    expect((await asJobs((audit) => audit.verify())).breaks).toEqual([
      { chain: schoolId, position: 1, entryId: ids[0].id, what: 'ENTRY_GONE' },
    ]);
  });
});
