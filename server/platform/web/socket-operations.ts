import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { Context as Connection, ServerOptions, SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Viewer } from '../access';
import { Fault } from '../faults';
import type { Logger } from '../logging';
import type { UnderWay } from '../under-way';
import { type ServerContext, tellAll } from './answering';
import { charge } from './cost';
import { checkDocument, EXECUTION_OPTIONS } from './documents';
import { subscribeAfresh } from './subscribe';

/** Who is at the other end of a socket. */
export interface Caller {
  readonly requestId: string;
  readonly address: string;
  /** Null until the socket's `connection_init` was accepted. */
  viewer: Viewer | null;
}

export interface OperationsOptions<Context extends ServerContext> {
  readonly schema: GraphQLSchema;
  readonly isProduction: boolean;
  readonly log: Logger;
  readonly contextFor: (asking: Readonly<Caller>) => Context;
  /** Answers whether the socket may stay; closes it itself, with a reason, where not. */
  readonly admit: (socket: WebSocket, authorization: string | undefined) => Promise<boolean>;
  readonly mostOperations: number;
  readonly initWithin: number;
  readonly underWay: UnderWay;
}

interface Params {
  readonly [key: string]: unknown;
  readonly authorization?: unknown;
}

interface Extra {
  readonly caller: Caller;
  readonly socket: WebSocket;
}

/** What graphql-ws does with messages: the rules of HTTP, for subscriptions only. */
export function operationsOver<Context extends ServerContext>(options: OperationsOptions<Context>): ServerOptions<Params, Extra> {
  const { log, isProduction } = options;
  const telling = ({ extra: { caller } }: { extra: Extra }) => ({
    requestId: caller.requestId,
    isSignedIn: caller.viewer !== null,
    isProduction,
    changes: 0,
  });
  return {
    connectionInitWaitTimeout: options.initWithin,
    onConnect: ({ connectionParams, extra: { socket } }) => {
      const authorization = connectionParams?.authorization;
      return options.admit(socket, typeof authorization === 'string' ? authorization : undefined);
    },
    onSubscribe: (connection, _id, payload) => argumentsOf(options, connection, payload),
    subscribe: (args) => subscribeAfresh(args, () => options.contextFor(args.contextValue as Context), options.underWay),
    onNext: (...[connection, , , , { data, errors }]) =>
      errors === undefined
        ? undefined
        : { ...(data !== undefined && { data }), errors: tellAll(errors, telling(connection), log) },
    onError: (connection, _id, _payload, errors) => tellAll(errors, telling(connection), log),
  };
}

function argumentsOf<Context extends ServerContext>(
  options: OperationsOptions<Context>,
  { subscriptions, extra: { caller } }: Connection<Params, Extra>,
  { query, variables, operationName }: SubscribePayload,
): ExecutionArgs | GraphQLError[] {
  if (Object.keys(subscriptions).length > options.mostOperations)
    return [new Fault('TOO_MANY_REQUESTS', `One socket carries at most ${options.mostOperations} subscriptions. End one first.`)];
  const { schema } = options;
  const document = checkDocument(schema, query, options.isProduction);
  if (Array.isArray(document)) return document;
  const problem = problemWith({ schema, document, operationName, variables });
  if (problem !== null) return [problem];
  const contextValue = options.contextFor(caller);
  return {
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
    contextValue,
    options: EXECUTION_OPTIONS,
  };
}

interface Wanted {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Record<string, unknown> | null | undefined;
}

function problemWith({ schema, document, operationName, variables }: Wanted): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return new Fault('BAD_USER_INPUT', 'Name one operation of the document in `operationName`.');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    return new Fault('BAD_USER_INPUT', 'Sockets carry subscriptions only. Send queries and mutations by POST to /graphql.');
  if (schema.getSubscriptionType() == null) return new Fault('BAD_USER_INPUT', 'There is nothing to subscribe to yet.');
  try {
    charge({ schema, document, operation, variables });
    return null;
  } catch (error) {
    return error as GraphQLError;
  }
}
