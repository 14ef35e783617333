import type { FieldProblem } from '../platform/outcome';
import { normalisedEmail } from './email.rules';
import { LONGEST_PASSWORD } from './password.rules';

/** What is wrong with the form; whether address and password belong together is not its business. */
export function problemsWithSignIn({ email, password }: { email: string; password: string }): FieldProblem[] {
  return [
    ...(normalisedEmail(email) === null
      ? [{ path: ['email'], message: 'must be an e-mail address, such as name@school.example' }]
      : []),
    ...(password === '' ? [{ path: ['password'], message: 'is missing' }] : []),
    ...(password.length > LONGEST_PASSWORD
      ? [{ path: ['password'], message: `must have at most ${LONGEST_PASSWORD} characters` }]
      : []),
  ];
}
