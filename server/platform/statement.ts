/** SQL with a name: PostgreSQL plans it once a connection. The name must be unique; use the one the store method has. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export const statement = (name: string, text: string): Statement => ({ name, text });
