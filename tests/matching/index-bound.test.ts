import fc from 'fast-check';
import { IndexBound } from '../../server/matching/index-bound.engine';
import { prepareRoleModel } from '../../server/matching/prepare.engine';
import { reachValue } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { ask, candidate, roleModelProfile, studentProfile } from './candidates';
import { Chance } from './chance';
import { CROWD, FEW_GROUPS, prepared, questions, TODAY, withLongCareer } from './index-questions';
import { publishedReference } from './published-reference';

/** Sums in different orders, and traits in single precision. */
const ROUNDING = 1e-7;

type Question = ReturnType<typeof prepared>;

function boundOf({ reference, audience, people }: Question): { index: RoleModelIndex; bound: IndexBound } {
  const index = new RoleModelIndex(reference, TODAY);
  index.fill(people);
  index.settle();
  return { index, bound: new IndexBound(audience, index, index.scratch) };
}

/** Of everybody in an index: what they reach, and what bounds it. */
function boundsOf(question: Question) {
  const { reference, audience, people } = question;
  const { index, bound } = boundOf(question);
  const { starts } = bound.ranges;
  const listed = people.filter(({ listing }) => listing === 'LISTED');
  const bounds = listed.map(({ profile }) => {
    const slot = index.ids.slotOf(profile.id);
    const range = starts.findLastIndex((start) => start <= slot);
    const reach = reachValue(audience, prepareRoleModel(profile, reference));
    const shared = bound.traits.worths[slot]!;
    return {
      reach,
      isHolder: shared > 0,
      most: bound.mostOf(slot),
      isFound: foundIn(bound, range, reach - shared - ROUNDING).includes(slot),
      isFoundAmongHolders: bound.holdersAbove(reach - ROUNDING).includes(slot),
    };
  });
  bound.traits.clear();
  return bounds;
}

function foundIn(bound: IndexBound, range: number, floor: number): readonly number[] {
  return [...bound.find(Uint32Array.of(range), { from: 0, to: 1 }, floor)];
}

/** Of all ranges from a place on: who is found at once are those found range by range. */
function expectSameAtOnce(question: Question, from: number, floor: number): void {
  const { index, bound } = boundOf(question);
  const ranges = Uint32Array.from(bound.ranges.workOf.keys());
  const atOnce = [...bound.find(ranges, { from, to: ranges.length }, floor)];
  expect(atOnce).toEqual([...ranges.subarray(from)].flatMap((range) => foundIn(bound, range, floor)));
  if (from === 0 && floor === -Infinity) expect(atOnce).toHaveLength(index.size);
  bound.traits.clear();
}

function expectBounds(question: Question): void {
  for (const { reach, isHolder, most, isFound, isFoundAmongHolders } of boundsOf(question)) {
    expect(most).toBeGreaterThanOrEqual(reach - ROUNDING);
    expect(isFound).toBe(true);
    if (isHolder) expect(isFoundAmongHolders).toBe(true);
  }
}

/** A unit group the reference does not know. */
const unheardOf = (place: number): string => `X${place}`;

describe('the bounds of an index', () => {
  it('are never below what somebody reaches', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expectBounds(prepared(asked));
      }),
      { numRuns: 400 },
    );
  });

  it('find in several ranges at once whom they find in each', () => {
    const floors = fc.oneof(fc.constant(-Infinity), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(questions, fc.nat(5), floors, (asked, from, floor) => {
        expectSameAtOnce(prepared(asked), from, floor);
      }),
    );
  });

  it.each([1, 6])('are never below what somebody with a long career reaches, for %d students', (size) => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 40]]) };
    for (let seed = 0; seed < 20; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: size }, (_, place) =>
        studentProfile({
          id: `00000000-0000-7000-8000-00000000000${place}`,
          interests: chance.some(FEW_GROUPS, 3).map((code) => ({ kind: 'OCCUPATION', code, strength: 0.9 })),
          traits: [{ kind: 'SCHOOL', value: 'theirs' }],
          predictedLevel: 2,
        }),
      );
      const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
      const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place));
      expectBounds(prepared({ world: { reference: publishedReference, counts }, people, asked }));
    }
  });

  it.each([
    ['who answers an interest wholly', { strength: 1, interest: 1 }],
    ['where interests count for next to nothing', { strength: 0.9, interest: 1e-310 }],
    ['where interests count for nothing', { strength: 0.9, interest: 0 }],
  ])('are never below what somebody reaches %s', (_, { strength, interest }) => {
    const chance = new Chance(1);
    const people = Array.from({ length: CROWD }, (__, place) => withLongCareer(chance, place));
    const interests = FEW_GROUPS.slice(0, 3).map((code) => ({ kind: 'OCCUPATION' as const, code, strength }));
    const students = [studentProfile({ interests, traits: [{ kind: 'SCHOOL', value: 'theirs' }], predictedLevel: 2 })];
    const asked = { students, weights: { ...DEFAULT_WEIGHTS, INTEREST: interest }, ask: ask(), rankBy: byScore, count: 20 };
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 40]]) };
    expectBounds(prepared({ world: { reference: publishedReference, counts }, people, asked }));
  });

  it('are never below what somebody reaches by work before, beside who had none and shows no sex either', () => {
    const [now, before] = [FEW_GROUPS[0]!, FEW_GROUPS[9]!];
    const people = [false, true].map((hasEarlier, place) =>
      candidate({
        profile: roleModelProfile({
          id: `00000000-0000-7000-8000-00000000000${place}`,
          sex: null,
          careers: [
            { occupation: now, isPresent: true, years: 3 },
            ...(hasEarlier ? [{ occupation: before, isPresent: false, years: 3 }] : []),
          ],
        }),
      }),
    );
    const students = [studentProfile({ interests: [{ kind: 'OCCUPATION', code: before, strength: 0.9 }] })];
    const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
    const counts = { version: 0, listedRoleModels: people.length, counts: new Map<string, number>() };
    expectBounds(prepared({ world: { reference: publishedReference, counts }, people, asked }));
  });

  it('tell who lacks a trait of many from who has it', () => {
    const chance = new Chance(1);
    const [life] = Array.from({ length: 1 }, (_, place) => withLongCareer(chance, place));
    const people = Array.from({ length: 40 }, (_, place) => ({
      ...life!,
      profile: {
        ...life!.profile,
        id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
        traits: place % 2 === 0 ? [{ kind: 'SCHOOL' as const, value: 'theirs', mayBeShown: true }] : [],
      },
    }));
    const students = [studentProfile({ traits: [{ kind: 'SCHOOL', value: 'theirs' }] })];
    const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
    const counts = { version: 0, listedRoleModels: people.length, counts: new Map([['SCHOOL:theirs', people.length / 2]]) };
    const bounds = boundsOf(prepared({ world: { reference: publishedReference, counts }, people, asked }));
    for (const { reach, most, isHolder } of bounds) {
      expect(most).toBeCloseTo(reach, 6);
      expect(isHolder).toBe(false);
    }
  });

  it('are never below what somebody reaches by work that has a number too large for its column', () => {
    const people = Array.from({ length: 1_100 }, (_, place) =>
      candidate({
        profile: roleModelProfile({
          id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
          careers: [
            { occupation: FEW_GROUPS[place % 3]!, isPresent: true, years: 3 },
            { occupation: unheardOf(place), isPresent: false, years: 3 },
          ],
        }),
      }),
    );
    const interests = [10, 1_090].map((place) => ({ kind: 'OCCUPATION' as const, code: unheardOf(place), strength: 0.9 }));
    const students = [studentProfile({ interests })];
    const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
    const counts = { version: 0, listedRoleModels: people.length, counts: new Map<string, number>() };
    const question = prepared({ world: { reference: publishedReference, counts }, people, asked });
    expectBounds(question);
    const reached = boundsOf(question).map(({ reach }) => reach);
    for (const place of [10, 1_090]) expect(reached[place]).toBeGreaterThan(reached[place - 3]!);
  });
});
