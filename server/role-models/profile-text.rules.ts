import { unknownCode } from '../platform/form.rules';
import { type FieldProblem, problem } from '../platform/outcome';

/** What would let a student and an adult from outside reach each other past the staff. */
const CONTACT_DETAILS = [
  { what: 'an e-mail address', pattern: /[^\s@]{1,64}@[^\s@.]{1,255}\.\p{L}{2,}/u },
  { what: 'a web address', pattern: /\bhttps?:\/\/|\bwww\.\p{L}/iu },
  { what: 'a telephone number', pattern: /(?:\+|\b0)(?:[\s().-]?\d){9,}/u },
  { what: 'the name of an account', pattern: /(?:^|\s)@[\p{L}\p{N}_.]{3,}/u },
] as const;

/** Controls have no place in a text, but for the tab and the line break. */
const CONTROLS = /[^\P{Cc}\t\n\r]/u;

/** A text people will read: its length in characters, no contact details. Emoji and any script are welcome. */
export function problemsWithStory(
  path: string,
  text: string,
  { least, most }: { least: number; most: number },
): readonly FieldProblem[] {
  // Two UTF-16 units a character at most: what is longer need not be counted.
  const length = text.length > 2 * most + 1_000 ? text.length : Array.from(text.trim()).length;
  if (length < least || length > most) {
    const range = least === 0 ? `at most ${most.toLocaleString('en-GB')}` : `${least} to ${most.toLocaleString('en-GB')}`;
    return [problem(path, `must have ${range} characters; it has ${length.toLocaleString('en-GB')}`)];
  }
  if (CONTROLS.test(text)) return [problem(path, 'holds a control character; take it out')];
  const found = CONTACT_DETAILS.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return [];
  return [
    problem(path, `seems to hold ${found.what}; take it out: everything between students and you goes through their school`),
  ];
}

/** A list of codes of the reference data. */
export function problemsWithCodes(
  path: string,
  codes: readonly string[],
  { most, has, list }: { most: number; has: (code: string) => boolean; list: string },
): readonly FieldProblem[] {
  if (codes.length > most) return [problem(path, `may name at most ${most} codes; it names ${codes.length}`)];
  return codes.filter((code) => !has(code)).map((code) => unknownCode(path, code, list));
}
