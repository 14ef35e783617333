import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Client } from 'pg';
import { isUnreachable } from '../../server/platform/unreachable';

/** A port where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

it('knows an error of node itself, and of pg, where nobody listens', async () => {
  const port = await closedPort();
  const [refused] = (await once(connect(port, '127.0.0.1'), 'error').catch((error: unknown) => [error])) as unknown[];
  expect([refused, isUnreachable(refused)]).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' }), true]);
  const client = new Client({ host: '127.0.0.1', port });
  client.on('error', () => undefined);
  expect(isUnreachable(await client.connect().catch((error: unknown) => error))).toBe(true);
});

it('knows a connection that broke under a statement', () => {
  expect(isUnreachable(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isUnreachable(Object.assign(new Error('terminating connection'), { code: '57P01' }))).toBe(true);
});

it('takes nothing else for one', () => {
  for (const other of [
    new Error('no'),
    Object.assign(new Error('no'), { code: '23505' }),
    { code: 'ECONNREFUSED' },
    'ECONNREFUSED',
    null,
  ])
    expect(isUnreachable(other)).toBe(false);
});
