import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');
const PROGRAM = ['--require', './server/platform/typescript.cjs', 'server/main.ts'];

/** `npm start` as a process of its own. */
export class ServerProgram {
  readonly ended: Promise<number | null>;
  /** All it printed, on either stream. */
  printed = '';

  constructor(environment: Readonly<Record<string, string>>, flags: readonly string[] = []) {
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn('node', [...flags, ...PROGRAM], {
      cwd: PROJECT,
      env: { PATH, HOME, NODE_ENV: 'production', PORT: '0', DEMO: 'off', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.printed += data.toString();
        this.child.emit('printed');
      });
  }

  private readonly child: ChildProcess;

  /** Its address, once it has printed that it is ready. Rejects where it ends before. */
  async ready(): Promise<string> {
    const ended = this.ended.then((code) => {
      throw new Error(`It ended with ${String(code)}: ${this.printed}`);
    });
    for (;;) {
      const address = /Firsthand is ready at (\S+)/.exec(this.printed)?.[1];
      if (address !== undefined) return address;
      await Promise.race([ended, once(this.child, 'printed')]);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}
