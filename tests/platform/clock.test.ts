import fc from 'fast-check';
import { dayOf } from '../../server/platform/clock';

const HALF_HOUR = 1_800_000;
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

describe('the school day of an instant', () => {
  it.each([
    ['the last moment of a day in winter', '2026-12-01T23:59:59.999Z', '2026-12-01'],
    ['midnight in winter', '2026-12-02T00:00:00.000Z', '2026-12-02'],
    ['the last moment of a day in summer', '2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['midnight in summer', '2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['midnight of the day clocks went back', '2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['midnight after the day clocks went back', '2026-10-26T00:00:00.000Z', '2026-10-26'],
  ])('is that of London at %s', (_, instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });

  it('is the same whatever was asked before', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 2 }), (first, steps) => {
        for (const step of steps) {
          const instant = new Date(first.getTime() + step * HALF_HOUR);
          expect(dayOf(instant)).toBe(day.format(instant));
        }
      }),
    );
  });

  it('is none of no instant', () => {
    expect(() => dayOf(new Date(NaN))).toThrow(RangeError);
  });
});
