import { type ChildProcess } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseProblem } from './database-problem';
import { endProcess } from './processes';
import { commandFor, explained, lastLines, launch, type Programs } from './programs';

const POLL_MS = 5;
const ATTEMPTS = 10;
const PATIENCE_MS = 120_000;

/** What it takes to start the server process: programs, data, where its log goes, settings by name. */
export interface PostmasterPlan {
  readonly programs: Programs;
  readonly cluster: string;
  readonly logPath: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** A running PostgreSQL server that answers on 127.0.0.1. */
export interface Postmaster {
  readonly port: number;
  /** Settles when it has ended, with the last lines of its log. */
  readonly ended: Promise<string>;
  readonly end: () => Promise<void>;
}

/** Starts PostgreSQL on a free port, on the next free one when another program takes that between choosing and binding. */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPostmasterOn(await freePort(), plan);
    } catch (error) {
      const said = error instanceof DatabaseProblem ? error.message : '';
      const portTaken = /could not bind|could not create any TCP/.test(said);
      // A killed server's last processes still hold its memory for a moment.
      const stillClosing = said.includes('pre-existing shared memory block');
      if (attempt === ATTEMPTS || !(portTaken || stillClosing)) throw error;
      if (stillClosing) await pause(50 * attempt);
    }
  }
}

export async function startPostmasterOn(port: number, plan: PostmasterPlan): Promise<Postmaster> {
  // Removed first: as an ordinary user we may not write a log that root began, but may replace it in our own folder.
  await rm(plan.logPath, { force: true });
  const log = await open(plan.logPath, 'ax', 0o600);
  const child = launch(commandFor(plan.programs, 'postgres', argumentsFor(port, plan)), ['ignore', log.fd, log.fd]);
  const ended = endOf(child, plan.logPath);
  await log.close();
  const end = async () => {
    // Once it has ended its number may be another program's.
    if (!isRunning(child) || (await endProcess(child.pid))) await ended;
  };
  if (await becomesReady(child, plan.cluster)) return { port, ended, end };
  await end();
  throw explained(`PostgreSQL did not start in ${plan.cluster}`, await ended);
}

function argumentsFor(port: number, { cluster, settings }: PostmasterPlan): string[] {
  const all = {
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may not be longer than some hundred characters, and data folders are.
    unix_socket_directories: '',
  };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** PostgreSQL writes its state in the eighth line of its pid file, where pg_ctl reads it too. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && isRunning(child)) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await pause(POLL_MS);
  }
  return false;
}

function isRunning(child: ChildProcess): child is ChildProcess & { readonly pid: number } {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function endOf(child: ChildProcess, logPath: string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', () => {
      void readFile(logPath, 'utf8').then(
        (text) => {
          resolve(lastLines(text));
        },
        () => {
          resolve('its log is gone');
        },
      );
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
