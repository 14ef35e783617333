import fc from 'fast-check';
import { loadOf, orderValue } from '../../server/matching/load.engine';
import { byScore, byScoreAndLoad } from '../../server/matching/rank-by.engine';
import { bestOf, comparable } from '../../server/matching/ranking.engine';
import { prepareAudience, reachOf } from '../../server/matching/reach.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { bestForAudience } from './plain-lists';
import { present, roleModelWith, studentWith } from './profiles';

const counts = fc.record({
  invitations: fc.nat({ max: 60 }),
  encounters: fc.nat({ max: 60 }),
  capacityPerMonth: fc.nat({ max: 31 }),
});

describe('load', () => {
  it.each([
    [0, 0, 2, 0],
    [3, 0, 2, 0.5],
    [0, 3, 2, 0.5],
    [3, 3, 2, 0.5],
    [6, 2, 2, 1],
    [40, 0, 2, 1],
    [0, 0, 0, 1],
  ])(
    'of %i invitations and %i encounters at a capacity of %i a month is %d',
    (invitations, encounters, capacityPerMonth, load) => {
      expect(loadOf({ invitations, encounters, capacityPerMonth })).toBe(load);
    },
  );

  it('is 0 to 1, never falls with what is asked, and never rises with capacity', () => {
    fc.assert(
      fc.property(counts, fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (load, invited, met, room) => {
        const value = loadOf(load);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        const { invitations, encounters, capacityPerMonth } = load;
        const more = { ...load, invitations: invitations + invited, encounters: encounters + met };
        expect(loadOf(more)).toBeGreaterThanOrEqual(value);
        expect(loadOf({ ...load, capacityPerMonth: capacityPerMonth + room })).toBeLessThanOrEqual(value);
      }),
    );
  });

  it('takes at most 30% off what order is decided by', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (score, load) => {
        expect(orderValue(score, 0)).toBe(score);
        expect(orderValue(score, load)).toBeLessThanOrEqual(score);
        expect(comparable(orderValue(score, load))).toBeGreaterThanOrEqual(comparable(0.7 * score));
      }),
    );
  });
});

describe('before an audience', () => {
  const keen = studentWith({ id: 'keen', interests: [{ kind: 'SUBJECT', code: 'physics', strength: 0.9 }] });
  const audience = prepareAudience([{ student: keen, need: 1 }], DEFAULT_WEIGHTS);
  const engineer = (id: string, changes: object = {}) => roleModelWith({ id, careers: [present('2122')], ...changes });
  const idsOf = (reaches: readonly { readonly roleModel: { readonly id: string } }[]) =>
    reaches.map(({ roleModel }) => roleModel.id);

  it('puts whoever was asked a lot further down, hides nobody, and leaves their score as it was', () => {
    const busy = engineer('a', { load: 1, recentInvitations: 6 });
    const free = engineer('b');
    const unlike = roleModelWith({ id: 'c', careers: [present('2231')] });
    const list = bestForAudience(audience, [busy, free, unlike], 3);
    expect(idsOf(list)).toEqual(['b', 'a', 'c']);
    expect(list[1]?.score).toEqual(reachOf(audience, engineer('a')).score);
  });

  it('never puts somebody below those whose reach is under 70% of theirs', () => {
    const few = roleModelWith({ id: 'few', careers: [present('5241')] });
    const busy = engineer('busy', { load: 1 });
    expect(reachOf(audience, few).score.value).toBeLessThan(0.7 * reachOf(audience, busy).score.value);
    expect(idsOf(bestForAudience(audience, [few, busy], 2))).toEqual(['busy', 'few']);
  });

  it('does not touch the list of one student', () => {
    const roleModels = [engineer('a', { load: 1 }), roleModelWith({ id: 'b', careers: [present('2231')] })];
    const score = (roleModel: (typeof roleModels)[number]) => reachOf(audience, roleModel).score.value;
    const plain = bestOf(roleModels, 2, (roleModel) => byScore(roleModel, score(roleModel)));
    expect(plain.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(byScoreAndLoad(roleModels[0]!, score(roleModels[0]!)).value).toBeLessThan(
      byScore(roleModels[0]!, score(roleModels[0]!)).value,
    );
  });
});
