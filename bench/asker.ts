import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { isNativeError } from 'node:util/types';
import type { Closing } from '../server/start/closing';
import { httpAnswer, httpRequest, OK } from './http-answer';

/**
 * Asks a server over one connection that stays open, one request at a time, and reads each answer to its end. Over a bare socket: what
 * node's own client does for each request would be taken from the processors that answer.
 */
export type Asker = (body: string) => Promise<string>;

/** Rejects where the answer is not 200, or has errors. */
export async function openAsker(closing: Closing, url: string, accessToken: string): Promise<Asker> {
  let socket = await connected(url);
  await closing.add(() => {
    socket.destroy();
    return Promise.resolve();
  });
  return async (body) => {
    // A server ends a connection over which nothing was asked for a minute.
    if (!socket.writable) socket = await connected(url);
    const answer = answerOn(socket);
    socket.write(httpRequest(url, accessToken, body));
    return answer;
  };
}

async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, noDelay: true });
  await once(socket, 'connect');
  // While nothing is asked nobody else listens; whoever asks next finds it closed.
  return socket.on('error', () => undefined);
}

function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const end = (settle: () => void) => {
      socket.off('data', hear).off('close', closed);
      settle();
    };
    const closed = () => {
      end(() => {
        reject(new Error('The server closed the connection.'));
      });
    };
    const hear = (chunk: Buffer) => {
      chunks.push(chunk);
      try {
        const answer = httpAnswer(chunks.length === 1 ? chunk : Buffer.concat(chunks));
        if (answer === null) return;
        const { status, body } = answer;
        if (status !== OK || body.includes('"errors"')) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`);
        end(() => {
          resolve(body);
        });
      } catch (error) {
        end(() => {
          reject(isNativeError(error) ? error : new Error(String(error)));
        });
      }
    };
    socket.on('data', hear).once('close', closed);
  });
}
