import { type ApiError, RequestFailed } from './errors.js';

/** An answer of GraphQL, or what something between the server and us put in its place. */
export interface Answer<Data> {
  readonly data?: Data | null | undefined;
  readonly errors?: unknown;
}

/** Throws RequestFailed where there are errors, or no data. `status` is that of HTTP, null where a socket told it. */
export function dataOf<Data>({ data, errors }: Answer<Data>, status: number | null): Data {
  const isFaultless = errors == null || (Array.isArray(errors) && errors.length === 0);
  if (isFaultless && data != null) return data;
  throw new RequestFailed(Array.isArray(errors) ? errors.filter(isError) : [], status);
}

const isError = (error: unknown): error is ApiError =>
  typeof error === 'object' && error !== null && typeof (error as { message?: unknown }).message === 'string';
