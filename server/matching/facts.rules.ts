import { sharedInterests } from './interest.engine';
import type { Ask, MatchingReference, Trait } from './matching.types';
import type { PreparedRoleModel, PreparedStudent } from './prepared.types';
import type { MatchedInterest, MeetingFacts, PastFact, PathFact, TraitFact } from './reasons.types';
import { socSimilarity } from './soc.engine';
import { wantsRepetition } from './weights.rules';

/** The same sub-major group: work a student would call the same kind. */
const closeWork = 0.5;

/**
 * What may be told of a role model before these students (one, or an audience), whoever asks: traits, sex and figure only where
 * the role model said they may be shown. The order of the students makes no difference.
 */
export function meetingFacts(
  students: readonly PreparedStudent[],
  roleModel: PreparedRoleModel,
  { reference, form }: { readonly reference: MatchingReference; readonly form: Ask['form'] },
): MeetingFacts {
  return {
    size: students.length,
    wantsRepetition: wantsRepetition(form),
    interests: matchedInterests(students, roleModel),
    withInterests: students.filter(({ interests }) => interests.interests.length > 0).length,
    traits: traitFacts(students, roleModel),
    withTraits: students.filter(({ background }) => background.traits.length > 0).length,
    figure: roleModel.isSexShown ? roleModel.lift : null,
    isFigureOfEarlierWork: isLeft(roleModel),
    isSexShown: roleModel.isSexShown,
    hasPublishedShare: roleModel.careers.some(({ occupation }) => reference.womenShares.has(occupation)),
    past: pastFact(students, roleModel),
    path: pathFact(students, roleModel),
  };
}

function isLeft({ lift, isSexShown, careers }: PreparedRoleModel): boolean {
  if (lift === null || !isSexShown) return false;
  return !careers.some(({ occupation, isPresent }) => isPresent && occupation === lift.occupation);
}

function matchedInterests(students: readonly PreparedStudent[], roleModel: PreparedRoleModel): readonly MatchedInterest[] {
  const pulls = new Map<string, { matched: MatchedInterest; pull: number }>();
  for (const { interests } of students) {
    const { isFromTimetable } = interests;
    for (const { interest, relevance } of sharedInterests(interests, roleModel)) {
      const key = `${interest.kind}:${interest.code}:${isFromTimetable}`;
      const known = pulls.get(key);
      const { kind, code } = interest;
      const matched = { kind, code, isFromTimetable, students: (known?.matched.students ?? 0) + 1 };
      pulls.set(key, { matched, pull: (known?.pull ?? 0) + interest.strength * relevance });
    }
  }
  return strongestFirst(pulls).map(({ matched }) => matched);
}

/** Rounded before comparing: sums taken in another order differ in their last digits. */
function strongestFirst<Fact extends { readonly pull: number }>(facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  return [...facts]
    .toSorted(([oneKey, one], [otherKey, other]) => roundPull(other) - roundPull(one) || (oneKey < otherKey ? -1 : 1))
    .map(([, fact]) => fact);
}

function roundPull({ pull }: { readonly pull: number }): number {
  return Math.round(pull * 1e9);
}

/** Sex is no background, here as in the score. */
function traitFacts(students: readonly PreparedStudent[], roleModel: PreparedRoleModel): readonly TraitFact[] {
  const facts = new Map<string, { trait: TraitFact; pull: number }>();
  for (const trait of roleModel.profile.traits) {
    if (!trait.mayBeShown || trait.kind === 'SEX') continue;
    const key = traitKey(trait);
    const rarities = students.map((student) => rarityFor(student, key)).filter((rarity) => rarity > 0);
    const pull = rarities.reduce((sum, rarity) => sum + rarity, 0);
    facts.set(key, { trait: { kind: trait.kind, value: trait.value, students: rarities.length }, pull });
  }
  return strongestFirst(facts).map(({ trait }) => trait);
}

function traitKey({ kind, value }: Trait): string {
  return `${kind}:${value}`;
}

/** What sharing this trait weighs for a student; 0 where they do not share it or everybody does. */
function rarityFor({ background }: PreparedStudent, key: string): number {
  const index = background.traits.indexOf(key);
  return index < 0 ? 0 : (background.rarity[index] ?? 0);
}

interface ClosestMet {
  readonly occupation: string;
  readonly schoolYearsAgo: number;
  readonly similarity: number;
}

function pastFact(students: readonly PreparedStudent[], roleModel: PreparedRoleModel): PastFact {
  const closest = students.map((student) => closestMet(student, roleModel)).filter((met) => met !== null);
  const [first] = closest.toSorted(closestFirst);
  return {
    students: students.filter(({ past }) => past.encounters.length > 0).length,
    metBefore: students.filter(({ past }) => past.people.has(roleModel.id)).length,
    metCloseWork: closest.length,
    closest: first ? { occupation: first.occupation, schoolYearsAgo: first.schoolYearsAgo } : null,
  };
}

function closestMet({ past }: PreparedStudent, roleModel: PreparedRoleModel): ClosestMet | null {
  const occupations = presentOccupations(roleModel);
  const met: ClosestMet[] = [];
  for (const { occupation, schoolYearsAgo } of past.encounters) {
    if (occupation === null) continue;
    const similarity = Math.max(0, ...occupations.map((present) => socSimilarity(occupation, present)));
    if (similarity >= closeWork) met.push({ occupation, schoolYearsAgo, similarity });
  }
  return met.toSorted(closestFirst)[0] ?? null;
}

/** As VARIETY compares them: earlier occupations only where there is no present one. */
function presentOccupations({ careers }: PreparedRoleModel): readonly string[] {
  const present = careers.filter(({ isPresent }) => isPresent);
  return (present.length > 0 ? present : careers).map(({ occupation }) => occupation);
}

function closestFirst(one: ClosestMet, other: ClosestMet): number {
  return (
    other.similarity - one.similarity ||
    one.schoolYearsAgo - other.schoolYearsAgo ||
    (one.occupation < other.occupation ? -1 : Number(one.occupation > other.occupation))
  );
}

function pathFact(students: readonly PreparedStudent[], { profile }: PreparedRoleModel): PathFact {
  const { route, startingLevel } = profile;
  return {
    route,
    considering: route === null ? 0 : students.filter(({ routes }) => routes.has(route)).length,
    yearsInField: profile.yearsSinceEnteringField,
    yearsSinceSchool: profile.yearsSinceLeavingSchool,
    withinReach:
      startingLevel === null
        ? 0
        : students.filter(({ predictedLevel }) => predictedLevel !== null && startingLevel <= predictedLevel).length,
  };
}
