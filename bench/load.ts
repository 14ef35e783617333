import { connect, type Socket } from 'node:net';
import { httpAnswer, httpRequest, OK } from './http-answer';

/** One request, sent again and again. */
export interface Shot {
  readonly url: string;
  readonly accessToken: string;
  readonly body: string;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds from sending to the whole answer, of each request. */
  readonly times: readonly number[];
}

/**
 * Keeps so many connections busy for so many milliseconds, each with one request at a time. Speaks HTTP over bare sockets, so
 * that it takes little of the processor those who answer need. Throws where an answer is not 200.
 */
export async function load({ url, accessToken, body }: Shot, connections: number, milliseconds: number): Promise<Load> {
  const { hostname, port } = new URL(url);
  const request = httpRequest(url, accessToken, body);
  const times: number[] = [];
  const began = performance.now();
  const until = began + milliseconds;
  await Promise.all(
    Array.from({ length: connections }, () => keepAsking(connect(Number(port), hostname), { request, until, times })),
  );
  return { perSecond: (times.length / (performance.now() - began)) * 1000, times };
}

interface Asking {
  readonly request: Buffer;
  readonly until: number;
  readonly times: number[];
}

function keepAsking(socket: Socket, { request, until, times }: Asking): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = Buffer.alloc(0);
    let sentAt = 0;
    const ask = () => {
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk]);
      const answer = httpAnswer(heard);
      if (answer === null) return;
      if (answer.status !== OK) reject(new Error(`Answered ${heard.toString('utf8', 0, 300)}`));
      heard = Buffer.alloc(0);
      times.push(performance.now() - sentAt);
      if (performance.now() < until) ask();
      else socket.end(resolve);
    });
  });
}
