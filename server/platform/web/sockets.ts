import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols, makeServer, type Server } from 'graphql-ws';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../access';
import type { Clock } from '../clock';
import type { Logger } from '../logging';
import type { UnderWay } from '../under-way';
import type { ServerContext } from './answering';
import { type Caller, operationsOver } from './socket-operations';
import { transportOf, TRY_AGAIN_LATER } from './socket-transport';

export interface SocketLimits {
  /** Milliseconds until a socket must have said who it is; between pings; between looks at ended sessions. */
  readonly initWithin: number;
  readonly pingEvery: number;
  readonly lookEvery: number;
  readonly socketsAPerson: number;
  readonly operationsASocket: number;
  /** Bytes. */
  readonly message: number;
}

const LIMITS: SocketLimits = {
  initWithin: 10_000,
  pingEvery: 25_000,
  lookEvery: 4_000,
  socketsAPerson: 5,
  operationsASocket: 20,
  message: 64 * 1024,
};

/** Close codes. Clients of graphql-ws come back after 1012, 1013 and 4403 (with a fresh token), not after 4429. */
const RESTART = 1012;
const FORBIDDEN = 4403;
const TOO_MANY = 4429;
/** Reasons of closing, at most 123 bytes. */
const NOT_SENT = 'Send an access token as authorization in connection_init';
const NOT_BELIEVED =
  'This access token is not valid, or has run out, or its session has ended. Get a new one with refreshSession';
/** Milliseconds over which closing is spread for each socket, and at most: not all shall come back at once. */
const SPREAD_EACH = 5;
const SPREAD_MOST = 3_000;
/** Longest a timer can wait. */
const LONGEST_TIMER = 2 ** 31 - 1;

export interface SocketsOptions<Context extends ServerContext> {
  readonly schema: GraphQLSchema;
  readonly isProduction: boolean;
  readonly log: Logger;
  readonly mayConnect: (origin: string) => boolean;
  readonly callerOf: (request: IncomingMessage) => Pick<Caller, 'requestId' | 'address'>;
  readonly viewerOf: (authorization: string | undefined) => Promise<Viewer | null>;
  readonly expiryOf: (authorization: string) => Date | null;
  readonly clock: Clock;
  readonly contextFor: (asking: Readonly<Caller>) => Context;
  readonly endedSessions?: ((sessionIds: readonly string[]) => Promise<readonly string[]>) | undefined;
  readonly limits?: Partial<SocketLimits> | undefined;
  readonly underWay: UnderWay;
}

interface Open {
  readonly caller: Caller;
  isAlive: boolean;
  expiry: NodeJS.Timeout | undefined;
}

/** The sockets of `ws://…/graphql`: lets them in, keeps count of them and of their life, and sends them away. */
export class Sockets<Context extends ServerContext> {
  private readonly limits: SocketLimits;
  private readonly upgrades: WebSocketServer;
  private readonly graphql: Server<{ caller: Caller; socket: WebSocket }>;
  private readonly open = new Map<WebSocket, Open>();
  private readonly timers: NodeJS.Timeout[];
  private isClosing = false;

  constructor(private readonly options: SocketsOptions<Context>) {
    this.limits = { ...LIMITS, ...options.limits };
    const { initWithin, operationsASocket, message, pingEvery, lookEvery } = this.limits;
    this.upgrades = new WebSocketServer({ noServer: true, maxPayload: message, perMessageDeflate: false, handleProtocols });
    const admit = (socket: WebSocket, authorization: string | undefined) => this.admit(socket, authorization);
    this.graphql = makeServer(operationsOver({ ...options, admit, initWithin, mostOperations: operationsASocket }));
    this.timers = [
      setInterval(() => {
        this.ping();
      }, pingEvery),
      setInterval(() => {
        void this.dropEndedSessions();
      }, lookEvery),
    ];
  }

  get count(): number {
    return this.open.size;
  }

  /** Answers a request to become a socket: only for /graphql, in our protocol, from pages that may. */
  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    const refusal = this.refusalOf(request);
    if (refusal !== null) {
      duplex.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    this.upgrades.handleUpgrade(request, duplex, head, (socket) => {
      this.opened(socket, request);
    });
  }

  /** Closes all, each after a short random while, and at the latest when `within` milliseconds have passed. */
  async close(within: number): Promise<void> {
    this.isClosing = true;
    for (const timer of this.timers) clearInterval(timer);
    const spread = Math.min(SPREAD_MOST, within / 2, SPREAD_EACH * this.open.size);
    const gone = [...this.open.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.open.keys())
      setTimeout(() => {
        socket.close(RESTART, 'Service restart');
      }, Math.random() * spread);
    const patience = setTimeout(() => {
      for (const socket of this.open.keys()) socket.terminate();
    }, within);
    await Promise.all(gone);
    clearTimeout(patience);
  }

  private refusalOf({ url = '', headers }: IncomingMessage): string | null {
    if (this.isClosing) return '503 Service Unavailable';
    if (url.split('?')[0] !== '/graphql') return '404 Not Found';
    if (headers.origin !== undefined && !this.options.mayConnect(headers.origin)) return '403 Forbidden';
    return handleProtocols(headers['sec-websocket-protocol'] ?? '') === GRAPHQL_TRANSPORT_WS_PROTOCOL ? null : '400 Bad Request';
  }

  private opened(socket: WebSocket, request: IncomingMessage): void {
    const caller: Caller = { ...this.options.callerOf(request), viewer: null };
    const open: Open = { caller, isAlive: true, expiry: undefined };
    this.open.set(socket, open);
    const { log } = this.options;
    const fault = (error: unknown) => {
      log.error({ requestId: caller.requestId, error }, 'fault');
    };
    const ended = this.graphql.opened(transportOf(socket, fault), { caller, socket });
    socket.on('pong', () => {
      open.isAlive = true;
    });
    // What ws objects to (too long a message, broken text) it also closes for.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      this.open.delete(socket);
      clearTimeout(open.expiry);
      log.info({ requestId: caller.requestId, personId: caller.viewer?.personId, code }, 'socket closed');
      ended(code, reason.toString()).catch(fault);
    });
  }

  /** Lets a socket stay if its token is good and its person has not too many; its life then ends with the token. */
  private async admit(socket: WebSocket, authorization: string | undefined): Promise<boolean> {
    const open = this.open.get(socket);
    if (open === undefined) return false;
    const viewer = await this.viewerOf(authorization, open);
    if (viewer === 'unknown') {
      socket.close(TRY_AGAIN_LATER, 'Try again in a few seconds');
      return false;
    }
    if (viewer === null || authorization === undefined) {
      socket.close(FORBIDDEN, authorization?.trim() ? NOT_BELIEVED : NOT_SENT);
      return false;
    }
    const { socketsAPerson } = this.limits;
    if (this.socketsOf(viewer) >= socketsAPerson) {
      socket.close(TOO_MANY, `At most ${socketsAPerson} sockets a person`);
      return false;
    }
    open.caller.viewer = viewer;
    this.endWith(this.options.expiryOf(authorization), socket, open);
    return true;
  }

  /** 'unknown' where it cannot be found out just now. */
  private async viewerOf(authorization: string | undefined, { caller }: Open): Promise<Viewer | null | 'unknown'> {
    try {
      return await this.options.viewerOf(authorization);
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      this.options.log.error({ requestId: caller.requestId, error }, 'fault');
      return 'unknown';
    }
  }

  private socketsOf({ personId }: Viewer): number {
    return [...this.open.values()].filter(({ caller }) => caller.viewer?.personId === personId).length;
  }

  private endWith(expiry: Date | null, socket: WebSocket, open: Open): void {
    if (expiry === null) return;
    const left = Math.min(Math.max(0, expiry.getTime() - this.options.clock().getTime()), LONGEST_TIMER);
    open.expiry = setTimeout(() => {
      socket.close(FORBIDDEN, 'The access token has ended; come back with a fresh one');
    }, left);
  }

  private ping(): void {
    for (const [socket, open] of this.open) {
      if (!open.isAlive) socket.terminate();
      open.isAlive = false;
      socket.ping();
    }
  }

  /** Signing out, or having one's sessions revoked, ends one's sockets a few seconds later. */
  private async dropEndedSessions(): Promise<void> {
    const sessions = [...this.open.values()].flatMap(({ caller: { viewer } }) => (viewer === null ? [] : [viewer.sessionId]));
    if (sessions.length === 0 || this.options.endedSessions === undefined) return;
    try {
      const ended = new Set(await this.options.endedSessions([...new Set(sessions)]));
      for (const [socket, { caller }] of this.open)
        if (caller.viewer !== null && ended.has(caller.viewer.sessionId)) socket.close(FORBIDDEN, 'The session has ended');
    } catch (error) {
      this.options.log.error({ error }, 'fault');
    }
  }
}
