import type { EntityManager } from 'typeorm';
import type { Statement } from './statement';

/** Whose rows a statement may see: row-level security reads these two settings. */
export interface Tenant {
  readonly personId: string | null;
  /** Schools the person is staff of; empty for everybody else. */
  readonly schoolIds: readonly string[];
}

export const NOBODY: Tenant = { personId: null, schoolIds: [] };

/**
 * What stores stand on. In a query each `tenant` statement runs in a short READ ONLY transaction of its own, and shared statements of
 * one moment in one together (shared-reads.ts); in a mutation all statements share the one transaction.
 */
export interface Connection {
  /** Rows under row-level security. */
  tenant<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** Rows of tables that are nobody's tenant data; needs no transaction. */
  open<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** For writes; only inside a mutation's transaction. Elsewhere it throws. */
  readonly manager: EntityManager;
}
