import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startTypeScriptWorker } from '../platform/typescript-worker';
import type { SolvePanel } from './choose-panel.engine';
import type { PanelModel } from './panel-model.engine';
import type { PanelSolution, PanelTask } from './panel.worker';

/** How long the best panel of a small case is looked for. */
const SOLVE_MS = 1000;
/** What the thread may take to start and to answer beyond the time it was given. */
const GRACE_MS = 1000;
/** As many may wait for their turn; further ones are better served by the greedy panel at once. */
const MOST_WAITING = 4;

/**
 * Solves panels to proven optimality in one thread of its own, begun when first needed and kept. It never keeps the process
 * alive.
 */
export class PanelSolver {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, (members: readonly number[] | null) => void>();
  private last = 0;

  /**
   * Members of the best panel, or null where it is not proved in this time, where too many wait or where the thread failed: the
   * greedy panel then stands.
   */
  async solve(model: PanelModel, milliseconds: number): Promise<readonly number[] | null> {
    if (this.waiting.size >= MOST_WAITING) return null;
    const task: PanelTask = { number: (this.last += 1), model, milliseconds };
    const worker = (this.worker ??= this.begin());
    let late: NodeJS.Timeout | undefined;
    const members = await new Promise<readonly number[] | null>((tell) => {
      this.waiting.set(task.number, tell);
      late = setTimeout(() => {
        this.giveUp(task.number, worker);
      }, milliseconds + GRACE_MS);
      worker.postMessage(task);
    });
    clearTimeout(late);
    this.waiting.delete(task.number);
    return members;
  }

  /** Ends the thread; whoever waits is answered null. The next question begins another. */
  close(): void {
    if (this.worker) this.end(this.worker);
  }

  private begin(): Worker {
    const worker = startTypeScriptWorker(join(__dirname, 'panel.worker.ts'));
    worker.on('message', ({ number, members }: PanelSolution) => this.waiting.get(number)?.(members));
    worker.on('error', () => {
      this.end(worker);
    });
    worker.on('exit', () => {
      this.end(worker);
    });
    // Last: listening holds the process up again.
    worker.unref();
    return worker;
  }

  /** Whoever is still in the queue goes without; the thread ends only where it is stuck on this very task. */
  private giveUp(number: number, worker: Worker): void {
    const [current] = this.waiting.keys();
    if (current === number) this.end(worker);
    else this.waiting.get(number)?.(null);
  }

  private end(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const tell of this.waiting.values()) tell(null);
    void worker.terminate();
  }
}

/** The one of this process. */
export const panelSolver = new PanelSolver();

/** For so long as somebody may be kept waiting. */
export const solvePanel: SolvePanel = (model) => panelSolver.solve(model, SOLVE_MS);
