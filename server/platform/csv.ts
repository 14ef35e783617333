import { type CsvError, parse } from 'csv-parse/sync';

/** What is wrong with a CSV file, in a sentence that names the file and the line. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';

  constructor(file: string, line: number, what: string) {
    super(`${file}, line ${line}: ${what}`);
  }
}

export interface CsvRow {
  /** Line of the file the row ends in; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * Reads a CSV file (RFC 4180) with a header, with or without byte order mark; `column` may rename what the header says.
 * Cells are trimmed, blank lines passed over. Throws a CsvProblem.
 */
export function readCsv(file: string, text: string, column: (name: string) => string = (name) => name): CsvTable {
  const [header, ...rest] = linesOf(file, text);
  const columns = (header?.cells ?? []).map((name) => column(name.trim()));
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined) throw new CsvProblem(file, header?.line ?? 1, `has the column ${repeated} twice.`);
  const rows = rest.map(({ line, cells }) => {
    if (cells.length !== columns.length)
      throw new CsvProblem(
        file,
        line,
        `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header has ${columns.length}.`,
      );
    return { line, cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])) };
  });
  return { columns, rows };
}

function linesOf(file: string, text: string): { line: number; cells: string[] }[] {
  try {
    const read = parse(text, { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true });
    return (read as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch (error) {
    throw new CsvProblem(
      file,
      (error as CsvError & { lines?: number }).lines ?? 1,
      'is not CSV: a quotation mark is out of place.',
    );
  }
}
