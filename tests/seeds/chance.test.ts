import fc from 'fast-check';
import { Random, Wheel } from '../../seeds/random';
import { instantAt, schoolDays } from '../../seeds/school-calendar';
import { idOf } from '../../seeds/sheets';

describe('repeatable chance', () => {
  it('draws the same again from the same name', () => {
    const draws = (name: string) => {
      const random = Random.of(name);
      return Array.from({ length: 5 }, () => random.fraction());
    };
    expect(draws('a name')).toEqual(draws('a name'));
    expect(draws('a name')).not.toEqual(draws('another name'));
  });

  it('stays within what was asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 100 }), (name, least, width) => {
        const random = Random.of(name);
        const drawn = random.whole(least, least + width);
        const fraction = random.fraction();
        return drawn >= least && drawn <= least + width && fraction >= 0 && fraction < 1;
      }),
    );
  });

  it('spreads evenly over neighbouring names', () => {
    const drawn = Array.from({ length: 4_000 }, (_, index) => Random.of('student', index).fraction());
    const tenths = Array.from({ length: 10 }, (_, tenth) => drawn.filter((one) => Math.floor(one * 10) === tenth).length);
    for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(100);
  });

  it('gives each choice its weight', () => {
    const choices = [
      ['rare', 1],
      ['usual', 9],
    ] as const;
    const wheel = new Wheel(choices);
    const random = Random.of('weights');
    const rare = (draw: () => string) => Array.from({ length: 5_000 }, draw).filter((one) => one === 'rare').length;
    expect(Math.abs(rare(() => wheel.draw(random)) - 500)).toBeLessThan(100);
    expect(Math.abs(rare(() => random.weighted(choices)) - 500)).toBeLessThan(100);
  });

  it('never draws one twice for a sample', () => {
    const drawn = Random.of('sample').some([1, 2, 3, 4, 5], 9);
    expect([...drawn].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('says so where there is nothing to draw from', () => {
    expect(() => Random.of('nothing').pick([])).toThrow('a list of 0');
  });

  it('makes the same id from the same name', () => {
    expect(idOf('school', 1)).toBe(idOf('school', 1));
    expect(idOf('school', 1)).not.toBe(idOf('school', 2));
  });
});

describe('the school calendar', () => {
  it.each([
    ['2026-09-02', true, 'first day of term'],
    ['2026-09-05', false, 'Saturday'],
    ['2026-10-28', false, 'autumn half-term'],
    ['2026-12-18', true, 'last Friday before Christmas'],
    ['2026-12-28', false, 'Christmas'],
    ['2027-02-16', false, 'spring half-term'],
    ['2027-03-26', false, 'Good Friday'],
    ['2027-04-05', true, 'Monday after the Easter fortnight'],
    ['2027-05-03', false, 'May Day'],
    ['2027-06-01', false, 'summer half-term'],
    ['2027-07-20', true, 'last day'],
    ['2027-08-10', false, 'summer'],
  ])('knows whether %s is a school day', (day, isOpen) => {
    expect(schoolDays(day, day)).toEqual(isOpen ? [day] : []);
  });

  it('counts about 190 days a year, in order', () => {
    for (let year = 2023; year < 2032; year += 1) {
      const days = schoolDays(`${year}-09-01`, `${year + 1}-08-31`);
      expect(days).toEqual([...days].sort());
      expect(Math.abs(days.length - 190)).toBeLessThan(8);
    }
  });

  it.each([
    ['2026-07-01', '2026-07-01T08:15:00.000Z'],
    ['2026-10-23', '2026-10-23T08:15:00.000Z'],
    ['2026-10-26', '2026-10-26T09:15:00.000Z'],
    ['2027-03-26', '2027-03-26T09:15:00.000Z'],
    ['2027-03-29', '2027-03-29T08:15:00.000Z'],
  ])('knows the clock change on %s', (day, instant) => {
    expect(instantAt(day, '09:15')).toBe(instant);
  });
});
