import type { Highs, Model } from 'highs';
import { highsOfThread, pass } from '../platform/highs';
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

export async function loadOptimiser(): Promise<Optimise> {
  const highs = await highsOfThread();
  return (model, attempt) => highs.withModel((native) => run(highs, native, { model, attempt }));
}

function run(highs: Highs, native: Model, { model, attempt }: { model: LinearModel; attempt: Attempt }): Solved {
  pass(highs, native, model, attempt.milliseconds);
  if (attempt.start) native.setSolution({ colValue: attempt.start });
  native.run({
    [highs.constants.callbackType.mipLogging]: (event) => {
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
