import fc from 'fast-check';
import {
  countsByKind,
  dueMissing,
  type MeaningfulEncounter,
  schoolYearOf,
  schoolYearsBetween,
} from '../../server/students/due-encounters.rules';

const had = (kind: MeaningfulEncounter['kind'], ...schoolYearsAgo: number[]): MeaningfulEncounter[] =>
  schoolYearsAgo.map((ago) => ({ kind, schoolYearsAgo: ago }));

describe('school years', () => {
  it.each([
    ['2026-08-31', 2025],
    ['2026-09-01', 2026],
    ['2027-01-01', 2026],
    ['2027-08-31', 2026],
  ])('puts %s into the school year that began in %i', (day, year) => {
    expect(schoolYearOf(day)).toBe(year);
  });

  it('counts school years, not twelve months', () => {
    expect(schoolYearsBetween('2026-08-31', '2026-09-01')).toBe(1);
    expect(schoolYearsBetween('2025-09-01', '2026-08-31')).toBe(0);
    expect(schoolYearsBetween('2023-10-10', '2026-10-05')).toBe(3);
  });

  it('takes a day to come for this year', () => {
    expect(schoolYearsBetween('2027-09-02', '2026-10-05')).toBe(0);
  });
});

describe('what is due', () => {
  it('owes an encounter with an employer in every school year', () => {
    expect(dueMissing(9, []).employer).toBe(true);
    expect(dueMissing(9, had('employer', 1, 1, 2)).employer).toBe(true);
    expect(dueMissing(9, had('employer', 0)).employer).toBe(false);
    expect(dueMissing(9, had('workplace', 0)).employer).toBe(true);
  });

  it.each([
    [9, [], false],
    [10, [], true],
    [11, [], true],
    [11, [2], false],
    [10, [0], false],
    [12, [1], true],
    [12, [0], false],
    [13, [1], false],
    [13, [2], true],
    [14, [2], false],
  ] as const)('in year %i with workplace experiences %j years ago: still owed is %s', (yearGroup, ago, isMissing) => {
    expect(dueMissing(yearGroup, had('workplace', ...ago)).workplace).toBe(isMissing);
  });

  it.each([
    [7, [], false],
    [8, [], true],
    [8, [0], false],
    [9, [1], true],
    [9, [0, 1], false],
    [9, [2, 2], true],
    [10, [1, 1], true],
    [10, [0], false],
    [11, [1], true],
    [11, [0, 0], false],
    [12, [], false],
    [13, [], false],
  ] as const)('in year %i with provider encounters %j years ago: still owed is %s', (yearGroup, ago, isMissing) => {
    expect(dueMissing(yearGroup, had('provider', ...ago)).provider).toBe(isMissing);
  });

  const kind = fc.constantFrom<MeaningfulEncounter['kind']>('employer', 'workplace', 'provider');
  const encounters = fc.array(fc.record({ kind, schoolYearsAgo: fc.integer({ min: 0, max: 7 }) }), { maxLength: 12 });

  it('never owes more for one encounter more, and does not look at their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 14 }), encounters, kind, (yearGroup, past, another) => {
        const before = dueMissing(yearGroup, past);
        expect(dueMissing(yearGroup, past.toReversed())).toEqual(before);
        const after = dueMissing(yearGroup, [...past, { kind: another, schoolYearsAgo: 0 }]);
        for (const one of ['employer', 'workplace', 'provider'] as const)
          expect(Number(after[one])).toBeLessThanOrEqual(Number(before[one]));
      }),
    );
  });

  it('counts every encounter once, under its kind', () => {
    fc.assert(
      fc.property(encounters, (past) => {
        const { employer, workplace, provider } = countsByKind(past);
        expect(employer + workplace + provider).toBe(past.length);
      }),
    );
  });
});
