/** SQL with a name, usually `<table>_<method>`: PostgreSQL plans it once a connection, and knows it by its name alone. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** How many values it takes, where it may travel with others of its moment; see `sharedStatement`. */
  readonly sharedValues?: number;
  /** Where it only reads, it is planned for each of its values; see `plannedAnew`. */
  readonly isPlannedAnew?: true;
}

/** Texts by their names. Few: a name is made of parts of the text at most, never of values. */
const known = new Map<string, string>();

/** Letters of a name that PostgreSQL looks at. */
const LONGEST_NAME = 63;

/** Throws where the name stands for another text already, or PostgreSQL would cut it, and take two that begin alike for one. */
export function statement(name: string, text: string): Statement {
  if (name.length > LONGEST_NAME) throw new Error(`${name} is longer than ${LONGEST_NAME} letters.`);
  if ((known.get(name) ?? text) !== text) throw new Error(`Two statements are named ${name}.`);
  known.set(name, text);
  return { name, text };
}

/**
 * A read of tables that grow by the ten thousand at once: how it was planned for all values, perhaps while they were empty, does not do for
 * what is in them a moment later. To plan it each time takes some milliseconds.
 */
export const plannedAnew = (name: string, text: string): Statement => ({ name, text, isPlannedAnew: true });

/** Places of values in SQL, such as `$1`. */
export const PLACES = /\$(\d+)/g;

/**
 * A small read that is asked for beside others: in a query all of one moment travel as one statement (shared-reads.ts). Its rows then
 * come as JSON, so its columns must be of types that JSON has, or be read as text: numbers, texts, ids, days, lists of these, no instants.
 */
export function sharedStatement(name: string, text: string): Statement {
  const places = [...text.matchAll(PLACES)].map(([, place]) => Number(place));
  return { ...statement(name, text), sharedValues: Math.max(0, ...places) };
}
