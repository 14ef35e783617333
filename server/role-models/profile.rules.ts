import type { CareerInput, UpdateRoleModelProfileInput } from '../../schema/role-models/update-role-model-profile.type';
import { isWithin } from '../platform/form.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import { YEAR_GROUPS } from '../students/audience.rules';
import { problemsWithCodes, problemsWithStory } from './profile-text.rules';

/** Which codes the reference data knows. */
export interface KnownCodes {
  readonly hasUnitGroup: (code: string) => boolean;
  readonly hasSubject: (code: string) => boolean;
  readonly hasSector: (code: string) => boolean;
}

export type ProfileChange = Omit<UpdateRoleModelProfileInput, 'roleModelId' | 'expectedVersion'>;

/** Lengths in characters; a list's in entries. */
const HEADLINE = { least: 3, most: 120 };
const ABOUT = { least: 0, most: 2_000 };
const JOB_TITLE = { least: 2, most: 100 };
const BARRIER = { least: 10, most: 1_000 };
const MOST_CAREERS = 20;
const MOST_BARRIERS = 5;
const MOST_TOPICS = 20;
const LEVELS = { least: 0, most: 8 };
const GROUP = { least: 1, most: 5_000 };
/** Nobody who can be met began before. */
const EARLIEST = '1930-01-01';

/** Everything wrong with a change of a profile, all at once; `today` is the school day, `YYYY-MM-DD`. */
export function problemsWithProfile(change: ProfileChange, today: string, known: KnownCodes): readonly FieldProblem[] {
  const { headline, about, topicSectors, topicSubjects, leftSchoolOn, enteredFieldOn } = change;
  return [
    ...(headline == null ? [] : problemsWithStory('headline', headline, HEADLINE)),
    ...(about == null ? [] : problemsWithStory('about', about, ABOUT)),
    ...problemsWithCareers(change.careers ?? null, today, known),
    ...problemsWithCodes('topicSectors', topicSectors ?? [], { most: MOST_TOPICS, has: known.hasSector, list: 'sectors' }),
    ...problemsWithCodes('topicSubjects', topicSubjects ?? [], { most: MOST_TOPICS, has: known.hasSubject, list: 'subjects' }),
    ...problemsWithBarriers(change.barriersOvercome ?? []),
    ...(leftSchoolOn == null ? [] : problemsWithDay('leftSchoolOn', leftSchoolOn, today)),
    ...(enteredFieldOn == null ? [] : problemsWithDay('enteredFieldOn', enteredFieldOn, today)),
    ...problemsWithOffer(change),
  ];
}

function problemsWithCareers(careers: readonly CareerInput[] | null, today: string, known: KnownCodes): readonly FieldProblem[] {
  if (careers === null) return [];
  if (careers.length === 0) return [problem('careers', 'must have at least one job, so that students can be told what you do')];
  if (careers.length > MOST_CAREERS)
    return [problem('careers', `may have at most ${MOST_CAREERS} jobs; it has ${careers.length}`)];
  return careers.flatMap((career, index) => problemsWithCareer(`careers.${index}`, career, { today, known }));
}

function problemsWithCareer(
  path: string,
  { occupation, jobTitle, startedOn, endedOn }: CareerInput,
  { today, known }: { today: string; known: KnownCodes },
): readonly FieldProblem[] {
  const message = `“${occupation.slice(0, 40)}” is no unit group of SOC 2020, which has four digits; the query \`occupations\` finds it`;
  return [
    ...(known.hasUnitGroup(occupation) ? [] : [problem(`${path}.occupation`, message)]),
    ...problemsWithStory(`${path}.jobTitle`, jobTitle, JOB_TITLE),
    ...problemsWithDay(`${path}.startedOn`, startedOn, today),
    ...(endedOn == null ? [] : problemsWithEnd(`${path}.endedOn`, { startedOn, endedOn }, today)),
  ];
}

function problemsWithEnd(
  path: string,
  { startedOn, endedOn }: { startedOn: string; endedOn: string },
  today: string,
): readonly FieldProblem[] {
  if (endedOn < startedOn)
    return [problem(path, 'is before startedOn; choose the same day or a later one, or null for a present job')];
  return endedOn > today ? [problem(path, 'is still to come; use null while you have the job')] : [];
}

function problemsWithDay(path: string, day: string, today: string): readonly FieldProblem[] {
  if (day > today) return [problem(path, `is still to come; choose ${today} or earlier`)];
  return day < EARLIEST ? [problem(path, `is too long ago; choose ${EARLIEST} or later`)] : [];
}

function problemsWithBarriers(stories: readonly string[]): readonly FieldProblem[] {
  if (stories.length > MOST_BARRIERS) return [problem('barriersOvercome', `may have at most ${MOST_BARRIERS} entries`)];
  return stories.flatMap((story, index) => problemsWithStory(`barriersOvercome.${index}`, story, BARRIER));
}

function problemsWithOffer({ startingLevel, forms, yearGroups, largestGroup }: ProfileChange): readonly FieldProblem[] {
  const checks: readonly (readonly [isWrong: boolean, path: string, message: string])[] = [
    [startingLevel != null && !isWithin(startingLevel, LEVELS), 'startingLevel', 'must be from 0 to 8'],
    [forms?.length === 0, 'forms', 'must name at least one form of encounter'],
    [yearGroups?.length === 0, 'yearGroups', 'must name at least one year group'],
    [yearGroups?.some((year) => !isWithin(year, YEAR_GROUPS)) === true, 'yearGroups', 'must each be from 7 to 14'],
    [largestGroup != null && !isWithin(largestGroup, GROUP), 'largestGroup', 'must be from 1 to 5,000'],
  ];
  return checks.flatMap(([isWrong, path, message]) => (isWrong ? [problem(path, message)] : []));
}
