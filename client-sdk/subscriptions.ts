import { createClient } from 'graphql-ws/client';
import { authorizationOf, type ClientOptions, type TypedOperation, type VariablesOf } from './client.js';
import { type ApiError, NoAnswer, RequestFailed } from './errors.js';

export interface SubscriberOptions extends Pick<ClientOptions, 'url' | 'accessToken'> {
  /** The WebSocket class to use where there is no global one, as in Node before 22: that of the package ws will do. */
  readonly webSocket?: unknown;
}

export interface Subscriber {
  /**
   * What a subscription tells, until the server ends it or the loop is left. All share one socket, open while any of them
   * is. It comes back by itself after a break, with a fresh token where `accessToken` is a function, and asks again.
   * Throws RequestFailed where the server refuses, NoAnswer where it is not there.
   */
  subscribe<Data, Variables>(
    operation: TypedOperation<Data, Variables>,
    ...variables: VariablesOf<Variables>
  ): AsyncIterableIterator<Data>;
}

export function createSubscriber({ url, accessToken, webSocket }: SubscriberOptions): Subscriber {
  if (webSocket === undefined && !('WebSocket' in globalThis))
    throw new Error('There is no WebSocket here. Give one as `webSocket`, such as that of the package ws.');
  let wasLetIn = false;
  let isLetIn = false;
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: () => authorizationOf(accessToken),
    webSocketImpl: webSocket,
    on: { connecting: () => (isLetIn = false), connected: () => (isLetIn = wasLetIn = true) },
    // A token that was never good is not tried again; one that was good may have run out, and the server may be starting again.
    shouldRetry: (problem) => (isClosing(problem) ? problem.code !== FORBIDDEN || isLetIn : wasLetIn),
  });
  return {
    subscribe: (operation, ...[variables]) =>
      dataOf(url, socket.iterate({ query: operation.toString(), variables: variables as Record<string, unknown> })),
  };
}

interface Told<Data> {
  readonly data?: Data | null | undefined;
  readonly errors?: readonly ApiError[] | undefined;
}

/** No generator: that could not be left while it waits. */
function dataOf<Data>(url: string, answers: AsyncIterableIterator<Told<Data>>): AsyncIterableIterator<Data> {
  const end = async () => {
    await answers.return?.();
    return { done: true, value: undefined } as const;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const step = await answers.next().catch((problem: unknown) => Promise.reject(whatHappened(url, problem)));
      if (step.done === true) return { done: true, value: undefined };
      const { data, errors = [] } = step.value;
      if (errors.length === 0 && data != null) return { done: false, value: data };
      await end();
      throw new RequestFailed(errors, null);
    },
    return: end,
  };
}

const FORBIDDEN = 4403;
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

function whatHappened(url: string, problem: unknown): Error {
  if (problem instanceof Error) return problem;
  if (Array.isArray(problem)) return new RequestFailed(problem as ApiError[], null);
  if (!isClosing(problem)) return new NoAnswer(`No answer from ${url}. Is the server running there?`, { cause: problem });
  const code = CODES.get(problem.code);
  if (code !== undefined) return new RequestFailed([{ message: problem.reason, extensions: { code } }], null);
  return new NoAnswer(`The socket to ${url} was closed: ${problem.code} ${problem.reason}`.trim(), { cause: problem });
}
