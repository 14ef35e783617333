import { addressOf, type TrustProxy } from '../../server/platform/web/client-address';

const request = (forwarded: string | undefined) =>
  ({ socket: { remoteAddress: '10.0.0.1' }, headers: { 'x-forwarded-for': forwarded } }) as unknown as Parameters<
    typeof addressOf
  >[0];

it.each<[string, TrustProxy, string | undefined, string]>([
  ['without a proxy the nearest counts, whatever is claimed', false, '1.2.3.4', '10.0.0.1'],
  ['behind one proxy, the last it names', 1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  ['behind two, the one before', 2, '6.6.6.6, 1.2.3.4', '6.6.6.6'],
  ['no further than what is named', 3, '1.2.3.4', '1.2.3.4'],
  ['behind one that names nobody, itself', 1, undefined, '10.0.0.1'],
  [
    'behind proxies by address, the first that is none of them',
    ['10.0.0.0/8', '192.168.0.7'],
    '6.6.6.6, 1.2.3.4, 192.168.0.7',
    '1.2.3.4',
  ],
  ['by address, from one that is no proxy, itself', ['192.168.0.7'], '1.2.3.4', '10.0.0.1'],
])('%s', (_name, trust, forwarded, address) => {
  expect(addressOf(request(forwarded), trust)).toBe(address);
});
