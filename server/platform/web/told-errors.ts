import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { FaultCode } from '../faults';
import { isGivenUp, isUnreachable } from '../unreachable';

/** The codes of errors outside a mutation's refusals; there are no others. */
export type ErrorCode = FaultCode | 'INTERNAL' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

const TOLD: ReadonlySet<unknown> = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'TOO_MANY_REQUESTS',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** What others call the same: Apollo about requests, type-graphql about access. */
const SAME: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_FOUND', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT'],
]);

/** graphql gives no code to what a client's variables and arguments did wrong. */
const ABOUT_INPUT = /^(Variable "\$|Argument "|Too many errors processing variables)/;

const UNREACHABLE = 'The database cannot be reached, or is too busy, just now. Try again in a few seconds.';
const GIVEN_UP = 'This took too long and was given up. Ask for less at once, or try again in a few seconds.';
/** What to read with an invitation to ask again, where a change may have been made. */
const LOOK_FIRST = ' Look first whether the change was made.';

/** Messages quote what was sent, and that may be long. */
const LONGEST = 500;

export interface Telling {
  readonly requestId: string;
  readonly isSignedIn: boolean;
  /** Leave out what would describe the schema to a stranger. */
  readonly isProduction: boolean;
  /** Changes the operation asked for: the root fields of a mutation, else 0. */
  readonly changes: number;
}

/** What the client hears of an error: a known code, the request's id, and nothing of ours. `fault` is what to log, if it is our fault. */
export function tell(error: GraphQLError, telling: Telling): { told: GraphQLFormattedError; fault?: unknown } {
  const code = codeOf(error, telling.isSignedIn);
  const { message, locations, path } = error.toJSON();
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const { requestId } = telling;
  if (code === 'INTERNAL') {
    const fault = error.originalError ?? error;
    return { told: { message: sorry(fault, telling), ...place, extensions: { code, requestId } }, fault };
  }
  const { retryAfterSeconds, ...own } = ownExtensions(error);
  const isLate = retryAfterSeconds !== undefined && isAfterChange(error, telling);
  const extensions = { ...own, ...(retryAfterSeconds !== undefined && !isLate && { retryAfterSeconds }), code, requestId };
  const said = (telling.isProduction ? withoutSuggestion(message) : message).slice(0, LONGEST);
  return { told: { message: isLate ? said + LOOK_FIRST : said, ...place, extensions } };
}

/** Whether a change of the operation may have been made before a fault: one below a root field is in what is read of its outcome. */
const isAfterChange = ({ path }: GraphQLError, { changes }: Telling): boolean =>
  changes > 1 || (changes === 1 && path !== undefined && path.length > 1);

/** An error no resolver threw, as the client may see it. */
export const toldOf = (code: ErrorCode, message: string, requestId: string): GraphQLFormattedError => ({
  message,
  extensions: { code, requestId },
});

function codeOf({ extensions: { code }, message }: GraphQLError, isSignedIn: boolean): ErrorCode {
  if (TOLD.has(code)) return code as ErrorCode;
  if (code === 'UNAUTHORIZED') return isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED';
  return SAME.get(code) ?? (ABOUT_INPUT.test(message) ? 'BAD_USER_INPUT' : 'INTERNAL');
}

function sorry(fault: unknown, { requestId, changes }: Telling): string {
  const lookFirst = changes > 0 ? LOOK_FIRST : '';
  if (isUnreachable(fault)) return UNREACHABLE + lookFirst;
  if (isGivenUp(fault)) return GIVEN_UP + lookFirst;
  return `Something went wrong on our side. It has been noted; name request ${requestId} if you ask for help.`;
}

function ownExtensions({ extensions }: GraphQLError): Record<string, unknown> {
  const { http: _http, stacktrace: _stacktrace, validationErrorCode: _code, ...own } = extensions;
  return own;
}

const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean .+?\?$/, '');
