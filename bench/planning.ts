import { setImmediate } from 'node:timers/promises';
import { AllocationSolver } from '../server/allocation/allocation.solver';
import { at } from '../seeds/random';
import { madeUpSchool } from './made-up-school';
import { quantile } from './statistics';

export interface UnderPlanning {
  readonly quiet: readonly number[];
  readonly planning: readonly number[];
  /** Plans that became ready meanwhile. */
  readonly plans: number;
}

const BLOCKS = 5;
/** Milliseconds: a worker has begun, and planned for some time. */
const BLOCK = 2_000;
const PROBLEM = { ...madeUpSchool(1_200, 40, 3), mode: 'FAIR' } as const;
const LIMIT = { timeLimitMs: 60_000 };

/** Milliseconds of questions to this process while nothing else happens in it, and while a worker of it plans for a whole school, in turns. */
export async function underPlanning(asks: readonly (() => unknown)[]): Promise<UnderPlanning> {
  const [quiet, planning]: [number[], number[]] = [[], []];
  let plans = 0;
  for (let block = 0; block < BLOCKS; block += 1) {
    quiet.push(...(await answerTimes(asks)));
    const planner = keepPlanning();
    planning.push(...(await answerTimes(asks)));
    plans += await planner.stop();
  }
  return { quiet, planning, plans };
}

export const ninetyNinth = (times: readonly number[]): number => quantile(times, 0.99);

/** From when a question is there to when it is answered; whatever the process has to do in between is served first. */
async function answerTimes(asks: readonly (() => unknown)[]): Promise<readonly number[]> {
  const times: number[] = [];
  const until = performance.now() + BLOCK;
  for (let question = 0; performance.now() < until; question += 1) {
    const began = performance.now();
    await setImmediate();
    at(asks, question % asks.length)();
    times.push(performance.now() - began);
  }
  return times;
}

/** One plan after the other; `stop` ends the last and answers how many were ready. */
function keepPlanning() {
  const solver = new AllocationSolver({ givesWay: true });
  const aborting = new AbortController();
  let ready = 0;
  const going = (async () => {
    while (!aborting.signal.aborted) {
      await solver.solve(PROBLEM, { ...LIMIT, signal: aborting.signal });
      ready += 1;
    }
  })().catch((error: unknown) => {
    if (!aborting.signal.aborted) throw error;
  });
  return {
    async stop(): Promise<number> {
      aborting.abort();
      await going;
      return ready;
    },
  };
}
