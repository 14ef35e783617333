import type {
  Interest,
  Key,
  RoleModelProfile,
  SharedTrait,
  Sex,
  StudentProfile,
  Trait,
  TraitCounts,
  Weights,
} from '../../server/matching/matching.types';
import type { Route } from '../../schema/shared/route.type';
import { Chance } from './chance';
import { blankRoleModel, blankStudent } from './profiles';
import { publishedReference, publishedUnitGroups } from './published-reference';

/** Ids of the best `count` role models for a student, best first. */
export type Ranker = (student: StudentProfile, count: number) => readonly string[];

/** What a ranker is made from; one that was made may be asked for every student. */
export interface PlantedWorld {
  /** The planted and the others, shuffled. */
  readonly roleModels: readonly RoleModelProfile[];
  readonly traitCounts: TraitCounts;
  /** Students, each with the id of the role model made to be right for them. */
  readonly pairs: readonly { readonly student: StudentProfile; readonly right: string }[];
  readonly weights: Weights;
}

const ROUTES: readonly Key<Route>[] = ['APPRENTICESHIP', 'T_LEVEL', 'UNIVERSITY', 'STRAIGHT_TO_WORK'];
const TOWNS = Array.from({ length: 60 }, (_, number) => `NE${number + 1}`);
/** How many in a hundred have each trait. */
const RARE: readonly (readonly [Trait['kind'], number])[] = [
  ['CARE_EXPERIENCED', 2],
  ['YOUNG_CARER', 5],
  ['SEND', 8],
  ['FREE_SCHOOL_MEALS', 15],
  ['FIRST_IN_FAMILY_TO_UNIVERSITY', 30],
];
const LANGUAGES = ['eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'pol', 'urd', 'ron'];
const subjects = [...publishedReference.subjectOccupations.keys()];
const sectors = [...publishedReference.sectorOccupations.keys()];

/** A job unusual for somebody's sex, with a subject and a sector that lead to it. */
interface Calling {
  readonly occupation: string;
  readonly sex: Sex;
  readonly subject: string;
  readonly sector: string;
}

const strongest = (links: ReadonlyMap<string, ReadonlyMap<string, number>>, occupation: string): readonly [string, number] => {
  let best: readonly [string, number] = ['', 0];
  for (const [code, to] of links) if ((to.get(occupation) ?? 0) > best[1]) best = [code, to.get(occupation) ?? 0];
  return best;
};

/** Where a stereotype can be broken by at least a lift of 0.3, and interests can be answered. */
const CALLINGS: readonly Calling[] = publishedUnitGroups.flatMap((occupation): Calling[] => {
  const figure = publishedReference.womenShares.get(occupation);
  const [subject, relevance] = strongest(publishedReference.subjectOccupations, occupation);
  const [sector, weight] = strongest(publishedReference.sectorOccupations, occupation);
  if (figure === undefined || figure.quality === 'US_PROXY' || occupation.startsWith('231')) return [];
  const rarer = Math.min(figure.share, 1 - figure.share);
  if (1 - 2 * rarer < 0.3 || relevance < 0.6 || weight < 0.5) return [];
  return [{ occupation, sex: figure.share < 0.5 ? 'FEMALE' : 'MALE', subject, sector }];
});

/** `students` students, each with one right role model among `others`; the same for the same seed. */
export function plantWorld(
  seed: number,
  size: { readonly students: number; readonly others: number },
  weights: Weights,
): PlantedWorld {
  const chance = new Chance(seed);
  const others = Array.from({ length: size.others }, (_, number) => anybody(chance, `other ${number}`));
  const planted = Array.from({ length: size.students }, (_, number) => pair(chance, number));
  const roleModels = shuffled(chance, [...others, ...planted.map(({ roleModel }) => roleModel)]);
  const pairs = planted.map(({ student, roleModel }) => ({ student, right: roleModel.id }));
  return { roleModels, traitCounts: counted(roleModels), pairs, weights };
}

/** Right by construction in everything the score knows: work and topics, rare traits, a mirror, path, new, never met. */
function pair(chance: Chance, number: number): { student: StudentProfile; roleModel: RoleModelProfile } {
  const { occupation, sex, subject, sector } = chance.one(CALLINGS);
  const traits = rareTraits(chance);
  const routes = [chance.one(ROUTES), chance.one(ROUTES)];
  const predictedLevel = 2 + chance.below(4);
  const student: StudentProfile = {
    ...blankStudent,
    id: `student ${number}`,
    interests: [
      { kind: 'OCCUPATION', code: occupation, strength: 0.9 },
      { kind: 'SUBJECT', code: subject, strength: 0.9 },
      { kind: 'SECTOR', code: sector, strength: 0.6 },
      ...distraction(chance, subject),
    ],
    aspirations: [occupation],
    // The common ones their role model need not share.
    traits: [...traits, { kind: 'FIRST_LANGUAGE', value: chance.one(LANGUAGES) }],
    sex,
    routes: [...new Set(routes)],
    predictedLevel,
    pastEncounters: Array.from({ length: chance.below(3) }, () => met(chance, occupation)),
  };
  const years = 1 + chance.below(3);
  const roleModel: RoleModelProfile = {
    ...blankRoleModel,
    id: `right for ${number}`,
    careers: [{ occupation, isPresent: true, years }],
    topicSubjects: [subject],
    topicSectors: [sector],
    traits: [...traits, { kind: 'FIRST_LANGUAGE', value: chance.one(LANGUAGES) } as const].map(shown),
    sex: { value: sex, mayBeShown: true },
    route: chance.one(routes),
    yearsSinceEnteringField: years,
    yearsSinceLeavingSchool: years + 3,
    startingLevel: chance.below(predictedLevel + 1),
    recentInvitations: chance.below(4),
    load: 0,
  };
  return { student, roleModel };
}

/** A further interest that has nothing to do with the right one. */
const distraction = (chance: Chance, subject: string): Interest[] => {
  const code = chance.one(subjects);
  return code === subject ? [] : [{ kind: 'SUBJECT', code, strength: chance.one([0.3, 0.6]) }];
};

/** Somebody met before, in work of another major group. */
function met(chance: Chance, occupation: string): StudentProfile['pastEncounters'][number] {
  const elsewhere = publishedUnitGroups.filter((code) => !code.startsWith(occupation.charAt(0)));
  return { occupation: chance.one(elsewhere), roleModelId: null, schoolYearsAgo: chance.below(3) };
}

const shown = (trait: Trait): SharedTrait => ({ ...trait, mayBeShown: true });

/** A town, and one or two of what few have. */
function rareTraits(chance: Chance): Trait[] {
  const kinds = [...new Set(chance.some(RARE.slice(0, 4), 2).map(([kind]) => kind))];
  return [{ kind: 'TOWN', value: chance.one(TOWNS) }, ...kinds.map((kind): Trait => ({ kind, value: 'yes' }))];
}

/** As people are: sexes as their work has them, most traits as seldom as they are, most of it shown. */
function anybody(chance: Chance, id: string): RoleModelProfile {
  const years = 1 + chance.below(35);
  const careers = [...new Set(chance.some(publishedUnitGroups, 1 + chance.below(3)))].map((occupation, place) => ({
    occupation,
    isPresent: place === 0,
    years: place === 0 ? years : 1 + chance.below(8),
  }));
  const womenShare = publishedReference.womenShares.get(careers[0]!.occupation)?.share ?? 0.5;
  const traits: Trait[] = [
    { kind: 'TOWN', value: chance.one(TOWNS) },
    { kind: 'FIRST_LANGUAGE', value: chance.one(LANGUAGES) },
    ...RARE.filter(([, inHundred]) => chance.below(100) < inHundred).map(([kind]): Trait => ({ kind, value: 'yes' })),
  ];
  return {
    ...blankRoleModel,
    id,
    careers,
    topicSubjects: [...new Set(chance.some(subjects, chance.below(3)))],
    topicSectors: [...new Set(chance.some(sectors, chance.below(3)))],
    traits: traits.map((trait) => ({ ...trait, mayBeShown: chance.below(5) > 0 })),
    sex: { value: chance.number() < womenShare ? 'FEMALE' : 'MALE', mayBeShown: chance.below(5) > 0 },
    route: chance.one(ROUTES),
    yearsSinceEnteringField: years,
    yearsSinceLeavingSchool: years + chance.below(8),
    startingLevel: chance.below(7),
    recentInvitations: chance.below(4),
    load: chance.number(),
  };
}

function counted(roleModels: readonly RoleModelProfile[]): TraitCounts {
  const counts = new Map<string, number>();
  for (const { traits } of roleModels)
    for (const { kind, value } of traits) counts.set(`${kind}:${value}`, (counts.get(`${kind}:${value}`) ?? 0) + 1);
  return { version: 1, listedRoleModels: roleModels.length, counts };
}

function shuffled<Item>(chance: Chance, items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
