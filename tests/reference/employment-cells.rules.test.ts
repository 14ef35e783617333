import { dateOf, isMissing, numberOf, occupationOf, periodsInOrder, sexOf } from '../../server/reference/employment-cells.rules';

it.each([
  ['Female', 'FEMALE'],
  ['females', 'FEMALE'],
  ['WOMEN', 'FEMALE'],
  ['2', 'FEMALE'],
  ['Male', 'MALE'],
  ['1', 'MALE'],
  ['All persons', 'ALL'],
  ['Total', 'ALL'],
  ['0', 'ALL'],
  ['', null],
  ['unknown', null],
])('reads the sex %j as %j', (text, sex) => {
  expect(sexOf(text)).toBe(sex);
});

it.each([
  ['2231 : Midwifery nurses', '2231'],
  ['2231 Midwifery nurses', '2231'],
  ['2231: Midwifery nurses', '2231'],
  ['2231', '2231'],
  ['22 : Health professionals', '22'],
  ['Total', ''],
  ['All occupations', ''],
  ['Midwifery nurses', null],
  ['22310 : Something finer', null],
  ['', null],
])('reads the occupation %j as %j', (text, code) => {
  expect(occupationOf(text)).toBe(code);
});

it.each(['', '-', '*', '!', '~', ':', '..', '#', '[x]', '[c]', 'c', 'n/a', 'NA', 'null'])(
  'takes %j for a suppressed figure',
  (text) => {
    expect([isMissing(text), numberOf(text)]).toEqual([true, null]);
  },
);

it.each([
  ['12300', 12300],
  ['12,300', 12300],
  ['1,212,300', 1212300],
  ['12300.5', 12300.5],
  ['0', 0],
  ['-5', null],
  ['1,23', null],
  ['12 300', null],
  ['1e5', null],
  ['many', null],
])('reads the value %j as %j', (text, number) => {
  expect([isMissing(text), numberOf(text)]).toEqual([false, number]);
});

it.each([
  ['Jan 2024-Dec 2024', { year: 2024, month: 12 }],
  ['Apr 2023-Mar 2024', { year: 2024, month: 3 }],
  ['2024-06', { year: 2024, month: 6 }],
  ['12 months to September 2023', { year: 2023, month: 9 }],
  ['2022', { year: 2022, month: 12 }],
  ['latest', null],
  ['', null],
])('reads the date %j', (text, date) => {
  expect(dateOf(text)).toEqual(date);
});

it('orders periods by their end', () => {
  expect(periodsInOrder(['Jan 2024-Dec 2024', 'Jan 2022-Dec 2022', 'Apr 2023-Mar 2024', 'Jan 2022-Dec 2022'])).toEqual([
    'Jan 2022-Dec 2022',
    'Apr 2023-Mar 2024',
    'Jan 2024-Dec 2024',
  ]);
});
