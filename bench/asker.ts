import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Closing } from '../server/start/closing';
import { httpAnswer, httpRequest } from './http-answer';

/**
 * Asks a server over one connection that stays open, one request at a time, and reads each answer to its end. Over a bare socket: what
 * node's own client does for each request would be taken from the processors that answer.
 */
export type Asker = (body: string) => Promise<string>;

/** Rejects where the answer is not 200, or has errors. */
export async function openAsker(closing: Closing, url: string, accessToken: string): Promise<Asker> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, noDelay: true });
  await closing.add(() => {
    socket.destroy();
    return Promise.resolve();
  });
  await once(socket, 'connect');
  return async (body) => {
    const answer = answerOn(socket);
    socket.write(httpRequest(url, accessToken, body));
    return answer;
  };
}

function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const hear = (chunk: Buffer) => {
      chunks.push(chunk);
      const answer = httpAnswer(chunks.length === 1 ? chunk : Buffer.concat(chunks));
      if (answer === null) return;
      socket.off('data', hear).off('error', reject).off('close', closed);
      if (answer.isOk && !answer.body.includes('"errors"')) resolve(answer.body);
      else reject(new Error(`Answered ${answer.isOk ? '200' : 'an error'}: ${answer.body.slice(0, 300)}`));
    };
    const closed = () => {
      reject(new Error('The server closed the connection.'));
    };
    socket.on('data', hear).once('error', reject).once('close', closed);
  });
}
