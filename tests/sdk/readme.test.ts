import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DEMO_PASSWORD } from '../../seeds/demo-accounts';
import { hashPassword } from '../../server/platform/passwords';
import { openPlanning, type PlanningWorld } from '../allocation/planning';
import { openServer } from '../support/server';
import type { WebTest } from '../support/web';
import { NOW } from '../support/world';

const ADDRESS = 'http://127.0.0.1:4000';
const LEADER = 'leader@demo.firsthand.example';
/** What a project of a reader's own would have installed. */
const INSTALLED = { '@firsthand/client': 'client-sdk', ws: 'node_modules/ws', '@types/ws': 'node_modules/@types/ws' };
const TSX = pathToFileURL(require.resolve('tsx')).href;
/** The program lives on the day of the world it talks to. */
const ON_THE_DAY = `data:text/javascript,Date.now=()=>${NOW.getTime()}`;
const run = promisify(execFile);

let planning: PlanningWorld;
let web: WebTest;
let project: string;
beforeAll(async () => {
  planning = await openPlanning();
  const { world, leader, schoolId } = planning;
  const account = { person_id: leader.personId, email_normalised: LEADER, password_hash: await hashPassword(DEMO_PASSWORD) };
  await world.plant.row('account', account);
  await planning.students(6);
  await planning.offer({ form: 'WORKPLACE_VISIT', title: 'A day at the works' });
  await world.plant.sql(`SELECT remake_trait_counts()`, [], [schoolId]);
  web = await openServer(world);
  await world.foundation.relay.start();
  planning.start();
  project = await projectOf((await readFile('client-sdk/README.md', 'utf8')).replaceAll(ADDRESS, web.url));
});
afterAll(async () => {
  await rm(project, { recursive: true });
  await web.close();
  await planning.world.foundation.relay.stop();
  await planning.close();
});

/** A folder outside the repository with the examples of a text as one program, job.mts. */
async function projectOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firsthand-readme-'));
  for (const [name, path] of Object.entries(INSTALLED)) {
    await mkdir(join(folder, 'node_modules', name, '..'), { recursive: true });
    await symlink(join(process.cwd(), path), join(folder, 'node_modules', name));
  }
  const examples = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, example]) => example);
  await writeFile(join(folder, 'job.mts'), examples.join('\n'));
  return folder;
}

it('runs as printed in a project of its own', async () => {
  const { stdout } = await run(process.execPath, ['--import', ON_THE_DAY, '--import', TSX, 'job.mts'], { cwd: project });
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^0\.\d+ Rosa$/);
  expect(lines.filter((line) => line === 'Student')).toHaveLength(6);
  expect(lines.find((line) => line.startsWith('READY'))).toMatch(/ 1$/);
  expect(lines.filter((line) => line === 'Sam A day at the works')).toHaveLength(5);
});

it('compiles as printed, under strict rules', async () => {
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
  const types = ['--typeRoots', join(process.cwd(), 'node_modules', '@types')];
  await run(process.execPath, [require.resolve('typescript/lib/tsc'), ...options, ...types, 'job.mts'], { cwd: project });
});
