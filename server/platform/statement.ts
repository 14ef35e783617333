/** SQL with a name: PostgreSQL plans it once a connection. The name must be unique; use the one the store method has. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** How many values it takes, where it may travel with others of its moment; see `sharedStatement`. */
  readonly sharedValues?: number;
}

export const statement = (name: string, text: string): Statement => ({ name, text });

/** Places of values in SQL, such as `$1`. */
export const PLACES = /\$(\d+)/g;

/**
 * A small read that is asked for beside others: in a query all of one moment travel as one statement (shared-reads.ts). Its rows then
 * come as JSON, so its columns must be of types that JSON has, or be read as text: numbers, texts, ids, days, lists of these, no instants.
 */
export function sharedStatement(name: string, text: string): Statement {
  const places = [...text.matchAll(PLACES)].map(([, place]) => Number(place));
  return { name, text, sharedValues: Math.max(0, ...places) };
}
