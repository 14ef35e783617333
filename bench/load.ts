import { connect, type Socket } from 'node:net';

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

const END_OF_HEAD = '\r\n\r\n';

/**
 * Keeps so many connections busy for so many milliseconds, each with one request at a time. Speaks HTTP over bare sockets, so
 * that it takes little of the processor those who answer need. Throws where an answer is not 200.
 */
export async function load({ url, accessToken, body }: Shot, connections: number, milliseconds: number): Promise<Load> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: application/json\r\n` +
      `authorization: Bearer ${accessToken}\r\ncontent-length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`,
  );
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
      if (!isWhole(heard)) return;
      if (!heard.subarray(0, 12).equals(OK)) reject(new Error(`Answered ${heard.toString('utf8', 0, 300)}`));
      heard = Buffer.alloc(0);
      times.push(performance.now() - sentAt);
      if (performance.now() < until) ask();
      else socket.end(resolve);
    });
  });
}

const OK = Buffer.from('HTTP/1.1 200');

/** Both servers say how long their answers are. */
function isWhole(heard: Buffer): boolean {
  const head = heard.indexOf(END_OF_HEAD);
  if (head < 0) return false;
  const length = /content-length: (\d+)/i.exec(heard.toString('latin1', 0, head))?.[1];
  if (length === undefined) throw new Error('An answer does not say how long it is.');
  return heard.length >= head + END_OF_HEAD.length + Number(length);
}
