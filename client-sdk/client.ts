import { addressOf, nameOf } from './address.js';
import { type Answer, dataOf } from './answer.js';
import { NoAnswer } from './errors.js';

/** An operation with the types of its answer and its variables, as the generated documents are. */
export interface TypedOperation<Data, Variables> {
  toString(): string;
  /** Never set: it carries the types. */
  readonly __apiType?: (variables: Variables) => Data;
}

export interface ClientOptions {
  /** Address of the API, such as http://127.0.0.1:4000/graphql; on a page it may be relative, such as /graphql. */
  readonly url: string;
  /** Access token, or where to get it; asked before each request, and each time a socket opens. */
  readonly accessToken?: string | null | (() => string | null | Promise<string | null>);
  /** Milliseconds after which a request is given up; 15,000 by default, 2 ** 31 - 1 at most. */
  readonly timeout?: number;
}

export interface Client {
  /** Sends one operation. Throws RequestFailed where the server answers errors, NoAnswer where it does not answer, or not in time. */
  request<Data, Variables>(operation: TypedOperation<Data, Variables>, ...variables: VariablesOf<Variables>): Promise<Data>;
}

/** None where an operation takes none. */
export type VariablesOf<Variables> = Variables extends Readonly<Record<string, never>> ? [] : [variables: Variables];

/** Throws at once where `url` is no address. */
export function createClient(options: ClientOptions): Client {
  addressOf(options.url);
  return {
    async request(operation, ...[variables]) {
      const query = operation.toString();
      const { status, body } = await send(options, query, await requestOf(options, query, variables));
      return dataOf(parsed(body), status);
    },
  };
}

/** Longest a timer can wait. */
const LONGEST = 2 ** 31 - 1;

export const patienceOf = ({ timeout = 15_000 }: Pick<ClientOptions, 'timeout'>): number => Math.min(timeout, LONGEST);

/** Made before anything is sent, so that what the caller did wrong is not told as no answer of the server. */
async function requestOf(options: ClientOptions, query: string, variables: unknown) {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(await authorizationOf(options.accessToken)),
  };
  const body = JSON.stringify({ query, variables });
  return { method: 'POST', headers, body, signal: AbortSignal.timeout(patienceOf(options)) };
}

async function send(options: ClientOptions, query: string, request: Awaited<ReturnType<typeof requestOf>>) {
  try {
    const response = await fetch(addressOf(options.url), request);
    return { status: response.status, body: await response.text() };
  } catch (error) {
    throw noAnswer(
      { from: nameOf(options.url), timeout: patienceOf(options), isMutation: /^\s*mutation\b/.test(query) },
      error as Error,
    );
  }
}

/** How a token is sent: as a header of a request, and the same way when a socket says who it is. */
export async function authorizationOf(source: ClientOptions['accessToken']): Promise<{ readonly authorization?: string }> {
  const token = typeof source === 'function' ? await source() : source;
  if (token == null) return {};
  // What would refuse it later quotes it, and errors are logged.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Error(
      'This access token cannot be sent: it is empty, or has a space, a line break or a letter beyond ASCII in it.',
    );
  return { authorization: `Bearer ${token}` };
}

interface Cause {
  readonly code?: unknown;
  readonly syscall?: unknown;
  /** One for each address of a host that has more. */
  readonly errors?: readonly Cause[];
}

/** No connection was made at all, so nothing was sent. Other codes may come from an open one too: EHOSTUNREACH, ENETUNREACH. */
const UNSENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

const isUnsent = ({ code, syscall, errors }: Cause): boolean =>
  errors === undefined ? syscall === 'connect' || UNSENT.has(code) : errors.every(isUnsent);

function noAnswer(asked: { from: string; timeout: number; isMutation: boolean }, cause: Error): NoAnswer {
  const isTimeout = cause.name === 'TimeoutError';
  const what = isTimeout
    ? `No answer from ${asked.from} within ${asked.timeout / 1000} s.`
    : `No answer from ${asked.from}. Is the server running there?`;
  const lookFirst = asked.isMutation && !isUnsent(Object(cause.cause) as Cause) ? ' Look first whether the change was made.' : '';
  return new NoAnswer(what + lookFirst, { cause, isTimeout });
}

/** Nothing where it is no JSON: then something between the server and us answered. */
function parsed<Data>(body: string): Answer<Data> {
  try {
    return Object(JSON.parse(body)) as Answer<Data>;
  } catch {
    return {};
  }
}
