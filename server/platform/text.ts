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
