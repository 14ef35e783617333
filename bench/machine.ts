import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the figures were measured on, in a line; with the database where it was part of it. */
export function machine(postgres?: string): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores (${processor}), ${memory} GB, Node ${process.versions.node}${postgres === undefined ? '' : `, PostgreSQL ${postgres}`}`;
}
