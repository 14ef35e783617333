/**
 * The address of the API as a URL; on a page it may be relative to it. Throws at once: `fetch` would tell a fault of the caller
 * as one of the network, and a WebSocket where nobody can catch it.
 */
export function addressOf(url: string): URL {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  const address = URL.canParse(url, page) ? new URL(url, page) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new Error(`This is no address of an API${isQuotable(url) ? `: "${url}"` : ''}. It begins with http:// or https://.`);
  if (address.username !== '' || address.password !== '')
    throw new Error('An address of an API has no name and no password in it. Give an `accessToken`.');
  address.hash = '';
  return address;
}

/** How to name an address in a message. */
export const nameOf = (url: string): string => (isQuotable(url) ? url : 'the address given');

/** A password may be before an @ whatever the rest is taken for: one with a # or a / in it makes a path of what follows. */
const isQuotable = (url: string): boolean => !url.includes('@');
