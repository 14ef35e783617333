import type { UpdateMatchingConsentInput } from '../../schema/consents/update-matching-consent.type';
import { type FieldProblem, problem } from '../platform/outcome';

/** What is wrong with a consent whoever it is about; the value is for the slice it is kept in. */
export function problemsWithConsent(input: UpdateMatchingConsentInput): readonly FieldProblem[] {
  const { studentId, roleModelId, mayBeUsed, mayBeShown } = input;
  if ((studentId == null) === (roleModelId == null))
    return [problem('roleModelId', 'or studentId must be given, and only one of them: say whom this is about')];
  const shown =
    mayBeShown && !mayBeUsed ? [problem('mayBeShown', 'must be false where mayBeUsed is: what is shown is used')] : [];
  return [...shown, ...(studentId == null ? problemsOfRoleModel(input) : problemsOfStudent(input))];
}

function problemsOfRoleModel({ agreedBy }: UpdateMatchingConsentInput): readonly FieldProblem[] {
  return agreedBy == null ? [] : [problem('agreedBy', 'is for students only; leave it out, as role models agree for themselves')];
}

function problemsOfStudent({ mayBeUsed, mayBeShown, agreedBy }: UpdateMatchingConsentInput): readonly FieldProblem[] {
  return [
    ...(mayBeUsed && mayBeShown
      ? [problem('mayBeShown', "must be false: a student's traits are never shown to anybody they meet")]
      : []),
    ...(mayBeUsed && agreedBy == null ? [problem('agreedBy', 'is needed: say whether the student or a parent agreed')] : []),
  ];
}
