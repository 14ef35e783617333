import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

export type TrustProxy = false | number | readonly string[];

/** Address of the client behind so many proxies, or behind proxies of these addresses; as Fastify does for requests. */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trust: TrustProxy): string {
  const nearest = request.socket.remoteAddress ?? '';
  if (trust === false) return nearest;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const hops = [nearest, ...forwarded.map((one) => one.trim()).reverse()].filter((one) => one !== '');
  if (typeof trust === 'number') return hops[Math.min(trust, hops.length - 1)] ?? nearest;
  const trusted = listOf(trust);
  return hops.find((hop) => !trusted.check(hop, isIPv6(hop) ? 'ipv6' : 'ipv4')) ?? nearest;
}

function listOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const address of addresses) {
    const [network = '', length] = address.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(length), family);
  }
  return list;
}
