import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';

/** What the server itself needs of a request's context, whatever the slices put into it. */
export interface ServerContext {
  readonly requestId: string;
  readonly writeAudit: () => Promise<void>;
}

/** Writes the trail of sensitive reads before the answer leaves; if that fails, so does the answer. */
const auditBeforeAnswer: ApolloServerPlugin<ServerContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue }) => contextValue.writeAudit(),
    }),
};

export const createGraphqlServer = <Context extends ServerContext>(schema: GraphQLSchema): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema,
    plugins: [ApolloServerPluginCacheControlDisabled(), auditBeforeAnswer as ApolloServerPlugin<Context>],
  });
