/** The layer law as checks: who may import whom. docs/architecture.md draws it. */
const typeormRooms =
  '\\.(store|entity|loaders|reads)\\.ts$|^server/(platform|migrations)/|^server/(composition|context|data-source)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'schema-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(server|client-sdk|seeds|tests|bench|demo|commands)/' },
    },
    {
      name: 'sdk-knows-only-the-contract',
      severity: 'error',
      from: { path: '^client-sdk/' },
      to: { path: '^(server|schema|seeds|tests|bench|demo|commands)/' },
    },
    {
      name: 'rules-and-engines-are-pure',
      severity: 'error',
      from: { path: '\\.(rules|engine)\\.ts$' },
      to: {
        pathNot: '\\.(rules|engine)\\.ts$|^server/platform/(days|outcome|roles|text)\\.ts$|^schema/|^(node:)?crypto$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-stores-know-typeorm-and-pg',
      severity: 'error',
      from: { path: '^server/', pathNot: typeormRooms },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'only-resolvers-know-type-graphql',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.resolver\\.ts$|^server/platform/|^server/schema\\.ts$' },
      to: { path: 'node_modules/type-graphql/' },
    },
    {
      name: 'only-platform-and-main-know-the-web-server',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/platform/|^server/main\\.ts$' },
      to: { path: 'node_modules/(fastify|@apollo|@as-integrations)/' },
    },
    {
      name: 'resolvers-skip-stores',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '\\.(store|entity)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'slices-meet-at-services-and-reads',
      severity: 'error',
      from: { path: '^server/([^/]+)/', pathNot: '^server/(platform|migrations)/' },
      to: {
        path: '^server/[^/]+/.+\\.(store|entity|resolver)\\.ts$',
        pathNot: '^server/($1|platform)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/(?!platform/)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
    {
      name: 'only-main-and-commands-import-seeds',
      severity: 'error',
      from: { path: '^(server|schema)/', pathNot: '^server/main\\.ts$' },
      to: { path: '^seeds/' },
    },
    { name: 'no-unresolved', severity: 'error', from: { pathNot: '/_generated/' }, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
