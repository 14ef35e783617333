/** SQL with a name: PostgreSQL plans it once a connection. The name must be unique; use the one the store method has. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Whether it may travel with others of its moment; see `sharedStatement`. */
  readonly isShared?: true;
}

export const statement = (name: string, text: string): Statement => ({ name, text });

/**
 * A small read that is asked for beside others: in a query all of one moment travel as one statement (shared-reads.ts). Its rows then
 * come as JSON, so its columns must be of types that JSON has, or be read as text: numbers, texts, ids, days, lists of these, no instants.
 */
export const sharedStatement = (name: string, text: string): Statement => ({ name, text, isShared: true });
