const LEVELS = 4;

/**
 * Similarity of two occupations in the tree of SOC 2020: 1 for the same unit group, 0.75 for the same minor, 0.5 for the same
 * sub-major and 0.25 for the same major group, else 0. Takes unit group codes of four digits, each digit one level of the tree.
 */
export function socSimilarity(one: string, other: string): number {
  let shared = 0;
  while (shared < LEVELS && shared < one.length && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
  return shared / LEVELS;
}

/** Groups above an occupation, nearest first: `2121` gives `212`, `21`, `2`. */
export const ancestorsOf = (code: string): readonly string[] =>
  Array.from({ length: Math.max(0, code.length - 1) }, (_, index) => code.slice(0, code.length - 1 - index));
