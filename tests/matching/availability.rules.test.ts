import fc from 'fast-check';
import { openMonthsOf } from '../../server/matching/availability.rules';
import { daysInWords } from '../../server/matching/calendar.rules';
import { explainConditions, prepareAsk } from '../../server/matching/conditions.rules';
import { eachDay, weekdayOf } from '../../server/platform/days';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { anyAsk, anyCandidate, anyToday, ask, candidate, reference, today } from './candidates';

const taken = (months: Record<string, number>) => new Map(Object.entries(months));

function whyNot(changes: Partial<Candidate>, asked: Partial<Ask> = {}, on = today) {
  return explainConditions(candidate(changes), prepareAsk(ask(asked), on, reference)).failed.map(
    ({ condition, explanation }) => `${condition}: ${explanation}`,
  );
}

describe('days that are asked for', () => {
  it('tells a range that crosses the end of a month with both', () => {
    expect(daysInWords('2026-11-30', '2026-12-04')).toBe('30 November to 4 December');
    expect(daysInWords('2026-11-30', '2027-11-04')).toBe('30 November 2026 to 4 November 2027');
  });

  it('opens no day before today', () => {
    expect(openMonthsOf({ from: '2026-11-01', to: '2026-12-01' }, '2026-11-29')).toEqual([
      {
        month: '2026-11',
        days: [
          { day: '2026-11-29', weekday: 7 },
          { day: '2026-11-30', weekday: 1 },
        ],
      },
      { month: '2026-12', days: [{ day: '2026-12-01', weekday: 2 }] },
    ]);
    expect(openMonthsOf({ from: '2026-11-01', to: '2026-11-02' }, '2026-11-29')).toEqual([]);
  });
});

const thursdayEvenings = { weekday: 4, part: 'EVENING' } as const;
const wholeYear = [{ from: '2026-11-01', to: '2027-10-31' }];

describe('capacity and free time', () => {
  it('says which month is full and which is not', () => {
    expect(whyNot({ commitments: taken({ '2026-12': 2 }) })).toEqual([
      'CAPACITY_LEFT: Full for December: 2 of 2 taken. More capacity, or a date in January, would make it possible.',
    ]);
  });

  it('passes over full months when it names the next', () => {
    const commitments = taken({ '2026-12': 2, '2027-01': 3, '2027-02': 1 });
    expect(whyNot({ commitments })[0]).toMatch(/a date in February/);
  });

  it('names no month in which they are never free, and the year of one that lies almost a year ahead', () => {
    const away = [{ from: '2027-01-01', to: '2027-02-28' }];
    expect(whyNot({ commitments: taken({ '2026-12': 2 }), away })[0]).toMatch(/a date in March, would/);
    const never = [{ from: '2027-01-01', to: '2028-12-31' }];
    expect(whyNot({ commitments: taken({ '2026-12': 2 }), away: never })[0]).toMatch(/ taken\. More capacity would make/);
    const months = ['2026-12', ...Array.from({ length: 10 }, (_, index) => `2027-${String(index + 1).padStart(2, '0')}`)];
    const full = Object.fromEntries(months.map((month) => [month, 2]));
    expect(whyNot({ commitments: taken(full) })[0]).toMatch(/a date in November 2027, would/);
  });

  it('looks at the twelve months after the window, and into no other', () => {
    const fullFor = (months: number) => {
      const full = Array.from({ length: months }, (_, index) => [
        `${2026 + Math.floor((index + 10) / 12)}-${String(((index + 10) % 12) + 1).padStart(2, '0')}`,
        2,
      ]);
      return whyNot({ commitments: taken(Object.fromEntries(full)) }, { days: { from: '2026-11-02', to: '2026-11-30' } })[0];
    };
    expect(fullFor(12)).toMatch(/a date in November 2027, would/);
    expect(fullFor(13)).toMatch(/ taken\. More capacity would make it possible\.$/);
  });

  it('lists a few full months and sums up many', () => {
    const commitments = taken({ '2026-11': 2, '2026-12': 2, '2027-01': 4, '2027-02': 2 });
    expect(whyNot({ commitments }, { days: { from: '2026-11-24', to: '2026-12-14' } })[0]).toMatch(
      /^CAPACITY_LEFT: Full for November \(2 of 2 taken\) and December \(2 of 2 taken\)\./,
    );
    expect(whyNot({ commitments }, { days: { from: '2026-11-24', to: '2027-02-14' } })[0]).toMatch(
      /^CAPACITY_LEFT: Full for every month from November to February\. .*March/,
    );
  });

  it('says so when they take nobody at all', () => {
    expect(whyNot({ capacityPerMonth: 0 })[0]).toMatch(/^CAPACITY_LEFT: They take no invitations at present\./);
  });

  it('needs a free time in a month that has capacity, not one of each', () => {
    const days = { from: '2026-11-30', to: '2026-12-31' };
    // November holds a Monday only; December is full.
    expect(whyNot({ commitments: taken({ '2026-12': 2 }) }, { days })).toEqual([
      'FREE_IN_WINDOW: Full for December: 2 of 2 taken. Usually free on Tuesday mornings and Thursday afternoons, which does not fit. The next day that would fit is Tuesday 5 January.',
    ]);
    const mondays = [{ weekday: 1, part: 'MORNING' as const }];
    expect(whyNot({ commitments: taken({ '2026-12': 2 }), usualSlots: mondays }, { days })).toEqual([]);
  });

  it('blames both where no day would fit even with capacity', () => {
    const failed = whyNot({ commitments: taken({ '2026-12': 2 }), away: [{ from: '2026-12-01', to: '2026-12-31' }] });
    expect(failed.map((line) => line.split(':')[0])).toEqual(['CAPACITY_LEFT', 'FREE_IN_WINDOW']);
  });

  it('counts the first and last day of an absence as away', () => {
    const days = { from: '2026-12-01', to: '2026-12-03' };
    expect(whyNot({ away: [{ from: '2026-12-01', to: '2026-12-03' }] }, { days })).toEqual([
      'FREE_IN_WINDOW: Away or taken at every time that fits from 1 to 3 December. The next day that would fit is Tuesday 8 December.',
    ]);
    expect(whyNot({ away: [{ from: '2026-12-02', to: '2026-12-03' }] }, { days })).toEqual([]);
  });

  it('takes what is booked out of a day and leaves the rest', () => {
    const usualSlots = [
      { weekday: 2, part: 'MORNING' as const },
      { weekday: 2, part: 'EVENING' as const },
    ];
    const days = { from: '2026-12-01', to: '2026-12-01' };
    const busy = [{ day: '2026-12-01', part: 'MORNING' as const }];
    expect(whyNot({ usualSlots, busy }, { days })).toEqual([]);
    expect(whyNot({ usualSlots, busy }, { days, parts: ['MORNING', 'AFTERNOON'] })[0]).toMatch(/^FREE_IN_WINDOW: Away or taken/);
  });

  it('offers a weekend only where it is among the usual times', () => {
    const days = { from: '2026-12-05', to: '2026-12-06' };
    expect(whyNot({}, { days })[0]).toMatch(/^FREE_IN_WINDOW/);
    expect(whyNot({ usualSlots: [{ weekday: 6, part: 'MORNING' }] }, { days })).toEqual([]);
  });

  it.each([
    ['another time on those days', {}, 'Another time of day would make it possible.'],
    [
      'another time on those days, or a later day',
      { usualSlots: [{ weekday: 2, part: 'MORNING' }, thursdayEvenings] },
      'The next day that would fit is Thursday 3 December. Another time of day would make it possible too.',
    ],
    [
      'another time on another day',
      { usualSlots: [{ weekday: 3, part: 'MORNING' }] },
      'At another time of day, the next day that would fit is Wednesday 2 December.',
    ],
    [
      'another time, far from now at best',
      { usualSlots: [{ weekday: 3, part: 'MORNING' }], away: wholeYear },
      'Another time of day, on other dates, may make it possible.',
    ],
    [
      'the same time, far from now at best',
      { usualSlots: [thursdayEvenings], away: wholeYear },
      'Other dates may make it possible.',
    ],
  ] as const)('promises of dates and times what would help and no more: %s', (_what, changes, words) => {
    const [line] = whyNot(changes, { days: { from: '2026-12-01', to: '2026-12-01' }, parts: ['EVENING'] });
    expect(line).toMatch(/^FREE_IN_WINDOW: /);
    expect(line?.endsWith(`. ${words}`)).toBe(true);
  });

  it.each([
    ['the next day', {}, '2028-08-30', 'The next day that would fit is Thursday 31 August.'],
    ['no day later than may be asked for', {}, '2028-08-31', 'Other dates may make it possible.'],
    [
      'no such day at another time either',
      { parts: ['EVENING'] },
      '2028-08-31',
      'Another time of day, on other dates, may make it possible.',
    ],
  ] as const)('promises, on the last days that may be asked for, %s', (_what, asked, day, words) => {
    const days = { from: day, to: day };
    const weekday = day === '2028-08-30' ? 4 : 5;
    const [line] = whyNot({ usualSlots: [{ weekday, part: 'MORNING' }] }, { ...asked, days });
    expect(line?.endsWith(`. ${words}`)).toBe(true);
  });

  it('names no month to come in that may not be asked for', () => {
    const fullIn = (month: string) => whyNot({ commitments: taken({ [month]: 2 }) }, { days: windowIn(month) });
    const windowIn = (month: string) => ({ from: `${month}-01`, to: `${month}-31` });
    expect(fullIn('2028-07')[0]).toMatch(/ More capacity, or a date in August, would make it possible\.$/);
    expect(fullIn('2028-08')[0]).toMatch(/ taken\. More capacity would make it possible\.$/);
  });

  it('asks for usual times where none are given', () => {
    expect(whyNot({ usualSlots: [] })[0]).toMatch(/^FREE_IN_WINDOW: They have not said when they are usually free\./);
  });

  it('says when the dates are over, and finds today still open', () => {
    expect(whyNot({}, {}, '2026-12-15')).toEqual([
      'FREE_IN_WINDOW: None of the days you asked for is still to come. Later dates may make it possible.',
    ]);
    expect(whyNot({}, { days: { from: '2026-12-01', to: '2026-12-08' } }, '2026-12-08')).toEqual([]);
  });

  it('agrees with a plain search through every day, part and month', () => {
    fc.assert(
      fc.property(anyCandidate, anyAsk, anyToday, (person, asked, on) => {
        const parts = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
        const possible = eachDay(asked.days.from, asked.days.to).some(
          (day) =>
            day >= on &&
            (person.commitments.get(day.slice(0, 7)) ?? 0) < person.capacityPerMonth &&
            !person.away.some(({ from, to }) => from <= day && day <= to) &&
            parts.some(
              (part) =>
                (asked.parts.length === 0 || asked.parts.includes(part)) &&
                person.usualSlots.some((slot) => slot.weekday === weekdayOf(day) && slot.part === part) &&
                !person.busy.some((busy) => busy.day === day && busy.part === part),
            ),
        );
        const names = explainConditions(person, prepareAsk(asked, on, reference)).failed.map(({ condition }) => condition);
        expect(!names.includes('CAPACITY_LEFT') && !names.includes('FREE_IN_WINDOW')).toBe(possible);
      }),
      { numRuns: 300 },
    );
  });
});
