import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigurationProblem, environmentWithFile, readConfiguration } from '../../server/config';
import { makeTokenKeys } from '../../server/platform/token-keys';

const SECRETS = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'TOKEN_KEYS', 'SMTP_URL'];
const VARIABLES = [
  'PORT',
  'HOST',
  'APP_ENV',
  'DATA_DIR',
  'PUBLIC_URL',
  'ALLOWED_ORIGINS',
  'TRUST_PROXY',
  'DEMO',
  'LOG_LEVEL',
  ...SECRETS.flatMap((name) => [name, `${name}_FILE`]),
];
const URL = 'postgres://app:secret@db.example:5432/firsthand';
const KEYS = makeTokenKeys();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firsthand-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('needs nothing: with an empty environment everything has a default', () => {
  expect(readConfiguration({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    isProduction: false,
    databaseUrl: null,
    migrationDatabaseUrl: null,
    dataDir: resolve('.data'),
    tokenKeys: null,
    publicUrl: 'http://127.0.0.1:4000',
    allowedOrigins: [],
    trustProxy: false,
    smtpUrl: null,
    isDemo: true,
    logLevel: 'warn',
  });
});

it('takes an empty value as none', () => {
  expect(readConfiguration({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(readConfiguration({}));
});

it('reads what is set', () => {
  expect(
    readConfiguration({
      PORT: '8080',
      HOST: '::1',
      APP_ENV: 'production',
      DATABASE_URL: URL,
      TOKEN_KEYS: KEYS,
      ALLOWED_ORIGINS: 'https://a.example/, https://b.example',
      TRUST_PROXY: '10.0.0.0/8, ::1',
    }),
  ).toMatchObject({
    port: 8080,
    isProduction: true,
    databaseUrl: URL,
    tokenKeys: KEYS,
    publicUrl: 'http://[::1]:8080',
    allowedOrigins: ['https://a.example', 'https://b.example'],
    trustProxy: ['10.0.0.0/8', '::1'],
    isDemo: false,
    logLevel: 'info',
  });
});

it.each([
  ['off', false],
  ['on', 1],
  ['3', 3],
])('takes TRUST_PROXY %s', (text, trust) => {
  expect(readConfiguration({ TRUST_PROXY: text }).trustProxy).toBe(trust);
});

it('loads demo data by itself only in development with the embedded database', () => {
  expect(readConfiguration({ DATABASE_URL: URL }).isDemo).toBe(false);
  expect(readConfiguration({ DATABASE_URL: URL, DEMO: 'on' }).isDemo).toBe(true);
  expect(readConfiguration({ DEMO: 'off' }).isDemo).toBe(false);
});

it.each([
  ['PORT', '65536', 'PORT must be a number from 0 to 65535.'],
  ['PORT', 'http', 'PORT must be a number from 0 to 65535.'],
  ['HOST', 'a b', 'HOST must be a host name or an address.'],
  ['APP_ENV', 'staging', 'APP_ENV must be development or production.'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be a URL like postgres://login:password@host:5432/database.'],
  ['MIGRATION_DATABASE_URL', 'x', 'MIGRATION_DATABASE_URL must be a URL like postgres://login:password@host:5432/database.'],
  ['TOKEN_KEYS', 'short', 'Key 1 of TOKEN_KEYS must look like id:base64.'],
  ['PUBLIC_URL', 'https://a.example/path', 'PUBLIC_URL must be a URL without a path, like https://firsthand.example.org.'],
  ['ALLOWED_ORIGINS', '*', 'ALLOWED_ORIGINS must be origins like https://school.example.org, separated by commas.'],
  [
    'TRUST_PROXY',
    'everyone',
    'TRUST_PROXY must be off, on, a number of proxies from 1 to 9, or their addresses separated by commas.',
  ],
  ['SMTP_URL', 'mail', 'SMTP_URL must be a URL like smtp://login:password@mail.example.org:587.'],
  ['DEMO', 'maybe', 'DEMO must be on or off.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
])('names %s=%s in one sentence', (name, value, sentence) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(new ConfigurationProblem(sentence));
});

it('names all that is wrong at once, a line each', () => {
  expect(() => readConfiguration({ PORT: 'x', DEMO: 'x' })).toThrow(/^PORT .+\.\nDEMO .+\.$/);
});

it('refuses production without keys, and with demo data', () => {
  expect(() => readConfiguration({ APP_ENV: 'production' })).toThrow(/^TOKEN_KEYS must be set in production/);
  expect(() => readConfiguration({ APP_ENV: 'production', TOKEN_KEYS: KEYS, DEMO: 'on' })).toThrow(
    /^DEMO must be off in production/,
  );
});

describe('a secret in a file', () => {
  it.each(SECRETS)('is read for %s, without the line end', (name) => {
    const secret = name === 'TOKEN_KEYS' ? KEYS : name === 'SMTP_URL' ? 'smtp://mail.example' : URL;
    const path = join(folder, name);
    writeFileSync(path, `${secret}\n`);
    expect(readConfiguration({ [`${name}_FILE`]: path })).toEqual(readConfiguration({ [name]: secret }));
  });

  it('is named when it cannot be read, or is given twice', () => {
    expect(() => readConfiguration({ SMTP_URL_FILE: '/nowhere' })).toThrow(
      'SMTP_URL_FILE names a file that cannot be read: /nowhere (ENOENT).',
    );
    expect(() => readConfiguration({ SMTP_URL_FILE: '/nowhere', SMTP_URL: 'smtp://mail.example' })).toThrow(
      'SMTP_URL and SMTP_URL_FILE are both set; set one of them.',
    );
  });

  it('is never shown', () => {
    for (const name of SECRETS) {
      const problem = problemOf({ [name]: 'canary:secret' });
      expect(problem).toContain(name);
      expect(problem).not.toContain('canary');
    }
  });
});

function problemOf(environment: Record<string, string>): string {
  try {
    readConfiguration(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

it('lists every variable in .env.example, with a line of explanation each', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const named = lines.flatMap((line, index) =>
    /^\w+=$/.test(line) ? [{ name: line.slice(0, -1), before: lines[index - 1] }] : [],
  );
  expect(named.map(({ name }) => name).sort()).toEqual([...VARIABLES].sort());
  for (const { before } of named) expect(before).toMatch(/^# .{20,}/);
});

it('reads a file of settings below the environment', () => {
  const path = join(folder, '.env');
  writeFileSync(path, '# a comment\nPORT=4242\nPATH=/nowhere\n');
  const environment = environmentWithFile(path);
  expect(environment.PORT).toBe('4242');
  expect(environment.PATH).toBe(process.env.PATH);
  expect(environmentWithFile(join(folder, 'none'))).toBe(process.env);
});
