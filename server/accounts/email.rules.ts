/** Longest address that mail can be sent to (RFC 5321), in characters. */
const LONGEST = 254;
const ADDRESS = /^[^\s@\p{C}]{1,64}@[^\s@.\p{C}]+(\.[^\s@.\p{C}]+)+$/u;

/** The one form an address is stored and looked up in; null where it is no e-mail address. */
export function normalisedEmail(text: string): string | null {
  if (text.length > 2 * LONGEST) return null;
  const address = text.trim().normalize('NFKC').toLowerCase();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null;
}
