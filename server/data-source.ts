import 'reflect-metadata';
import { types } from 'pg';
import { parse } from 'postgres-array';
import { DataSource } from 'typeorm';
import { entities } from './entities';
import { migrations } from './migrations/list';
import { SnakeNaming } from './platform/naming';

/** Days stay the text they are: a JavaScript date would shift them by the time zone. Counts fit a number. */
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, Number);

/** Lists are read by the next edition of what `pg` reads them with, which takes a quarter of the time. */
const readList = types.setTypeParser as (type: number, read: (text: string) => unknown) => void;
const LISTS = { integer: 1007, text: 1009, uuid: 2951 };
readList(LISTS.integer, (text) => parse(text, Number));
readList(LISTS.text, (text) => parse(text));
readList(LISTS.uuid, (text) => parse(text));

/** How long anything may take before it is given up, in milliseconds. */
const TIMEOUTS = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  connectionTimeoutMillis: 2_000,
  // Longer than PostgreSQL's own: only a database that no longer answers lets it pass.
  query_timeout: 6_000,
};

export interface DataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Told of connections that break while idle; the pool replaces them. */
  readonly onPoolError?: (error: Error) => void;
}

export const createDataSource = ({ url, poolSize = 10, onPoolError }: DataSourceOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    namingStrategy: new SnakeNaming(),
    poolErrorHandler: onPoolError ?? (() => undefined),
    // What is asked of a connection before it answered travels at once.
    extra: { ...TIMEOUTS, max: poolSize, pipeline: true },
  });

/** Migrations may take longer than any request: they run on a connection of their own, without the limits above. */
export const createMigrationSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    namingStrategy: new SnakeNaming(),
    poolSize: 2,
  });
