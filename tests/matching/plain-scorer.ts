/**
 * The score written straight from its formulas, with nothing worked out beforehand and nothing shared with the engine: slow, and
 * meant to be checked by reading.
 */
import type {
  Career,
  Interest,
  MatchingReference,
  RoleModelProfile,
  StudentProfile,
  Trait,
  TraitCounts,
} from '../../server/matching/matching.types';

export interface PlainWorld {
  readonly reference: MatchingReference;
  readonly counts: TraitCounts;
}

export interface PlainTerms {
  readonly weights: Readonly<Record<string, number>>;
  /** True where traits and sex that may be used but not shown count as well. */
  readonly isBeforeAudience: boolean;
}

const criteria = ['INTEREST', 'BACKGROUND', 'COUNTER_STEREOTYPE', 'VARIETY', 'ATTAINABILITY'];

function treeSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.slice(0, 3) === b.slice(0, 3)) return 0.75;
  if (a.slice(0, 2) === b.slice(0, 2)) return 0.5;
  return a.startsWith(b.slice(0, 1)) ? 0.25 : 0;
}

export function plainInterest(s: StudentProfile, r: RoleModelProfile, world: PlainWorld): number {
  const fromTimetable = s.timetabledSubjects.map((code): Interest => ({ kind: 'SUBJECT', code, strength: 0.3 }));
  const interests = s.interests.length > 0 ? s.interests : fromTimetable;
  const missed = interests.map((interest) => {
    const strength = interest.kind === 'ACTIVITY' ? 0.3 : interest.strength;
    return 1 - strength * relevanceTo(interest, r, world.reference);
  });
  return 1 - missed.reduce((product, factor) => product * factor, 1);
}

function relevanceTo(interest: Interest, r: RoleModelProfile, reference: MatchingReference): number {
  const present = r.careers.filter((career) => career.isPresent);
  const others = r.careers.filter((career) => !career.isPresent && career.years >= 1);
  const isNamed =
    (interest.kind === 'SECTOR' && r.topicSectors.includes(interest.code)) ||
    (interest.kind === 'SUBJECT' && r.topicSubjects.includes(interest.code));
  return Math.max(
    0,
    isNamed ? 0.8 : 0,
    ...present.map((career) => relevanceOfOccupation(interest, career.occupation, reference)),
    ...others.map((career) => 0.8 * relevanceOfOccupation(interest, career.occupation, reference)),
  );
}

function relevanceOfOccupation({ kind, code }: Interest, occupation: string, reference: MatchingReference): number {
  if (kind === 'OCCUPATION') return treeSimilarity(code, occupation);
  if (kind === 'ACTIVITY') {
    const leadsTo = reference.activityOccupations.get(code) ?? [];
    return Math.max(0, ...leadsTo.map((one) => treeSimilarity(one, occupation)));
  }
  if (kind === 'SUBJECT' && occupation.startsWith('231')) return 0;
  const links = kind === 'SUBJECT' ? reference.subjectOccupations : reference.sectorOccupations;
  return links.get(code)?.get(occupation) ?? 0;
}

function plainBackground(s: StudentProfile, r: RoleModelProfile, world: PlainWorld, isBeforeAudience: boolean): number {
  const rarity = (t: Trait): number => {
    const holders = world.counts.counts.get(`${t.kind}:${t.value}`) ?? 0;
    return Math.max(0, Math.log((1 + world.counts.listedRoleModels) / (1 + holders)));
  };
  const own = usable(s);
  const isShared = (t: Trait): boolean =>
    r.traits.some((their) => their.kind === t.kind && their.value === t.value && (isBeforeAudience || their.mayBeShown));
  const sum = (traits: readonly Trait[]): number => traits.reduce((total, t) => total + rarity(t), 0);
  return sum(own) === 0 ? 0 : sum(own.filter(isShared)) / sum(own);
}

const usable = (s: StudentProfile): readonly Trait[] => s.traits.filter((t) => t.kind !== 'SEX');

function plainCounterStereotype(s: StudentProfile, r: RoleModelProfile, world: PlainWorld, isBeforeAudience: boolean): number {
  if (r.sex === null || !(isBeforeAudience || r.sex.mayBeShown)) return 0;
  const theirSex = r.sex.value;
  const figures = liftCareers(r.careers)
    .map(({ occupation }) => world.reference.womenShares.get(occupation))
    .filter((figure) => figure !== undefined)
    .map((figure) => {
      const m = theirSex === 'FEMALE' ? figure.share : 1 - figure.share;
      const lift = Math.max(0, 1 - 2 * m) * (figure.quality === 'US_PROXY' ? 0.5 : 1);
      return { lift, women: figure.share };
    });
  const lift = Math.max(0, ...figures.map((figure) => figure.lift));
  const behind = figures.find((figure) => figure.lift === lift);
  if (behind === undefined || lift === 0) return 0;
  return lift * plainLens(s, { sex: theirSex, women: behind.women }, world.reference);
}

function liftCareers(careers: readonly Career[]): readonly Career[] {
  const inCodeOrder = careers.toSorted((a, b) => (a.occupation < b.occupation ? -1 : 1));
  const longEnough = inCodeOrder.filter((career) => career.years >= 1);
  if (inCodeOrder.length > 1 && longEnough.length > 0) return longEnough;
  return inCodeOrder.filter((career) => career.isPresent || career.years >= 1);
}

function plainLens(s: StudentProfile, r: { sex: string; women: number }, reference: MatchingReference): number {
  if (s.sex === null) return 0.8;
  if (s.sex === r.sex) return 1;
  const ofOwnSex = (women: number): number => (s.sex === 'FEMALE' ? women : 1 - women);
  const shares = s.aspirations.map((occupation) => reference.womenShares.get(occupation)?.share);
  const staysWithin = shares.length > 0 && shares.every((women) => women !== undefined && ofOwnSex(women) >= 0.75);
  return staysWithin && ofOwnSex(r.women) < 0.75 ? 1 : 0.6;
}

function plainVariety(s: StudentProfile, r: RoleModelProfile): number {
  if (s.pastEncounters.length === 0) return 1;
  const held = r.careers.filter((career) => career.isPresent || career.years >= 1);
  if (held.length === 0) return 0;
  const present = held.filter((career) => career.isPresent);
  const occupations = (present.length > 0 ? present : held).map((career) => career.occupation);
  const likeness = s.pastEncounters.map(({ occupation, roleModelId, schoolYearsAgo }) => {
    const similarity = occupation === null ? 0 : Math.max(...occupations.map((theirs) => treeSimilarity(occupation, theirs)));
    return (roleModelId === r.id ? 1 : similarity) * 0.5 ** schoolYearsAgo;
  });
  return 1 - Math.max(...likeness);
}

function plainAttainability(s: StudentProfile, r: RoleModelProfile): number {
  const years = r.yearsSinceEnteringField ?? r.yearsSinceLeavingSchool;
  const parts = [years === null ? 0.5 : 2 ** (-years / 10)];
  if (s.routes.length > 0) parts.push(r.route === null ? 0.5 : Number(s.routes.includes(r.route)));
  if (s.predictedLevel !== null) {
    const above = r.startingLevel === null ? null : r.startingLevel - s.predictedLevel;
    parts.push(above === null ? 0.5 : Math.min(1, Math.max(0, 1 - 0.25 * above)));
  }
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** Values of the five components, and which of them the student has data for. */
export function plainComponents(
  s: StudentProfile,
  r: RoleModelProfile,
  world: PlainWorld,
  isBeforeAudience: boolean,
): readonly { criterion: string; value: number; hasData: boolean }[] {
  const values = [
    plainInterest(s, r, world),
    plainBackground(s, r, world, isBeforeAudience),
    plainCounterStereotype(s, r, world, isBeforeAudience),
    plainVariety(s, r),
    plainAttainability(s, r),
  ];
  const hasData = [s.interests.length + s.timetabledSubjects.length > 0, usable(s).length > 0, true, true, true];
  return criteria.map((criterion, index) => ({ criterion, value: values[index]!, hasData: hasData[index]! }));
}

export function plainScore(s: StudentProfile, r: RoleModelProfile, world: PlainWorld, terms: PlainTerms): number {
  const held = plainComponents(s, r, world, terms.isBeforeAudience).filter(({ hasData }) => hasData);
  const weightOf = (criterion: string): number => terms.weights[criterion] ?? 0;
  const total = held.reduce((sum, { criterion }) => sum + weightOf(criterion), 0);
  const weighted = held.reduce((sum, { criterion, value }) => sum + weightOf(criterion) * value, 0);
  return total === 0 ? 0 : weighted / total;
}

export function plainReach(
  members: readonly { student: StudentProfile; need: number }[],
  r: RoleModelProfile,
  world: PlainWorld,
  weights: Readonly<Record<string, number>>,
): number {
  const terms = { weights, isBeforeAudience: members.length >= 5 };
  const need = members.reduce((sum, member) => sum + member.need, 0);
  const weighted = members.reduce((sum, member) => sum + member.need * plainScore(member.student, r, world, terms), 0);
  return need === 0 ? 0 : weighted / need;
}
