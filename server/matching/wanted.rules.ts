/** What of a suggestion is more than who it is and their number. */
const MORE: ReadonlySet<string> = new Set(['reasons', 'audience', 'warnings']);

/** Whether fields of these names ask more of suggestions than who they are, their scores and load. */
export const isMoreNamed = (named: ReadonlySet<string>): boolean => [...named].some((name) => MORE.has(name));
