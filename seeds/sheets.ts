import { v5 } from 'uuid';

export type Row = Readonly<Record<string, unknown>>;

/** Made once at random; with it, the same name gives the same id everywhere. */
const NAMESPACE = '8f1c1e9e-1f0b-4e4f-9a35-52ce2c5f9d0d';

/** Id of a thing of the demo world by its name, such as `student:1:1234`. */
export const idOf = (...names: readonly (string | number)[]): string => v5(names.join(':'), NAMESPACE);

/** The word list in a piece of text. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** The lines of a piece of text, without empty ones. */
export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Rows on their way into the database, by table; columns in camel case. */
export class Sheets {
  private readonly sheets = new Map<string, Row[]>();

  add(table: string, ...rows: readonly Row[]): void {
    const sheet = this.sheets.get(table);
    if (sheet) for (const row of rows) sheet.push(row);
    else this.sheets.set(table, [...rows]);
  }

  of(table: string): readonly Row[] {
    return this.sheets.get(table) ?? [];
  }

  get tables(): readonly string[] {
    return [...this.sheets.keys()];
  }
}
