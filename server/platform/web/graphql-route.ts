import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../logging';
import type { UnderWay } from '../under-way';
import type { ServerContext } from './answering';
import { Screen } from './documents';
import { within } from './patience';
import { toldOf } from './told-errors';

export interface GraphqlRouteOptions<Context extends ServerContext> {
  readonly apollo: ApolloServer<Context>;
  readonly contextOf: (request: FastifyRequest) => Promise<Context>;
  readonly log: Logger;
  /** Milliseconds. */
  readonly patience: number;
  readonly underWay: UnderWay;
}

const CONTEXT = 'graphqlContext';

/** `POST /graphql`. GET is refused altogether: nothing of ours may be asked for by a link. */
export function serveGraphql<Context extends ServerContext>(
  server: FastifyInstance,
  options: GraphqlRouteOptions<Context>,
): void {
  const { apollo, contextOf, log, patience, underWay } = options;
  server.decorateRequest(CONTEXT, null);
  const execute = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(request.getDecorator<Context>(CONTEXT)),
  }) as unknown as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  const screen = new Screen();
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    request.setDecorator<Context>(CONTEXT, await contextOf(request));
    const body = await execute(request, reply);
    return reply.statusCode < 400 || typeof body !== 'string' ? body : withRequestId(body, request, log);
  };
  server.post('/graphql', async (request, reply) => {
    const [tooLarge] = screen.oversize(textIn(request.body));
    if (tooLarge !== undefined) throw tooLarge;
    return within(patience, underWay.follow(answer(request, reply)));
  });
  server.get('/graphql', (request, reply) =>
    reply
      .code(405)
      .header('allow', 'POST')
      .send({ errors: [toldOf('BAD_USER_INPUT', 'Ask by POST; this address does not answer GET.', request.id)] }),
  );
}

function textIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string' ? body.query : '';
}

/** Apollo refuses some requests before it knows whose they are: those errors get their id, and their line in the log, here. */
function withRequestId(body: string, { id }: FastifyRequest, log: Logger): string {
  const answer = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  if (answer.errors?.every(({ extensions }) => extensions?.requestId !== '') ?? true) return body;
  const errors = answer.errors?.map((error) => ({ ...error, extensions: { ...error.extensions, requestId: id } }));
  log.info({ requestId: id, codes: errors?.map(({ extensions }) => (extensions as { code?: unknown }).code) }, 'refused');
  return JSON.stringify({ errors });
}
