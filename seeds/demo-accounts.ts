import type { Role } from '../schema/accounts/role.type';

export interface DemoAccount {
  readonly email: string;
  readonly role: `${Role}`;
  /** Key of the school the membership is at. */
  readonly school: number | null;
  /** Name of the employer the membership is at. */
  readonly employer: string | null;
  /** Who it is and where, for a person to read. */
  readonly who: string;
}

/** Password of every demo account. They exist only where the demo world was loaded. */
export const DEMO_PASSWORD = 'firsthand-demo';

const account = (
  email: string,
  role: DemoAccount['role'],
  who: string,
  at: { school?: number; employer?: string } = {},
): DemoAccount => ({
  ...{ email: `${email}.firsthand.example`, role, who },
  ...{ school: at.school ?? null, employer: at.employer ?? null },
});

/** The accounts of the demo world: one for each role, and a leader of a second school. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('leader@demo', 'CAREERS_LEADER', 'careers leader of Wearbridge Academy', { school: 1 }),
  account('subject-lead@demo', 'SUBJECT_LEAD', 'physics lead of Wearbridge Academy', { school: 1 }),
  account('teacher@demo', 'TEACHER', 'teacher at Wearbridge Academy', { school: 1 }),
  account('senco@demo', 'SENCO', 'SENCO of Wearbridge Academy', { school: 1 }),
  account('adviser@demo', 'CAREERS_ADVISER', 'careers adviser at Wearbridge Academy', { school: 1 }),
  account('student@demo', 'STUDENT', 'student in 9B of Wearbridge Academy', { school: 1 }),
  account('employer@demo', 'EMPLOYER_COORDINATOR', 'coordinator at Tarn & Helm Engineering', {
    employer: 'Tarn & Helm Engineering',
  }),
  account('volunteer@demo', 'VOLUNTEER', 'mechanical engineer at Tarn & Helm Engineering', {
    employer: 'Tarn & Helm Engineering',
  }),
  account('alumna@demo', 'ALUMNUS', 'electrical engineer, once at Wearbridge Academy', { school: 1 }),
  account('operator@demo', 'OPERATOR', 'operator of Firsthand'),
  account('leader@other', 'CAREERS_LEADER', 'careers leader of Saltgarth School', { school: 2 }),
];
