import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTokenKeys } from '../server/platform/token-keys';
import type { Closing } from '../server/start/closing';
import type { Memory } from './probe';

export interface ServerProcess {
  /** Such as http://127.0.0.1:40123. */
  readonly address: string;
  readonly pid: number;
  readonly memory: () => Promise<Memory>;
  readonly stop: () => Promise<void>;
}

export interface ServerAsked {
  /** Below the project's folder. */
  readonly program: string;
  readonly databaseUrl: string;
  /** For tokens that another server is to believe as well. */
  readonly tokenKeys?: string;
}

const ROOT = join(__dirname, '..');
/** Milliseconds. */
const PATIENCE = { start: 30_000, ready: 180_000, stop: 15_000 };

/** Starts a program that says where it serves, as a production server with nothing of this environment, on a free port. */
export async function startServer(closing: Closing, { program, databaseUrl, tokenKeys }: ServerAsked): Promise<ServerProcess> {
  const given = { NODE_ENV: 'production', APP_ENV: 'production', PORT: '0', DEMO: 'off', LOG_LEVEL: 'warn' };
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--require', './server/platform/typescript.cjs', '--require', './bench/probe.ts', program],
    {
      cwd: ROOT,
      env: { ...given, DATABASE_URL: databaseUrl, TOKEN_KEYS: tokenKeys ?? makeTokenKeys() },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const stop = () => end(child);
  await closing.add(stop);
  return { address: await addressOf(child, program), pid: child.pid ?? 0, memory: () => memoryOf(child), stop };
}

/** Waits until a server that has just begun has read every role model, so that no question waits for that. */
export async function untilReady({ address }: ServerProcess): Promise<void> {
  for (const until = performance.now() + PATIENCE.ready; ;) {
    const answer = await fetch(`${address}/readyz`);
    if (answer.ok) return;
    if (performance.now() > until) throw new Error(`The server is still not ready: ${await answer.text()}`);
    await pause(100);
  }
}

/** From the line it prints when it is ready. */
function addressOf(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      reject(new Error(`${program} ${reason}`));
    };
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      const address = /ready at (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      fail('ended before it was ready');
    });
    setTimeout(() => {
      fail('was not ready in time');
    }, PATIENCE.start).unref();
  });
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answered = once(child, 'message');
  child.send('memory');
  return ((await answered) as [Memory])[0];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE.stop);
  await ended;
  clearTimeout(patience);
}
