export interface AssignmentInstance {
  readonly size: number;
  /** Row by row. */
  readonly costs: Float64Array;
}

/** What is wrong with a file, and in which line. */
export class FileProblem extends Error {
  constructor(line: number, sentence: string) {
    super(`Line ${line}: ${sentence}`);
  }
}

/** OR-Library's format: the size n, then n times n whole costs, row by row, with white space of any kind between them. */
export function parseAssignment(text: string): AssignmentInstance {
  const words = wordsOf(text);
  const [first, ...rest] = words;
  if (!first) throw new FileProblem(1, 'The file is empty. It should begin with the number of rows.');
  const size = wholeNumber(first);
  if (size < 1 || size > 5_000) throw new FileProblem(first.line, `The number of rows is ${size}; it should be 1 to 5000.`);
  const costs = Float64Array.from(rest, wholeNumber);
  const [last, extra] = [rest.at(-1) ?? first, rest[size * size]];
  if (extra) throw new FileProblem(extra.line, `More numbers follow after all ${size * size} costs.`);
  if (costs.length < size * size)
    throw new FileProblem(last.line, `The file ends after ${costs.length} costs; ${size} rows need ${size * size}.`);
  return { size, costs };
}

interface Word {
  readonly text: string;
  readonly line: number;
}

const wordsOf = (text: string): readonly Word[] =>
  text.split(/\r?\n/).flatMap((line, index) => (line.match(/\S+/g) ?? []).map((word) => ({ text: word, line: index + 1 })));

function wholeNumber({ text, line }: Word): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new FileProblem(line, `"${text.slice(0, 40)}" is not a whole number.`);
  return value;
}
