import { setImmediate } from 'node:timers/promises';
import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Bytes that may wait to be sent before the sender pauses, and before the socket is given up; and milliseconds it may pause. */
const PAUSE_ABOVE = 256 * 1024;
const GIVE_UP_ABOVE = 1024 * 1024;
const PAUSE_AT_MOST = 30_000;

export const TRY_AGAIN_LATER = 1013;
const TEXT_ONLY = 1003;
const INTERNAL = 4500;

/** A source that never waits would keep the event loop from all else, the closing of its own socket too. */
const BREATHE_EVERY = 64;

/** A `ws` socket as graphql-ws wants it, that never queues without bound: a reader too slow is let go, and its cursor brings it back. */
export function transportOf(socket: WebSocket, onFault: (error: unknown) => void): GraphqlSocket {
  let sends = 0;
  return {
    protocol: socket.protocol,
    send: (text) => {
      sends += 1;
      return sends % BREATHE_EVERY === 0 ? setImmediate().then(() => send(socket, text)) : send(socket, text);
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
    onMessage: (take) => {
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) socket.close(TEXT_ONLY, 'Send text');
        else
          take(data.toString()).catch((error: unknown) => {
            onFault(error);
            socket.close(INTERNAL, 'Internal server error');
          });
      });
    },
  };
}

async function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > GIVE_UP_ABOVE) {
    giveUp(socket);
    return;
  }
  const sent = new Promise<void>((resolve) => {
    socket.send(text, () => {
      resolve();
    });
  });
  if (socket.bufferedAmount <= PAUSE_ABOVE) return;
  const patience = setTimeout(() => {
    giveUp(socket);
  }, PAUSE_AT_MOST);
  await sent;
  clearTimeout(patience);
}

/** A close frame would wait behind all that is unsent, so the connection is cut soon after. */
function giveUp(socket: WebSocket): void {
  socket.close(TRY_AGAIN_LATER, 'Too slow; come back with the last cursor');
  setTimeout(() => {
    socket.terminate();
  }, 1_000).unref();
}
