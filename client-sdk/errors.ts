/** One error of a GraphQL answer, as the server wrote it for people. */
export interface ApiError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string } & Readonly<Record<string, unknown>>;
}

/** The server answered with errors: not a refusal of an operation (those are values), but a request it could not serve. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';

  constructor(
    readonly errors: readonly ApiError[],
    readonly status: number,
  ) {
    super(errors.map(({ message }) => message).join(' ') || `The server answered with status ${status}.`);
  }

  /** Stable code of the first error, such as UNAUTHENTICATED. */
  get code(): string | null {
    return this.errors[0]?.extensions?.code ?? null;
  }
}

/** No answer came: the server is not there, or the connection broke. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
