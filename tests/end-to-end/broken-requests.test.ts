import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createLogger } from '../../server/platform/logging';
import { replyToBroken } from '../../server/platform/web/error-replies';
import { headersOfEvery } from '../../server/platform/web/headers';
import { bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb, type WebTest } from '../support/web';

let web: WebTest;
/** Ends the work of every answer that is still being made. */
let endWork: (answer: string) => void;
const work = new Promise<string>((resolve) => {
  endWork = resolve;
});
beforeAll(async () => {
  web = await openWeb({ schema: webSchema({ 'Query.slow': () => work }), contextFor: bareContext });
});
afterAll(() => {
  endWork('done');
  return web.close();
});

function expectRefusal(answer: { status: number; body: any }, status: number, message: RegExp): void {
  expect(answer.status).toBe(status);
  expect(answer.body.errors[0]).toEqual({
    message: expect.stringMatching(message),
    extensions: { code: 'BAD_USER_INPUT', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
}

describe('what is no whole request', () => {
  /** Everything that comes back over one connection. */
  async function overSocket(text: string, port = Number(new URL(web.url).port)): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.end(text);
    return (await socket.toArray()).join('');
  }
  const answerIn = (text: string): { status: number; headers: string; body: any } => ({
    status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]),
    headers: text.slice(0, text.indexOf('{')),
    body: JSON.parse(text.slice(text.indexOf('{'))),
  });
  const post = (body: string, length = body.length): string =>
    [
      ...['POST /graphql HTTP/1.1', 'host: localhost', 'content-type: application/json', `content-length: ${length}`],
      ...['', body],
    ].join('\r\n');

  it('is refused where its body breaks off', async () => {
    expectRefusal(answerIn(await overSocket(post('{"query"', 100))), 400, /not a whole one/);
  });

  it('is refused where it is no HTTP', async () => {
    expectRefusal(answerIn(await overSocket('hello\r\n\r\n')), 400, /no HTTP request/);
  });

  it('is refused where its headers are too large', async () => {
    expectRefusal(answerIn(await overSocket(`GET / HTTP/1.1\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`)), 431, /headers/);
  });

  it('is answered with the headers of every answer, and with the line of every refusal', async () => {
    const { headers, body } = answerIn(await overSocket('hello\r\n\r\n'));
    const { requestId } = body.errors[0].extensions;
    for (const [name, value] of Object.entries({ ...headersOfEvery(requestId), connection: 'close' }))
      expect(headers).toContain(`\r\n${name}: ${value}\r\n`);
    const line = JSON.parse(web.logs.at(-1) ?? '');
    expect(line).toMatchObject({ msg: 'refused', requestId, status: 400, codes: ['BAD_USER_INPUT'] });
    expect(line).not.toHaveProperty('code');
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a body that breaks off', post('{"query"', 100)],
  ])('is not answered in the place of an answer that is still being made: %s', async (_, second) => {
    expect(await overSocket(post(JSON.stringify({ query: '{ slow }' })) + second)).toBe('');
  });

  it('is not answered in the midst of an answer that began before the request broke off', async () => {
    // No answer of ours begins so early and takes so long; a server that only gives a part of one stands in.
    const partial = createServer((_, response) => response.write('a part'));
    partial.on('clientError', (error, socket) => {
      replyToBroken(error, socket as Socket, createLogger('silent'));
    });
    await once(partial.listen(0, '127.0.0.1'), 'listening');
    const heard = await overSocket(post('{"query"', 100), (partial.address() as AddressInfo).port);
    partial.close();
    expect(heard).toContain('a part');
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  });
});
