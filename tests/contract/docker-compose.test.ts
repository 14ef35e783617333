import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { type Environment, readConfiguration } from '../../server/config';
import { parseTokenKeys } from '../../server/platform/token-keys';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>> & { readonly PORT?: string };
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly read_only?: boolean;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Composition {
  readonly services: Readonly<Record<'database' | 'migration' | 'server', Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: { readonly database: { readonly internal: boolean } };
}

const text = readFileSync('docker-compose.yml', 'utf8');
const composition = parse(text, { merge: true }) as Composition;
const { database, migration, server } = composition.services;
const port = server.environment?.PORT ?? 'none';
const services = Object.entries<Service>(composition.services);
const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string; migrate: string } };
const settings = new Set([...readFileSync('.env.example', 'utf8').matchAll(/^(\w+)=/gm)].map(([, name]) => name));

describe('docker-compose.yml', () => {
  it('sets only what .env.example lists', () => {
    const set = [migration, server].flatMap(({ environment }) => Object.keys(environment ?? {}));
    expect(set.filter((name) => !settings.has(name))).toEqual([]);
    const filledIn = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(filledIn.filter((name) => !settings.has(name))).toEqual([]);
  });

  it('declares each secret it uses as a file, and uses each it declares', () => {
    const used = new Set(services.flatMap(([, { secrets }]) => secrets ?? []));
    expect([...used].sort()).toEqual(Object.keys(composition.secrets).sort());
    for (const [name, { file }] of Object.entries(composition.secrets)) expect(file).toBe(`./docker/secrets/${name}`);
  });

  it.each(services)('gives %s each secret that its variables name', (_, { environment = {}, secrets = [] }) => {
    const named = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
    expect(named.map(([, path]) => path).sort()).toEqual(secrets.map((secret) => `/run/secrets/${secret}`).sort());
  });

  it('holds no secret itself, and neither does anything that is built', () => {
    const secret = /^(?!.*_FILE$).*(DATABASE_URL|SMTP_URL|PASSWORD|SECRET|KEY)/;
    const set = services.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(set.filter((name) => secret.test(name))).toEqual([]);
    for (const written of [text, dockerfile]) expect(written).not.toMatch(/:\/\/[^\s/]+:[^\s/]+@|trust\b/);
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('docker/secrets/');
  });

  it('pins every image to a version', () => {
    const [, base] = /^FROM (\S+)$/m.exec(dockerfile) ?? [];
    for (const image of [base, ...services.map(([, one]) => one.image)]) expect(image).toMatch(/^[a-z]+:\d+\.\d+/);
    expect(base).toMatch(/^node:20\.\d+\.\d+-\w+-slim$/);
  });

  it('starts the server when the database is healthy and the migration is done', () => {
    expect(migration.command).toEqual(['npm', 'run', 'migrate']);
    expect(migration.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(server.depends_on).toEqual({
      database: { condition: 'service_healthy' },
      migration: { condition: 'service_completed_successfully' },
    });
    expect(server.command).toBeUndefined();
  });

  it('checks the health of what keeps running', () => {
    expect(database.healthcheck?.test).toEqual(expect.arrayContaining(['pg_isready', '--host=127.0.0.1']));
    expect(server.healthcheck?.test?.at(-1)).toContain(`http://127.0.0.1:${port}/readyz`);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\/healthz/m);
  });

  it('lets only the server be reached, from this machine', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined)).toEqual([['server', server]]);
    expect(server.ports).toEqual([`127.0.0.1:4000:${port}`]);
    expect(database.networks).toEqual(['database']);
    expect(composition.networks.database).toEqual({ internal: true });
  });

  it('lets no container change its own files', () => {
    expect(services.filter(([, { read_only }]) => read_only !== true)).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/m);
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((one) => one.split(':')));
    for (const [source = '', , mode] of mounted) {
      if (source.startsWith('.')) expect([existsSync(source), mode]).toEqual([true, 'ro']);
      else expect(Object.keys(composition.volumes)).toContain(source);
    }
  });
});

describe('the image', () => {
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));

  it('runs what npm start runs', () => {
    const [, command = '[]'] = /^CMD (.+)$/m.exec(dockerfile) ?? [];
    expect(scripts.start).toBe(`exec env NODE_ENV=production ${(JSON.parse(command) as string[]).join(' ')}`);
    expect(dockerfile).toMatch(/NODE_ENV=production\s/);
    expect(dockerfile).toMatch(/^RUN npm ci --omit=dev --ignore-scripts\b/m);
  });

  it('has what the server and the migration run, and no more reaches its builder', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...copied].sort());
    for (const source of copied) expect([source, existsSync(source)]).toEqual([source, true]);
    for (const script of [scripts.start, scripts.migrate]) {
      const [program = ''] = /\S+\.ts/.exec(script) ?? [];
      expect([program, existsSync(program)]).toEqual([program, true]);
      expect(copied).toContain(program.split('/')[0]);
    }
  });
});

describe('docker/make-secrets.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-secrets-'));
  const script = join(folder, 'make-secrets.sh');
  const made = (name: string) => join(folder, 'secrets', name);
  const run = () => execFileSync('sh', [script], { encoding: 'utf8' });
  mkdirSync(folder, { recursive: true });
  copyFileSync('docker/make-secrets.sh', script);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The environment of a service as compose would make it, with the secrets where this test has them. */
  const environmentOf = ({ environment = {} }: Service): Environment =>
    Object.fromEntries(
      Object.entries({ APP_ENV: 'production', HOST: '0.0.0.0', ...environment }).map(([name, value]) => {
        if (value.startsWith('/run/secrets/')) return [name, made(basename(value))];
        if (value.startsWith('${PUBLIC_URL:?')) return [name, 'https://firsthand.example.org'];
        return [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')];
      }),
    );

  it('makes every secret, readable through a closed folder, and keeps those there are', () => {
    const said = run();
    for (const name of Object.keys(composition.secrets)) {
      expect(said).toContain(`Made   docker/secrets/${name}\n`);
      expect(statSync(made(name)).mode & 0o777).toBe(0o444);
    }
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    const before = readFileSync(made('database_url'), 'utf8');
    expect(run()).not.toContain('Made');
    expect(readFileSync(made('database_url'), 'utf8')).toBe(before);
  });

  it('makes what the configuration takes for production', () => {
    const configuration = readConfiguration(environmentOf(server));
    expect(configuration).toMatchObject({ isProduction: true, isDemo: false, host: '0.0.0.0', port: 4000, trustProxy: 1 });
    expect(configuration.migrationDatabaseUrl).toBeNull();
    expect(parseTokenKeys(configuration.tokenKeys ?? '').keys.size).toBe(1);
  });

  it('makes two logins of one database, with passwords of their own', () => {
    const { databaseUrl, migrationDatabaseUrl } = readConfiguration(environmentOf(migration));
    const [serving, owner] = [new URL(databaseUrl ?? ''), new URL(migrationDatabaseUrl ?? '')];
    expect(serving.host).toBe('database:5432');
    expect([owner.host, owner.pathname]).toEqual([serving.host, serving.pathname]);
    expect(owner.username).not.toBe(serving.username);
    expect(new Set([owner.password, serving.password, readFileSync(made('superuser_password'), 'utf8').trim()]).size).toBe(3);
  });

  it('leaves the server no way to start without them', () => {
    rmSync(made('token_keys'));
    expect(() => readConfiguration(environmentOf(server))).toThrow('TOKEN_KEYS_FILE names a file that cannot be read');
  });
});

it.each(['docker/make-secrets.sh', 'docker/database/logins.sh'])('%s is a script a shell can read', (file) => {
  execFileSync('sh', ['-n', file]);
  expect(statSync(file).mode & 0o111).toBe(0o111);
});
