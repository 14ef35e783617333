import { GivenUp } from '../breath';

/** What goes on is work, and it may be a change. */
const WHERE_CHANGED = ' If it was a change, look whether it was made before you send it again.';

/** What comes of `work`, or a refusal when it has taken so many milliseconds; it then goes on, unheard, until its own end. */
export async function within<Answer>(milliseconds: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new GivenUp(WHERE_CHANGED));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    clearTimeout(timer);
  }
}
