import { Closing } from '../server/start/closing';
import { explained } from '../server/start/problem';
import { interruption } from '../server/start/signals';

/** Measures until done or interrupted, closes what was opened for it, and ends the process. */
export function run(measure: (closing: Closing) => Promise<void>): void {
  measured(measure).then(
    () => process.exit(),
    (error: unknown) => {
      console.error(explained(error));
      process.exit(1);
    },
  );
}

async function measured(measure: (closing: Closing) => Promise<void>): Promise<void> {
  const closing = new Closing();
  try {
    await Promise.race([measure(closing), interruption()]);
  } finally {
    await closing.run();
  }
}
