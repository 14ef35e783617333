import loadHighs, { type Highs, type Model } from 'highs';
import type { LinearModel } from './linear-model.engine';

interface Attempt {
  readonly milliseconds: number;
  /** A plan known to be possible, a value a column, to begin from. */
  readonly start?: Float64Array;
  /** Told the share by which the best found could still be improved. */
  readonly onGap?: (gap: number) => void;
}

interface Solved {
  /** UNKNOWN: the solver gave up for a reason of its own. */
  readonly status: 'OPTIMAL' | 'INFEASIBLE' | 'TIME_LIMIT' | 'UNKNOWN';
  /** Best found, a value a column; null where there was none. */
  readonly values: Float64Array | null;
  readonly objective: number;
  /** No plan is worth more; Infinity where nothing is proved. */
  readonly bound: number;
}

/** Solves a model to the end or until the time is over. Blocks its thread, so it belongs in a worker. */
export type Optimise = (model: LinearModel, attempt: Attempt) => Solved;

let loaded: Promise<Highs> | undefined;

/** HiGHS, loaded once a thread when it is first needed. */
export async function loadOptimiser(): Promise<Optimise> {
  loaded ??= loadHighs();
  const highs = await loaded;
  return (model, attempt) => highs.withModel((native) => run(highs, native, { model, attempt }));
}

function run(highs: Highs, native: Model, { model, attempt }: { model: LinearModel; attempt: Attempt }): Solved {
  const { constants } = highs;
  // The default, 1e-4, would call a plan optimal that is not. The solver itself works to about 1e-7.
  native.options.set({
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    time_limit: Math.max(0.001, attempt.milliseconds / 1000),
  });
  native.passModel({
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    sense: constants.objectiveSense.maximize,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    integrality: model.isInteger.map((isInteger) =>
      isInteger ? constants.variableType.integer : constants.variableType.continuous,
    ),
    matrix: {
      format: 'csr',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
  });
  if (attempt.start) native.setSolution({ colValue: attempt.start });
  native.run({
    [constants.callbackType.mipLogging]: (event) => {
      const gap = event.data.mip_gap;
      if (gap !== undefined && Number.isFinite(gap)) attempt.onGap?.(gap);
    },
  });
  return answerOf(highs, native);
}

function answerOf({ constants: { modelStatus } }: Highs, native: Model): Solved {
  const status = native.getModelStatus();
  if (status === modelStatus.infeasible) return { status: 'INFEASIBLE', values: null, objective: -Infinity, bound: -Infinity };
  const isFound = Number(native.info.get('primal_solution_status')) === 2;
  const objective = isFound ? native.getObjectiveValue() : -Infinity;
  const bound = status === modelStatus.optimal ? objective : Number(native.info.get('mip_dual_bound'));
  const names = new Map<number, Solved['status']>([
    [modelStatus.optimal, 'OPTIMAL'],
    [modelStatus.timeLimit, 'TIME_LIMIT'],
  ]);
  return {
    status: names.get(status) ?? 'UNKNOWN',
    values: isFound ? native.getSolution().colValue : null,
    objective,
    bound: Number.isFinite(bound) ? bound : Infinity,
  };
}
