import { readCsv } from '../../server/platform/csv';

it('reads cells by column, with the line each row ends in', () => {
  const { columns, rows } = readCsv('a.csv', '\uFEFFcode,title\n1,"Two, ""three"""\n\n2,"over\ntwo lines"\n');
  expect(columns).toEqual(['code', 'title']);
  expect(rows).toEqual([
    { line: 2, cells: { code: '1', title: 'Two, "three"' } },
    { line: 5, cells: { code: '2', title: 'over\ntwo lines' } },
  ]);
});

it('reads lines that end as on Windows, and renames columns', () => {
  expect(readCsv('a.csv', ' Code ;ignored, b\r\n 1 ,2\r\n', (name) => name.toLowerCase())).toEqual({
    columns: ['code ;ignored', 'b'],
    rows: [{ line: 2, cells: { 'code ;ignored': '1', b: '2' } }],
  });
});

it('reads an empty file as one without columns', () => {
  expect(readCsv('a.csv', '')).toEqual({ columns: [], rows: [] });
});

it.each([
  ['code,title\n1\n', 'a.csv, line 2: has 1 cell where the header has 2.'],
  ['code,title\n1,2\n1,2,3\n', 'a.csv, line 3: has 3 cells where the header has 2.'],
  ['code,code\n1,2\n', 'a.csv, line 1: has the column code twice.'],
])('refuses %j, naming file and line', (text, message) => {
  expect(() => readCsv('a.csv', text)).toThrow(message);
});

it('refuses a quotation mark out of place', () => {
  expect(() => readCsv('a.csv', 'code,title\n1,"never closed\n')).toThrow(/^a\.csv, line \d: is not CSV/);
});
