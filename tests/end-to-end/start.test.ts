import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTokenKeys } from '../../server/platform/token-keys';
import { beginningOf } from '../../server/platform/postgres/processes';
import { DatabaseFolder } from '../support/database-folder';
import { until } from '../support/database-program';
import { ServerProgram } from '../support/server-program';
import { openWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let programs: ServerProgram[] = [];
const begin = (environment: Record<string, string>, flags: readonly string[] = []) => {
  const program = new ServerProgram(environment, flags);
  programs.push(program);
  return program;
};
afterEach(async () => {
  for (const program of programs) program.signal('SIGKILL');
  await Promise.all(programs.map(({ ended }) => ended));
  programs = [];
});

const ask = (address: string, query: string) =>
  fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('with the embedded database', () => {
  let folder: DatabaseFolder;
  beforeAll(async () => {
    folder = await DatabaseFolder.open();
  });
  afterAll(() => folder.close());

  it('makes its database and keys, says once where it serves, and takes PostgreSQL with it when it stops', async () => {
    // V8 would print that it has lost its certainty about buffers, see platform/typescript.cjs.
    const program = begin({ DATA_DIR: folder.dataDir }, ['--trace-protector-invalidation']);
    const address = await program.ready();
    await until(async () => (await fetch(`${address}/readyz`)).ok);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
    expect(await (await ask(address, '{ __typename }')).json()).toMatchObject({ data: { __typename: 'Query' } });
    const postgres = await folder.serverPid();
    expect((await stat(join(folder.dataDir, 'token-keys'))).mode & 0o777).toBe(0o600);
    program.signal('SIGINT');
    program.signal('SIGINT');
    expect(await program.ended).toBe(0);
    expect(await beginningOf(postgres)).toBeUndefined();
    expect(program.printed).not.toContain('ArrayBufferDetaching');
    expect(program.printed.replaceAll(/^Invalidating protector cell .*\n/gm, '')).toBe(
      `Made keys for access tokens and kept them in ${folder.dataDir}/token-keys; in production, set TOKEN_KEYS.\nFirsthand is ready at ${address}\n`,
    );
  });

  it('starts again with what it has, also after it was killed', async () => {
    const killed = begin({ DATA_DIR: folder.dataDir });
    await killed.ready();
    killed.signal('SIGKILL');
    await killed.ended;
    const program = begin({ DATA_DIR: folder.dataDir });
    const address = await program.ready();
    expect(program.printed).toBe(`Firsthand is ready at ${address}\n`);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('says that the port is taken, and leaves no PostgreSQL behind', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const program = begin({ DATA_DIR: folder.dataDir, PORT: String(port) });
    const code = await program.ended;
    other.close();
    expect(code).toBe(1);
    const [last] = program.printed.trim().split('\n').slice(-1);
    expect(last).toBe(`Port ${port} on 127.0.0.1 is taken; stop the other program, or set PORT to another number.`);
    await expect(folder.serverPid()).rejects.toThrow('ENOENT');
  });

  it('says that another one is using its folder', async () => {
    const first = begin({ DATA_DIR: folder.dataDir });
    await first.ready();
    const second = begin({ DATA_DIR: folder.dataDir });
    expect(await second.ended).toBe(1);
    expect(second.printed).toMatch(
      /^Another Firsthand \(process \d+\) is using .+; stop it or set DATA_DIR to another folder\.\n$/,
    );
    first.signal('SIGINT');
    expect(await first.ended).toBe(0);
  });

  it('can be interrupted while it starts', async () => {
    const program = begin({ DATA_DIR: folder.dataDir, LOG_LEVEL: 'silent' });
    await until(async () => (await folder.serverPid().catch(() => null)) !== null);
    program.signal('SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.printed).not.toContain('forced');
    await expect(folder.serverPid()).rejects.toThrow('ENOENT');
  });
});

describe('with a database of somebody else', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('serves from it in production, showing nothing of the schema', async () => {
    const production = { APP_ENV: 'production', DATABASE_URL: world.url, TOKEN_KEYS: makeTokenKeys() };
    const program = begin(production);
    const address = await program.ready();
    expect((await ask(address, '{ __schema { types { name } } }')).status).toBe(400);
    expect((await fetch(`${address}/graphiql`)).status).toBe(404);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(JSON.parse(program.printed.split('\n')[1]!)).toMatchObject({ level: 'info', msg: 'operation' });
  });

  it('never migrates it, and refuses one that lacks migrations', async () => {
    await world.plant.sql(`DELETE FROM migrations WHERE name LIKE 'AuditAndIdempotency%'`);
    const program = begin({ DATABASE_URL: world.url, TOKEN_KEYS: makeTokenKeys() });
    expect(await program.ended).toBe(1);
    expect(program.printed).toBe(
      'The database lacks a migration. Run `npm run migrate` with MIGRATION_DATABASE_URL, then start again.\n',
    );
  });

  it.each([
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://app@127.0.0.1:1/firsthand' },
      /^The database of DATABASE_URL cannot be used/,
    ],
    ['a wrong port', { PORT: '99999' }, /^PORT must be a number from 0 to 65535\.\n$/],
    ['production without keys', { APP_ENV: 'production' }, /^TOKEN_KEYS must be set in production/],
  ])('ends with a sentence for %s', async (_name, environment, sentence) => {
    const program = begin(environment);
    expect(await program.ended).toBe(1);
    expect(program.printed).toMatch(sentence);
    expect(program.printed.trim().split('\n')).toHaveLength(1);
  });
});
