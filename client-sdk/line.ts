import { type Client, createClient } from 'graphql-ws/client';
import { addressOf } from './address.js';
import { type Answer } from './answer.js';
import { authorizationOf, type ClientOptions, patienceOf } from './client.js';
import { isForGood } from './closing.js';

export interface LineOptions extends Pick<ClientOptions, 'url' | 'accessToken' | 'timeout'> {
  /** The WebSocket class to use where there is no global one, as in Node before 22: that of the package ws will do. */
  readonly webSocket?: unknown;
}

interface Listener {
  next(answer: Answer<unknown>): void;
  error(problem: unknown): void;
  complete(): void;
}

interface Socket {
  addEventListener(event: 'error', listener: () => void): void;
}

/** Code of a socket that is closed because it is not needed any more. */
const NORMAL = 1000;
/** Milliseconds between pings: a network that vanished does not say so. */
const PING_EVERY = 25_000;

/**
 * One socket with its comings back, shared while anybody listens. It is not for use again once all have left or it has failed:
 * graphql-ws would go on where it was, and wait half a minute first.
 */
export class Line {
  isGone = false;
  private wasLetIn = false;
  private isLetIn = false;
  private readonly listening = new Set<(problem: unknown) => void>();
  private patience: ReturnType<typeof setTimeout> | undefined;
  private wakeUp: () => void = () => undefined;
  private readonly timeout: number;
  private readonly graphql: Client;

  constructor(options: LineOptions) {
    const { url, accessToken, webSocket } = options;
    this.timeout = patienceOf(options);
    this.graphql = createClient({
      url: addressOf(url).href.replace(/^http/, 'ws'),
      connectionParams: () => authorizationOf(accessToken),
      webSocketImpl: unbreakable(webSocket),
      keepAlive: PING_EVERY,
      // Closed at once, it would take along who subscribes between the end of the last subscription and our being told of it.
      lazyCloseTimeout: 1,
      retryWait: (retries) => this.wait(2 ** retries * 1000 + 300 + Math.random() * 2700),
      shouldRetry: (problem) => !isForGood(problem, { wasLetIn: this.wasLetIn, isLetIn: this.isLetIn }),
      on: this.events(),
    });
  }

  /** Returns how to leave. Whoever listens has left already when told an error or the end. */
  listen(request: { readonly query: string; readonly variables: Record<string, unknown> | undefined }, to: Listener): () => void {
    const leave = () => {
      if (!this.listening.delete(fail)) return;
      // After an error too: graphql-ws counts whoever failed among the listening until they leave.
      end();
      if (this.listening.size === 0) this.hangUp();
    };
    const fail = (problem: unknown) => {
      // Errors in a list are those of one operation; all else is over for everybody.
      if (!Array.isArray(problem)) this.isGone = true;
      leave();
      to.error(problem);
    };
    this.listening.add(fail);
    const end = this.graphql.subscribe(request, {
      next: (answer) => {
        to.next(answer);
      },
      error: fail,
      complete: () => {
        leave();
        to.complete();
      },
    });
    return leave;
  }

  private events(): NonNullable<Parameters<typeof createClient>[0]['on']> {
    const heard = () => {
      clearTimeout(this.patience);
    };
    return {
      connecting: () => {
        this.isLetIn = false;
        this.expectAnswer();
      },
      connected: () => {
        this.isLetIn = this.wasLetIn = true;
        heard();
      },
      ping: (isReceived) => {
        if (!isReceived) this.expectAnswer();
      },
      pong: (isReceived) => {
        if (isReceived) heard();
      },
      error: heard,
      closed: (closing) => {
        heard();
        // graphql-ws would come back at once and without end; nobody who is listening was asked whether to close normally.
        if ((closing as { code?: unknown }).code === NORMAL) for (const fail of this.listening) fail(closing);
      },
    };
  }

  private expectAnswer(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.graphql.terminate();
    }, this.timeout);
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.listening.size === 0 ? 0 : milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** graphql-ws closes a socket that was let in; not one that is still to be, and not while it waits to come back. */
  private hangUp(): void {
    this.isGone = true;
    this.wakeUp();
    if (!this.isLetIn) this.graphql.terminate();
  }
}

/** graphql-ws listens no more to a socket it gives up, and one of the package ws then ends the process when it breaks. */
function unbreakable(webSocket: unknown): unknown {
  const Given = (webSocket ?? (globalThis as { WebSocket?: unknown }).WebSocket) as new (url: string, protocol: string) => Socket;
  return class extends Given {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      this.addEventListener('error', () => undefined);
    }
  };
}
