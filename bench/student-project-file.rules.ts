import type { Lecturer, RankedProject, RankedProblem, RankedStudent } from '../server/allocation/ranked.types';
import { FileProblem } from './assignment-file.rules';

interface Line {
  readonly text: string;
  readonly number: number;
}

interface Numbered {
  readonly id: string;
  readonly rest: string;
  readonly line: Line;
}

/**
 * Student-project allocation as text; docs/instances.md has the format. First the numbers of students, projects and lecturers,
 * then a line each. What follows # is a comment.
 */
export function parseStudentProject(text: string): Omit<RankedProblem, 'mode'> {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.replace(/#.*/, '').trim(), number: index + 1 }))
    .filter(({ text: line }) => line !== '');
  const [first, ...rest] = lines;
  if (!first)
    throw new FileProblem(1, 'The file is empty. It should begin with the numbers of students, projects and lecturers.');
  const sizes = numbers(first, first.text, { least: 2, most: 3 });
  const [students = 0, projects = 0, lecturers = 0] = sizes;
  const expected = students + projects + lecturers;
  const extra = rest[expected];
  if (extra) throw new FileProblem(extra.number, `${expected} lines were announced, and this is one more.`);
  if (rest.length < expected)
    throw new FileProblem((rest.at(-1) ?? first).number, `The file ends after ${rest.length} lines; ${expected} were announced.`);
  const known = { projects, lecturers };
  return {
    students: section(rest.slice(0, students)).map((line) => student(line, known)),
    projects: section(rest.slice(students, students + projects)).map((line) => project(line, known)),
    lecturers: section(rest.slice(students + projects)).map(lecturer),
  };
}

interface Known {
  readonly projects: number;
  readonly lecturers: number;
}

/** Lines that begin with 1:, 2:, ... in order. */
const section = (lines: readonly Line[]): readonly Numbered[] =>
  lines.map((line, index) => {
    const [, id = '', rest = ''] = /^(\d+)\s*:(.*)$/.exec(line.text) ?? [];
    if (id !== String(index + 1)) throw new FileProblem(line.number, `It should begin with "${index + 1}:".`);
    return { id, rest, line };
  });

/** "2 (3 4) 1": second project first, then third and fourth alike, then the first. */
function student({ id, rest, line }: Numbered, { projects }: Known): RankedStudent {
  const choices = choicesIn(rest);
  if (!choices) throw new FileProblem(line.number, 'Choices should be numbers of projects, those liked alike in round brackets.');
  const seen = new Set<string>();
  for (const chosen of choices.flat()) {
    if (Number(chosen) < 1 || Number(chosen) > projects)
      throw new FileProblem(line.number, `There is no project ${chosen}; there are ${projects}.`);
    if (seen.has(chosen)) throw new FileProblem(line.number, `Project ${chosen} is chosen twice.`);
    seen.add(chosen);
  }
  return { id, choices };
}

/** Token by token, so that a long line takes no longer than its length; null where it is no list of choices. */
function choicesIn(text: string): readonly (readonly string[])[] | null {
  const choices = (text.match(/\([^()]*\)|[^\s()]+|[()]/g) ?? []).map((token) => {
    const isBracketed = token.startsWith('(') && token.endsWith(')');
    return (isBracketed ? token.slice(1, -1) : token).trim().split(/\s+/);
  });
  return choices.flat().every((word) => /^\d+$/.test(word)) ? choices : null;
}

/** "lower quota, capacity, lecturer (0: none)", and "must" where the project has to run. */
function project({ id, rest, line }: Numbered, { lecturers }: Known): RankedProject {
  const mustRun = /\bmust\s*$/.test(rest);
  const [lowerQuota = 0, capacity = 0, led = 0] = numbers(line, rest.replace(/\bmust\s*$/, ''), { least: 2, most: 3 });
  if (lowerQuota > capacity)
    throw new FileProblem(line.number, `The lower quota ${lowerQuota} is above the capacity ${capacity}.`);
  if (led > lecturers) throw new FileProblem(line.number, `There is no lecturer ${led}; there are ${lecturers}.`);
  return { id, capacity, lowerQuota, mustRun, lecturerId: led === 0 ? null : String(led) };
}

function lecturer({ id, rest, line }: Numbered): Lecturer {
  const [capacity = 0] = numbers(line, rest, { least: 1, most: 1 });
  return { id, capacity };
}

function numbers(line: Line, text: string, { least, most }: { least: number; most: number }): readonly number[] {
  const words = text.trim().split(/\s+/);
  if (words.length < least || words.length > most || !words.every((word) => /^\d{1,9}$/.test(word)))
    throw new FileProblem(line.number, `Expected ${least === most ? least : `${least} to ${most}`} whole numbers here.`);
  return words.map(Number);
}
