import { type ApiError, NoAnswer, RequestFailed } from './errors.js';

/** An operation with the types of its answer and its variables, as the generated documents are. */
export interface TypedOperation<Data, Variables> {
  toString(): string;
  /** Never set: it carries the types. */
  readonly __apiType?: (variables: Variables) => Data;
}

export interface ClientOptions {
  /** Address of the API, such as http://127.0.0.1:4000/graphql. */
  readonly url: string;
  /** Access token, or where to get it; asked before each request, and each time a socket opens. */
  readonly accessToken?: string | null | (() => string | null | Promise<string | null>);
  /** Milliseconds after which a request is given up; 15,000 by default. */
  readonly timeout?: number;
}

export interface Client {
  /** Sends one operation. Throws RequestFailed where the server answers errors, NoAnswer where it does not answer, or not in time. */
  request<Data, Variables>(operation: TypedOperation<Data, Variables>, ...variables: VariablesOf<Variables>): Promise<Data>;
}

/** None where an operation takes none. */
export type VariablesOf<Variables> = Variables extends Readonly<Record<string, never>> ? [] : [variables: Variables];

export function createClient(options: ClientOptions): Client {
  return {
    async request(operation, ...[variables]) {
      return dataOf(await send(options, operation.toString(), variables));
    },
  };
}

interface Answer<Data> {
  readonly status: number;
  readonly data?: Data | null;
  readonly errors?: readonly ApiError[];
}

async function send<Data>(
  { url, accessToken, timeout = 15_000 }: ClientOptions,
  query: string,
  variables: unknown,
): Promise<Answer<Data>> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(await authorizationOf(accessToken)),
  };
  const body = JSON.stringify({ query, variables });
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeout) });
    return { ...parsed(await response.text()), status: response.status };
  } catch (error) {
    throw noAnswer({ url, timeout, isMutation: /^\s*mutation\b/.test(query) }, error as Error);
  }
}

/** How a token is sent: as a header of a request, and the same way when a socket says who it is. */
export async function authorizationOf(source: ClientOptions['accessToken']): Promise<{ readonly authorization?: string }> {
  const token = typeof source === 'function' ? await source() : source;
  return token == null ? {} : { authorization: `Bearer ${token}` };
}

/** No connection was made at all, so nothing was sent. */
const UNSENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND']);

function noAnswer(asked: { url: string; timeout: number; isMutation: boolean }, cause: Error): NoAnswer {
  const isTimeout = cause.name === 'TimeoutError';
  const isUnsent = UNSENT.has((cause.cause as { code?: unknown } | undefined)?.code);
  const what = isTimeout
    ? `No answer from ${asked.url} within ${asked.timeout / 1000} s.`
    : `No answer from ${asked.url}. Is the server running there?`;
  const lookFirst = asked.isMutation && !isUnsent ? ' Look first whether the change was made.' : '';
  return new NoAnswer(what + lookFirst, { cause, isTimeout });
}

function dataOf<Data>({ status, data, errors }: Answer<Data>): Data {
  if (errors !== undefined || data == null) throw new RequestFailed(errors ?? [], status);
  return data;
}

/** Nothing where it is no JSON: then something between the server and us answered. */
function parsed(body: string): object {
  try {
    return Object(JSON.parse(body)) as object;
  } catch {
    return {};
  }
}
