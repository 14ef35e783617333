import fc from 'fast-check';
import { conditions, meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import { IndexFilter } from '../../server/matching/index-filter.engine';
import { search } from '../../server/matching/index-search.engine';
import type { Candidate } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { byScore, byScoreAndLoad, type RankBy } from '../../server/matching/rank-by.engine';
import type { Found } from '../../server/matching/ranked-slots.engine';
import { type AudienceMember, prepareAudience } from '../../server/matching/reach.engine';
import { reachesAfter } from '../../server/matching/reach-page.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { anyAsk, anyCandidate, anyToday, ask, candidate, reference, today } from './candidates';
import { asking, crowd, uuidOf } from './crowd';
import { publishedReference } from './published-reference';

const SEED = 2026;
const FORMS = ['TALK', 'WORK_EXPERIENCE', 'MENTORING_SESSION', 'ONLINE_SESSION'] as const;

const isOutside = (one: Candidate): boolean => one.isExcludedBySchool || one.hasOpenInvitation || one.hasRefused;

/** Anything, or what meets every condition but for some parts of anything: so that often one condition alone decides. */
const nearly = <Whole extends object>(any: fc.Arbitrary<Whole>, make: (changes: Partial<Whole>) => Whole): fc.Arbitrary<Whole> =>
  fc.oneof(
    any,
    fc.tuple(any, fc.array(fc.nat(), { minLength: 1, maxLength: 2 })).map(([one, places]) => {
      const parts = Object.keys(one) as (keyof Whole)[];
      const kept = places.map((place) => parts[place % parts.length]!);
      return make(Object.fromEntries(kept.map((part) => [part, one[part]])) as Partial<Whole>);
    }),
  );

describe('the conditions over the index', () => {
  const [PEOPLE, ASKS] = [500, 200];
  const anybody = fc.tuple(anyCandidate, fc.subarray([...FORMS])).map(([one, forms]): Candidate => ({ ...one, forms }));
  const people = fc
    .sample(nearly(anybody, candidate), { seed: SEED, numRuns: PEOPLE })
    .map((one, number): Candidate => ({ ...one, profile: { ...one.profile, id: uuidOf(number) } }));
  const asks = fc.sample(fc.tuple(nearly(anyAsk, ask), fc.oneof(fc.constant(today), anyToday)), { seed: SEED, numRuns: ASKS });
  /** By condition: how often it failed, and how often it alone did. */
  const failed = new Map(conditions.map(({ name }) => [name, { all: 0, alone: 0 }]));
  let eligible = 0;

  const count = (failing: typeof conditions): void => {
    if (failing.length === 0) eligible += 1;
    for (const { name } of failing) {
      failed.get(name)!.all += 1;
      if (failing.length === 1) failed.get(name)!.alone += 1;
    }
  };

  it('hold of exactly those of whom they hold as rules, pair by pair', () => {
    for (const [asked, day] of asks) {
      const index = new RoleModelIndex(prepareReference(reference), day);
      index.fill(people);
      index.settle();
      const prepared = prepareAsk(asked, day, reference);
      const outside = new Set(people.filter(isOutside).map(({ profile }) => index.ids.slotOf(profile.id)));
      const filter = new IndexFilter(index, prepared, outside);
      const differing = people.filter((one) => {
        const slot = index.ids.slotOf(one.profile.id);
        return meetsEveryCondition(one, prepared) !== (slot >= 0 && filter.holds(slot));
      });
      expect({ asked, day, differing }).toEqual({ asked, day, differing: [] });
      for (const one of people) count(conditions.filter(({ holds }) => !holds(one, prepared)));
    }
  });

  it('were each tried on many who meet them, many who do not, and some who fail nothing else', () => {
    const pairs = PEOPLE * ASKS;
    for (const [name, { all, alone }] of failed) {
      const tried = { name, isMetByMany: all < 0.95 * pairs, isFailedByMany: all > 0.02 * pairs, isFailedAlone: alone >= 20 };
      expect(tried).toEqual({ name, isMetByMany: true, isFailedByMany: true, isFailedAlone: true });
    }
    expect(eligible).toBeGreaterThan(1_000);
  });
});

describe('a search among 3,000, of whom most are passed over', () => {
  const [ROLE_MODELS, STUDENTS, CLASSES, CLASS_SIZE, FIRST] = [3_000, 100, 20, 20, 20];
  const { people, traitCounts, pairs, chance } = crowd(SEED, ROLE_MODELS, STUDENTS, DEFAULT_WEIGHTS);
  const prepared = prepareReference(publishedReference);
  const members = pairs.map(({ student }): AudienceMember => ({
    student: prepareStudent(student, { reference: prepared, traitCounts }),
    need: chance.one([1, 0.8, 0.4]),
  }));
  const ready = new Map(people.map(({ profile }) => [profile.id, prepareRoleModel(profile, prepared)]));
  const outside = new Set(people.filter(isOutside).map(({ profile }) => profile.id));
  const index = new RoleModelIndex(prepared, today);
  index.fill(people);
  index.settle();

  /** The first pages by the index and by looking at everybody, and at how many the index looked closely for the first. */
  function pages(of: readonly AudienceMember[], rankBy: RankBy) {
    const audience = prepareAudience(of, DEFAULT_WEIGHTS);
    const wanted = prepareAsk(asking(chance, of.length), today, publishedReference);
    const eligible = people.filter((one) => meetsEveryCondition(one, wanted)).map(({ profile }) => ready.get(profile.id)!);
    const plain = reachesAfter(audience, eligible, { rankBy, after: null, count: 3 * FIRST });
    const expected = plain.map(({ roleModel, score: { value: reach } }) => ({
      rank: rankBy(roleModel, reach),
      reach,
      load: roleModel.load,
    }));
    const looking = jest.spyOn(IndexFilter.prototype, 'holds');
    const found: Found[] = [];
    let looked = 0;
    for (let page = 0; page < 3; page += 1) {
      const after = expected[page * FIRST - 1]?.rank ?? null;
      if (page === 0 || after !== null)
        found.push(...search(index, { audience, ask: wanted, outside, rankBy, after, count: FIRST }));
      if (page === 0) looked = looking.mock.calls.length;
    }
    looking.mockRestore();
    return { found, expected, looked, eligible: eligible.length };
  }

  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  it('answers 100 students what looking at everybody answers, page after page', () => {
    const asked = members.map((member) => pages([member], byScore));
    for (const { found, expected } of asked) expect(found).toEqual(expected);
    expect(mean(asked.map(({ eligible }) => eligible))).toBeGreaterThan(1_000);
    expect(mean(asked.map(({ looked }) => looked))).toBeLessThan(ROLE_MODELS / 5);
  });

  it('answers 20 classes what looking at everybody answers, page after page', () => {
    const asked = Array.from({ length: CLASSES }, () => {
      const start = chance.below(STUDENTS - CLASS_SIZE);
      return pages(members.slice(start, start + CLASS_SIZE), byScoreAndLoad);
    });
    for (const { found, expected } of asked) expect(found).toEqual(expected);
    expect(asked.filter(({ eligible }) => eligible > 3 * FIRST).length).toBeGreaterThan(CLASSES / 3);
    expect(mean(asked.map(({ looked }) => looked))).toBeLessThan(ROLE_MODELS / 2);
  });
});
