/** One error of a GraphQL answer, as the server wrote it for people. */
export interface ApiError {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly requestId?: string;
    readonly retryAfterSeconds?: number;
  } & Readonly<Record<string, unknown>>;
}

/** The server answered with errors: not a refusal of an operation (those are values), but a request it could not serve. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly errors: readonly ApiError[];
  /** Of HTTP; null where a socket told them. */
  readonly status: number | null;

  constructor(errors: readonly ApiError[], status: number | null) {
    super(
      errors.map(({ message }) => message).join(' ') ||
        `The server answered ${status === null ? 'nothing' : `with status ${status}`}.`,
    );
    this.errors = errors;
    this.status = status;
  }

  /** Stable code of the first error, such as UNAUTHENTICATED. */
  get code(): string | null {
    return this.errors[0]?.extensions?.code ?? null;
  }

  /** Seconds after which the same may be asked again; null where the server does not ask for that, as where a change may have been made. */
  get retryAfterSeconds(): number | null {
    return this.errors[0]?.extensions?.retryAfterSeconds ?? null;
  }
}

/** No answer came: the server is not there, the connection broke, or the client has waited long enough. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Whether it was the client that gave up waiting: the server may be there, and still at it. */
  readonly isTimeout: boolean;

  constructor(message: string, { cause, isTimeout = false }: { readonly cause?: unknown; readonly isTimeout?: boolean } = {}) {
    super(message, { cause });
    this.isTimeout = isTimeout;
  }
}
