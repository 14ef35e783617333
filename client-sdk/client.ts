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
  /** Access token, or where to get it; asked before each request. */
  readonly accessToken?: string | null | (() => string | null | Promise<string | null>);
  /** Milliseconds after which a request is given up; 15,000 by default. */
  readonly timeout?: number;
}

export interface Client {
  /** Sends one operation. Throws RequestFailed where the server answers errors, NoAnswer where it does not answer. */
  request<Data, Variables>(
    operation: TypedOperation<Data, Variables>,
    ...variables: Variables extends Readonly<Record<string, never>> ? [] : [variables: Variables]
  ): Promise<Data>;
}

export function createClient(options: ClientOptions): Client {
  return {
    async request(operation, ...[variables]) {
      const response = await send(options, JSON.stringify({ query: operation.toString(), variables }));
      return dataOf(response);
    },
  };
}

async function send({ url, accessToken, timeout = 15_000 }: ClientOptions, body: string): Promise<Response> {
  const token = typeof accessToken === 'function' ? await accessToken() : accessToken;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(token == null ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeout) });
  } catch (error) {
    throw new NoAnswer(`No answer from ${url}. Is the server running there?`, { cause: error });
  }
}

async function dataOf<Data>(response: Response): Promise<Data> {
  const answer = (await response.json().catch(() => ({}))) as { data?: Data | null; errors?: readonly ApiError[] };
  if (answer.errors !== undefined || answer.data == null) throw new RequestFailed(answer.errors ?? [], response.status);
  return answer.data;
}
