import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../access';
import { PATIENCE } from '../breath';
import type { Clock } from '../clock';
import { createGraphqlServer } from '../graphql-server';
import type { Logger } from '../logging';
import { UnderWay } from '../under-way';
import type { ServerContext } from './answering';
import { addressOf, type TrustProxy } from './client-address';
import { replyToBroken, replyWithErrors } from './error-replies';
import { serveGraphiql } from './graphiql';
import { serveGraphql } from './graphql-route';
import { originRule, setHeaders } from './headers';
import { type Readiness, reportHealth } from './health';
import { acceptJsonOnly } from './json-body';
import { requestIds } from './request-id';
import { type SocketLimits, Sockets } from './sockets';

/** Largest body, in bytes. */
const BODY = 100 * 1024;
/** How long answers may be finished and sockets take their leave when the server stops, in milliseconds. */
const DRAIN = 5_000;

export interface Asking {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly address: string;
}

export interface WebServerOptions<Context extends ServerContext> {
  readonly schema: GraphQLSchema;
  readonly host: string;
  readonly port: number;
  readonly isProduction: boolean;
  readonly trustProxy: TrustProxy;
  /** Origins whose pages may use the API, besides those of this machine in development. */
  readonly origins: readonly string[];
  readonly log: Logger;
  /** Who an `authorization` header, or a socket's parameter of that name, speaks for. */
  readonly viewerOf: (authorization: string | undefined) => Promise<Viewer | null>;
  /** When that authorization ends; sockets do not outlive it. */
  readonly expiryOf: (authorization: string) => Date | null;
  readonly clock: Clock;
  readonly contextFor: (asking: Asking) => Context;
  readonly readiness: Readiness;
  /** Which of these sessions have ended; asked every few seconds, for the sessions of open sockets. */
  readonly endedSessions?: (sessionIds: readonly string[]) => Promise<readonly string[]>;
  /** For tests that cannot wait: how long a request may take, and finish when the server stops, in milliseconds, and what sockets may. */
  readonly patience?: number;
  readonly drain?: number;
  readonly socketLimits?: Partial<SocketLimits>;
}

export interface WebServer {
  /** Where it listens, with the port the system chose if it was asked to. */
  readonly port: number;
  /** Takes no more, lets answers be finished for some seconds, also those that nobody waits for, and closes every connection. */
  readonly close: () => Promise<void>;
}

/** Serves the API over HTTP and sockets on one port, with health checks, and GraphiQL in development. Rejects with the error of `listen`. */
export async function startWebServer<Context extends ServerContext>(options: WebServerOptions<Context>): Promise<WebServer> {
  const { schema, isProduction, log, trustProxy } = options;
  const apollo = createGraphqlServer<Context>(schema, { isProduction, log });
  await apollo.start();
  const server = createFastify(options);
  const underWay = new UnderWay();
  const mayUse = originRule(options.origins, isProduction);
  acceptJsonOnly(server);
  setHeaders(server, mayUse);
  replyWithErrors(server, { isProduction, log });
  reportHealth(server, options.readiness);
  if (!isProduction) serveGraphiql(server);
  serveGraphql(server, {
    apollo,
    contextOf: (request) => contextOf(options, request),
    log,
    patience: options.patience ?? PATIENCE,
    underWay,
  });
  const idOf = requestIds(trustProxy !== false);
  const sockets = new Sockets<Context>({
    ...options,
    mayConnect: mayUse,
    callerOf: (request) => ({ requestId: idOf(request), address: addressOf(request, trustProxy) }),
    limits: options.socketLimits,
    underWay,
  });
  server.server.on('upgrade', (request, duplex, head) => {
    sockets.upgrade(request, duplex, head);
  });
  const end = () => close({ server, sockets, underWay }, options.drain ?? DRAIN).finally(() => apollo.stop());
  try {
    await server.listen({ port: options.port, host: options.host });
  } catch (error) {
    await end();
    throw error;
  }
  return { port: (server.server.address() as AddressInfo).port, close: end };
}

function createFastify<Context extends ServerContext>({ trustProxy, log }: WebServerOptions<Context>): FastifyInstance {
  return Fastify<Server>({
    logger: false,
    bodyLimit: BODY,
    requestTimeout: PATIENCE,
    trustProxy: trustFor(trustProxy),
    requestIdHeader: false,
    genReqId: requestIds(trustProxy !== false),
    clientErrorHandler: (error, socket) => {
      replyToBroken(error, socket, log);
    },
  });
}

function trustFor(trust: TrustProxy) {
  if (typeof trust === 'number') return (_address: string, hop: number) => hop < trust;
  return trust === false ? false : [...trust];
}

async function contextOf<Context extends ServerContext>(
  { viewerOf, contextFor }: WebServerOptions<Context>,
  { id, ip, headers: { authorization } }: FastifyRequest,
): Promise<Context> {
  return contextFor({ viewer: await viewerOf(authorization), requestId: id, address: ip });
}

interface Closed {
  readonly server: FastifyInstance;
  readonly sockets: { readonly close: (within: number) => Promise<void> };
  readonly underWay: UnderWay;
}

async function close({ server, sockets, underWay }: Closed, within: number): Promise<void> {
  const end = performance.now() + within;
  const patience = setTimeout(() => {
    server.server.closeAllConnections();
  }, within);
  try {
    await Promise.all([sockets.close(within), server.close()]);
    await underWay.ended(Math.max(0, end - performance.now()));
  } finally {
    clearTimeout(patience);
  }
}
