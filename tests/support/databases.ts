/** Where the tests' PostgreSQL is: set by global-setup, which starts an embedded one unless TEST_OWNER_URL and TEST_SERVING_URL name another. */
export const TEMPLATE = 'firsthand_test_template';

export function ownerUrl(database: string): string {
  return urlOf('TEST_OWNER_URL', database);
}

export function servingUrl(database: string): string {
  return urlOf('TEST_SERVING_URL', database);
}

function urlOf(name: 'TEST_OWNER_URL' | 'TEST_SERVING_URL', database: string): string {
  const url = process.env[name];
  if (url === undefined) throw new Error(`${name} is not set: run the tests through jest's global-setup.`);
  return Object.assign(new URL(url), { pathname: `/${database}` }).toString();
}
