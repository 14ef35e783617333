/** One transform for all: decorators as TypeScript writes them, no emitted metadata (types are given by hand). */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};

module.exports = {
  testEnvironment: 'node',
  rootDir: '.',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  // The client is a module: its files name each other as .js, which TypeScript, tsx and bundlers take for the .ts they are.
  moduleNameMapper: { '^(\\./[\\w/-]+)\\.js$': '$1' },
  testTimeout: 30000,
  // A worker that ran a test file is always larger, so each file gets a new one: the coverage that V8 counts is asked of every script a worker
  // ever ran, which made each file slower than the one before it (20 files: 28 s in place of 64).
  workerIdleMemoryLimit: '100MB',
  collectCoverageFrom: ['server/**/*.ts', 'schema/**/*.ts'],
  coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { lines: 90 } },
};
