import { LeftUnheard } from '../breath';

/** What comes of `work`, or a refusal when it has taken so many milliseconds; it then goes on, unheard, until its own end. */
export async function within<Answer>(milliseconds: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LeftUnheard());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    clearTimeout(timer);
  }
}
