/** How Nomis and ONS write the cells of a table of employment by occupation and sex. */

/** Null where it says none of them; ALL is a total. */
export function sexOf(text: string): 'FEMALE' | 'MALE' | 'ALL' | null {
  if (/^(females?|women|2)$/i.test(text)) return 'FEMALE';
  if (/^(males?|men|1)$/i.test(text)) return 'MALE';
  return /^(all persons|all people|all|persons|total|0)$/i.test(text) ? 'ALL' : null;
}

/** Code of `2231 : Midwifery nurses` or `2231 Midwifery nurses`; empty for a total; null where there is no code. */
export function occupationOf(text: string): string | null {
  if (/^(total|all\b)/i.test(text)) return '';
  return /^([1-9]\d{0,3})(?=\s|:|$)/.exec(text)?.[1] ?? null;
}

/** A cell that holds no figure: empty, or one of the marks of suppression and unreliability. */
export const isMissing = (text: string): boolean => /^(|[-–—~*!#:x@]+|\.\.|\[[a-z]\]|c|null|n\/?a)$/i.test(text);

/** Not negative, with or without commas between thousands; null where it is no number. */
export const numberOf = (text: string): number | null =>
  /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** End of a period such as `Jan 2024-Dec 2024`, `2024-12`, `12 months to December 2024` or `2024`; null where no year is named. */
export function dateOf(text: string): { readonly year: number; readonly month: number } | null {
  const year = /.*\b((?:19|20|21)\d\d)\b/.exec(text)?.[1];
  if (year === undefined) return null;
  const iso = new RegExp(`${year}-(0[1-9]|1[0-2])\\b`).exec(text)?.[1];
  const named = [...text.toLowerCase().matchAll(/[a-z]{3,}/g)]
    .map(([word]) => MONTHS.indexOf(word.slice(0, 3)) + 1)
    .filter(Boolean);
  return { year: Number(year), month: Number(iso ?? named.at(-1) ?? 12) };
}

/** Periods without repetition, the earliest first; those of one end stay apart, in the order of their names. */
export function periodsInOrder(periods: readonly string[]): readonly string[] {
  const endOf = (period: string): number => {
    const { year, month } = dateOf(period) ?? { year: 0, month: 0 };
    return year * 12 + month;
  };
  return [...new Set(periods)].sort((one, other) => endOf(one) - endOf(other) || (one < other ? -1 : 1));
}
