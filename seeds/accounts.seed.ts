import { VOLUNTEER, ALUMNA } from './cast.seed';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './demo-accounts';
import { EMPLOYER_LIST } from './employers.seed';
import { at } from './random';
import { SCHOOLS } from './schools.seed';
import { idOf, type Row, type Sheets } from './sheets';
import type { SeedRoleModel } from './role-model.types';
import type { SeedStudent } from './student.types';

/** The person behind a demo account, who may be a student or a role model already. */
export interface Behind {
  readonly student: SeedStudent;
  readonly roleModels: readonly SeedRoleModel[];
}

/** Who leads careers at a school: the demo leaders at the first two, people without an account at the others. */
export const leaderOf = (schoolKey: number): string => idOf('careers leader', schoolKey);

const LEADERS = ['Rowan Tarside', 'Imogen Halcrow', 'Desmond Yarbeck', 'Sister Agnes Dunlaw', 'Priya Marwick', 'Gareth Pencombe'];
const OTHER_STAFF: Readonly<Record<string, string>> = {
  'subject-lead@demo.firsthand.example': 'Helen Coldshaw',
  'teacher@demo.firsthand.example': 'Marcus Okell',
  'senco@demo.firsthand.example': 'Nadia Elmbeck',
  'adviser@demo.firsthand.example': 'Joan Winlaw',
  'employer@demo.firsthand.example': 'Stephen Larkgate',
  'operator@demo.firsthand.example': 'Ottoline Grangeby',
};

/** Adds the accounts, with one hash for all since all have one password, and the people and memberships behind them. */
export async function addAccounts(
  sheets: Sheets,
  behind: Behind,
  made: { at: string; hash: (password: string) => Promise<string> },
): Promise<void> {
  const passwordHash = await made.hash(DEMO_PASSWORD);
  addLeaders(sheets, made.at);
  for (const account of DEMO_ACCOUNTS) {
    const personId = personBehind(account, behind);
    const name = OTHER_STAFF[account.email];
    if (name !== undefined) sheets.add('person', { id: personId, name, createdAt: made.at });
    sheets.add('account', { personId, emailNormalised: account.email, passwordHash, createdAt: made.at });
    if (account.role !== 'CAREERS_LEADER') sheets.add('membership', membershipOf(account, personId, made.at));
  }
}

function addLeaders(sheets: Sheets, createdAt: string): void {
  for (const { key, id: schoolId } of SCHOOLS) {
    const personId = leaderOf(key);
    sheets.add('person', { id: personId, name: at(LEADERS, key - 1), createdAt });
    const id = idOf('membership of careers leader', key);
    sheets.add('membership', { id, personId, role: 'CAREERS_LEADER', schoolId, employerId: null, createdAt });
  }
}

function personBehind({ email, role, school }: DemoAccount, { student, roleModels }: Behind): string {
  if (role === 'CAREERS_LEADER') return leaderOf(school ?? 1);
  if (role === 'STUDENT') return student.personId;
  if (role === 'VOLUNTEER') return at(roleModels, VOLUNTEER).personId;
  if (role === 'ALUMNUS') return at(roleModels, ALUMNA).personId;
  return idOf('person of account', email);
}

function membershipOf({ email, role, school, employer }: DemoAccount, personId: string, createdAt: string): Row {
  const schoolId = school === null ? null : at(SCHOOLS, school - 1).id;
  const employerId = EMPLOYER_LIST.find(({ name }) => name === employer)?.id ?? null;
  return { id: idOf('membership', email), personId, role, schoolId, employerId, createdAt };
}
