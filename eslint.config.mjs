import tseslint from 'typescript-eslint';

const byName = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in server/config.ts only.',
};
const handedOver = {
  selector: "Property[key.name='transferList']",
  message: 'Share it with the thread in a SharedArrayBuffer, see docs/decisions/084.',
};

export default tseslint.config(
  { ignores: ['**/_generated/**', 'node_modules/**', '.data/**', 'coverage/**', '*.config.mjs', '**/*.cjs', 'jest.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      'no-restricted-syntax': ['error', byName, environment],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      // These three contradict tsconfig's strictest settings.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  // The one place where the environment is read.
  // A buffer handed over to a thread slows all that matching reads, see docs/decisions/084.
  { files: ['server/**'], rules: { 'no-restricted-syntax': ['error', byName, environment, handedOver] } },
  { files: ['server/config.ts'], rules: { 'no-restricted-syntax': ['error', byName] } },
  // Typed arrays are indexed in hot loops whose bounds are the arrays' own.
  { files: ['server/{matching,allocation}/*.engine.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // Programs for a person at a terminal.
  { files: ['commands/**', 'demo/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      'no-restricted-syntax': ['error', byName],
    },
  },
  // Jest takes these by their default export.
  { files: ['tests/support/global-*.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
