import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { parseTokenKeys } from './platform/token-keys';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Configuration {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  /** Hides introspection, GraphiQL and suggestions, and forbids demo data. */
  readonly isProduction: boolean;
  /** URL of the serving login; null: the embedded database. */
  readonly databaseUrl: string | null;
  /** URL of the owner, for `npm run migrate`. */
  readonly migrationDatabaseUrl: string | null;
  /** Absolute path. */
  readonly dataDir: string;
  /** As `parseTokenKeys` reads them; null only in development, which makes its own. */
  readonly tokenKeys: string | null;
  /** Origin people reach the portal at, without a slash at the end. */
  readonly publicUrl: string;
  /** Origins of web pages elsewhere that may use the API. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies stand before the server, or their addresses; false where there is none. */
  readonly trustProxy: false | number | readonly string[];
  readonly smtpUrl: string | null;
  readonly isDemo: boolean;
  readonly logLevel: LogLevel;
}

/** What is wrong with the environment: one sentence a variable, each naming it. Never shows a secret. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Each may also be given as `…_FILE`: the path of a file that holds it. */
const SECRETS = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'TOKEN_KEYS', 'SMTP_URL'] as const;

const database = z
  .string()
  .refine((text) => isUrl(text, ['postgres:', 'postgresql:']), 'must be a URL like postgres://login:password@host:5432/database');
const smtp = z
  .string()
  .refine((text) => isUrl(text, ['smtp:', 'smtps:']), 'must be a URL like smtp://login:password@mail.example.org:587');
const web = (text: string) => isUrl(text, ['http:', 'https:']) && new URL(text).pathname === '/';
const SWITCH = 'must be on or off';
const TRUST = 'must be off, on, a number of proxies from 1 to 9, or their addresses separated by commas';

const orNull = <Shape extends z.ZodType>(one: Shape) => one.optional().transform((value) => value ?? null);

const shape = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  APP_ENV: z.enum(['development', 'production'], 'must be development or production').default('development'),
  DATABASE_URL: orNull(database),
  MIGRATION_DATABASE_URL: orNull(database),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  TOKEN_KEYS: orNull(z.string()),
  PUBLIC_URL: z
    .string()
    .refine(web, 'must be a URL without a path, like https://firsthand.example.org')
    .transform((text) => new URL(text).origin)
    .optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform(listed)
    .refine((origins) => origins.every(web), 'must be origins like https://school.example.org, separated by commas')
    .transform((origins) => origins.map((text) => new URL(text).origin))
    .default([]),
  TRUST_PROXY: z.string().refine(isTrust, TRUST).transform(trustOf).default(false),
  SMTP_URL: orNull(smtp),
  DEMO: z
    .enum(['on', 'off', 'true', 'false', '1', '0'], SWITCH)
    .transform((text) => ['on', 'true', '1'].includes(text))
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});

/** The only reader of the environment. An empty value counts as absent. Throws a ConfigurationProblem. */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const parsed = shape.safeParse(withFiles(environment));
  if (!parsed.success) throw new ConfigurationProblem(parsed.error.issues.map(sentence).join('\n'));
  const read = parsed.data;
  const isProduction = read.APP_ENV === 'production';
  const configuration: Configuration = {
    port: read.PORT,
    host: read.HOST,
    isProduction,
    databaseUrl: read.DATABASE_URL,
    migrationDatabaseUrl: read.MIGRATION_DATABASE_URL,
    dataDir: read.DATA_DIR,
    tokenKeys: read.TOKEN_KEYS,
    publicUrl: read.PUBLIC_URL ?? `http://${hostInUrl(read.HOST)}:${read.PORT}`,
    allowedOrigins: read.ALLOWED_ORIGINS,
    trustProxy: read.TRUST_PROXY,
    smtpUrl: read.SMTP_URL,
    isDemo: read.DEMO ?? (!isProduction && read.DATABASE_URL === null),
    logLevel: read.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
  };
  const problems = problemsTogether(configuration);
  if (problems.length > 0) throw new ConfigurationProblem(problems.join('\n'));
  return configuration;
}

/** The process's environment, and below it what a `.env` file in the working folder says. */
export function environmentWithFile(path = '.env'): Environment {
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...process.env } : process.env;
}

/** A host as it stands in a URL: an IPv6 address in brackets. */
export const hostInUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** Values that are right by themselves and wrong together; and keys, which are read in parts. */
function problemsTogether({ isProduction, tokenKeys, isDemo }: Configuration): string[] {
  const aboutKeys = tokenKeys === null ? [] : problemsWithKeys(tokenKeys);
  if (!isProduction) return aboutKeys;
  return [
    ...aboutKeys,
    ...(tokenKeys === null ? ['TOKEN_KEYS must be set in production: only development makes its own.'] : []),
    ...(isDemo ? ['DEMO must be off in production: the passwords of its accounts are public.'] : []),
  ];
}

function problemsWithKeys(text: string): string[] {
  try {
    parseTokenKeys(text);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function withFiles(environment: Environment): Record<string, string> {
  const names = Object.keys(shape.shape);
  const given = Object.fromEntries(names.flatMap((name) => entry(name, environment[name])));
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`];
    if (path === undefined || path === '') continue;
    if (name in given) throw new ConfigurationProblem(`${name} and ${name}_FILE are both set; set one of them.`);
    given[name] = readSecret(`${name}_FILE`, path);
  }
  return given;
}

const entry = (name: string, value: string | undefined): [string, string][] =>
  value === undefined || value.trim() === '' ? [] : [[name, value.trim()]];

function readSecret(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigurationProblem(
      `${name} names a file that cannot be read: ${path} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

const sentence = ({ path, message }: z.core.$ZodIssue): string => `${String(path[0])} ${message}.`;

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function isTrust(text: string): boolean {
  return /^(on|off|[1-9])$/.test(text) || listed(text).every((one) => isIP(one.replace(/\/\d{1,3}$/, '')) !== 0);
}

function trustOf(text: string): false | number | string[] {
  if (text === 'off') return false;
  if (text === 'on') return 1;
  return /^\d$/.test(text) ? Number(text) : listed(text);
}
