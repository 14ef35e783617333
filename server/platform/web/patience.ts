import { WebProblem } from './web-problem';

/** What comes of `work`, or a refusal when it has taken so many milliseconds; it then goes on, unheard, until its own end. */
export async function within<Answer>(milliseconds: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WebProblem(503, 'This took too long and was given up. Ask for less at once, or try again in a few seconds.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    clearTimeout(timer);
  }
}
