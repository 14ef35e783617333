/** npm repeats a Ctrl-C after some milliseconds: for so long, a second signal is the same one. */
const SAME_WITHIN = 5_000;

/** Resolves at the first SIGINT or SIGTERM. One that comes more than five seconds later ends the process at once. */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const heard = () => {
      first ??= Date.now();
      if (Date.now() - first > SAME_WITHIN) process.exit(1);
      resolve();
    };
    process.on('SIGINT', heard);
    process.on('SIGTERM', heard);
  });
}
