import { createHash } from 'node:crypto';
import type { Connection } from './connection';
import { invalid, type InvalidInputRefusal, refuse, type Refusal } from './outcome';
import { statement } from './statement';

export type IdempotencyKeyReused = Refusal<'IdempotencyKeyReused'>;

export interface OnceOnly<Answer> {
  readonly personId: string;
  /** Null where the client sent none: then nothing is remembered. */
  readonly key: string | null | undefined;
  /** What was asked, all of it but the key. */
  readonly body: unknown;
  readonly now: Date;
  readonly run: () => Promise<Answer>;
  /** What to keep of an answer that changed something; null where nothing changed, so that a corrected request may use the key again. */
  readonly keep: (answer: Answer) => object | null;
  readonly restore: (kept: object) => Promise<Answer>;
}

/**
 * Runs a mutation once per key: the same key with the same body answers what it answered before, with another body it refuses.
 * A key of another shape than `isKey` is refused. Call it inside the mutation's transaction; key and effect commit together. Two at once wait for each other.
 */
export async function onceOnly<Answer>(
  connection: Connection,
  once: OnceOnly<Answer>,
): Promise<Answer | IdempotencyKeyReused | InvalidInputRefusal> {
  const { personId, key, body, now } = once;
  if (key == null) return once.run();
  if (!isKey(key)) return invalid('This key cannot be used.', [{ path: ['idempotencyKey'], message: WHAT_A_KEY_IS }]);
  await connection.tenant(LOCK, [`${personId} ${key}`]);
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest();
  const [earlier] = await connection.tenant<{ bodyHash: Buffer; answer: object }>(FIND, [personId, key]);
  if (earlier) {
    if (earlier.bodyHash.equals(bodyHash)) return once.restore(earlier.answer);
    return refuse('IdempotencyKeyReused', 'This key was used for another request. Make a new key for each new request.', {});
  }
  const answer = await once.run();
  const kept = once.keep(answer);
  if (kept !== null) await connection.tenant(KEEP, [personId, key, bodyHash, JSON.stringify(kept), now]);
  return answer;
}

/** Deletes answers that were made before an instant, at most `limit`; answers how many. Works only under the role `firsthand_jobs`. */
export const forgetAnswers = async (connection: Connection, before: Date, limit: number): Promise<number> =>
  (await connection.tenant(FORGET, [before, limit])).length;

const LONGEST_KEY = 200;
const WHAT_A_KEY_IS = `must have 1 to ${LONGEST_KEY} characters, none of them a control character; a new UUID serves well`;
const isKey = (key: string): boolean => key !== '' && Array.from(key).length <= LONGEST_KEY && !/\p{Cc}/u.test(key);

const LOCK = statement('idempotency_lock', `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`);
const FIND = statement(
  'idempotency_find',
  `SELECT a.body_hash AS "bodyHash", a.answer FROM idempotent_answer a WHERE a.person_id = $1 AND a.key = $2`,
);
const KEEP = statement(
  'idempotency_keep',
  `INSERT INTO idempotent_answer (person_id, key, body_hash, answer, made_at) VALUES ($1, $2, $3, $4, $5)`,
);
const FORGET = statement(
  'idempotency_forget',
  `DELETE FROM idempotent_answer a WHERE (a.person_id, a.key) IN (
     SELECT o.person_id, o.key FROM idempotent_answer o WHERE o.made_at < $1 ORDER BY o.made_at LIMIT $2) RETURNING a.key`,
);
