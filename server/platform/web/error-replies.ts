import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { newId } from '../identifiers';
import type { Logger } from '../logging';
import { isUnreachable } from '../unreachable';
import { tellOne } from './answering';
import { headersOfEvery } from './headers';
import { type ErrorCode, toldOf } from './told-errors';
import { WebProblem } from './web-problem';

/** What Fastify says in a code, in our words. */
const SENTENCES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than 100 kB. Ask for less in one request.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header `content-type: application/json`.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its content-length says.',
};

const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
};

type Failure = Error & { readonly code?: string; readonly statusCode?: number };

/** What Node says of what is no request, with the status. */
const BROKEN: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than 16 kB. Send fewer, or shorter ones.'],
};
const OTHERWISE_BROKEN = [400, 'This is no HTTP request, or not a whole one. Send it again.'] as const;

interface RepliesOptions {
  readonly isProduction: boolean;
  readonly log: Logger;
}

/** Answers what went wrong outside an operation as a GraphQL error, whatever was asked for, with one line in the log. */
export function replyWithErrors(server: FastifyInstance, { isProduction, log }: RepliesOptions): void {
  const refuse = (request: FastifyRequest, reply: FastifyReply, status: number, told: GraphQLFormattedError) => {
    const { code, reason } = told.extensions ?? {};
    const line = {
      requestId: request.id,
      status,
      codes: [code],
      ...(reason !== undefined && { reason, ms: Math.round(reply.elapsedTime) }),
    };
    // What takes so long that nobody waits for it is for whoever keeps the server to look at.
    if (reason === undefined) log.info(line, 'refused');
    else log.warn(line, 'refused');
    return reply
      .code(status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [told] }));
  };
  server.setNotFoundHandler((request, reply) =>
    refuse(request, reply, 404, toldOf('NOT_FOUND', 'There is nothing here. The API is at /graphql.', request.id)),
  );
  server.setErrorHandler((error: Failure, request, reply) => {
    const sentence = sentenceOf(error);
    if (sentence !== null) return refuse(request, reply, error.statusCode ?? 400, toldOf('BAD_USER_INPUT', sentence, request.id));
    const asked = error instanceof GraphQLError ? error : new GraphQLError('fault', { originalError: error });
    const told = tellOne(asked, { requestId: request.id, isSignedIn: false, isProduction, changes: 0 }, log);
    return refuse(request, reply, statusFor(error, told.extensions?.code as ErrorCode), told);
  });
}

/** What to say of a request that is wrong as HTTP; null of anything else. */
function sentenceOf(error: Failure): string | null {
  if (error instanceof WebProblem) return error.message;
  if (error instanceof GraphQLError || (error.statusCode ?? 500) >= 500) return null;
  return SENTENCES[error.code ?? ''] ?? 'The request cannot be understood.';
}

function statusFor(error: Error, code: ErrorCode): number {
  if (code !== 'INTERNAL') return STATUSES[code] ?? 400;
  return isUnreachable(error) ? 503 : 500;
}

/** Node keeps the answer that a connection waits for here. */
type Answering = Socket & { readonly _httpMessage?: Pick<ServerResponse, 'req' | 'headersSent'> | null };

/** Whether a whole request waits for its answer, or has part of it: what is written now would be taken for that. */
const isBeingAnswered = ({ _httpMessage: answer }: Answering): boolean =>
  answer != null && (answer.req.complete || answer.headersSent);

/**
 * Answers, as everything else is answered, what never became a request because it broke off or is no HTTP; then hangs up. Where an answer
 * is still being made it hangs up without a word: a change may be under way.
 */
export function replyToBroken(error: NodeJS.ErrnoException, socket: Answering, log: Logger): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence] = BROKEN[error.code ?? ''] ?? OTHERWISE_BROKEN;
  const requestId = newId();
  log.info({ requestId, status, codes: ['BAD_USER_INPUT'] }, 'refused');
  if (socket.writable && !isBeingAnswered(socket))
    socket.write(wholeAnswer(status, toldOf('BAD_USER_INPUT', sentence, requestId), requestId));
  socket.destroySoon();
}

function wholeAnswer(status: number, told: GraphQLFormattedError, requestId: string): string {
  const body = JSON.stringify({ errors: [told] });
  const headers = {
    ...headersOfEvery(requestId),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
