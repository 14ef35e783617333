import fc from 'fast-check';
import { liftIn } from '../../server/matching/counter-stereotype.engine';
import { interestValue } from '../../server/matching/interest.engine';
import type { Disclosure, RoleModelProfile, StudentProfile } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { PreparedRoleModel, PreparedStudent } from '../../server/matching/prepared.types';
import { comparable } from '../../server/matching/ranking.engine';
import { CRITERIA, scoreOf } from '../../server/matching/score.engine';
import { bestFor } from './plain-lists';
import { plainComponents, plainScore, type PlainWorld } from './plain-scorer';
import { interest, roleModel, student, weights, world } from './worlds';

const prepared = (
  { reference, counts }: PlainWorld,
  s: StudentProfile,
  r: RoleModelProfile,
): { student: PreparedStudent; roleModel: PreparedRoleModel } => {
  const numbered = prepareReference(reference);
  return {
    student: prepareStudent(s, { reference: numbered, traitCounts: counts }),
    roleModel: prepareRoleModel(r, numbered),
  };
};

const disclosure = fc.constantFrom<Disclosure>('ONE_STUDENT', 'AUDIENCE');
/** A world w, a student s and a role model r in it, and the terms they are scored on. */
const scoring = fc.record({ w: world, s: student, r: roleModel, given: weights, shown: disclosure });
const roleModels = fc.uniqueArray(roleModel, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });
const reversed = <Value>(values: readonly Value[]): Value[] => values.toReversed();

describe('the score of a pair', () => {
  it('equals the one written straight from the formulas', () => {
    fc.assert(
      fc.property(scoring, ({ w, s, r, given, shown }) => {
        const pair = prepared(w, s, r);
        const score = scoreOf(pair.student, pair.roleModel, { weights: given, disclosure: shown });
        const plain = plainComponents(s, r, w, shown === 'AUDIENCE');
        score.contributions.forEach(({ criterion, value }, index) => {
          expect(plain[index]!.criterion).toBe(criterion);
          // Rounded, two that differ in their last bit may fall to different sides.
          expect(value).toBeCloseTo(plain[index]!.value, 12);
        });
        expect(score.value).toBeCloseTo(plainScore(s, r, w, { weights: given, isBeforeAudience: shown === 'AUDIENCE' }), 9);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the sum of five contributions, each weight times value, all from 0 to 1', () => {
    fc.assert(
      fc.property(scoring, ({ w, s, r, given, shown }) => {
        const pair = prepared(w, s, r);
        const { value, contributions } = scoreOf(pair.student, pair.roleModel, { weights: given, disclosure: shown });
        expect(contributions.map(({ criterion }) => criterion)).toEqual(CRITERIA);
        for (const part of contributions) {
          expect(part.contribution).toBe(part.weight * part.value);
          expect(Math.min(part.value, part.weight)).toBeGreaterThanOrEqual(0);
          expect(part.value).toBeLessThanOrEqual(1);
          expect(part.weight).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(contributions.reduce((sum, part) => sum + part.contribution, 0) - value)).toBeLessThanOrEqual(1e-9);
        const weight = contributions.reduce((sum, part) => sum + part.weight, 0);
        expect([0, 1]).toContain(comparable(weight));
      }),
    );
  });

  it('leaves out what a student has no data for, alike for every role model', () => {
    fc.assert(
      fc.property(world, student, roleModel, weights, (w, s, r, given) => {
        const blank = { ...s, interests: [], timetabledSubjects: [], traits: [] };
        const pair = prepared(w, blank, r);
        const { contributions } = scoreOf(pair.student, pair.roleModel, { weights: given, disclosure: 'AUDIENCE' });
        expect(contributions.slice(0, 2).map(({ weight, value }) => [weight, value])).toEqual([
          [0, 0],
          [0, 0],
        ]);
      }),
    );
  });

  it('is not moved, for one student, by anything that may not be shown', () => {
    fc.assert(
      fc.property(world, student, roleModel, weights, (w, s, r, given) => {
        const shown = {
          ...r,
          traits: r.traits.filter(({ mayBeShown }) => mayBeShown),
          sex: r.sex?.mayBeShown === true ? r.sex : null,
        };
        const scores = [r, shown].map((one) => {
          const pair = prepared(w, s, one);
          return scoreOf(pair.student, pair.roleModel, { weights: given, disclosure: 'ONE_STUDENT' });
        });
        expect(scores[0]).toEqual(scores[1]);
      }),
    );
  });

  it('does not depend on the order of anything in either profile', () => {
    fc.assert(
      fc.property(scoring, ({ w, s, r, given, shown }) => {
        const turned = prepared(
          w,
          {
            ...s,
            interests: reversed(s.interests),
            timetabledSubjects: reversed(s.timetabledSubjects),
            aspirations: reversed(s.aspirations),
            traits: reversed(s.traits),
            routes: reversed(s.routes),
            pastEncounters: reversed(s.pastEncounters),
          },
          { ...r, careers: reversed(r.careers), traits: reversed(r.traits), topicSubjects: reversed(r.topicSubjects) },
        );
        const pair = prepared(w, s, r);
        const terms = { weights: given, disclosure: shown };
        expect(scoreOf(turned.student, turned.roleModel, terms)).toEqual(scoreOf(pair.student, pair.roleModel, terms));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('INTEREST', () => {
  it('is never lowered by a further interest', () => {
    fc.assert(
      fc.property(world, student, roleModel, interest, (w, s, r, further) => {
        fc.pre(s.interests.length > 0 || s.timetabledSubjects.length === 0);
        fc.pre(!s.interests.some(({ kind, code }) => kind === further.kind && code === further.code));
        const before = prepared(w, s, r);
        const after = prepared(w, { ...s, interests: [...s.interests, further] }, r);
        const values = [before, after].map((pair) => comparable(interestValue(pair.student.interests, pair.roleModel)));
        expect(values[1]).toBeGreaterThanOrEqual(values[0]!);
      }),
    );
  });
});

describe('lift', () => {
  it('is 0 at and above one half, and never above 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('FEMALE', 'MALE'), (share, sex) => {
        const { lift, share: own } = liftIn('2122', sex, { share, quality: 'UK_WHOLE', source: 'a publication', year: null });
        expect(lift).toBeLessThanOrEqual(1);
        if (own >= 0.5) expect(lift).toBe(0);
        else expect(lift).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the best for a student', () => {
  it('are those a full sort by plain score, recent invitations and id puts first', () => {
    fc.assert(
      fc.property(scoring, roleModels, fc.integer({ min: 0, max: 14 }), ({ w, s, given }, all, count) => {
        const reference = prepareReference(w.reference);
        const me = prepareStudent(s, { reference, traitCounts: w.counts });
        const plain = all
          .map((r) => ({ r, score: comparable(plainScore(s, r, w, { weights: given, isBeforeAudience: false })) }))
          .sort((a, b) => b.score - a.score || a.r.recentInvitations - b.r.recentInvitations || (a.r.id < b.r.id ? -1 : 1));
        const terms = { weights: given, disclosure: 'ONE_STUDENT' } as const;
        const ready = all.map((r) => prepareRoleModel(r, reference));
        const best = bestFor(me, ready, count, terms).map((suggested) => suggested.roleModel.id);
        expect(best).toEqual(plain.slice(0, count).map(({ r }) => r.id));
        expect(bestFor(me, ready.toReversed(), count, terms).map((suggested) => suggested.roleModel.id)).toEqual(best);
      }),
    );
  });
});
