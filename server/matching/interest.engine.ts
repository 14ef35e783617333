import { isTeaching } from './careers.rules';
import type { Interest, MatchingReference, StudentProfile } from './matching.types';
import type { PreparedCareer, PreparedInterests, PreparedReference, PreparedRoleModel } from './prepared.types';
import { socSimilarity } from './soc.engine';
import { unitGroupColumn } from './unit-group-columns.engine';

/** Strength of a timetabled subject and of an activity: doing something is a weaker sign than saying one likes it. */
const FAINT = 0.3;
/** What an earlier occupation, or a topic offered for a talk, counts against the present occupation. */
export const SECONDARY = 0.8;

/** An interest a role model answers. */
export interface SharedInterest {
  readonly interest: Interest;
  /** Above 0, at most 1. */
  readonly relevance: number;
}

/** Interests count as given; with none at all, the timetabled subjects do. Activities are always faint. */
export function prepareInterests(profile: StudentProfile, reference: PreparedReference): PreparedInterests {
  const isFromTimetable = profile.interests.length === 0;
  const interests = (isFromTimetable ? timetabled(profile) : profile.interests.map(activityFaint)).toSorted(inOrder);
  const relevance = interests.map((interest) => columnOf(interest, reference));
  return { interests, isFromTimetable, topics: interests.map(topicOf), relevance, source: reference.source };
}

const columnOf = (interest: Interest, reference: PreparedReference): Float64Array =>
  unitGroupColumn(reference, `${interest.kind}:${interest.code}`, (unitGroup) =>
    relevanceOf(interest, unitGroup, reference.source),
  );

/**
 * INTEREST, 0 to 1: one minus the product over the student's interests of (1 - strength x relevance), so that a further shared
 * interest never lowers it. 0 without interests.
 */
export function interestValue(student: PreparedInterests, roleModel: PreparedRoleModel): number {
  let missed = 1;
  for (let index = 0; index < student.interests.length; index += 1) {
    missed *= 1 - student.interests[index]!.strength * relevanceTo(student, index, roleModel);
  }
  return 1 - missed;
}

/** The interests behind a value above 0, strongest first. */
export function sharedInterests(student: PreparedInterests, roleModel: PreparedRoleModel): readonly SharedInterest[] {
  const shared = student.interests.map((interest, index) => ({
    interest,
    relevance: relevanceTo(student, index, roleModel),
  }));
  const pull = (one: SharedInterest): number => one.interest.strength * one.relevance;
  return shared
    .filter(({ relevance }) => relevance > 0)
    .toSorted((one, other) => pull(other) - pull(one) || inOrder(one.interest, other.interest));
}

function relevanceTo(student: PreparedInterests, index: number, roleModel: PreparedRoleModel): number {
  let best = isTopic(student, index, roleModel) ? SECONDARY : 0;
  for (const career of roleModel.careers) {
    const relevance = careerRelevance(student, index, career);
    if (relevance > best) best = relevance;
  }
  return best;
}

function isTopic(student: PreparedInterests, index: number, roleModel: PreparedRoleModel): boolean {
  const topic = student.topics[index] ?? null;
  return topic !== null && roleModel.topics.has(topic);
}

function careerRelevance(student: PreparedInterests, index: number, career: PreparedCareer): number {
  const relevance = relevanceOfNumber(student, index, career);
  return career.isPresent ? relevance : SECONDARY * relevance;
}

/** Relevance, 0 to 1, of interest `index` to a unit group; looked up where its number is one of the reference's. */
export function relevanceOfNumber(
  student: PreparedInterests,
  index: number,
  { number, occupation }: Pick<PreparedCareer, 'number' | 'occupation'>,
): number {
  const known = number < 0 ? undefined : student.relevance[index]![number];
  return known ?? relevanceOf(student.interests[index]!, occupation, student.source);
}

function relevanceOf({ kind, code }: Interest, occupation: string, reference: MatchingReference): number {
  switch (kind) {
    case 'SUBJECT':
      return subjectRelevance(code, occupation, reference);
    case 'SECTOR':
      return reference.sectorOccupations.get(code)?.get(occupation) ?? 0;
    case 'OCCUPATION':
      return socSimilarity(code, occupation);
    case 'ACTIVITY':
      return activityRelevance(code, occupation, reference);
  }
}

/** Teachers are linked to every subject and would lead everywhere: they count through the subjects they name. */
const subjectRelevance = (subject: string, occupation: string, { subjectOccupations }: MatchingReference): number =>
  isTeaching(occupation) ? 0 : (subjectOccupations.get(subject)?.get(occupation) ?? 0);

const activityRelevance = (activity: string, occupation: string, { activityOccupations }: MatchingReference): number =>
  (activityOccupations.get(activity) ?? []).reduce((best, leadsTo) => Math.max(best, socSimilarity(leadsTo, occupation)), 0);

const topicOf = ({ kind, code }: Interest): string | null => (kind === 'SUBJECT' || kind === 'SECTOR' ? `${kind}:${code}` : null);

const activityFaint = (interest: Interest): Interest =>
  interest.kind === 'ACTIVITY' ? { ...interest, strength: FAINT } : interest;

const timetabled = (profile: StudentProfile): readonly Interest[] =>
  [...new Set(profile.timetabledSubjects)].map((code) => ({ kind: 'SUBJECT', code, strength: FAINT }));

function inOrder(one: Interest, other: Interest): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  if (one.code !== other.code) return one.code < other.code ? -1 : 1;
  return one.strength - other.strength;
}
