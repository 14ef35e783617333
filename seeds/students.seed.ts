import { addDays } from '../server/platform/days';
import { DEMO_CLASS, demoPerson } from './demo-class.seed';
import { studentPerson } from './names.seed';
import { at, Random } from './random';
import { firstDayOf, lastDayOf, schoolYearOf } from './school-calendar';
import { SCHOOLS, sizeRange, type SeedSchool } from './schools.seed';
import { idOf } from './sheets';
import type { SeedStudent } from './student.types';

/** Enrolments of the demo world, those who left and second registrations among them. */
const STUDENTS = 3_600;

/**
 * Shares of the DfE's statistics for England: special educational needs, January 2024 (SEN support 13.6%, plans 4.8%, here together);
 * persistent absence in secondary schools, 2023/24 (about a quarter; a third of pupils with free meals and more).
 * Free meals stand with the schools; a few more count as disadvantaged, who had them in the last six years or are in care.
 */
const SEND = { mainstream: 0.164, special: 1 };
const OFTEN_ABSENT = { withFreeMeals: 0.34, others: 0.16 };
const ALSO_DISADVANTAGED = 0.035;

/** Everybody who is at one of the schools now, by school, year and tutor group. */
function currentStudents(today: string): SeedStudent[] {
  return SCHOOLS.flatMap((school) =>
    school.tutorGroups.flatMap(([yearGroup, groups]) =>
      Array.from({ length: groups }, (_, place) => tutorGroup(school, yearGroup, place, today)).flat(),
    ),
  );
}

function tutorGroup(school: SeedSchool, yearGroup: number, place: number, today: string): SeedStudent[] {
  const name = `${yearGroup}${String.fromCharCode(65 + place)}`;
  const isDemoClass = school.key === DEMO_CLASS.school && name === DEMO_CLASS.tutorGroup;
  const random = Random.of('tutor group', school.key, name);
  const size = isDemoClass ? DEMO_CLASS.size : random.whole(...sizeRange(school, yearGroup));
  return Array.from({ length: size }, (_, seat) => studentOf(school, yearGroup, `${school.key}:${name}:${seat}`, today)).map(
    (student, seat) => ({
      ...student,
      tutorGroup: name,
      ...(isDemoClass ? { castPlace: seat, person: demoPerson(student.person, seat) } : {}),
    }),
  );
}

/** As they are on a day, on which they are enrolled: before the first day of term, since that day. */
function studentOf(school: SeedSchool, yearGroup: number, key: string, day: string): SeedStudent {
  const schoolYear = schoolYearOf(day);
  const random = Random.of('student', key);
  const hasFreeMeals = random.chance(school.freeMealsShare);
  const isNew = yearGroup > 7 && random.chance(0.06);
  const since = isNew ? schoolYear - random.whole(0, 1) : schoolYear - yearsAt(random, school, yearGroup);
  return {
    ...{
      key,
      id: idOf('student', key),
      personId: idOf('person of student', key),
      school,
      yearGroup,
      tutorGroup: '',
      castPlace: null,
    },
    person: studentPerson(random, random.chance(0.49) ? 'FEMALE' : 'MALE'),
    enrolledOn: earlierOf(addDays(firstDayOf(since), isNew ? random.pick([0, 0, 56]) : 0), day),
    leftOn: null,
    isMain: true,
    bornOn: addDays(`${schoolYear - yearGroup - 5}-09-01`, random.whole(0, 364)),
    homeOutcode: random.pick(school.catchment),
    hasFreeMeals,
    hasSend: random.chance(school.kind === 'SPECIAL' ? SEND.special : SEND.mainstream * (hasFreeMeals ? 1.5 : 0.85)),
    isDisadvantaged: hasFreeMeals || random.chance(ALSO_DISADVANTAGED),
    isOftenAbsent: random.chance(hasFreeMeals ? OFTEN_ABSENT.withFreeMeals : OFTEN_ABSENT.others),
  };
}

const earlierOf = (one: string, other: string): string => (one < other ? one : other);

function yearsAt(random: Random, { kind }: SeedSchool, yearGroup: number): number {
  if (kind === 'SIXTH_FORM_COLLEGE') return yearGroup - 12;
  const isNewInSixthForm = yearGroup > 11 && random.chance(0.2);
  return isNewInSixthForm ? yearGroup - 12 : yearGroup - 7;
}

/** Second registrations: sixth-formers who take a subject at the college, and students of the special school who go to another. */
function dualRegistrations(current: readonly SeedStudent[]): SeedStudent[] {
  const [first, , third, fourth, college] = SCHOOLS;
  return current.flatMap((student) => {
    const random = Random.of('second registration', student.key);
    const { school, yearGroup } = student;
    if (school.kind === 'SECONDARY_WITH_SIXTH_FORM' && yearGroup > 11 && random.chance(0.3))
      return enrolledAlso(student, college);
    if (school.kind === 'SPECIAL' && yearGroup <= 11 && random.chance(0.3))
      return enrolledAlso(student, random.pick([first, third, fourth]));
    return [];
  });
}

function enrolledAlso(student: SeedStudent, school: SeedSchool | undefined): SeedStudent[] {
  if (school === undefined) return [];
  const key = `${student.key} also ${school.key}`;
  const groups = school.tutorGroups.find(([yearGroup]) => yearGroup === student.yearGroup)?.[1] ?? 1;
  const place = Random.of('group', key).whole(0, groups - 1);
  const tutorGroup = `${student.yearGroup}${String.fromCharCode(65 + place)}`;
  const isDemoClass = school.key === DEMO_CLASS.school && tutorGroup === DEMO_CLASS.tutorGroup;
  return isDemoClass ? [] : [{ ...student, key, id: idOf('student', key), school, tutorGroup, isMain: false }];
}

/** Those who left: some went on to the college at sixteen, where the same person is enrolled now; the others moved away. */
function formerStudents(current: readonly SeedStudent[], count: number, today: string): SeedStudent[] {
  const schoolYear = schoolYearOf(today);
  const collegians = current.filter(({ school, yearGroup }) => school.kind === 'SIXTH_FORM_COLLEGE' && yearGroup === 12);
  const movers = Random.of('moved to the college').some(collegians, Math.round(count * 0.6));
  const moved = movers.map((student) => movedOn(student, schoolYear));
  const away = Array.from({ length: count - moved.length }, (_, place) => movedAway(place, today));
  return [...moved, ...away];
}

function movedOn(student: SeedStudent, schoolYear: number): SeedStudent {
  const random = Random.of('former school', student.key);
  const school = at(
    SCHOOLS,
    random.weighted([
      [0, 2],
      [1, 2],
      [2, 5],
      [3, 3],
    ]),
  );
  const key = `${student.key} before ${school.key}`;
  const place = {
    tutorGroup: `11${random.pick(['A', 'B', 'C'])}`,
    enrolledOn: firstDayOf(schoolYear - 5),
    leftOn: lastDayOf(schoolYear - 1),
  };
  return { ...student, key, id: idOf('student', key), school, yearGroup: 11, ...place };
}

function movedAway(place: number, today: string): SeedStudent {
  const random = Random.of('moved away', place);
  const school = at(SCHOOLS, random.whole(0, 3));
  const yearGroup = random.whole(7, 11);
  const leftOn = addDays(today, -random.whole(5, 360));
  const student = studentOf(school, yearGroup, `moved away ${place}`, addDays(leftOn, -1));
  return { ...student, tutorGroup: `${yearGroup}${random.pick(['A', 'C'])}`, leftOn };
}

/** All enrolments, 3,600 of them. */
export function makeStudents(today: string): SeedStudent[] {
  const current = currentStudents(today);
  const dual = dualRegistrations(current);
  return [...current, ...dual, ...formerStudents(current, STUDENTS - current.length - dual.length, today)];
}
