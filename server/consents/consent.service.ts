import type { MatchingConsent, UpdateMatchingConsentInput } from '../../schema/consents/update-matching-consent.type';
import type { Viewer } from '../platform/access';
import { invalid, type InvalidInputRefusal, type Outcome, type Refusal } from '../platform/outcome';
import type { RoleModelTraitsService } from '../role-models/role-model-traits.service';
import type { RoleModelEntity } from '../role-models/role-model.entity';
import type { StudentTraitsService } from '../students/student-traits.service';
import type { StudentEntity } from '../students/student.entity';
import { keptTraitValue } from '../students/trait-value.rules';
import { problemsWithConsent } from './consent.rules';

interface Updated {
  readonly consent: MatchingConsent;
  readonly student: StudentEntity | null;
  readonly roleModel: RoleModelEntity | null;
}

export type UpdateConsentOutcome =
  Outcome<'MatchingConsentUpdated', Updated> | Refusal<'StudentHasDecided'> | InvalidInputRefusal;

/** One place for a person to say yes or no to the use of their traits, whoever they are. */
export class ConsentService {
  constructor(
    private readonly students: StudentTraitsService,
    private readonly roleModels: RoleModelTraitsService,
  ) {}

  async update(viewer: Viewer, input: UpdateMatchingConsentInput): Promise<UpdateConsentOutcome> {
    const problems = problemsWithConsent(input);
    if (problems.length > 0) return invalid('This cannot be agreed to as it stands; see each field.', problems);
    const { studentId, roleModelId } = input;
    if (studentId != null) return this.ofStudent(viewer, studentId, input);
    const { kind, value, mayBeUsed, mayBeShown } = input;
    const outcome = await this.roleModels.change(viewer, roleModelId ?? '', { kind, value, mayBeUsed, mayBeShown });
    if (outcome.kind === 'InvalidInput') return outcome;
    return updated(input, { student: null, roleModel: outcome.roleModel });
  }

  private async ofStudent(viewer: Viewer, studentId: string, input: UpdateMatchingConsentInput): Promise<UpdateConsentOutcome> {
    const { kind, value, mayBeUsed, agreedBy } = input;
    const outcome =
      mayBeUsed && agreedBy != null
        ? await this.students.agree(viewer, { studentId, kind, value, agreedBy })
        : await this.students.withdraw(viewer, { studentId, kind, value });
    if (outcome.kind === 'InvalidInput' || outcome.kind === 'StudentHasDecided') return outcome;
    return updated(input, { student: outcome.student, roleModel: null });
  }
}

function updated(
  { kind, value, mayBeUsed, mayBeShown }: UpdateMatchingConsentInput,
  about: Omit<Updated, 'consent'>,
): UpdateConsentOutcome {
  const consent = { kind, value: keptTraitValue(kind, value), mayBeUsed, mayBeShown: mayBeUsed && mayBeShown };
  return { kind: 'MatchingConsentUpdated', consent, ...about };
}
