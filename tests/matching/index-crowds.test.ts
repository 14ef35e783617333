import { Route } from '../../schema/shared/route.type';
import { IndexBound } from '../../server/matching/index-bound.engine';
import { search } from '../../server/matching/index-search.engine';
import type { Candidate, RoleModelProfile, StudentProfile, Trait, Weights } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel } from '../../server/matching/prepare.engine';
import { byScore, byScoreAndLoad } from '../../server/matching/rank-by.engine';
import type { Rank } from '../../server/matching/ranking.engine';
import { reachValue } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { ask, candidate, roleModelProfile, studentProfile } from './candidates';
import { Chance } from './chance';
import { outside, plainly, prepared, TODAY } from './index-questions';
import { publishedReference, publishedUnitGroups } from './published-reference';

/**
 * Crowds of people with many topics and traits, which small worlds do not have: more topics than an index has bits for, and traits of
 * few, of some and of very many.
 */
const CROWDS = 16;
const reference = prepareReference(publishedReference);
const SECTORS = [...publishedReference.sectorOccupations.keys()];
const SUBJECTS = [...publishedReference.subjectOccupations.keys()];
const GROUPS = publishedUnitGroups.filter((_, place) => place % 6 === 0);
/** Of half a per cent to 38 per cent of people. */
const TRAITS = Array.from({ length: 24 }, (_, place): Trait & { readonly share: number } => ({
  kind: 'SCHOOL',
  value: `school ${place}`,
  share: place < 12 ? 0.05 + place * 0.03 : 0.005 * (place - 11),
}));
const NOTHING: Weights = { INTEREST: 0, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 };
const WEIGHTS: readonly Weights[] = [
  DEFAULT_WEIGHTS,
  { ...NOTHING, BACKGROUND: 1 },
  { ...NOTHING, INTEREST: 1 },
  { ...NOTHING, INTEREST: 0.05, BACKGROUND: 0.45, COUNTER_STEREOTYPE: 0.2, ATTAINABILITY: 0.3 },
  { ...NOTHING, COUNTER_STEREOTYPE: 0.5, VARIETY: 0.5 },
];
/** Sums in different orders, and traits in single precision. */
const ROUNDING = 1e-7;

const idOf = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;
const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
/** A number below a limit, or now and then none. */
const maybe = (chance: Chance, limit: number): number | null => (chance.below(8) === 0 ? null : chance.below(limit));

const careersOf = (chance: Chance): RoleModelProfile['careers'] =>
  chance.some(GROUPS, chance.below(6)).map((occupation, at) => ({
    occupation: chance.below(40) === 0 ? `X${chance.below(5)}` : occupation,
    isPresent: at === 0 ? chance.below(10) > 0 : chance.below(12) === 0,
    years: chance.below(5),
  }));

const somebody = (chance: Chance, place: number): Candidate =>
  candidate({
    isPaused: chance.below(30) === 0,
    profile: roleModelProfile({
      id: idOf(place),
      careers: careersOf(chance),
      topicSectors: once(chance.some(SECTORS, chance.below(4))),
      topicSubjects: once(chance.some(SUBJECTS, chance.below(5))),
      traits: TRAITS.filter(({ share }) => chance.number() < share).map(({ kind, value }) => ({
        kind,
        value,
        mayBeShown: chance.below(2) === 0,
      })),
      sex: chance.below(4) === 0 ? null : { value: chance.one(['FEMALE', 'MALE']), mayBeShown: chance.below(3) > 0 },
      route: chance.one(['APPRENTICESHIP', 'UNIVERSITY', null]),
      yearsSinceEnteringField: maybe(chance, 40),
      startingLevel: maybe(chance, 9),
      recentInvitations: chance.below(4),
      load: chance.below(3) === 0 ? chance.number() : 0,
    }),
  });

const someStudent = (chance: Chance, place: number): StudentProfile =>
  studentProfile({
    id: idOf(900_000 + place),
    interests: [
      ...once(chance.some(SUBJECTS, chance.below(3))).map((code) => ({ kind: 'SUBJECT' as const, code, strength: 0.6 })),
      ...once(chance.some(SECTORS, chance.below(3))).map((code) => ({ kind: 'SECTOR' as const, code, strength: 0.9 })),
      ...once(chance.some(GROUPS, chance.below(2))).map((code) => ({ kind: 'OCCUPATION' as const, code, strength: 0.3 })),
    ],
    timetabledSubjects: once(chance.some(SUBJECTS, chance.below(14))),
    traits: TRAITS.filter(() => chance.below(4) === 0).map(({ kind, value }) => ({ kind, value })),
    sex: chance.one(['FEMALE', 'MALE', null]),
    routes: chance.below(2) === 0 ? [] : ['APPRENTICESHIP'],
    predictedLevel: maybe(chance, 9),
    pastEncounters: Array.from({ length: chance.below(3) }, () => ({
      occupation: chance.one(GROUPS),
      roleModelId: chance.below(2) === 0 ? null : idOf(chance.below(700)),
      schoolYearsAgo: chance.below(3),
    })),
  });

function questionFor(chance: Chance, people: readonly Candidate[]) {
  const students = Array.from({ length: chance.one([1, 1, 2, 6]) }, (_, place) => someStudent(chance, place));
  const counts = new Map(TRAITS.map(({ kind, value, share }) => [`${kind}:${value}`, Math.ceil(people.length * share)]));
  return prepared({
    world: { reference: publishedReference, counts: { version: 0, listedRoleModels: people.length, counts } },
    people: [...people],
    asked: {
      students,
      weights: chance.one(WEIGHTS),
      ask: ask(),
      rankBy: chance.one([byScore, byScoreAndLoad]),
      count: 1 + chance.below(20),
    },
  });
}

type Question = ReturnType<typeof questionFor>;

function expectPages(index: RoleModelIndex, question: Question): void {
  let after: Rank | null = null;
  for (let page = 0; page < 2; page += 1) {
    const expected = plainly(question, after);
    expect(search(index, { ...question, outside: outside(question.people), after })).toEqual(expected);
    after = expected.at(-1)?.rank ?? after;
  }
}

/** No bound is below what somebody reaches. */
function expectBounds(index: RoleModelIndex, { audience, people }: Question): void {
  const bound = new IndexBound(audience, index, index.scratch);
  for (const { profile } of people.slice(0, 40)) {
    const slot = index.ids.slotOf(profile.id);
    const reach = reachValue(audience, prepareRoleModel(profile, reference));
    expect(bound.mostOf(slot)).toBeGreaterThanOrEqual(reach - ROUNDING);
    if (bound.traits.worths[slot]! > 0) expect(bound.holdersAbove(reach - ROUNDING)).toContain(slot);
  }
  bound.traits.clear();
}

/** Some leave, some come, and some are no longer who they were. */
function changed(index: RoleModelIndex, known: Map<string, Candidate>, chance: Chance): void {
  const places = Math.ceil(known.size * 1.2);
  for (let change = chance.below(known.size); change > 0; change -= 1) {
    const person = somebody(chance, chance.below(places));
    if (chance.below(6) === 0) {
      index.remove(person.profile.id);
      known.delete(person.profile.id);
    } else {
      index.put(person);
      known.set(person.profile.id, person);
    }
  }
}

it.each(Array.from({ length: CROWDS }, (_, seed) => seed))('answers crowd %d what looking at everybody answers', (seed) => {
  const chance = new Chance(seed);
  const crowd = Array.from({ length: 60 + chance.below(500) }, (_, place) => somebody(chance, place));
  const known = new Map(crowd.map((person) => [person.profile.id, person]));
  const index = new RoleModelIndex(reference, TODAY);
  index.fill(crowd);
  index.settle();
  for (let time = 0; time < 3; time += 1) {
    if (time > 0) changed(index, known, chance);
    for (let asked = 0; asked < 4; asked += 1) {
      const question = questionFor(chance, [...known.values()]);
      expectPages(index, question);
      expectBounds(index, question);
      expect(index.scratch.every((worth) => worth === 0)).toBe(true);
    }
  }
});

const ROUTES = [...Object.values(Route), null];
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, null];

/** Those who come last have come to their work most lately, and share a trait of many. */
const ofManyWays = (place: number, people: number): Candidate =>
  candidate({
    profile: roleModelProfile({
      id: idOf(place),
      route: ROUTES[place % ROUTES.length]!,
      startingLevel: LEVELS[Math.floor(place / ROUTES.length) % LEVELS.length]!,
      yearsSinceEnteringField: Math.floor((people - place) / (ROUTES.length * LEVELS.length)),
      traits: place % 3 === 0 ? [{ kind: 'SCHOOL', value: 'theirs', mayBeShown: true }] : [],
    }),
  });

it('answers the same where there are more attainments than 16 bits have numbers for', () => {
  const size = 0xffff + 500;
  const people = Array.from({ length: size }, (_, place) => ofManyWays(place, size));
  const index = new RoleModelIndex(reference, TODAY);
  index.fill(people);
  index.settle();
  expect(index.writer.attainments.length).toBe(size);
  const student = studentProfile({ routes: ['T_LEVEL'], predictedLevel: 3, traits: [{ kind: 'SCHOOL', value: 'theirs' }] });
  const counts = new Map([['SCHOOL:theirs', size / 3]]);
  const question = prepared({
    world: { reference: publishedReference, counts: { version: 0, listedRoleModels: size, counts } },
    people,
    asked: { students: [student], weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 },
  });
  expectPages(index, question);
  expectBounds(index, { ...question, people: people.slice(-40) });
});
