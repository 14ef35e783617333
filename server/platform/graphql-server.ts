import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { createLogger, type Logger } from './logging';
import { answering, type ServerContext } from './web/answering';
import { EXECUTION_OPTIONS, PARSE_OPTIONS, rulesFor, VALIDATION_OPTIONS } from './web/documents';
import { tell } from './web/told-errors';

export interface GraphqlServerOptions {
  /** Hides the schema: no introspection, no suggestions, no charges. */
  readonly isProduction?: boolean;
  readonly log?: Logger;
}

/** Apollo with the limits of `web/documents.ts` and `web/cost.ts`, and the errors of `web/told-errors.ts`. It serves nothing by itself. */
export function createGraphqlServer<Context extends ServerContext>(
  schema: GraphQLSchema,
  { isProduction = false, log = createLogger('silent') }: GraphqlServerOptions = {},
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true, // refused in production by a rule that sockets share
    parseOptions: PARSE_OPTIONS,
    validationOptions: VALIDATION_OPTIONS,
    validationRules: rulesFor(isProduction),
    executionOptions: EXECUTION_OPTIONS,
    // Only of requests that never became an operation; the others are told by `answering`, which knows the request.
    formatError: (_, thrown) =>
      tell(thrown instanceof GraphQLError ? thrown : new GraphQLError('fault'), {
        requestId: '',
        isSignedIn: false,
        isProduction,
        changes: 0,
      }).told,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    logger: withoutText(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answering<Context>(isProduction, log),
    ],
  });
}

/** Apollo's own messages may quote anybody's data; that it spoke is all we keep. */
const withoutText = (log: Logger) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => {
    log.warn('Apollo Server warns');
  },
  error: () => {
    log.error('Apollo Server could not answer');
  },
});
