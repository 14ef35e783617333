import { nameOf } from './address.js';
import { type ApiError, NoAnswer, RequestFailed } from './errors.js';

const FORBIDDEN = 4403;
/** How graphql-ws calls it when we gave up waiting. */
const TERMINATED = 4499;
/** What the server closes a socket with for good, as the codes of its errors. */
const CODES: ReadonlyMap<number, string> = new Map([
  [4401, 'UNAUTHENTICATED'],
  [FORBIDDEN, 'UNAUTHENTICATED'],
  [4429, 'TOO_MANY_REQUESTS'],
]);

interface Closing {
  readonly code: number;
  readonly reason: string;
}

const isClosing = (problem: unknown): problem is Closing =>
  typeof problem === 'object' && problem !== null && 'code' in problem && 'reason' in problem;

/**
 * Whether not to come back after it: a token that was never good is not tried again (one that was may have run out), and
 * neither is what was never there. An Error is a fault of the caller's own or rubbish of the server's, but for a token that
 * could not be fetched because nobody answered.
 */
export function isForGood(problem: unknown, line: { readonly wasLetIn: boolean; readonly isLetIn: boolean }): boolean {
  if (!isClosing(problem)) return !line.wasLetIn || (problem instanceof Error && !(problem instanceof NoAnswer));
  if (problem.code === FORBIDDEN) return !line.isLetIn;
  return problem.code === TERMINATED && !line.wasLetIn;
}

/** What ended a subscription, as the errors of this client. */
export function whatHappened(url: string, timeout: number, problem: unknown): Error {
  if (Array.isArray(problem)) return new RequestFailed(problem as ApiError[], null);
  if (isClosing(problem)) return whyClosed(url, timeout, problem);
  if (problem instanceof Error) return problem;
  return new NoAnswer(`No answer from ${nameOf(url)}. Is the server running there?`, { cause: errorIn(problem) });
}

/** Not the event itself, which holds the socket and so its address, where a password may stand. */
const errorIn = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'error' in problem ? problem.error : undefined;

function whyClosed(url: string, timeout: number, closing: Closing): Error {
  const { code, reason } = closing;
  if (code === TERMINATED) return new NoAnswer(`No answer from ${nameOf(url)} within ${timeout / 1000} s.`, { isTimeout: true });
  const known = CODES.get(code);
  if (known !== undefined) return new RequestFailed([{ message: reason, extensions: { code: known } }], null);
  return new NoAnswer(`The socket to ${nameOf(url)} was closed: ${code} ${reason}`.trim(), { cause: { code, reason } });
}
