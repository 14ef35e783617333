import fc from 'fast-check';
import { IndexFilter } from '../../server/matching/index-filter.engine';
import { search } from '../../server/matching/index-search.engine';
import type { Candidate } from '../../server/matching/matching.types';
import { prepareReference } from '../../server/matching/prepare.engine';
import type { Rank } from '../../server/matching/ranking.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { ask, studentProfile } from './candidates';
import { Chance } from './chance';
import { candidates, CROWD, FEW_GROUPS, outside, plainly, prepared, questions, TODAY, withLongCareer } from './index-questions';
import { publishedReference } from './published-reference';

const searched = (
  index: RoleModelIndex,
  { audience, ask, people, rankBy, count }: ReturnType<typeof prepared>,
  after: Rank | null,
) => search(index, { audience, ask, outside: outside(people), rankBy, after, count });

const ways = fc.record({ fills: fc.boolean(), settles: fc.boolean() });

/** A question of a student who went to a school, and somebody who went to it too, or did not. */
const SHARING = {
  students: [studentProfile({ traits: [{ kind: 'SCHOOL', value: 'theirs' }] })],
  weights: DEFAULT_WEIGHTS,
  ask: ask(),
  rankBy: byScore,
  count: 20,
};
const having = (person: Candidate, has: boolean): Candidate => ({
  ...person,
  profile: { ...person.profile, traits: has ? [{ kind: 'SCHOOL', value: 'theirs', mayBeShown: true }] : [] },
});

describe('the index of role models', () => {
  it('answers what the plain engine answers, page after page', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const question = prepared(asked);
        const index = new RoleModelIndex(question.reference, TODAY);
        index.fill(question.people);
        index.settle();
        let after: Rank | null = null;
        for (let page = 0; page < 3; page += 1) {
          const expected = plainly(question, after);
          expect(searched(index, question, after)).toEqual(expected);
          after = expected.at(-1)?.rank ?? after;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('answers the same after any changes as one that is made anew', () => {
    fc.assert(
      fc.property(questions, candidates, fc.array(fc.nat(), { maxLength: 6 }), ways, (asked, later, gone, { fills, settles }) => {
        const index = new RoleModelIndex(prepareReference(asked.world.reference), TODAY);
        index.fill(asked.people);
        index.settle();
        const known = new Map(asked.people.map((person) => [person.profile.id, person]));
        for (const place of gone) {
          const person = asked.people[place % asked.people.length]!;
          known.delete(person.profile.id);
          index.remove(person.profile.id);
        }
        for (const person of later) {
          const { id } = asked.people[person.profile.careers.length % asked.people.length]!.profile;
          const changed = person.isPaused ? person : { ...person, profile: { ...person.profile, id } };
          known.set(changed.profile.id, changed);
          if (fills) index.fill([changed]);
          else index.put(changed);
        }
        if (fills || settles) index.settle();
        const people = [...known.values()];
        const question = prepared({ ...asked, people });
        expect(index.size).toBe(people.filter(({ listing }) => listing === 'LISTED').length);
        expect(searched(index, question, null)).toEqual(plainly(question, null));
      }),
      { numRuns: 400 },
    );
  });

  it('passes over nobody with a long career who shares a trait', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 40]]) };
    for (let seed = 0; seed < 40; seed += 1) {
      const chance = new Chance(seed);
      const asked = {
        students: [
          studentProfile({
            interests: chance.some(FEW_GROUPS, 2).map((code) => ({ kind: 'OCCUPATION', code, strength: 0.9 })),
            traits: [{ kind: 'SCHOOL', value: 'theirs' }],
            predictedLevel: 2,
          }),
        ],
        weights: DEFAULT_WEIGHTS,
        ask: ask(),
        rankBy: byScore,
        count: 20,
      };
      const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place));
      const question = prepared({ world: { reference: publishedReference, counts }, people, asked });
      const index = new RoleModelIndex(question.reference, TODAY);
      index.fill(people);
      index.settle();
      const expected = plainly(question, null);
      expect(expected).toHaveLength(20);
      expect(searched(index, question, null)).toEqual(expected);
    }
  });

  it('passes over nobody who came to a trait of many, or left it, since', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 2]]) };
    for (let seed = 0; seed < 20; seed += 1) {
      const chance = new Chance(seed);
      const people = Array.from({ length: CROWD }, (_, place) => having(withLongCareer(chance, place), place % 2 === 0));
      const index = new RoleModelIndex(prepareReference(publishedReference), TODAY);
      index.fill(people);
      index.settle();
      const later = people.map((person, place) => (place % 5 === 0 ? having(person, place % 2 === 1) : person));
      later.forEach((person, place) => {
        if (person !== people[place]) index.put(person);
      });
      const question = prepared({ world: { reference: publishedReference, counts }, people: later, asked: SHARING });
      expect(searched(index, question, null)).toEqual(plainly(question, null));
    }
  });

  it('passes over nobody without a trait of many that is one of few since', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 10]]) };
    const chance = new Chance(1);
    const first = Array.from({ length: CROWD }, (_, place) => {
      const has = place % 7 === 0;
      return { ...having(withLongCareer(chance, place), has), isPaused: has };
    });
    const later = Array.from({ length: CROWD / 2 }, (_, place) => having(withLongCareer(chance, CROWD + place), false));
    const index = new RoleModelIndex(prepareReference(publishedReference), TODAY);
    index.fill(first);
    index.settle();
    for (const one of later) index.put(one);
    const question = prepared({ world: { reference: publishedReference, counts }, people: [...first, ...later], asked: SHARING });
    expect(searched(index, question, null)).toEqual(plainly(question, null));
  });

  it('knows who came to a trait of few after it was filled', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', 30]]) };
    const chance = new Chance(2);
    const people = Array.from({ length: CROWD }, (_, place) => having(withLongCareer(chance, place), false));
    const index = new RoleModelIndex(prepareReference(publishedReference), TODAY);
    index.fill(people);
    index.settle();
    const later = people.map((one, place) => having(one, place % 20 === 0));
    for (const one of later) if (one.profile.traits.length > 0) index.put(one);
    const question = prepared({ world: { reference: publishedReference, counts }, people: later, asked: SHARING });
    expect(searched(index, question, null)).toEqual(plainly(question, null));
  });

  it('knows the first of very many traits', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', 1]]) };
    const chance = new Chance(3);
    const [first, ...others] = Array.from({ length: CROWD }, (_, place) => having(withLongCareer(chance, place), false));
    const languages = Array.from({ length: 300 }, (_, place) => ({
      kind: 'FIRST_LANGUAGE',
      value: `${place}`,
      mayBeShown: true,
    }));
    const { profile } = having(first!, true);
    const traits = [...profile.traits, ...languages] as typeof profile.traits;
    const people = [{ ...first!, profile: { ...profile, traits } }, ...others];
    const index = new RoleModelIndex(prepareReference(publishedReference), TODAY);
    index.fill(people);
    index.settle();
    const question = prepared({ world: { reference: publishedReference, counts }, people, asked: SHARING });
    const found = searched(index, question, null);
    expect(found).toEqual(plainly(question, null));
    expect(found.map(({ rank }) => rank.id)).toContain(profile.id);
  });

  it('looks closely at few where nothing with a weight is known of the student, so that all are worth the same', () => {
    const chance = new Chance(5);
    const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place)).map((person, place) => ({
      ...person,
      profile: { ...person.profile, recentInvitations: (place * 7) % 11 },
    }));
    const question = prepared({
      world: { reference: publishedReference, counts: { version: 0, listedRoleModels: CROWD, counts: new Map() } },
      people,
      asked: {
        students: [studentProfile({ interests: [], timetabledSubjects: [] })],
        weights: { INTEREST: 1, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 },
        ...{ ask: ask(), rankBy: byScore, count: 20 },
      },
    });
    const index = new RoleModelIndex(question.reference, TODAY);
    index.fill(people);
    index.settle();
    const looks = jest.spyOn(IndexFilter.prototype, 'holds');
    const first = searched(index, question, null);
    expect(first).toEqual(plainly(question, null));
    expect(first.map(({ reach }) => reach)).toEqual(new Array(20).fill(0));
    expect(looks.mock.calls.length).toBeLessThan(CROWD / 3);
    looks.mockRestore();
    const { rank } = first.at(-1)!;
    expect(searched(index, question, rank)).toEqual(plainly(question, rank));
  });

  it('answers the next question as ever after one that failed in the middle', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 10]]) };
    const chance = new Chance(1);
    const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place));
    const question = prepared({ world: { reference: publishedReference, counts }, people, asked: SHARING });
    const index = new RoleModelIndex(question.reference, TODAY);
    index.fill(people);
    index.settle();
    const fails = (): never => {
      throw new Error('in the middle');
    };
    expect(() => searched(index, { ...question, rankBy: fails }, null)).toThrow('in the middle');
    expect(searched(index, question, null)).toEqual(plainly(question, null));
  });
});
