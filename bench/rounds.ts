/** One of those measured against each other: does its work once. `turn` counts from 0. */
export interface Contender {
  readonly name: string;
  readonly run: (turn: number) => Promise<unknown>;
  /** What must be there before, not timed. */
  readonly ready?: (turn: number) => void;
  /** Turns in each round, one after the other: more for what is quick, 1 where nothing is said. Of several the first is not timed: it finds the caches as another left them. */
  readonly turns?: number;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds of each time it went well. */
  readonly times: readonly number[];
  /** Milliseconds of processor time this process took for them: what is left where others use the machine as well. */
  readonly processorTimes: readonly number[];
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

/** Lets each take its turns once a round, the first of one round being the last of the next, so that what disturbs the machine disturbs all. */
export async function interleaved(
  contenders: readonly Contender[],
  { warmUp, least, most, budget }: Rounds,
): Promise<Measured[]> {
  const measured = contenders.map((contender) => ({
    ...contender,
    times: [] as number[],
    processorTimes: [] as number[],
    failures: 0,
  }));
  for (let round = 0; round < warmUp; round += 1) for (const one of measured) await untimed(one, round);
  const began = performance.now();
  for (let round = 0; round < most && (round < least || performance.now() - began < budget); round += 1)
    for (const one of round % 2 === 0 ? measured : measured.toReversed()) await takeTurns(one, round);
  return measured;
}

interface Measuring extends Contender {
  readonly times: number[];
  readonly processorTimes: number[];
  failures: number;
}

async function takeTurns(one: Measuring, round: number): Promise<void> {
  const turns = one.turns ?? 1;
  if (turns > 1) await untimed(one, round * turns);
  for (let turn = round * turns; turn < (round + 1) * turns; turn += 1) {
    one.ready?.(turn);
    const used = process.cpuUsage();
    const started = performance.now();
    try {
      await one.run(turn);
      one.times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(used);
      one.processorTimes.push((user + system) / 1_000);
    } catch {
      one.failures += 1;
    }
  }
}

async function untimed({ ready, run }: Contender, turn: number): Promise<void> {
  ready?.(turn);
  await run(turn).catch(() => undefined);
}
