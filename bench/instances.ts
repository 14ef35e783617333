import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadOptimiser } from '../server/allocation/mixed-integer';
import { cheapestOneToOne } from '../server/allocation/one-to-one.engine';
import { solveRanked } from '../server/allocation/ranked-solve.engine';
import type { RankedMode } from '../server/allocation/ranked.types';
import { parseAssignment } from './assignment-file.rules';
import { parseStudentProject } from './student-project-file.rules';
import { inMs, print, table } from './table';

/**
 * `npm run bench:instances -- FILE ...`: solves published instances, to be held against published answers. Reads OR-Library's
 * assignment files and student-project allocation; docs/instances.md has both formats.
 */
const MODES: readonly RankedMode[] = ['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'];
const TIME_LIMIT_MS = 300_000;

function assignment(text: string): readonly string[] {
  const { size, costs } = parseAssignment(text);
  const began = performance.now();
  const { cost } = cheapestOneToOne(costs, size);
  return table(
    ['assignment', 'optimum', 'status', 'time'],
    [[`${size} x ${size}`, String(cost), 'OPTIMAL', inMs(performance.now() - began)]],
  );
}

async function studentProject(text: string): Promise<readonly string[]> {
  const problem = parseStudentProject(text);
  const rows: string[][] = [];
  for (const mode of MODES) {
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    const means = { elapsed, timeLeft: () => TIME_LIMIT_MS - elapsed(), optimiser: loadOptimiser, onProgress: () => undefined };
    const { status, method, size, cost, profile, milliseconds } = await solveRanked({ ...problem, mode }, means);
    rows.push([mode, String(size), String(cost), profile.join(' '), status, method, inMs(milliseconds)]);
  }
  const { students, projects, lecturers } = problem;
  return [
    `${students.length} students, ${projects.length} projects, ${lecturers.length} lecturers`,
    ...table(['mode', 'size', 'cost', 'profile', 'status', 'method', 'time'], rows),
  ];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'for an unknown reason'}). Give the path of a file.`,
    );
  }
}

async function main(): Promise<void> {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Error('Give the path of an instance: npm run bench:instances -- FILE');
  for (const file of files) {
    const text = textOf(file);
    // Only student-project files number their lines.
    print([basename(file), ...(text.includes(':') ? await studentProject(text) : assignment(text))]);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
