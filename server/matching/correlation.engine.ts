export interface Observation {
  /** Only observations of one group are compared with each other. */
  readonly group: string;
  readonly value: number;
  readonly answer: number;
}

/** Two variances below this are those of a constant, but for rounding. */
const NO_SPREAD = 1e-12;

/**
 * Pearson's correlation of value and answer within groups, -1 to 1: each less the mean of its group. 0 where either never differs
 * within a group. Sums run in one order whatever order the observations come in, so that the answer is the same to the last bit.
 */
export function correlationWithin(observations: readonly Observation[]): number {
  let [together, ofValues, ofAnswers] = [0, 0, 0];
  for (const group of groups(observations)) {
    const value = meanOf(group.map((one) => one.value));
    const answer = meanOf(group.map((one) => one.answer));
    for (const one of group) {
      together += (one.value - value) * (one.answer - answer);
      ofValues += (one.value - value) ** 2;
      ofAnswers += (one.answer - answer) ** 2;
    }
  }
  if (ofValues < NO_SPREAD || ofAnswers < NO_SPREAD) return 0;
  return Math.min(1, Math.max(-1, together / Math.sqrt(ofValues * ofAnswers)));
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function groups(observations: readonly Observation[]): readonly (readonly Observation[])[] {
  const inOrder = observations.toSorted(
    (one, other) =>
      Number(one.group > other.group) - Number(one.group < other.group) || one.value - other.value || one.answer - other.answer,
  );
  const byGroup = new Map<string, Observation[]>();
  for (const one of inOrder) {
    const group = byGroup.get(one.group);
    if (group) group.push(one);
    else byGroup.set(one.group, [one]);
  }
  return [...byGroup.values()];
}
