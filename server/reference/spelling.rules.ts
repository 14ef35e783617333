/** Words of all titles, with how often each occurs. */
export type Vocabulary = ReadonlyMap<string, number>;

/** `titles` normalised. */
export function vocabularyOf(titles: readonly string[]): Vocabulary {
  const words = new Map<string, number>();
  for (const word of titles.flatMap((title) => title.split(' '))) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Replaces each word that nothing begins with by the word it was most likely meant to be, if one is close enough. */
export const corrected = (text: string, vocabulary: Vocabulary): string =>
  text
    .split(' ')
    .map((word) => (isKnown(word, vocabulary) ? word : (closestTo(word, vocabulary) ?? word)))
    .join(' ');

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  for (const known of vocabulary.keys()) if (known.startsWith(word)) return true;
  return false;
}

/** One slip in a word of 3 to 7 letters, two in a longer one. */
const slipsAllowed = ({ length }: string): number => (length < 3 ? 0 : length < 8 ? 1 : 2);

function closestTo(word: string, vocabulary: Vocabulary): string | null {
  let best: Candidate | null = null;
  for (const [known, count] of vocabulary) {
    const slips = slipsBetween(word, known, slipsAllowed(word));
    if (slips === null) continue;
    const candidate = { known, slips, count, beginsAlike: known.startsWith(word.slice(0, 1)) };
    if (best === null || isLikelier(candidate, best)) best = candidate;
  }
  return best?.known ?? null;
}

interface Candidate {
  readonly known: string;
  readonly slips: number;
  readonly count: number;
  readonly beginsAlike: boolean;
}

/** Fewer slips, then the same first letter, then the longer word (letters are left out more often than added), then the commoner. */
function isLikelier(one: Candidate, other: Candidate): boolean {
  const order =
    one.slips - other.slips ||
    Number(other.beginsAlike) - Number(one.beginsAlike) ||
    other.known.length - one.known.length ||
    other.count - one.count;
  return order === 0 ? one.known < other.known : order < 0;
}

/**
 * Letters left out, added, replaced, or swapped with the next one between two words (the optimal string alignment distance);
 * null where there are more than `most`. Takes words of at most 255 letters.
 */
export function slipsBetween(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  const width = other.length + 1;
  // Cell (row, column) holds the slips between the first letters of the two; 0 letters against n are n slips.
  const table = new Uint8Array((one.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = 0; row <= one.length; row += 1) table[row * width] = row;
  for (let column = 0; column <= other.length; column += 1) table[column] = column;
  const swapped = (row: number, column: number): number =>
    one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] ? at(row - 2, column - 2) + 1 : most + 1;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const fewest = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced);
      table[row * width + column] = row > 1 && column > 1 ? Math.min(fewest, swapped(row, column)) : fewest;
    }
  }
  const slips = at(one.length, other.length);
  return slips <= most ? slips : null;
}
