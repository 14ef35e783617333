import { nearnessOf } from './attainability.engine';
import { prepareBackground, traitKey } from './background.engine';
import { isHeld } from './careers.rules';
import { prepareLift, prepareLifts, prepareOutlook } from './counter-stereotype.engine';
import { prepareInterests } from './interest.engine';
import type { MatchingReference, RoleModelProfile, StudentProfile } from './matching.types';
import type { MatchingBasis, PreparedCareer, PreparedReference, PreparedRoleModel, PreparedStudent } from './prepared.types';
import { preparePast } from './variety.engine';

/** Numbers the unit groups the reference speaks of. Others are scored all the same, more slowly. */
export function prepareReference(source: MatchingReference): PreparedReference {
  const codes = new Set<string>(source.womenShares.keys());
  for (const relevance of source.subjectOccupations.values()) for (const code of relevance.keys()) codes.add(code);
  for (const weights of source.sectorOccupations.values()) for (const code of weights.keys()) codes.add(code);
  for (const occupations of source.activityOccupations.values()) for (const code of occupations) codes.add(code);
  const unitGroups = [...codes].sort();
  return { source, unitGroups, numbers: new Map(unitGroups.map((code, number) => [code, number])), lifts: prepareLifts(source) };
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
  return { ...prepareWork(profile, reference), topics: new Set(topicsOf(profile)), usedTraits, shownTraits };
}

/** All of a prepared role model but what is looked up in sets. */
export function prepareWork(
  profile: RoleModelProfile,
  reference: PreparedReference,
): Omit<PreparedRoleModel, 'topics' | 'usedTraits' | 'shownTraits'> {
  return {
    id: profile.id,
    profile,
    recentInvitations: profile.recentInvitations,
    load: profile.load,
    careers: prepareCareers(profile, reference),
    lift: prepareLift(profile, reference),
    isSexShown: profile.sex?.mayBeShown ?? false,
    nearness: nearnessOf(profile),
    route: profile.route,
    startingLevel: profile.startingLevel,
  };
}

/** Sectors and subjects they talk about, as `SECTOR:code` and `SUBJECT:code`. */
const topicsOf = ({ topicSectors, topicSubjects }: RoleModelProfile): readonly string[] => [
  ...topicSectors.map((code) => `SECTOR:${code}`),
  ...topicSubjects.map((code) => `SUBJECT:${code}`),
];

/** Present ones first, each part in code order. */
function prepareCareers({ careers }: RoleModelProfile, { numbers }: PreparedReference): readonly PreparedCareer[] {
  const held: PreparedCareer[] = [];
  for (const career of careers) {
    const { occupation, isPresent } = career;
    if (isHeld(career)) held.push({ occupation, number: numbers.get(occupation) ?? -1, isPresent });
  }
  return held.length < 2 ? held : held.sort(byPresentThenCode);
}

const byPresentThenCode = (one: PreparedCareer, other: PreparedCareer): number =>
  Number(other.isPresent) - Number(one.isPresent) || (one.occupation < other.occupation ? -1 : 1);
