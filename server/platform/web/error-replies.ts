import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../logging';
import { isUnreachable } from '../unreachable';
import { tellAll } from './answering';
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

/** Answers what went wrong outside an operation as a GraphQL error, whatever was asked for. */
export function replyWithErrors(server: FastifyInstance, { isProduction, log }: { isProduction: boolean; log: Logger }): void {
  server.setNotFoundHandler((request, reply) =>
    send(reply, 404, [toldOf('NOT_FOUND', 'There is nothing here. The API is at /graphql.', request.id)]),
  );
  server.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const status = statusOf(error);
    if (status >= 500 || error instanceof GraphQLError) return fault(error, request, reply);
    const sentence =
      SENTENCES[error.code ?? ''] ?? (error instanceof WebProblem ? error.message : 'The request cannot be understood.');
    return send(reply, status, [toldOf('BAD_USER_INPUT', sentence, request.id)]);
  });

  const fault = (error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply) => {
    if (error.code === 'FST_ERR_HANDLER_TIMEOUT') {
      log.error({ requestId: request.id, path: request.routeOptions.url }, 'gave up a request');
      return send(reply, 503, [
        toldOf('INTERNAL', 'This took too long and was given up. Ask for less at once, or try again.', request.id),
      ]);
    }
    const asked = error instanceof GraphQLError ? error : new GraphQLError('fault', { originalError: error });
    const [told] = tellAll([asked], { requestId: request.id, isSignedIn: false, isProduction }, log);
    const code = told?.extensions?.code as ErrorCode;
    return send(reply, STATUSES[code] ?? statusForFault(error, code), told === undefined ? [] : [told]);
  };
}

const statusOf = ({ statusCode }: { statusCode?: number }): number => statusCode ?? 500;

function statusForFault(error: Error, code: ErrorCode): number {
  if (code !== 'INTERNAL') return 400;
  return isUnreachable(error) ? 503 : 500;
}

const send = (reply: FastifyReply, status: number, errors: readonly GraphQLFormattedError[]) =>
  reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors }));
