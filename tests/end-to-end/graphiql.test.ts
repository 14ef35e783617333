import { getIntrospectionQuery } from 'graphql';
import { bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb, type WebTest } from '../support/web';

let web: WebTest;
beforeAll(async () => {
  web = await openWeb({ schema: webSchema(), contextFor: bareContext });
});
afterAll(() => web.close());

it('serves a page whose every file comes from this server', async () => {
  const page = await web.get('/graphiql');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const files = [...String(page.body).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
  expect(files).toHaveLength(5);
  for (const file of files) {
    const { status, headers } = await web.get(file);
    expect([file, status, headers.get('content-type')]).toEqual([file, 200, expect.stringMatching(/^text\/(javascript|css)/)]);
  }
  expect(String(page.body)).not.toMatch(/(src|href)="(https?:)?\/\//);
});

it('leads there from the root', async () => {
  const { status, headers } = await web.get('/');
  expect([status, headers.get('location')]).toEqual([302, '/graphiql']);
});

it('answers the introspection query it starts with', async () => {
  const query = getIntrospectionQuery({
    schemaDescription: true,
    inputValueDeprecation: true,
    specifiedByUrl: true,
    oneOf: true,
  });
  const { body } = await web.ask(query);
  expect(body.errors).toBeUndefined();
  expect(body.data.__schema.queryType.name).toBe('Query');
});
