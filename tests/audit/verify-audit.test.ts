import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sealAudit } from '../../server/composition';
import { AuditTrail, writeReads } from '../../server/platform/audit';
import { tenantOf } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { DatabaseFolder } from '../support/database-folder';
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

  const command = (url: string, more: Record<string, string> = {}): Promise<unknown> =>
    run('node', ['--require', './server/platform/typescript.cjs', 'commands/verify-audit.ts'], {
      env: { ...process.env, DATABASE_URL: url, ...more },
    }).catch((error: unknown) => error);

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
    await world.plant.sql(`DELETE FROM audit_seal WHERE position = 1`);
    expect(await command(world.url)).toMatchObject({
      code: 1,
      stdout: 'Verified 0 entries.\n',
      stderr: `1 of 1 chain cannot be verified to the end:\nSchool ${schoolId}, no seal at position 1; the next is of entry ${second.id}.\n`,
    });
    await world.plant.sql(`DELETE FROM audit_seal`);
    expect(await command(world.url)).toMatchObject({
      code: 1,
      stdout: 'Verified 0 entries.\n',
      stderr: expect.stringMatching(
        new RegExp(`^1 of 1 chain .*:\nSchool ${schoolId}, seals gone of 3 entries; the first is entry [0-9a-f-]{36}\\.\n$`),
      ),
    });
  }, 60_000);

  it('makes no database where there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firsthand audit '));
    const dataDir = join(folder, 'data');
    expect(await command('', { DATA_DIR: dataDir })).toMatchObject({
      ...{ code: 1, stdout: '' },
      stderr: `There is no database in ${dataDir}; set DATA_DIR or DATABASE_URL.\n`,
    });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  }, 60_000);

  it('does not migrate a database of our own', async () => {
    const folder = await DatabaseFolder.open();
    await folder.start();
    const refused = (remedy: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(remedy) });
    expect(await command('', { DATA_DIR: folder.dataDir })).toMatchObject(
      refused(/^The database lacks \d+ migrations\. Stop what runs it and start the server anew, which .+, then try again\.\n$/),
    );
    await folder.stopAll();
    expect(await command('', { DATA_DIR: folder.dataDir })).toMatchObject(
      refused(/The database lacks \d+ migrations\. Start the server, which brings it up to date, then try again\.\n$/),
    );
    await folder.close();
  }, 60_000);

  it('says in a sentence that the database cannot be used', async () => {
    expect(await command(servingUrl('nowhere'))).toMatchObject({
      code: 1,
      stderr:
        'The database of DATABASE_URL cannot be used (database "nowhere" does not exist). Check the URL, and that PostgreSQL is running.\n',
    });
  }, 60_000);
});
