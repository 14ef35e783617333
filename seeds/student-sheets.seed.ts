import type { TraitKind } from '../schema/shared/trait-kind.type';
import { addDays, laterOf } from '../server/platform/days';
import { normalisedStudentName } from '../server/students/student.rules';
import { leaderOf } from './accounts.seed';
import { Random } from './random';
import type { SeedReference } from './reference.seed';
import { yearsBefore } from './school-calendar';
import type { Sheets } from './sheets';
import { profileOf } from './student-profile.seed';
import { schoolRecordOf } from './student-record.seed';
import type { Interest } from './student-profile.types';
import type { SeedStudent } from './student.types';

/** Adds a student with everything known of them. People registered twice, or who moved, are one person. */
export function addStudent(
  sheets: Sheets,
  student: SeedStudent,
  { reference, today }: { reference: SeedReference; today: string },
): void {
  const { id, personId, school, person, yearGroup, tutorGroup, enrolledOn, leftOn, isMain } = student;
  const { givenName, familyName } = person;
  const of = { schoolId: school.id, studentId: id };
  const profile = profileOf(student, reference);
  const record = schoolRecordOf(student);
  sheets.add('student', {
    ...{ id, schoolId: school.id, personId, givenName, familyName, nameNormalised: normalisedStudentName(person) },
    ...{ yearGroup, tutorGroup, enrolledOn, leftOn, isMain },
    ...{ predictedLevel: record.predictedLevel, motivation: profile.motivation },
  });
  const { hasSend, isDisadvantaged, isOftenAbsent } = student;
  sheets.add('student_need', { ...of, hasSend, isDisadvantaged, isOftenAbsent });
  const facts: Readonly<Record<string, readonly object[]>> = {
    student_interest: withChosenSubjects(student, profile.interests, record.subjects),
    student_aspiration: profile.aspirations.map((occupationCode) => ({ occupationCode })),
    student_activity: profile.activities.map((activityCode) => ({ activityCode })),
    student_route: profile.routes.map((route) => ({ route })),
    student_subject: record.subjects,
    student_barrier: record.barriers.map((barrier) => ({ ...barrier, recordedBy: leaderOf(school.key) })),
    student_access_need: record.accessNeeds,
    student_trait: traitsOf(student, today),
  };
  for (const [table, rows] of Object.entries(facts)) for (const row of rows) sheets.add(table, { ...of, ...row });
}

/** Most interests a student names. */
const INTERESTS = 5;

/** From year 12 students take what they like, so those who named interests mostly name one or two of their subjects. Editorial. */
function withChosenSubjects(
  { key, yearGroup }: SeedStudent,
  interests: readonly Interest[],
  subjects: readonly { readonly subjectCode: string }[],
): readonly Interest[] {
  if (yearGroup < 12 || interests.length === 0 || subjects.length === 0) return interests;
  const random = Random.of('chosen subjects', key);
  const chosen = random
    .some(subjects, Math.min(2, subjects.length))
    .filter(() => random.chance(0.8))
    .map(({ subjectCode }): Interest => ({
      kind: 'SUBJECT',
      code: subjectCode,
      strength: random.chance(0.5) ? 'VERY' : 'QUITE',
    }));
  const named = new Map([...chosen, ...interests].map((interest) => [`${interest.kind} ${interest.code}`, interest]));
  return [...named.values()].slice(0, INTERESTS);
}

/** A person of their own, unless another enrolment brought them already. Students' names stay with their school. */
export function addStudentPersons(sheets: Sheets, students: readonly SeedStudent[], today: string): void {
  const createdAt = `${addDays(today, -120)}T09:00:00.000Z`;
  for (const id of new Set(students.map(({ personId }) => personId))) sheets.add('person', { id, name: null, createdAt });
}

/** Shares of those it is true of who agreed to its use; sex first: six in ten. Editorial. */
const AGREED: Readonly<Record<`${TraitKind}`, number>> = {
  SEX: 0.6,
  TOWN: 0.58,
  SCHOOL: 0.62,
  FIRST_LANGUAGE: 0.45,
  ENGLISH_AS_ADDITIONAL_LANGUAGE: 0.4,
  FIRST_IN_FAMILY_TO_UNIVERSITY: 0.4,
  ETHNIC_GROUP: 0.28,
  FREE_SCHOOL_MEALS: 0.25,
  SEND: 0.25,
  YOUNG_CARER: 0.3,
  CARE_EXPERIENCED: 0.25,
};

/** Of the class of the story nearly all answered, so that there is something to show. */
const AGREED_IN_STORY = 0.78;
const SAID_NO = 0.12;
const FIRST_IN_FAMILY = 0.45;
const YOUNG_CARER = 0.04;
/** Children looked after or who were: about 1 in 100 (DfE, Children looked after in England, 2024). */
const CARE_EXPERIENCED = 0.01;
/** Neither female nor male, or they would rather say so. */
const OTHER_SEX = 0.006;

/** What is recorded of a student's background: with a yes, or with the no they gave. Those who were not asked have no row. */
function traitsOf(student: SeedStudent, today: string): Record<string, unknown>[] {
  const random = Random.of('traits of student', student.key);
  return factsOf(random, student).flatMap(([kind, value]) => {
    const share = student.castPlace !== null && kind !== 'ETHNIC_GROUP' ? AGREED_IN_STORY : AGREED[kind];
    const answer = random.fraction();
    const answeredOn = laterOf(addDays(student.leftOn ?? today, -random.whole(10, 75)), student.enrolledOn);
    const recordedAt = `${answeredOn}T0${random.whole(8, 9)}:${random.whole(10, 59)}:00.000Z`;
    if (answer < share) return [{ kind, value, mayBeUsed: true, ...agreement(student, recordedAt) }];
    const saidNo = answer < share + (1 - share) * SAID_NO;
    return saidNo
      ? [{ kind, value, mayBeUsed: false, agreedBy: null, agreedAt: null, recordedBy: leaderOf(student.school.key) }]
      : [];
  });
}

/** Under thirteen a parent decides and staff write it down. */
function agreement({ bornOn, personId, school }: SeedStudent, agreedAt: string): Record<string, unknown> {
  const isThirteen = bornOn <= yearsBefore(agreedAt.slice(0, 10), 13);
  return isThirteen
    ? { agreedBy: 'STUDENT', agreedAt, recordedBy: personId }
    : { agreedBy: 'PARENT', agreedAt, recordedBy: leaderOf(school.key) };
}

function factsOf(random: Random, student: SeedStudent): [`${TraitKind}`, string][] {
  const { person, school, homeOutcode, hasFreeMeals, hasSend, castPlace } = student;
  const sex = castPlace === null && random.chance(OTHER_SEX) ? 'OTHER' : person.sex;
  const facts: [`${TraitKind}`, string][] = [
    ['SEX', sex],
    ['TOWN', homeOutcode],
    ['SCHOOL', school.id],
    ['ETHNIC_GROUP', person.ethnicGroup],
  ];
  if (person.language !== 'en') facts.push(['FIRST_LANGUAGE', person.language], ['ENGLISH_AS_ADDITIONAL_LANGUAGE', 'yes']);
  const yes: [`${TraitKind}`, boolean][] = [
    ['FREE_SCHOOL_MEALS', hasFreeMeals],
    ['SEND', hasSend],
    ['FIRST_IN_FAMILY_TO_UNIVERSITY', random.chance(FIRST_IN_FAMILY)],
    ['YOUNG_CARER', random.chance(YOUNG_CARER)],
    ['CARE_EXPERIENCED', random.chance(CARE_EXPERIENCED)],
  ];
  for (const [kind, isTrue] of yes) if (isTrue) facts.push([kind, 'yes']);
  return facts;
}
