import { parentPort } from 'node:worker_threads';
import loadHighs, { type Highs, type Model } from 'highs';
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
  const { constants } = highs;
  return highs.withModel((native) => {
    // By default HiGHS calls an answer optimal that is up to 1e-4 from it.
    native.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, time_limit: milliseconds / 1000 });
    native.passModel(passed(highs, model));
    native.run();
    if (native.getModelStatus() !== constants.modelStatus.optimal) return null;
    const { colValue } = native.getSolution();
    return [...colValue.subarray(0, model.candidates)].flatMap((value, candidate) => (value > 0.5 ? [candidate] : []));
  });
}

function passed({ constants }: Highs, model: PanelModel): Parameters<Model['passModel']>[0] {
  const { rows } = model;
  let next = 0;
  const starts = rows.map(({ entries }) => (next += entries.length) - entries.length);
  return {
    numCols: model.worth.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: Float64Array.from(model.worth),
    colLower: new Float64Array(model.worth.length),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    integrality: model.isInteger.map((isInteger) => constants.variableType[isInteger ? 'integer' : 'continuous']),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: model.worth.length,
      starts: Int32Array.from([...starts, next]),
      indices: Int32Array.from(rows.flatMap(({ entries }) => entries.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ entries }) => entries.map(([, factor]) => factor))),
    },
  };
}

const loading = loadHighs();

async function answer(task: PanelTask): Promise<void> {
  const highs = await loading;
  const solution: PanelSolution = { number: task.number, members: solve(highs, task) };
  parentPort?.postMessage(solution);
}

// A failure is left unhandled: it ends the thread, and whoever waits is told by that.
parentPort?.on('message', (task: PanelTask) => void answer(task));
