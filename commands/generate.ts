import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import { buildSchema, findBreakingChanges, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { createSchema } from '../server/schema';

/**
 * Writes what is generated: schema/schema.graphql from the classes, and the client's types from that and its operations.
 * With `--check` it writes nothing and fails where a file is not what it would write. With `--release` it also makes
 * the schema the released one, which the contract tests let nobody break; it refuses one that breaks what was released.
 */
const SCHEMA = 'schema/schema.graphql';
const RELEASED = 'schema/released.graphql';
const OPERATIONS = 'client-sdk/operations';
const CLIENT = 'client-sdk/_generated/operations.ts';

async function generated(isRelease: boolean): Promise<ReadonlyMap<string, string>> {
  const schema = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
  const texts = new Map([
    [SCHEMA, schema],
    [CLIENT, await clientTypes(schema)],
  ]);
  return isRelease ? texts.set(RELEASED, schema) : texts;
}

function clientTypes(schema: string): Promise<string> {
  const documents = readdirSync(OPERATIONS)
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(join(OPERATIONS, file), 'utf8')) }));
  return codegen({
    filename: CLIENT,
    schema: parse(schema),
    documents,
    config: {
      documentMode: 'string',
      enumsAsTypes: true,
      immutableTypes: true,
      useTypeImports: true,
      scalars: { DateTime: 'string', Date: 'string' },
    },
    pluginMap: { typescriptOperations, typedDocumentNode },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  });
}

function refuseToBreak(): void {
  const released = buildSchema(readFileSync(RELEASED, 'utf8'));
  const breaks = findBreakingChanges(released, createSchema());
  if (breaks.length === 0) return;
  const lines = breaks.map(({ description }) => `  ${description}`);
  throw new Error(`Not released: this breaks what clients rely on. Keep it, and deprecate it instead.\n${lines.join('\n')}`);
}

async function main(words: readonly string[]): Promise<void> {
  const isCheck = words.includes('--check');
  if (words.includes('--release')) refuseToBreak();
  const stale: string[] = [];
  for (const [file, text] of await generated(words.includes('--release'))) {
    if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) === text) continue;
    stale.push(file);
    if (!isCheck) writeFileSync(file, text);
  }
  if (stale.length === 0) console.log('Everything generated is up to date.');
  else if (isCheck) throw new Error(`Not up to date: ${stale.join(', ')}. Run \`npm run generate\` and commit what it writes.`);
  else console.log(`Wrote ${stale.join(', ')}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
