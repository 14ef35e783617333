import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a bare server answers; a rejection is answered by status 400. */
export type BareAnswer = (request: IncomingMessage) => Promise<string>;

/** Serves what the API is measured against, and says where. Connections stay open however long nobody asks. */
export function serveBare(answer: BareAnswer, { host, port }: { readonly host: string; readonly port: number }): void {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    answer(request).then(
      (text) => {
        reply(response, 200, text);
      },
      () => {
        reply(response, 400, '{}');
      },
    );
  });
  server.listen(port, host, () => {
    console.log(`Bare server is ready at http://${host}:${(server.address() as AddressInfo).port}`);
  });
}

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
}
