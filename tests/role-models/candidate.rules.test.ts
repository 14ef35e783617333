import fc from 'fast-check';
import { monthDaysBefore, partsTaken, wholeYearsBetween } from '../../server/role-models/candidate.rules';
import { entriesOf, fieldsOf, groupsOf, listReader } from '../../server/role-models/gathered-text.rules';

const DAY_MS = 86_400_000;
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10));

describe('whole years', () => {
  it.each([
    ['2015-09-01', '2026-10-05', 11],
    ['2015-10-05', '2026-10-05', 11],
    ['2015-10-06', '2026-10-05', 10],
    ['2016-02-29', '2017-02-28', 0],
    ['2016-02-29', '2017-03-01', 1],
    ['2027-01-01', '2026-10-05', 0],
  ])('from %s to %s are %i', (from, to, years) => {
    expect(wholeYearsBetween(from, to)).toBe(years);
  });

  it('never shrink as time goes on', () => {
    fc.assert(
      fc.property(day, day, day, (from, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string];
        expect(wholeYearsBetween(from, earlier)).toBeLessThanOrEqual(wholeYearsBetween(from, later));
      }),
    );
  });
});

it.each([
  ['2026-10-05', 90, '2026-07-01'],
  ['2026-10-31', 90, '2026-08-01'],
  ['2026-03-30', 90, '2025-12-01'],
  ['2026-12-18', 90, '2026-09-01'],
  ['2026-10-05', 0, '2026-10-01'],
])('finds the month that days reach back into: %s less %i is in %s', (from, days, expected) => {
  expect(monthDaysBefore(from, days)).toBe(expected);
});

describe('the parts of days a session takes', () => {
  const taken = (startsAt: string, endsAt: string) => partsTaken(startsAt, endsAt).map((busy) => `${busy.day} ${busy.part}`);
  it.each([
    ['2026-10-05 09:00', '2026-10-05 10:00', ['2026-10-05 MORNING']],
    ['2026-10-05 09:00', '2026-10-05 12:00', ['2026-10-05 MORNING']],
    ['2026-10-05 11:59', '2026-10-05 12:01', ['2026-10-05 MORNING', '2026-10-05 AFTERNOON']],
    ['2026-10-05 12:00', '2026-10-05 17:00', ['2026-10-05 AFTERNOON']],
    ['2026-10-05 17:00', '2026-10-05 18:00', ['2026-10-05 EVENING']],
    ['2026-10-05 09:00', '2026-10-05 20:00', ['2026-10-05 MORNING', '2026-10-05 AFTERNOON', '2026-10-05 EVENING']],
    ['2026-10-05 18:00', '2026-10-06 00:00', ['2026-10-05 EVENING']],
    ['2026-10-05 18:00', '2026-10-06 09:00', ['2026-10-05 EVENING', '2026-10-06 MORNING']],
  ])('from %s to %s', (startsAt, endsAt, expected) => {
    expect(taken(startsAt, endsAt)).toEqual(expected);
  });

  it('spells out no more than a year of a session without end', () => {
    expect(taken('2026-10-05 09:00', '9999-10-05 10:00').length).toBeLessThanOrEqual(3 * 366);
  });
});

describe('gathered text', () => {
  it('gives back what was gathered, to whom it belongs', () => {
    const id = fc.constantFrom(...[1, 2, 3].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`));
    const fields = fc.array(
      fc.string().filter((text) => !/[\u001e\u001f]/u.test(text)),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fields), { minLength: 1 }), (entries) => {
        const gathered = entries.map(([of, texts]) => [of, ...texts].join('\u001f')).join('\u001e');
        const read = groupsOf(gathered, (field) => [field(0), field(1), field(2)]);
        for (const [of] of entries) expect(read(of)).toEqual(entries.filter(([other]) => other === of).map(([, texts]) => texts));
      }),
    );
  });

  it('is empty where nothing was gathered', () => {
    expect(entriesOf('')).toEqual([]);
    expect(groupsOf('', () => 'never')('anybody')).toEqual([]);
    expect(fieldsOf('')(7)).toBe('');
  });

  it('keeps equal lists once', () => {
    const read = listReader(Number);
    expect(read('7,8,9')).toEqual([7, 8, 9]);
    expect(read('7,8,9')).toBe(read('7,8,9'));
    expect(read('')).toEqual([]);
  });
});
