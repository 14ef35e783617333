import fc from 'fast-check';
import { needWeight } from '../../server/matching/need.rules';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { comparable } from '../../server/matching/ranking.engine';
import { disclosureFor, prepareAudience, reachOf } from '../../server/matching/reach.engine';
import { DEFAULT_WEIGHTS, scoreOf } from '../../server/matching/score.engine';
import { bestForAudience } from './plain-lists';
import { plainInterest, plainReach } from './plain-scorer';
import { present, roleModelWith, studentWith } from './profiles';
import { roleModel, student, weights, world } from './worlds';

const member = fc.record({ student, need: fc.constantFrom(0.15, 0.4, 0.5, 0.6, 0.8, 1, 1.25) });
const members = fc.uniqueArray(member, { selector: (one) => one.student.id, minLength: 1, maxLength: 8 });
const roleModels = fc.uniqueArray(roleModel, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });

describe('need', () => {
  const settled = {
    meaningfulEncounters: 0,
    isThisYearsDueMissing: false,
    isOftenAbsent: false,
    hasSend: false,
    isDisadvantaged: false,
  };

  it.each([
    [0, 1],
    [1, 0.8],
    [2, 0.6],
    [3, 0.4],
    [4, 0.15],
    [9, 0.15],
  ])('after %d meaningful encounters is %d', (meaningfulEncounters, need) => {
    expect(needWeight({ ...settled, meaningfulEncounters })).toBe(need);
  });

  it("is 1 while this year's is missing, whatever came before", () => {
    expect(needWeight({ ...settled, meaningfulEncounters: 6, isThisYearsDueMissing: true })).toBe(1);
  });

  it.each(['isOftenAbsent', 'hasSend', 'isDisadvantaged'] as const)('is raised by a quarter where %s', (flag) => {
    expect(needWeight({ ...settled, meaningfulEncounters: 1, [flag]: true })).toBe(1);
    expect(needWeight({ ...settled, isThisYearsDueMissing: true, [flag]: true })).toBe(1.25);
  });

  it('is raised once, not several times, and never above 1.25', () => {
    const flags = { isOftenAbsent: true, hasSend: true, isDisadvantaged: true };
    expect(needWeight({ ...settled, ...flags, meaningfulEncounters: 3 })).toBe(0.5);
    expect(needWeight({ ...settled, ...flags, isThisYearsDueMissing: true })).toBe(1.25);
  });
});

describe('reach', () => {
  it('equals the plain mean by need, adds up, and lies between the smallest and the largest score', () => {
    fc.assert(
      fc.property(world, members, roleModel, weights, (w, audience, r, given) => {
        const reference = prepareReference(w.reference);
        const ready = audience.map(({ student: s, need }) => ({
          student: prepareStudent(s, { reference, traitCounts: w.counts }),
          need,
        }));
        const them = prepareRoleModel(r, reference);
        const prepared = prepareAudience(ready, given);
        const reach = reachOf(prepared, them);
        expect(reach.score.value).toBeCloseTo(plainReach(audience, r, w, given), 9);

        const sum = reach.score.contributions.reduce((total, { contribution }) => total + contribution, 0);
        expect(Math.abs(sum - reach.score.value)).toBeLessThanOrEqual(1e-9);
        for (const { weight, value, contribution } of reach.score.contributions) {
          expect(weight * value).toBeCloseTo(contribution, 9);
          expect(value >= 0 && value <= 1).toBe(true);
        }

        const { disclosure } = prepared;
        const scores = ready.map(({ student: s }) => scoreOf(s, them, { weights: given, disclosure }).value);
        expect(reach.score.value).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(reach.score.value).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);

        const reached = audience.filter(({ student: s }) => comparable(plainInterest(s, r, w)) >= 0.3).length;
        expect(reach.audience).toEqual({ size: audience.length, reached });
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same list, to the last bit, in whatever order students and role models come', () => {
    fc.assert(
      fc.property(world, members, roleModels, weights, (w, audience, all, given) => {
        const reference = prepareReference(w.reference);
        const ready = audience.map(({ student: s, need }) => ({
          student: prepareStudent(s, { reference, traitCounts: w.counts }),
          need,
        }));
        const them = all.map((r) => prepareRoleModel(r, reference));
        const list = bestForAudience(prepareAudience(ready, given), them, 5);
        expect(bestForAudience(prepareAudience(ready.toReversed(), given), them.toReversed(), 5)).toEqual(list);
        const plain = all
          .map((r) => ({ r, reach: comparable(plainReach(audience, r, w, given) * (1 - 0.3 * r.load)) }))
          .sort((a, b) => b.reach - a.reach || a.r.recentInvitations - b.r.recentInvitations || (a.r.id < b.r.id ? -1 : 1));
        expect(list.map((reach) => reach.roleModel.id)).toEqual(plain.slice(0, 5).map(({ r }) => r.id));
      }),
    );
  });

  it('uses what may not be shown only before five students or more', () => {
    const engineer = roleModelWith({ careers: [present('2122')], sex: { value: 'FEMALE', mayBeShown: false } });
    const girls = (count: number): Parameters<typeof prepareAudience>[0] =>
      Array.from({ length: count }, (_, index) => ({ student: studentWith({ id: `girl ${index}`, sex: 'FEMALE' }), need: 1 }));
    const counterStereotype = (count: number): number | undefined =>
      reachOf(prepareAudience(girls(count), DEFAULT_WEIGHTS), engineer).score.contributions.find(
        ({ criterion }) => criterion === 'COUNTER_STEREOTYPE',
      )?.value;
    expect(counterStereotype(4)).toBe(0);
    expect(counterStereotype(5)).toBeCloseTo(0.82, 12);
    const oneFiveTimes = Array.from({ length: 5 }, () => girls(1)).flat();
    expect(prepareAudience(oneFiveTimes, DEFAULT_WEIGHTS).disclosure).toBe('ONE_STUDENT');
    expect(disclosureFor(5)).toBe('AUDIENCE');
  });

  it('leans towards the students who need it most', () => {
    const keen = studentWith({ id: 'keen', interests: [{ kind: 'SUBJECT', code: 'physics', strength: 0.9 }] });
    const other = studentWith({ id: 'other', interests: [{ kind: 'SUBJECT', code: 'biology', strength: 0.9 }] });
    const [engineer, nurse] = [present('2122'), present('2231')].map((career) =>
      roleModelWith({ id: career.occupation, careers: [career] }),
    );
    const first = (needOfKeen: number, needOfOther: number): string | undefined => {
      const audience = [
        { student: keen, need: needOfKeen },
        { student: other, need: needOfOther },
      ];
      return bestForAudience(prepareAudience(audience, DEFAULT_WEIGHTS), [engineer!, nurse!], 1)[0]?.roleModel.id;
    };
    expect(first(1, 0.15)).toBe('2122');
    expect(first(0.15, 1.25)).toBe('2231');
  });

  it('is 0 for nobody', () => {
    const reach = reachOf(prepareAudience([], DEFAULT_WEIGHTS), roleModelWith({}));
    expect(reach.score.value).toBe(0);
    expect(reach.audience).toEqual({ size: 0, reached: 0 });
  });
});
