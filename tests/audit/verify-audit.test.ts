import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sealAudit } from '../../server/composition';
import { AuditTrail, writeReads } from '../../server/platform/audit';
import { tenantOf } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { servingUrl } from '../support/databases';
import { openWorld, type World } from '../support/world';

const run = promisify(execFile);

describe('npm run verify:audit', () => {
  let world: World;
  let schoolId: string;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
  });
  afterAll(() => world.close());

  const command = (url: string): Promise<unknown> =>
    run('node', ['--import', 'tsx', 'commands/verify-audit.ts'], { env: { ...process.env, DATABASE_URL: url } }).catch(
      (error: unknown) => error,
    );

  async function look(count: number): Promise<void> {
    const leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    for (let entry = 0; entry < count; entry += 1) {
      const trail = new AuditTrail();
      trail.note({ purpose: 'LOOKED', schoolId, studentIds: [newId()] });
      await world.database.writing(tenantOf(leader), (connection) =>
        writeReads(connection, trail.take(), { personId: leader.personId, requestId: `r${entry}`, now: world.time.now }),
      );
    }
    await sealAudit(world.database);
  }

  it('says how much was verified, and where a chain breaks', async () => {
    expect(await command(world.url)).toMatchObject({ stdout: 'Verified nothing: no entry is sealed.\n', stderr: '' });
    await look(3);
    expect(await command(world.url)).toMatchObject({
      stdout: 'Verified 3 entries, up to 2026-10-05T09:00:00.000Z.\n',
      stderr: '',
    });
    const [, second] = await world.plant.sql(`SELECT s.entry_id AS id FROM audit_seal s ORDER BY s.position`);
    await world.plant.sql(`ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY`);
    await world.plant.sql(`UPDATE audit_entry SET purpose = 'HARMLESS' WHERE id = $1`, [second.id]);
    expect(await command(world.url)).toMatchObject({
      code: 1,
      stdout: 'Verified 1 entry, up to 2026-10-05T09:00:00.000Z.\n',
      stderr: [
        '1 of 1 chain cannot be verified to the end:',
        `School ${schoolId}, position 2, entry ${second.id}: the entry, or a seal up to it, was changed.`,
        '',
      ].join('\n'),
    });
  }, 60_000);

  it('says in a sentence that the database cannot be used', async () => {
    expect(await command(servingUrl('nowhere'))).toMatchObject({
      code: 1,
      stderr:
        'The database of DATABASE_URL cannot be used (database "nowhere" does not exist). Check the URL, and that PostgreSQL is running.\n',
    });
  }, 60_000);
});
