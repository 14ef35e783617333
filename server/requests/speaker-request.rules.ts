import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { CreateSpeakerRequestInput } from '../../schema/requests/create-speaker-request.type';
import type { MatchCriteriaInput } from '../../schema/matching/match-criteria.type';
import { IN_PERSON_FORMS } from '../matching/forms.rules';
import { byFieldOfInput, weightsFrom } from '../matching/weight-names.rules';
import { problemsWithWeights } from '../matching/weights.rules';
import { formInWords } from '../matching/wording.rules';
import { daysBetween } from '../platform/days';
import { isWithin, NO_CONTROL_CHARACTERS, problemsWithText, unknownCode } from '../platform/form.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import { hasControlCharacters } from '../platform/text';
import { LONGEST_TUTOR_GROUP, MOST_NAMED_STUDENTS, YEAR_GROUPS } from '../students/audience.rules';
import { schoolYearOf } from '../students/due-encounters.rules';

export type RequestToMake = Omit<CreateSpeakerRequestInput, 'idempotencyKey'>;

export type CriteriaCodes = Pick<MatchCriteriaInput, 'sectors' | 'occupations' | 'subjects'>;

/** Which codes the reference data knows. */
export interface KnownCodes {
  readonly hasOccupation: (code: string) => boolean;
  readonly hasSubject: (code: string) => boolean;
  readonly hasSector: (code: string) => boolean;
}

const TITLE = { least: 3, most: 120 };
const PURPOSE = { least: 10, most: 2_000 };
const CODES = 30;
const LONGEST_WINDOW = 366;

/** Everything wrong with a request, all at once; `today` is the school day, `YYYY-MM-DD`. */
export function problemsWithRequest(request: RequestToMake, today: string, known: KnownCodes): readonly FieldProblem[] {
  return [
    ...problemsWithText('title', request.title, TITLE),
    ...problemsWithText('purpose', request.purpose, PURPOSE),
    ...problemsWithDays(request, today),
    ...problemsWithMeeting(request),
    ...problemsWithAudience(request.audience, known),
    ...problemsWithCriteria(request.criteria ?? null, known),
    ...problemsWithRequestWeights(request),
  ];
}

/** Of the days alone; `today` as above. */
export function problemsWithDays(
  { startsOn, endsOn }: Pick<RequestToMake, 'startsOn' | 'endsOn'>,
  today: string,
): readonly FieldProblem[] {
  if (startsOn < today) return [problem('startsOn', `is in the past; choose ${today} or later`)];
  if (endsOn < startsOn) return [problem('endsOn', 'is before startsOn; choose the same day or a later one')];
  const last = lastDayToAskFor(today);
  if (startsOn > last) return [problem('startsOn', tooFarOff(last))];
  if (daysBetween(startsOn, endsOn) > LONGEST_WINDOW)
    return [problem('endsOn', `must be at most ${LONGEST_WINDOW} days after startsOn`)];
  return endsOn > last ? [problem('endsOn', tooFarOff(last))] : [];
}

/** The end of the next school year: who is in an audience today is elsewhere later, and a wrong year is easily typed. */
export const lastDayToAskFor = (today: string): string => `${schoolYearOf(today) + 2}-08-31`;

const tooFarOff = (last: string): string => `is too far off; choose ${last}, when the next school year ends, or earlier`;

const isOnlineForm = (form: `${EncounterForm}`): boolean => form === 'ONLINE_SESSION';
const isInPersonForm = (form: `${EncounterForm}`): boolean => IN_PERSON_FORMS.has(form);

function problemsWithMeeting({ form, isOnlineWelcome, isInPersonWelcome }: RequestToMake): readonly FieldProblem[] {
  if (!isOnlineWelcome && !isInPersonWelcome)
    return [problem('isInPersonWelcome', 'or isOnlineWelcome must be true: say how you would meet')];
  if (isOnlineForm(form) && !isOnlineWelcome) return [problem('isOnlineWelcome', 'must be true for an online session')];
  if (isInPersonForm(form) && !isInPersonWelcome)
    return [problem('isInPersonWelcome', `must be true for ${formInWords(form)}: nobody can come to it online`)];
  return [];
}

function problemsWithAudience(audience: RequestToMake['audience'], known: KnownCodes): readonly FieldProblem[] {
  const { yearGroup, tutorGroup, subject } = audience;
  const named = audience.studentIds?.length ?? 0;
  const { least, most } = YEAR_GROUPS;
  return [
    ...(isEverybody(audience)
      ? [problem('audience', 'needs at least one of yearGroup, tutorGroup, subject and studentIds')]
      : []),
    ...(isWithin(yearGroup ?? least, YEAR_GROUPS) ? [] : [problem('audience.yearGroup', `must be from ${least} to ${most}`)]),
    ...problemsWithTutorGroup(tutorGroup ?? ''),
    ...(subject != null && !known.hasSubject(subject) ? [unknownCode('audience.subject', subject, 'subjects')] : []),
    ...(named > MOST_NAMED_STUDENTS ? [problem('audience.studentIds', `may name at most ${MOST_NAMED_STUDENTS} students`)] : []),
  ];
}

function problemsWithTutorGroup(tutorGroup: string): readonly FieldProblem[] {
  if (hasControlCharacters(tutorGroup)) return [problem('audience.tutorGroup', NO_CONTROL_CHARACTERS)];
  if (Array.from(tutorGroup.trim()).length <= LONGEST_TUTOR_GROUP) return [];
  return [problem('audience.tutorGroup', `must have at most ${LONGEST_TUTOR_GROUP} characters, such as 9B`)];
}

const isEverybody = ({ yearGroup, tutorGroup, subject, studentIds }: RequestToMake['audience']): boolean =>
  yearGroup == null && !tutorGroup?.trim() && subject == null && !studentIds?.length;

/** Also for criteria given without a request. */
export function problemsWithCriteria(criteria: CriteriaCodes | null, known: KnownCodes): readonly FieldProblem[] {
  if (criteria == null) return [];
  const lists = [
    { path: 'criteria.sectors', codes: criteria.sectors, has: known.hasSector, list: 'sectors' },
    { path: 'criteria.occupations', codes: criteria.occupations, has: known.hasOccupation, list: 'occupations' },
    { path: 'criteria.subjects', codes: criteria.subjects, has: known.hasSubject, list: 'subjects' },
  ];
  return lists.flatMap(({ path, codes, has, list }) => {
    if (codes.length > CODES) return [problem(path, `may name at most ${CODES} codes`)];
    return codes.filter((code) => !has(code)).map((code) => unknownCode(path, code, list));
  });
}

function problemsWithRequestWeights({ weights, form }: RequestToMake): readonly FieldProblem[] {
  if (weights == null) return [];
  return byFieldOfInput(problemsWithWeights(weightsFrom(weights), form));
}
