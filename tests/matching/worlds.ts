import fc from 'fast-check';
import type {
  Career,
  Interest,
  MatchingReference,
  RoleModelProfile,
  SharedTrait,
  StudentProfile,
  Trait,
  TraitCounts,
  Weights,
  WomenShare,
} from '../../server/matching/matching.types';
import type { PlainWorld } from './plain-scorer';

/** Some of every kind of neighbour in the tree, teachers among them, and one occupation the reference does not know. */
const occupations = ['1111', '2121', '2122', '2126', '2231', '2232', '2313', '2314', '5241', '5242', '6222', '9269'];
const known = occupations.slice(0, -1);
/** Few, so that people met before come up again. */
const people = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const subjects = ['art', 'biology', 'mathematics', 'physics'];
const sectors = ['education', 'engineering', 'health'];
const activities = ['choir', 'robotics', 'sports-leader'];
const traits: readonly Trait[] = [
  { kind: 'SEX', value: 'FEMALE' },
  { kind: 'TOWN', value: 'NE1' },
  { kind: 'TOWN', value: 'NE2' },
  { kind: 'SCHOOL', value: 'a-school' },
  { kind: 'FIRST_LANGUAGE', value: 'pol' },
  { kind: 'SEND', value: 'yes' },
  { kind: 'YOUNG_CARER', value: 'yes' },
];
const routes = ['APPRENTICESHIP', 'UNIVERSITY', 'T_LEVEL'] as const;
const qualities = ['UK_WHOLE', 'UK_WIDER', 'US_EXACT', 'US_CLOSE', 'UK_PARENT', 'US_PROXY'] as const;

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const occupation = fc.constantFrom(...occupations);
const sex = fc.constantFrom('FEMALE' as const, 'MALE' as const);
const knownOccupation = fc.constantFrom(...known);
const personId = fc.oneof(fc.uuid(), fc.constantFrom(...people));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });
const subset = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.shuffledSubarray([...values]);

export const interest: fc.Arbitrary<Interest> = fc
  .oneof(
    fc.record({ kind: fc.constant('SUBJECT' as const), code: fc.constantFrom(...subjects) }),
    fc.record({ kind: fc.constant('SECTOR' as const), code: fc.constantFrom(...sectors) }),
    fc.record({ kind: fc.constant('OCCUPATION' as const), code: occupation }),
    fc.record({ kind: fc.constant('ACTIVITY' as const), code: fc.constantFrom(...activities) }),
  )
  .chain((named) => fc.constantFrom(0.3, 0.6, 0.9).map((strength) => ({ ...named, strength })));

const career: fc.Arbitrary<Career> = fc.record({
  occupation,
  isPresent: fc.boolean(),
  years: fc.constantFrom(0, 0.5, 1, 3, 20),
});

export const student: fc.Arbitrary<StudentProfile> = fc.record({
  id: fc.uuid(),
  interests: fc.uniqueArray(interest, { maxLength: 5, selector: ({ kind, code }) => `${kind}:${code}` }),
  timetabledSubjects: subset(subjects),
  aspirations: fc.uniqueArray(occupation, { maxLength: 2 }),
  traits: subset(traits),
  sex: maybe(sex),
  routes: subset(routes),
  predictedLevel: maybe(fc.integer({ min: 0, max: 8 })),
  pastEncounters: fc.array(
    fc.record({ occupation: maybe(occupation), roleModelId: maybe(personId), schoolYearsAgo: fc.integer({ min: 0, max: 4 }) }),
    { maxLength: 4 },
  ),
});

const sharedTraits: fc.Arbitrary<SharedTrait[]> = subset(traits).chain((held) =>
  fc.tuple(...held.map((trait) => fc.boolean().map((mayBeShown) => ({ ...trait, mayBeShown })))),
);

export const roleModel: fc.Arbitrary<RoleModelProfile> = fc.record({
  id: personId,
  careers: fc.uniqueArray(career, { maxLength: 5, selector: ({ occupation }) => occupation }),
  topicSectors: subset(sectors),
  topicSubjects: subset(subjects),
  traits: sharedTraits,
  sex: maybe(fc.record({ value: sex, mayBeShown: fc.boolean() })),
  route: maybe(fc.constantFrom(...routes)),
  yearsSinceEnteringField: maybe(fc.integer({ min: 0, max: 50 })),
  yearsSinceLeavingSchool: maybe(fc.integer({ min: 0, max: 60 })),
  startingLevel: maybe(fc.integer({ min: 0, max: 8 })),
  recentInvitations: fc.integer({ min: 0, max: 3 }),
  load: fc.constantFrom(0, 0.1, 0.5, 1),
});

const table = (rows: readonly string[]): fc.Arbitrary<ReadonlyMap<string, ReadonlyMap<string, number>>> =>
  fc
    .tuple(
      ...rows.map((row) =>
        fc.dictionary(knownOccupation, fc.constantFrom(0.2, 0.4, 0.6, 0.8, 1)).map((links) => ({ row, links })),
      ),
    )
    .map((entries) => new Map(entries.map(({ row, links }) => [row, new Map(Object.entries(links))])));

const womenShare: fc.Arbitrary<WomenShare> = fc.record({
  share: fc.oneof(share, fc.constantFrom(0, 0.25, 0.5, 0.75, 1)),
  quality: fc.constantFrom(...qualities),
  source: fc.constant('a publication'),
  year: maybe(fc.constant(2021)),
});

/** The last occupation is left out everywhere, so that the reference does not know it. */
const reference: fc.Arbitrary<MatchingReference> = fc.record({
  subjectOccupations: table(subjects),
  sectorOccupations: table(sectors),
  activityOccupations: fc
    .tuple(...activities.map(() => fc.uniqueArray(knownOccupation, { maxLength: 3 })))
    .map((leadsTo) => new Map(activities.map((activity, index) => [activity, leadsTo[index] ?? []]))),
  womenShares: fc.dictionary(knownOccupation, womenShare).map((shares) => new Map(Object.entries(shares))),
});

/** Holders may outnumber the listed: counts are a snapshot and may be behind. */
const counts: fc.Arbitrary<TraitCounts> = fc.record({
  version: fc.constant(1),
  listedRoleModels: fc.integer({ min: 0, max: 50 }),
  counts: fc
    .tuple(...traits.map(() => maybe(fc.integer({ min: 0, max: 60 }))))
    .map((holders) => new Map(traits.flatMap(({ kind, value }, index) => pair(`${kind}:${value}`, holders[index])))),
});

const pair = (key: string, value: number | null | undefined): [string, number][] => (value == null ? [] : [[key, value]]);

export const world: fc.Arbitrary<PlainWorld> = fc.record({ reference, counts });

export const weights: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    const [INTEREST = 0, BACKGROUND = 0, COUNTER_STEREOTYPE = 0, VARIETY = 0, ATTAINABILITY = 0] = parts.map(
      (part) => part / sum,
    );
    return { INTEREST, BACKGROUND, COUNTER_STEREOTYPE, VARIETY, ATTAINABILITY };
  });
