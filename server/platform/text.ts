/**
 * Text as it is searched and sorted: lower case, without accents and apostrophes, everything but letters and digits of any
 * script as single spaces, so that `O'Brien-Nuñez` and `obrien nunez` are one. May be empty.
 */
export const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Latin letters that have no accent to take off, as people type them who do not have them on their keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  þ: 'th',
  ð: 'd',
};

/**
 * A person's name as it is searched and sorted. As `normalised`, but nothing a name may consist of is lost: symbols (emoji among them)
 * stay, and so do the marks that are letters of their script, such as the vowels of Devanagari; only accents, Arabic and Hebrew
 * vowel points, and invisible characters go.
 */
export const normalisedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]|['’ʼ]|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœıħþð]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}\p{S}]+/gu, ' ')
    .trim();

/**
 * LIKE patterns for a search among normalised text with a space before it: each word must begin a word there, in any order.
 * `text` must be normalised, so it holds no wildcard; at most ten words count.
 */
export const wordPatterns = (text: string): readonly string[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => `% ${word}%`);

/** Whether text holds characters that are not for reading, but for line ends and tabs; PostgreSQL refuses some of them. */
export const hasControlCharacters = (text: string): boolean => /[^\P{Cc}\n\r\t]/u.test(text);

/** Text without the space around it, or null where nothing is left. */
export function given(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * The same text in memory of its own. Pieces of 13 characters or more are views to V8 of the text they come from: whoever keeps one for
 * long keeps all of that, which may be megabytes, and of other people.
 */
export const ownText = (text: string): string => text.split('').join('');
