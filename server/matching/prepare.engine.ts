import { nearnessOf } from './attainability.engine';
import { prepareBackground, traitKey } from './background.engine';
import { FEWEST_YEARS } from './careers.rules';
import { prepareLift, prepareLifts, prepareOutlook } from './counter-stereotype.engine';
import { prepareInterests } from './interest.engine';
import type { MatchingReference, RoleModelProfile, StudentProfile } from './matching.types';
import type { MatchingBasis, PreparedCareer, PreparedReference, PreparedRoleModel, PreparedStudent } from './prepared.types';
import { UnitGroupNumbers } from './soc.engine';
import { preparePast } from './variety.engine';

/** Numbers the unit groups the reference speaks of. Others are scored all the same, more slowly. */
export function prepareReference(source: MatchingReference): PreparedReference {
  const codes = new Set<string>(source.womenShares.keys());
  for (const relevance of source.subjectOccupations.values()) for (const code of relevance.keys()) codes.add(code);
  for (const weights of source.sectorOccupations.values()) for (const code of weights.keys()) codes.add(code);
  for (const occupations of source.activityOccupations.values()) for (const code of occupations) codes.add(code);
  const unitGroups = [...codes].sort();
  return { source, unitGroups, numbers: new UnitGroupNumbers(unitGroups), lifts: prepareLifts(source, unitGroups) };
}

export function prepareStudent(profile: StudentProfile, { reference, traitCounts }: MatchingBasis): PreparedStudent {
  return {
    id: profile.id,
    interests: prepareInterests(profile, reference),
    background: prepareBackground(profile.traits, traitCounts),
    outlook: prepareOutlook(profile, reference),
    past: preparePast(profile, reference),
    routes: new Set(profile.routes),
    predictedLevel: profile.predictedLevel,
  };
}

export function prepareRoleModel(profile: RoleModelProfile, reference: PreparedReference): PreparedRoleModel {
  const usedTraits = new Set(profile.traits.map(traitKey));
  const shownTraits = new Set(profile.traits.filter(({ mayBeShown }) => mayBeShown).map(traitKey));
  const careers = prepareCareers(profile, reference);
  return {
    id: profile.id,
    profile,
    recentInvitations: profile.recentInvitations,
    load: profile.load,
    careers,
    lift: prepareLift(profile, careers, reference),
    isSexShown: profile.sex?.mayBeShown ?? false,
    nearness: nearnessOf(profile),
    route: profile.route,
    startingLevel: profile.startingLevel,
    topics: new Set(topicsOf(profile)),
    usedTraits,
    shownTraits,
  };
}

/** Sectors and subjects they talk about, as `SECTOR:code` and `SUBJECT:code`. */
const topicsOf = ({ topicSectors, topicSubjects }: RoleModelProfile): readonly string[] => [
  ...topicSectors.map((code) => `SECTOR:${code}`),
  ...topicSubjects.map((code) => `SUBJECT:${code}`),
];

/** What they do now, or did for a year or more: present ones first, each part in code order. */
export function prepareCareers({ careers }: RoleModelProfile, { numbers }: PreparedReference): readonly PreparedCareer[] {
  const held: PreparedCareer[] = [];
  for (const { occupation, isPresent, years } of careers) {
    const isLasting = years >= FEWEST_YEARS;
    if (isPresent || isLasting) insert(held, { occupation, number: numbers.of(occupation), isPresent, isLasting });
  }
  return held;
}

/** One by one: there are two or three of them. */
function insert(held: PreparedCareer[], career: PreparedCareer): void {
  let at = held.length;
  for (; at > 0 && comesBefore(career, held[at - 1]!); at -= 1) held[at] = held[at - 1]!;
  held[at] = career;
}

const comesBefore = (one: PreparedCareer, other: PreparedCareer): boolean =>
  one.isPresent === other.isPresent ? one.occupation < other.occupation : one.isPresent;
