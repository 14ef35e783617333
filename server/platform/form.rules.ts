import { type FieldProblem, problem } from './outcome';
import { hasControlCharacters } from './text';

/** Both ends are within. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export const isWithin = (value: number, { least, most }: Range): boolean => value >= least && value <= most;

export const NO_CONTROL_CHARACTERS = 'must not hold control characters; write plain text';

/** A text of one line or a few: its length in characters, without the space around it, and nothing that cannot be read. */
export function problemsWithText(path: string, text: string, { least, most }: Range): readonly FieldProblem[] {
  if (hasControlCharacters(text)) return [problem(path, NO_CONTROL_CHARACTERS)];
  const length = Array.from(text.trim()).length;
  if (isWithin(length, { least, most })) return [];
  return [
    problem(path, `must have ${least} to ${most.toLocaleString('en-GB')} characters; it has ${length.toLocaleString('en-GB')}`),
  ];
}

/** `list` is the query that lists the codes there are. */
export const unknownCode = (path: string, code: string, list: string): FieldProblem =>
  problem(path, `“${code.slice(0, 40)}” is not a code we know; the query \`${list}\` lists them`);
