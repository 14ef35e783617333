import type { Tenant } from '../../server/platform/connection';
import { type Statement, statement } from '../../server/platform/statement';
import type { World } from '../support/world';

let count = 0;
export const raw = (text: string): Statement => statement(`raw_${(count += 1)}`, text);

class Undo extends Error {}

/** Statements of the serving login in a tenant context, with no service in between. */
export const rawStatements = (world: () => World) => ({
  select: <Row extends object>(tenant: Tenant, text: string, values: unknown[] = []): Promise<Row[]> =>
    world().database.reading(tenant).tenant<Row>(raw(text), values),

  /** Writes in a transaction that is always undone; answers how many rows it touched, or the SQLSTATE of what went wrong. */
  attempt: async (tenant: Tenant, text: string, values: unknown[] = []): Promise<string | number> => {
    let rows = -1;
    try {
      await world().database.writing(tenant, async (connection) => {
        rows = (await connection.tenant(raw(`${text} RETURNING 1`), values)).length;
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) return (error as { code: string }).code;
    }
    return rows;
  },

  /** Runs the statements in one transaction that is kept; answers the rows of the last. */
  inTurn: (tenant: Tenant, statements: readonly (readonly [text: string, values?: unknown[]])[]): Promise<object[]> =>
    world().database.writing(tenant, async (connection) => {
      let rows: object[] = [];
      for (const [text, values] of statements) rows = await connection.tenant(raw(text), values);
      return rows;
    }),
});
