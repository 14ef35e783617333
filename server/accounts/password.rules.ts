import { COMMON_PASSWORDS } from './common-passwords.rules';

/** In characters as people count them. */
const SHORTEST_PASSWORD = 12;
/** In UTF-16 units; far above what anybody types, far below what would be a burden. */
export const LONGEST_PASSWORD = 256;

const FEWEST_DIFFERENT = 5;
/** A name shorter than this is in too many harmless words. */
const SHORTEST_NAME = 5;

/**
 * Why a password may not be chosen; empty where it may. There are no rules about capitals and symbols: length is what
 * helps, and not being on everybody's list. `email`: the account's, whose name the password must not contain.
 */
export function problemsWithPassword(password: string, email = ''): readonly string[] {
  if ([...password].length < SHORTEST_PASSWORD)
    return [
      `must have at least ${SHORTEST_PASSWORD} characters; three or four words that do not belong together are easy to remember`,
    ];
  if (password.length > LONGEST_PASSWORD) return [`must have at most ${LONGEST_PASSWORD} characters`];
  const plain = password.normalize('NFKC').toLowerCase();
  if (isOftenUsed(plain)) return ['is one that many people use; choose one of your own'];
  if (isPattern(plain)) return ['repeats itself or follows a simple order; choose something harder to guess'];
  const [name = ''] = email.toLowerCase().split('@', 1);
  if (name.length >= SHORTEST_NAME && plain.includes(name)) return ['must not contain your e-mail address'];
  return [];
}

/** On the list as it stands, or once the digits and signs around it are gone: `Liverpool2024!` is no better than `liverpool`. */
function isOftenUsed(plain: string): boolean {
  const word = plain.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  return COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(word);
}

const isPattern = (plain: string): boolean =>
  new Set(plain).size < FEWEST_DIFFERENT || /^(.{1,128})\1+$/su.test(plain) || isRun(plain, 1) || isRun(plain, -1);

/** Each character follows the one before it; after 9 comes 0. */
function isRun(text: string, step: 1 | -1): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code, index) => index === 0 || isNext(codes[index - 1] ?? 0, code, step));
}

function isNext(before: number, code: number, step: 1 | -1): boolean {
  const [first, second] = step === 1 ? [before, code] : [code, before];
  return second === first + 1 || (first === NINE && second === ZERO);
}

const ZERO = 48;
const NINE = 57;
