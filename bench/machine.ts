import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, and how busy others kept it before, in a line; with the database where it was part of it. */
export function machine(postgres?: string): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  const busy = (loadavg()[0] ?? 0).toFixed(1);
  const database = postgres === undefined ? '' : `, PostgreSQL ${postgres}`;
  return `${availableParallelism()} cores (${processor}), ${memory} GB, Node ${process.versions.node}${database}; load before ${busy}`;
}
