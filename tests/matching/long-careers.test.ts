import { meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import { search } from '../../server/matching/index-search.engine';
import type { Candidate } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { reachesAfter } from '../../server/matching/reach-page.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { ask, candidate, roleModelProfile, studentProfile, today } from './candidates';
import { Chance } from './chance';
import { publishedReference, publishedUnitGroups } from './published-reference';

const COUNTRIES = 40;
const PEOPLE = 600;
const reference = prepareReference(publishedReference);
const basis = {
  reference,
  traitCounts: { version: 0, listedRoleModels: PEOPLE, counts: new Map([['SCHOOL:theirs', PEOPLE / 10]]) },
};
const groups = publishedUnitGroups.filter((_, place) => place % 20 === 0);

/** Everybody has held four kinds of work; one in ten went to the student's school. */
const person = (chance: Chance, place: number): Candidate =>
  candidate({
    profile: roleModelProfile({
      id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
      careers: chance.some(groups, 4).map((occupation, at) => ({ occupation, isPresent: at === 0, years: 3 })),
      traits: chance.below(10) === 0 ? [{ kind: 'SCHOOL', value: 'theirs', mayBeShown: true }] : [],
      startingLevel: chance.below(6),
      yearsSinceEnteringField: chance.below(30),
    }),
  });

it('passes over nobody with a long career who shares a trait', () => {
  const prepared = prepareAsk(ask(), today, publishedReference);
  for (let seed = 0; seed < COUNTRIES; seed += 1) {
    const chance = new Chance(seed);
    const people = Array.from({ length: PEOPLE }, (_, place) => person(chance, place));
    const student = studentProfile({
      interests: chance.some(groups, 2).map((code) => ({ kind: 'OCCUPATION', code, strength: 0.9 })),
      traits: [{ kind: 'SCHOOL', value: 'theirs' }],
      predictedLevel: 2,
    });
    const audience = prepareAudience([{ student: prepareStudent(student, basis), need: 1 }], DEFAULT_WEIGHTS);
    const index = new RoleModelIndex(reference, today);
    index.fill(people);
    index.settle();
    const question = { audience, rankBy: byScore, after: null, count: 20 };
    const eligible = people
      .filter((one) => meetsEveryCondition(one, prepared))
      .map(({ profile }) => prepareRoleModel(profile, reference));
    expect(eligible).not.toEqual([]);
    expect(search(index, { ...question, ask: prepared, outside: new Set() })).toEqual(
      reachesAfter(audience, eligible, question).map(({ roleModel, score }) => byScore(roleModel, score.value)),
    );
  }
});
