import { addDays } from '../server/platform/days';
import { addAccounts } from './accounts.seed';
import { HOST } from './cast.seed';
import { Checks } from './checks';
import { DEMO_STUDENT } from './demo-class.seed';
import { Diary } from './diary';
import { addEmployers } from './employers.seed';
import { People } from './encounter-people.seed';
import { Encounters } from './encounters.seed';
import { OfferPeople } from './offer-people.seed';
import { addOffers } from './offers.seed';
import { at } from './random';
import type { SeedReference } from './reference.seed';
import { Requests } from './requests.seed';
import { addMeetingsElsewhere, addRoleModel, firstLoadDay } from './role-model-sheets.seed';
import type { SeedRoleModel } from './role-model.types';
import { DEMO_ROLE_MODELS, RoleModelMaker } from './role-models.seed';
import { addSchools } from './schools.seed';
import { Sheets } from './sheets';
import { addStudent, addStudentPersons } from './student-sheets.seed';
import type { SeedStudent } from './student.types';
import { makeStudents } from './students.seed';

interface Making {
  readonly reference: SeedReference;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly hash: (password: string) => Promise<string>;
}

/** Every row of the demo world, checked by the rules. The same day makes the same rows, but for the hash, which is salted. */
export async function makeDemoWorld({ reference, today, hash }: Making): Promise<Sheets> {
  const sheets = new Sheets();
  addSchools(sheets);
  addEmployers(sheets);
  const maker = new RoleModelMaker(reference, today);
  const roleModels = Array.from({ length: DEMO_ROLE_MODELS }, (_, index) => maker.make(index));
  for (const roleModel of roleModels) addRoleModel(sheets, roleModel, today);
  const students = makeStudents(today);
  addStudentPersons(sheets, students, today);
  for (const student of students) addStudent(sheets, student, { reference, today });
  const behind = { student: demoStudent(students), roleModels };
  await addAccounts(sheets, behind, { at: `${addDays(today, -90)}T08:00:00.000Z`, hash });
  addMeetings(sheets, { reference, today, roleModels, students });
  return sheets;
}

interface Cast {
  readonly reference: SeedReference;
  readonly today: string;
  readonly roleModels: readonly SeedRoleModel[];
  readonly students: readonly SeedStudent[];
}

/** Who met whom, who was asked, and how much that makes for each role model. */
function addMeetings(sheets: Sheets, { reference, today, roleModels, students }: Cast): void {
  const diary = new Diary();
  addMeetingsElsewhere(sheets, diary, roleModels, today);
  const encounters = new Encounters(sheets, diary, new People(roleModels, reference, diary), students);
  encounters.visitOfDemoClass(at(roleModels, HOST), today);
  encounters.holdAll(today);
  const requests = new Requests(sheets, diary, roleModels, reference).addAll(today);
  diary.addLoad(sheets, firstLoadDay(today).slice(0, 7));
  const offers = addOffers(sheets, new OfferPeople(roleModels, diary), today);
  const checks = new Checks(reference, today);
  checks.roleModels(sheets, roleModels);
  checks.students(sheets);
  checks.requests(requests);
  checks.meetings(sheets, roleModels);
  checks.offers(offers);
}

function demoStudent(students: readonly SeedStudent[]): SeedStudent {
  const found = students.find(({ castPlace }) => castPlace === DEMO_STUDENT);
  if (found === undefined) throw new Error('The class of the story is missing.');
  return found;
}
