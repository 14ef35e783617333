/** One of those measured against each other: does its work once. `round` counts from 0. */
export interface Contender {
  readonly name: string;
  readonly run: (round: number) => Promise<unknown>;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds of each time it went well. */
  readonly times: readonly number[];
  readonly failures: number;
}

export interface Rounds {
  /** Untimed, at the beginning. */
  readonly warmUp: number;
  readonly least: number;
  readonly most: number;
  /** Milliseconds after which no further round begins, once there were the least. */
  readonly budget: number;
}

/** Lets each do its work once a round, the first of one round being the last of the next, so that what disturbs the machine disturbs all. */
export async function interleaved(
  contenders: readonly Contender[],
  { warmUp, least, most, budget }: Rounds,
): Promise<Measured[]> {
  const measured = contenders.map(({ name, run }) => ({ name, run, times: [] as number[], failures: 0 }));
  for (let round = 0; round < warmUp; round += 1) for (const { run } of measured) await run(round).catch(() => undefined);
  const began = performance.now();
  for (let round = 0; round < most && (round < least || performance.now() - began < budget); round += 1) {
    for (const one of round % 2 === 0 ? measured : measured.toReversed()) {
      const started = performance.now();
      try {
        await one.run(round);
        one.times.push(performance.now() - started);
      } catch {
        one.failures += 1;
      }
    }
  }
  return measured;
}
