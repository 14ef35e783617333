/** Serialization failure and deadlock: PostgreSQL undid everything and asks to try again. */
const AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 5;

/** Runs a whole transaction again, at most five times in all, with a short random pause. Nothing else is retried. */
export async function retried<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= MOST_TRIES || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
