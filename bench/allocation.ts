import { Random } from '../seeds/random';
import { bestFit } from '../server/allocation/best-fit.engine';
import { AllocationSolver } from '../server/allocation/allocation.solver';
import { fairPlan } from '../server/allocation/fair.engine';
import { cheapestOneToOne } from '../server/allocation/one-to-one.engine';
import { prepare } from '../server/allocation/prepare.engine';
import { machine } from './machine';
import { capacityOf, madeUpSchool } from './made-up-school';
import { munkres } from './munkres';
import { type Contender, interleaved } from './rounds';
import { median } from './statistics';
import { inMs, print, table } from './table';
import { transportLp } from './transport-lp';

/**
 * `npm run bench:allocation`: whole schools by our flow, beside HiGHS' linear programme and a printed Munkres, in one run.
 * What is compared is checked to come to the same. HiGHS and Munkres at the large sizes only with `-- --slow`.
 */
const ROUNDS = { warmUp: 2, least: 5, most: 40, budget: 10_000 };
const SLOW = { warmUp: 0, least: 1, most: 1, budget: 0 };
/** Of value, a student: what HiGHS' tolerances allow. */
const SAME_WITHIN = 1e-5;

const run = (name: string, work: () => unknown): Contender => ({ name, run: () => Promise.resolve(work()) });

/** Flow and linear programme, once they come to the same. */
async function compared(students: number, dates: number): Promise<readonly Contender[]> {
  const problem = madeUpSchool(students, dates);
  const { board } = prepare(problem);
  const worth = board.gain.map((gain) => gain / 1e9);
  const lp = await transportLp();
  const transport = { rows: students, columns: dates, worth, capacity: capacityOf(students, dates, 1) };
  const [ours, theirs] = [worthOf(bestFit(board).of, worth, dates), lp(transport)];
  if (Math.abs(ours - theirs) > SAME_WITHIN * students) throw new Error(`We say ${ours}, HiGHS ${theirs}.`);
  return [...ourOwn(students, dates), run('  HiGHS, linear programme', () => lp(transport))];
}

const worthOf = (assignment: readonly (readonly number[])[], worth: Float64Array, dates: number): number =>
  assignment
    .flatMap((taken, student) => taken.map((date) => worth[student * dates + date] ?? NaN))
    .reduce((sum, one) => sum + one, 0);

function ourOwn(students: number, dates: number, mostPerStudent = 1): readonly Contender[] {
  const problem = madeUpSchool(students, dates, mostPerStudent);
  const size = `${students.toLocaleString('en-GB')} x ${dates}${mostPerStudent > 1 ? `, ${mostPerStudent} places each` : ''}`;
  return [
    run(`${size}: best fit`, () => bestFit(prepare(problem).board)),
    run(`${size}: fair plan`, () => fairPlan(prepare(problem))),
  ];
}

function oneToOne(size: number, isSlow: boolean): readonly Contender[] {
  const random = Random.of('one to one', size);
  const costs = Float64Array.from({ length: size * size }, () => random.whole(1, 10_000));
  const ours = run(`${size} x ${size} one-to-one`, () => cheapestOneToOne(costs, size));
  if (!isSlow) return [ours];
  if (munkres(costs, size) !== cheapestOneToOne(costs, size).cost) throw new Error('Munkres and we differ.');
  return [ours, run('  Munkres as printed', () => munkres(costs, size))];
}

async function main(): Promise<void> {
  const isSlow = process.argv.includes('--slow');
  const solver = new AllocationSolver({ givesWay: true });
  const fair = { ...madeUpSchool(1_200, 40), mode: 'FAIR' } as const;
  print([machine()]);
  const rows: (readonly string[])[] = [];
  const measure = async (contenders: readonly Contender[], rounds = ROUNDS) => {
    for (const { name, times } of await interleaved(contenders, rounds))
      rows.push([name, inMs(median(times)), String(times.length)]);
  };
  await measure(await compared(1_200, 40));
  await measure([{ name: '1,200 x 40: fair plan in a worker', run: () => solver.solve(fair, { timeLimitMs: 60_000 }) }]);
  await measure(ourOwn(1_200, 40, 3));
  await measure(ourOwn(12_000, 400).slice(0, 1));
  await measure(oneToOne(100, true));
  await measure(oneToOne(500, isSlow), isSlow ? SLOW : ROUNDS);
  if (isSlow) await measure(await compared(4_000, 120), SLOW);
  print(table(['students x dates', 'median', 'n'], rows));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
