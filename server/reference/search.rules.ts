const LONGEST_SEARCH = 100;

const codePoints = (text: string): number => Array.from(text).length;

/** Null where the search is not too long; else what to do. */
export const problemWithSearch = (search: string): string | null =>
  codePoints(search) <= LONGEST_SEARCH
    ? null
    : `\`search\` has ${codePoints(search)} characters; send at most ${LONGEST_SEARCH}, the name of the work alone.`;

/** Normalised text without an ending s, so that one and many are looked for alike. */
export const singular = (text: string): string => (text.length > 3 ? text.replace(/(?<!s)s$/, '') : text);
