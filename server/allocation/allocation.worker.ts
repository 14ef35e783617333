import { parentPort, workerData } from 'node:worker_threads';
import type { AllocationSolution } from './allocation.types';
import { loadOptimiser } from './mixed-integer';
import { solveRanked } from './ranked-solve.engine';
import { solveAllocation } from './solve.engine';
import type { Means } from './solving.types';
import type { FromWorker, SolverTask } from './worker.types';

/** One task, one thread: it solves what it was started with, tells how far it is, answers and ends. */
async function work({ task, timeLimitMs }: { readonly task: SolverTask; readonly timeLimitMs: number }): Promise<void> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const means: Means = {
    elapsed,
    timeLeft: () => timeLimitMs - elapsed(),
    optimiser: loadOptimiser,
    onProgress: (stage, share) => {
      tell({ type: 'PROGRESS', stage, share });
    },
  };
  const onPlan = (answer: AllocationSolution) => {
    tell({ type: 'FOUND', answer });
  };
  const answer =
    task.kind === 'ALLOCATION'
      ? await solveAllocation(task.problem, { ...means, known: task.known, onPlan })
      : await solveRanked(task.problem, means);
  tell({ type: 'ANSWER', answer });
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

void work(workerData as Parameters<typeof work>[0]);
