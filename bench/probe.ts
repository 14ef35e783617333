/** Loaded into a measured server beside its own program: tells its memory when asked, and ends it with whoever measures. */
export interface Memory {
  /** Bytes, as they stand. */
  readonly rss: number;
  readonly heapUsed: number;
  /** After a collection. */
  readonly heapKept: number;
}

process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage();
  globalThis.gc?.();
  process.send?.({ rss, heapUsed, heapKept: process.memoryUsage().heapUsed } satisfies Memory);
});
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
// The channel alone keeps nobody from ending.
process.channel?.unref();
