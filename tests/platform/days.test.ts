import { addDays, daysBetween, eachDay, monthAfter, weekdayOf } from '../../server/platform/days';

describe('days as text', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['2024-02-29', 4],
    // Days on which clocks change in London.
    ['2026-03-29', 7],
    ['2026-10-25', 7],
  ])('knows the weekday of %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('counts every day of a year once, over both changes of the clock', () => {
    const year = eachDay('2026-01-01', '2026-12-31');
    expect(year).toHaveLength(365);
    expect(new Set(year).size).toBe(365);
    expect(year.at(-1)).toBe('2026-12-31');
  });

  it('crosses the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthAfter('2027-01')).toBe('2027-02');
  });

  it('counts the days from one to another, also backwards and over a change of the clock', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
    expect(daysBetween('2026-12-01', '2026-12-01')).toBe(0);
  });
});
