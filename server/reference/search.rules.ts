export const LONGEST_SEARCH = 100;

const codePoints = (text: string): number => Array.from(text).length;

/** Null where the search is not too long; else what to do. */
export const problemWithSearch = (search: string): string | null =>
  codePoints(search) <= LONGEST_SEARCH
    ? null
    : `\`search\` has ${codePoints(search)} characters; send at most ${LONGEST_SEARCH}, the name of the work alone.`;

/** What is looked for, with and without an ending s; `text` normalised. */
export const wantedFrom = (text: string): { readonly text: string; readonly singular: string } => ({
  text,
  singular: text.length > 3 ? text.replace(/(?<!s)s$/, '') : text,
});
