import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Firsthand API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.min.css" />
    <style>body { margin: 0 } #graphiql { height: 100vh }</style>
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/react.production.min.js"></script>
    <script src="/graphiql/react-dom.production.min.js"></script>
    <script src="/graphiql/graphiql.min.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

const START = `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const welcome = '# Sign in with the mutation signIn, then put its accessToken below under Headers:\\n# { "authorization": "Bearer ..." }\\n';
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: welcome, shouldPersistHeaders: false }),
);
`;

/** Name, package, and path within it: not all of them are exported. */
const FILES = [
  ['react.production.min.js', 'react', 'umd/react.production.min.js'],
  ['react-dom.production.min.js', 'react-dom', 'umd/react-dom.production.min.js'],
  ['graphiql.min.js', 'graphiql', 'graphiql.min.js'],
  ['graphiql.min.css', 'graphiql', 'graphiql.min.css'],
] as const;

/** The page styles itself as it runs; scripts come from here only. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A page to try the API on, from files of this machine. For development only. */
export function serveGraphiql(server: FastifyInstance): void {
  server.get('/graphiql', (_, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(PAGE),
  );
  server.get('/', (_, reply) => reply.redirect('/graphiql'));
  server.get('/graphiql/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, owner, path] of FILES) {
    const type = `text/${name.endsWith('.js') ? 'javascript' : 'css'}; charset=utf-8`;
    server.get(`/graphiql/${name}`, async (_, reply) => reply.type(type).send(await readFile(join(folderOf(owner), path))));
  }
}

const folderOf = (owner: string): string => dirname(createRequire(__filename).resolve(`${owner}/package.json`));
