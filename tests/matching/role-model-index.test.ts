import fc from 'fast-check';
import { meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import { search } from '../../server/matching/index-search.engine';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { Rank } from '../../server/matching/ranking.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { byScore, byScoreAndLoad, type RankBy } from '../../server/matching/rank-by.engine';
import { reachesAfter } from '../../server/matching/reach-page.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { anyAsk, anyCandidate, ask, candidate, roleModelProfile, studentProfile } from './candidates';
import { Chance } from './chance';
import { publishedReference, publishedUnitGroups } from './published-reference';
import { roleModel, student, weights, world } from './worlds';

const TODAY = '2026-11-23';

/** Everybody of a small country, each once, with lives and limits that have nothing to do with each other. */
const candidates = fc
  .array(fc.tuple(anyCandidate, roleModel), { minLength: 1, maxLength: 40 })
  .map((people) => people.map(([candidate, profile]): Candidate => ({ ...candidate, profile })))
  .map((people) => [...new Map(people.map((person) => [person.profile.id, person])).values()]);

/** An ask that nobody fails, so that order alone decides, or any. */
const asks = fc.oneof(
  anyAsk,
  anyAsk.map((ask): Ask => ({ ...ask, form: null, yearGroups: [], accessNeeds: [], groupSize: 1, ...EVERYBODY })),
);
const EVERYBODY = {
  isOnlineWelcome: true,
  days: { from: '2026-11-23', to: '2027-11-22' },
  parts: [],
  criteria: { sectors: [], occupations: [], subjects: [], sex: null },
};

const question = fc.record({
  students: fc.uniqueArray(student, { minLength: 1, maxLength: 7, selector: ({ id }) => id }),
  weights,
  ask: asks,
  rankBy: fc.constantFrom<RankBy>(byScore, byScoreAndLoad),
  count: fc.integer({ min: 1, max: 8 }),
});

const questions = fc.record({
  world,
  people: candidates,
  asked: question,
});

type Asked = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

function prepared({ world: { reference: source, counts }, people, asked }: Asked) {
  const reference = prepareReference(source);
  const basis = { reference, traitCounts: counts };
  const members = asked.students.map((profile, place) => ({ student: prepareStudent(profile, basis), need: 1 / (1 + place) }));
  const audience = prepareAudience(members, asked.weights);
  const ask = prepareAsk(asked.ask, TODAY, source);
  return { reference, audience, ask, people, rankBy: asked.rankBy, count: asked.count };
}

/** The plain engine: everybody is looked at. */
function plainly(
  { reference, audience, ask, people, rankBy, count }: ReturnType<typeof prepared>,
  after: Rank | null,
): readonly Rank[] {
  const eligible = people
    .filter((one) => meetsEveryCondition(one, ask))
    .map(({ profile }) => prepareRoleModel(profile, reference));
  return reachesAfter(audience, eligible, { rankBy, after, count }).map(({ roleModel, score }) => rankBy(roleModel, score.value));
}

const outside = (people: readonly Candidate[]): ReadonlySet<string> =>
  new Set(
    people.filter((one) => one.isExcludedBySchool || one.hasOpenInvitation || one.hasRefused).map(({ profile }) => profile.id),
  );

const searched = (
  index: RoleModelIndex,
  { audience, ask, people, rankBy, count }: ReturnType<typeof prepared>,
  after: Rank | null,
) => search(index, { audience, ask, outside: outside(people), rankBy, after, count });

/** Small worlds leave the bounds of those who share a trait untried: there are no others to be better than they. */
const CROWD = 600;
const FEW_GROUPS = publishedUnitGroups.filter((_, place) => place % 20 === 0);

/** Somebody who has held four kinds of work; one in ten went to the student's school. */
const withLongCareer = (chance: Chance, place: number): Candidate =>
  candidate({
    profile: roleModelProfile({
      id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
      careers: chance.some(FEW_GROUPS, 4).map((occupation, at) => ({ occupation, isPresent: at === 0, years: 3 })),
      traits: chance.below(10) === 0 ? [{ kind: 'SCHOOL', value: 'theirs', mayBeShown: true }] : [],
      startingLevel: chance.below(6),
      yearsSinceEnteringField: chance.below(30),
    }),
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
          after = expected.at(-1) ?? after;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('answers the same after any changes as one that is made anew', () => {
    fc.assert(
      fc.property(questions, candidates, fc.array(fc.nat(), { maxLength: 6 }), fc.boolean(), (asked, later, gone, settles) => {
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
          index.put(changed);
        }
        if (settles) index.settle();
        const people = [...known.values()];
        const question = prepared({ ...asked, people });
        expect(index.size).toBe(people.filter(({ listing }) => listing === 'LISTED').length);
        expect(searched(index, question, null)).toEqual(plainly(question, null));
      }),
      { numRuns: 400 },
    );
  });

  it('passes over nobody with a long career who shares a trait', () => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 10]]) };
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
});
