import fc from 'fast-check';
import { meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { Found } from '../../server/matching/ranked-slots.engine';
import type { Rank } from '../../server/matching/ranking.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { byScore, byScoreAndLoad, type RankBy } from '../../server/matching/rank-by.engine';
import { reachesAfter } from '../../server/matching/reach-page.engine';
import { anyAsk, anyCandidate, candidate, roleModelProfile } from './candidates';
import type { Chance } from './chance';
import { publishedUnitGroups } from './published-reference';
import { roleModel, student, weights, world } from './worlds';

export const TODAY = '2026-11-23';

/** Everybody of a small country, each once, with lives and limits that have nothing to do with each other. */
export const candidates = fc
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

export const questions = fc.record({
  world,
  people: candidates,
  asked: question,
});

type Asked = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

export function prepared({ world: { reference: source, counts }, people, asked }: Asked) {
  const reference = prepareReference(source);
  const basis = { reference, traitCounts: counts };
  const members = asked.students.map((profile, place) => ({ student: prepareStudent(profile, basis), need: 1 / (1 + place) }));
  const audience = prepareAudience(members, asked.weights);
  const ask = prepareAsk(asked.ask, TODAY, source);
  return { reference, audience, ask, people, rankBy: asked.rankBy, count: asked.count };
}

/** The plain engine: everybody is looked at. */
export function plainly(
  { reference, audience, ask, people, rankBy, count }: ReturnType<typeof prepared>,
  after: Rank | null,
): readonly Found[] {
  const eligible = people
    .filter((one) => meetsEveryCondition(one, ask))
    .map(({ profile }) => prepareRoleModel(profile, reference));
  return reachesAfter(audience, eligible, { rankBy, after, count }).map(({ roleModel, score: { value: reach } }) => ({
    rank: rankBy(roleModel, reach),
    reach,
    load: roleModel.load,
  }));
}

export const outside = (people: readonly Candidate[]): ReadonlySet<string> =>
  new Set(
    people.filter((one) => one.isExcludedBySchool || one.hasOpenInvitation || one.hasRefused).map(({ profile }) => profile.id),
  );

/** Small worlds leave the bounds of those who share a trait untried: there are no others to be better than they. */
export const CROWD = 600;
export const FEW_GROUPS = publishedUnitGroups.filter((_, place) => place % 20 === 0);

/** Somebody who has held three to five kinds of work; one in forty went to the student's school. */
export const withLongCareer = (chance: Chance, place: number): Candidate =>
  candidate({
    profile: roleModelProfile({
      id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
      careers: chance
        .some(FEW_GROUPS, 3 + chance.below(3))
        .map((occupation, at) => ({ occupation, isPresent: at === 0, years: 3 })),
      traits: chance.below(40) === 0 ? [{ kind: 'SCHOOL', value: 'theirs', mayBeShown: true }] : [],
      startingLevel: chance.below(6),
      yearsSinceEnteringField: chance.below(30),
    }),
  });
