import { parentPort } from 'node:worker_threads';
import type { Highs } from 'highs';
import { highsOfThread, pass, type Programme } from '../platform/highs';
import type { PanelModel } from './panel-model.engine';

/** What the worker is sent. */
export interface PanelTask {
  readonly number: number;
  readonly model: PanelModel;
  readonly milliseconds: number;
}

/** What it sends back: who is in, or null where the best was not proved in time. */
export interface PanelSolution {
  readonly number: number;
  readonly members: readonly number[] | null;
}

function solve(highs: Highs, { model, milliseconds }: PanelTask): readonly number[] | null {
  return highs.withModel((native) => {
    pass(highs, native, programmeOf(model), milliseconds);
    native.run();
    if (native.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue } = native.getSolution();
    return [...colValue.subarray(0, model.candidates)].flatMap((value, candidate) => (value > 0.5 ? [candidate] : []));
  });
}

function programmeOf({ worth, upper, isInteger, rows }: PanelModel): Programme {
  let next = 0;
  const starts = rows.map(({ entries }) => (next += entries.length) - entries.length);
  return {
    ...{ cost: worth, lower: worth.map(() => 0), upper, isInteger },
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map((row) => row.upper),
    starts: [...starts, next],
    indices: rows.flatMap(({ entries }) => entries.map(([column]) => column)),
    values: rows.flatMap(({ entries }) => entries.map(([, factor]) => factor)),
  };
}

const loading = highsOfThread();

async function answer(task: PanelTask): Promise<void> {
  const highs = await loading;
  const solution: PanelSolution = { number: task.number, members: solve(highs, task) };
  parentPort?.postMessage(solution);
}

// A failure is left unhandled: it ends the thread, and whoever waits is told by that.
parentPort?.on('message', (task: PanelTask) => void answer(task));
