import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import type { TraitKind } from '../../schema/shared/trait-kind.type';
import { type AttendedEncounter, attendedBy } from '../encounters/attended.reads';
import type { Interest, Key, PastEncounter, StudentProfile, Trait } from '../matching/matching.types';
import type { AuditTrail } from '../platform/audit';
import type { Connection } from '../platform/connection';
import { isId } from '../platform/identifiers';
import { sharedStatement, statement } from '../platform/statement';
import { type ByKind, countsByKind, dueMissing, type MeaningfulEncounter, schoolYearsBetween } from './due-encounters.rules';

/** What matching may know of one student: the profile the engine scores, and what decides how much they need an encounter. */
export interface StudentFacts {
  readonly profile: StudentProfile;
  readonly yearGroup: number;
  readonly accessNeeds: readonly Key<AccessNeed>[];
  readonly needFlags: { readonly hasSend: boolean; readonly isDisadvantaged: boolean; readonly isOftenAbsent: boolean };
  /** At this school so far. */
  readonly meaningfulEncounters: ByKind<number>;
  readonly isThisYearsDueMissing: ByKind<boolean>;
}

export interface ProfilesAsked {
  readonly schoolId: string;
  /** Of any number; those who are not, or may not be seen, at this school are left out. */
  readonly studentIds: readonly string[];
  /** Why the traits are read, for the audit trail; null reads none, for those from whom no number may come that rests on them. */
  readonly purpose: string | null;
  /** Of the traits only these; all where it is left out. */
  readonly traitKinds?: readonly Key<TraitKind>[];
  /** School day, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Students as matching weighs them, in the order of their ids, in a query in one statement however many they are. Their traits
 * are those they agreed to have used; reading them is noted in the audit trail, once.
 */
export async function profilesOf(connection: Connection, audit: AuditTrail, asked: ProfilesAsked): Promise<StudentFacts[]> {
  const { schoolId, purpose, today } = asked;
  const studentIds = [...new Set(asked.studentIds.filter(isId))];
  if (studentIds.length === 0) return [];
  const [students, traits, encounters] = await Promise.all([
    connection.tenant<StudentRow>(STUDENTS, [schoolId, studentIds]),
    purpose === null ? [] : connection.tenant<TraitRow>(TRAITS, [schoolId, studentIds, asked.traitKinds ?? null]),
    attendedBy(connection, { schoolId, studentIds }),
  ]);
  if (purpose !== null && students.length > 0) audit.note({ purpose, schoolId, studentIds: students.map(({ id }) => id) });
  const traitsOf = grouped(traits.map((trait) => [trait.studentId, trait]));
  const encountersOf = grouped(encounters.flatMap((one) => one.studentIds.map((id) => [id, one] as const)));
  return students.map((student) =>
    factsFrom(student, traitsOf.get(student.id) ?? [], { encounters: encountersOf.get(student.id) ?? [], today }),
  );
}

/** Which students of a school an encounter is for: those now enrolled who fit each part that is given. */
export interface AudienceAsked {
  readonly schoolId: string;
  readonly yearGroup?: number | null;
  /** In upper or lower case. */
  readonly tutorGroup?: string | null;
  readonly subjectCode?: string | null;
  /** Only these; ids that are not, or may not be seen, at this school are left out. */
  readonly studentIds?: readonly string[] | null;
}

/** IDs in order; one statement. */
export async function audienceOf(connection: Connection, asked: AudienceAsked): Promise<string[]> {
  const { schoolId, yearGroup, tutorGroup, subjectCode, studentIds } = asked;
  const group = tutorGroup?.trim() ?? '';
  const rows = await connection.tenant<{ id: string }>(AUDIENCE, [
    schoolId,
    yearGroup ?? null,
    group === '' ? null : group,
    subjectCode ?? null,
    studentIds?.filter(isId) ?? null,
  ]);
  return rows.map(({ id }) => id);
}

interface StudentRow {
  readonly id: string;
  readonly yearGroup: number;
  readonly predictedLevel: number | null;
  readonly hasSend: boolean;
  readonly isDisadvantaged: boolean;
  readonly isOftenAbsent: boolean;
  readonly interests: readonly { kind: Interest['kind']; code: string; strength: keyof typeof STRENGTHS }[];
  readonly activities: readonly string[];
  readonly subjects: readonly string[];
  readonly aspirations: readonly string[];
  readonly routes: readonly Key<Route>[];
  readonly accessNeeds: readonly Key<AccessNeed>[];
}

interface TraitRow extends Trait {
  readonly studentId: string;
}

const STRENGTHS = { A_LITTLE: 0.3, QUITE: 0.6, VERY: 0.9 };

const KINDS = { EMPLOYER: 'employer', WORKPLACE: 'workplace', PROVIDER: 'provider' } as const;

function factsFrom(
  student: StudentRow,
  traits: readonly TraitRow[],
  past: { encounters: readonly AttendedEncounter[]; today: string },
): StudentFacts {
  const { yearGroup, accessNeeds, hasSend, isDisadvantaged, isOftenAbsent } = student;
  const meaningful = meaningfulOf(past.encounters, past.today);
  return {
    profile: { ...profileFrom(student, traits), pastEncounters: pastEncountersOf(past.encounters, past.today) },
    yearGroup,
    accessNeeds,
    needFlags: { hasSend, isDisadvantaged, isOftenAbsent },
    meaningfulEncounters: countsByKind(meaningful),
    isThisYearsDueMissing: dueMissing(yearGroup, meaningful),
  };
}

function profileFrom(student: StudentRow, traits: readonly TraitRow[]): Omit<StudentProfile, 'pastEncounters'> {
  const { id, interests, activities, subjects, aspirations, routes, predictedLevel } = student;
  const sexes = traits.filter(({ kind }) => kind === 'SEX').map(({ value }) => value);
  const sex = sexes.length === 1 ? sexes[0] : null;
  return {
    id,
    interests: [
      ...interests.map(({ kind, code, strength }) => ({ kind, code, strength: STRENGTHS[strength] })),
      ...activities.map((code): Interest => ({ kind: 'ACTIVITY', code, strength: STRENGTHS.A_LITTLE })),
    ],
    timetabledSubjects: subjects,
    aspirations,
    traits: traits.filter(({ kind }) => kind !== 'SEX').map(({ kind, value }) => ({ kind, value })),
    sex: sex === 'FEMALE' || sex === 'MALE' ? sex : null,
    routes,
    predictedLevel,
  };
}

/** One for each role model who was met; one without any where nobody was recorded. */
function pastEncountersOf(encounters: readonly AttendedEncounter[], today: string): PastEncounter[] {
  return encounters.flatMap(({ heldOn, met }) => {
    const schoolYearsAgo = schoolYearsBetween(heldOn, today);
    const people: readonly Omit<PastEncounter, 'schoolYearsAgo'>[] =
      met.length > 0 ? met : [{ occupation: null, roleModelId: null }];
    return people.map(({ roleModelId, occupation }) => ({ occupation, roleModelId, schoolYearsAgo }));
  });
}

const meaningfulOf = (encounters: readonly AttendedEncounter[], today: string): MeaningfulEncounter[] =>
  encounters
    .filter(({ isMeaningful }) => isMeaningful)
    .map(({ kind, heldOn }) => ({ kind: KINDS[kind], schoolYearsAgo: schoolYearsBetween(heldOn, today) }));

function grouped<Item>(pairs: readonly (readonly [string, Item])[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [key, item] of pairs) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const codesOf = (table: string, column: string): string =>
  `ARRAY(SELECT x.${column} FROM ${table} x WHERE x.school_id = s.school_id AND x.student_id = s.id ORDER BY x.${column})`;

const STUDENTS = sharedStatement(
  'student_profiles',
  `SELECT s.id, s.year_group AS "yearGroup", s.predicted_level AS "predictedLevel",
     coalesce(n.has_send, false) AS "hasSend", coalesce(n.is_disadvantaged, false) AS "isDisadvantaged",
     coalesce(n.is_often_absent, false) AS "isOftenAbsent",
     (SELECT coalesce(json_agg(json_build_object('kind', x.kind, 'code', x.code, 'strength', x.strength) ORDER BY x.kind, x.code), '[]')
      FROM student_interest x WHERE x.school_id = s.school_id AND x.student_id = s.id) AS interests,
     ${codesOf('student_activity', 'activity_code')} AS activities,
     ${codesOf('student_subject', 'subject_code')} AS subjects,
     ${codesOf('student_aspiration', 'occupation_code')} AS aspirations,
     ${codesOf('student_route', 'route')} AS routes,
     ${codesOf('student_access_need', 'need')} AS "accessNeeds"
   FROM student s LEFT JOIN student_need n ON n.school_id = s.school_id AND n.student_id = s.id
   WHERE s.school_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY s.id`,
);
const TRAITS = sharedStatement(
  'student_traits_for_matching',
  `SELECT t.student_id AS "studentId", t.kind, t.value FROM student_traits_for_matching($1, $2::uuid[]) t
   WHERE $3::text[] IS NULL OR t.kind = ANY ($3)`,
);
/** SQL that holds for students `s` at a school who are of an audience; arguments are places of values, where null narrows nothing. */
export const isOfAudience = (yearGroup: string, tutorGroup: string, subjectCode: string): string =>
  `(s.left_on IS NULL AND (${yearGroup} IS NULL OR s.year_group = ${yearGroup})
     AND (${tutorGroup} IS NULL OR upper(s.tutor_group) = upper(${tutorGroup}))
     AND (${subjectCode} IS NULL OR EXISTS (
       SELECT FROM student_subject x WHERE x.school_id = s.school_id AND x.student_id = s.id AND x.subject_code = ${subjectCode})))`;

const AUDIENCE = statement(
  'student_audience',
  `SELECT s.id FROM student s
   WHERE s.school_id = $1 AND ${isOfAudience('$2::integer', '$3::text', '$4::text')}
     AND ($5::uuid[] IS NULL OR s.id = ANY ($5))
   ORDER BY s.id`,
);
