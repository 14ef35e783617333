import { type RequestFigures, requestFigures } from './request-figures';
import { Closing } from '../server/start/closing';
import { explained } from '../server/start/problem';

/**
 * What `bench:matching` starts for whole requests: a process with nothing else in it. Collections of a heap that holds hundreds of thousands
 * of role models would be felt in every twentieth answer, on the same two cores.
 */
async function main(): Promise<RequestFigures> {
  const [databaseUrl = '', today = ''] = process.argv.slice(2);
  const closing = new Closing();
  try {
    return await requestFigures(closing, databaseUrl, today);
  } finally {
    await closing.run();
  }
}

main().then(
  (figures) => process.send?.(figures, () => process.exit()),
  (error: unknown) => {
    console.error(explained(error));
    process.exit(1);
  },
);
