import { BelievedTokens } from '../../server/accounts/believed-tokens';
import { newId } from '../../server/platform/identifiers';
import { makeTokenKeys, parseTokenKeys, type TokenKey } from '../../server/platform/token-keys';
import { signAccess } from '../../server/platform/tokens';

const NOW = new Date('2026-10-05T09:00:00.000Z');
const ring = parseTokenKeys(makeTokenKeys());
const grant = { personId: newId(), sessionId: newId() };
const { token, expiresAt } = signAccess(ring, { ...grant, endsAt: new Date('2027-01-01') }, NOW);

const refused = (work: () => unknown): void => {
  expect(work).toThrow('This access token is not valid');
};

describe('a token that was believed', () => {
  const tokens = new BelievedTokens(ring);
  beforeEach(() => tokens.claimsOf(token, NOW));

  it('is believed again, for the same person and session', () => {
    expect(tokens.claimsOf(token, new Date(expiresAt.getTime() - 1))).toEqual({ ...grant, expiresAt });
  });

  it('is not believed from when it runs out, however often it is sent', () => {
    for (let time = 0; time < 3; time += 1) refused(() => tokens.claimsOf(token, expiresAt));
  });

  it('makes no other believed: one letter changed, shortened, of other keys', () => {
    const [head = '', body = '', seal = ''] = token.split('.');
    const other = seal.startsWith('A') ? 'B' : 'A';
    for (const forged of [`${head}.${body}.${other}${seal.slice(1)}`, `${head}.${body}.`, `${head}.${body}`, `${token} `])
      refused(() => tokens.claimsOf(forged, NOW));
    refused(() => new BelievedTokens(parseTokenKeys(makeTokenKeys())).claimsOf(token, NOW));
  });

  it('is verified once, and anew where so many came since that it was forgotten', () => {
    const verified = jest.spyOn(ring.keys as Map<string, TokenKey>, 'get');
    tokens.claimsOf(token, NOW);
    expect(verified).toHaveBeenCalledTimes(0);
    for (let other = 0; other < 5_000; other += 1)
      tokens.claimsOf(signAccess(ring, { ...grant, sessionId: newId(), endsAt: new Date('2027-01-01') }, NOW).token, NOW);
    verified.mockClear();
    expect(tokens.claimsOf(token, NOW)).toEqual({ ...grant, expiresAt });
    expect(verified).toHaveBeenCalledTimes(1);
    verified.mockRestore();
  });
});
