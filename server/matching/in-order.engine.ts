import { words } from './question-arrays.engine';

/** Steps in which values are told apart. */
const STEPS = 256;

/** Places of values, 0 to 1, the greatest first as far as steps of 1/256 tell them apart; below 0 is one step, above 1 another. */
export function inOrder(values: Float64Array): Uint32Array {
  const starts = words(STEPS + 1);
  const steps = words(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    const step = value > 0 ? Math.max(0, STEPS - 1 - Math.floor(value * STEPS)) : STEPS - 1;
    steps[place] = step;
    starts[step + 1]! += 1;
  }
  for (let step = 0; step < STEPS; step += 1) starts[step + 1]! += starts[step]!;
  const order = words(values.length);
  for (let place = 0; place < values.length; place += 1) order[starts[steps[place]!]!++] = place;
  return order;
}
