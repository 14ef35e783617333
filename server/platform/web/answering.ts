import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';
import type { Viewer } from '../access';
import { Fault } from '../faults';
import type { Logger } from '../logging';
import { charge, MOST_NODES } from './cost';
import { tell, type Telling } from './told-errors';

/** What the server itself needs of a request's context, whatever the slices put into it. */
export interface ServerContext {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly address: string;
  /** Writes the trail of sensitive reads; called once, before the answer leaves. */
  readonly writeAudit: () => Promise<void>;
}

const overSockets = () =>
  new Fault(
    'BAD_USER_INPUT',
    'Subscriptions come over a socket: connect to this address by WebSocket with the protocol `graphql-transport-ws`. Send queries and mutations by POST.',
    { http: { status: 400 } },
  );

type Request<Context extends ServerContext> = GraphQLRequestContextWillSendResponse<Context>;

/** Apollo's part in an answer: charges the operation, writes the audit trail, tells the errors, logs one line. */
export function answering<Context extends ServerContext>(isProduction: boolean, log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const began = performance.now();
      let charged: number | undefined;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request: { variables } }) => {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw overSockets();
          if (operation !== undefined) charged = charge({ schema, document, operation, variables });
          return Promise.resolve();
        },
        willSendResponse: async (request) => {
          const errors = await refusedOrOwn(request);
          const told = tellAll(errors, tellingOf(request, isProduction), log);
          const cost = isProduction || charged === undefined ? undefined : { charged, limit: MOST_NODES };
          finish(request, told, cost && { cost });
          logOperation(log, request, { told, took: performance.now() - began });
        },
      });
    },
  };
}

/** Tells the errors of an answer, and logs the fault behind each of those that are ours. */
export const tellAll = (errors: readonly GraphQLError[], telling: Telling, log: Logger): GraphQLFormattedError[] =>
  errors.map((error) => tellOne(error, telling, log));

export function tellOne(error: GraphQLError, telling: Telling, log: Logger): GraphQLFormattedError {
  const { told, fault } = tell(error, telling);
  if (fault !== undefined) log.error({ requestId: telling.requestId, error: fault }, 'fault');
  return told;
}

const tellingOf = <Context extends ServerContext>(
  { contextValue: { requestId, viewer }, operation }: Request<Context>,
  isProduction: boolean,
): Telling => ({
  requestId,
  isSignedIn: viewer !== null,
  isProduction,
  changes: operation?.operation === OperationTypeNode.MUTATION ? changesOf(operation.selectionSet) : 0,
});

/** A fragment may stand for any number, and the name of the type changes nothing. */
const changesOf = ({ selections }: SelectionSetNode): number =>
  selections.reduce((sum, one) => sum + (one.kind !== Kind.FIELD ? Infinity : one.name.value === '__typename' ? 0 : 1), 0);

/** The answer's errors. Where the audit trail cannot be written there is no answer, only that. */
async function refusedOrOwn<Context extends ServerContext>(request: Request<Context>): Promise<readonly GraphQLError[]> {
  try {
    await request.contextValue.writeAudit();
    return request.errors ?? [];
  } catch (error) {
    request.response.body = { kind: 'single', singleResult: {} };
    request.response.http.status = 500;
    return [new GraphQLError('The audit trail could not be written.', { originalError: error as Error })];
  }
}

function finish<Context extends ServerContext>(
  { response: { body } }: Request<Context>,
  errors: GraphQLFormattedError[],
  extensions: Record<string, unknown> | undefined,
): void {
  if (body.kind !== 'single') return;
  const { singleResult } = body;
  if (errors.length > 0) singleResult.errors = errors;
  if (extensions !== undefined) singleResult.extensions = { ...singleResult.extensions, ...extensions };
}

interface Told {
  readonly told: readonly GraphQLFormattedError[];
  /** Milliseconds. */
  readonly took: number;
}

/** One line an operation: who asked for what by name, and how it went. Neither variables nor answers. */
function logOperation<Context extends ServerContext>(log: Logger, request: Request<Context>, { told, took }: Told): void {
  if (!log.isLevelEnabled('info')) return;
  const { contextValue, operation, operationName } = request;
  const codes = told.map(({ extensions }) => extensions?.code);
  log.info(
    {
      requestId: contextValue.requestId,
      personId: contextValue.viewer?.personId,
      kind: operation?.operation,
      operation: operationName?.slice(0, 80),
      ms: Math.round(took * 10) / 10,
      ...(codes.length > 0 && { codes }),
    },
    'operation',
  );
}
