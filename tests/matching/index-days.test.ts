import fc from 'fast-check';
import { dayNumber, monthNumber } from '../../server/matching/index-days.engine';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1930, 0, 1);

const dayText = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

it('counts days as the calendar does, from 1 for 1 January 1930', () => {
  expect([dayNumber('1930-01-01'), dayNumber('1930-12-31'), dayNumber('2000-02-29'), dayNumber('2000-03-01')]).toEqual([
    1, 365, 25_627, 25_628,
  ]);
  for (let number = 1; number <= 0xffff; number += 1) expect(dayNumber(dayText(FIRST + (number - 1) * DAY_MS))).toBe(number);
});

it('takes a day outside of 1930 to 2109 for the nearest in it', () => {
  expect([dayNumber('1929-12-31'), dayNumber('1000-01-01'), dayNumber('2109-06-07'), dayNumber('9999-12-31')]).toEqual([
    1, 1, 0xffff, 0xffff,
  ]);
});

it('counts months from January 2000, of a month or a day in it', () => {
  const months = fc.record({ year: fc.integer({ min: 2000, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(months, ({ year, month }) => {
      const text = `${year}-${String(month).padStart(2, '0')}`;
      expect([monthNumber(text), monthNumber(`${text}-17`)]).toEqual([
        (year - 2000) * 12 + month - 1,
        (year - 2000) * 12 + month - 1,
      ]);
    }),
  );
});
