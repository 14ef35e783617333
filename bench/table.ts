/** Lines of a table: the first column to the left, the others to the right, as wide as they need. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('   '), ...rows.map(line)];
}

export function print(lines: readonly string[]): void {
  console.log(`\n${lines.join('\n')}`);
}

/** In as many digits as say something. */
export const inDigits = (number: number): string => (number >= 100 ? number.toFixed(0) : number.toFixed(number >= 10 ? 1 : 2));

export const inMs = (milliseconds: number): string => `${inDigits(milliseconds)} ms`;

export const inMb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
