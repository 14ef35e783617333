import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const PROGRAM = ['node', '--require', './server/platform/typescript.cjs', 'commands/db.ts'];

/** `npm run db` as a process of its own, which can be interrupted and killed. */
export class DatabaseProgram {
  readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly ownerUrl: string,
    readonly servingUrl: string,
    readonly said: readonly string[],
  ) {
    this.ended = once(child, 'exit').then(([code]) => code as number | null);
  }

  /** Resolves when it has printed its addresses. `wrapper`: words before the command, which must exec it. */
  static async start(dataDir: string, wrapper: readonly string[] = []): Promise<DatabaseProgram> {
    const words = [...wrapper, ...PROGRAM];
    const child = spawn(words[0]!, words.slice(1), {
      cwd: join(__dirname, '..', '..'),
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    const urls: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      urls.push(line);
      if (urls.length === 2) return new DatabaseProgram(child, urls[0]!, urls[1]!, said);
    }
    throw new Error(`The database program ended early: ${said.join('\n')}`);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  interrupt(): void {
    this.child.kill('SIGINT');
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

/** Waits for a condition, not for a time; the test's own limit bounds it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}
