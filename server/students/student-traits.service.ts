import type { Ground } from '../composition';
import { rolesAt, type Viewer } from '../platform/access';
import { forbidden, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import { type FieldProblem, invalid, type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { schoolNames } from '../schools/matching-settings.reads';
import type { StudentEntity } from './student.entity';
import type { StudentService } from './student.service';
import type { StudentTraitStore } from './student-trait.store';
import { keptTraitValue, mayHaveSeveral, problemWithTraitValue, type TraitKindKey } from './trait-value.rules';

export interface TraitChange {
  readonly studentId: string;
  readonly kind: TraitKindKey;
  readonly value: string;
}

export interface TraitConsent extends TraitChange {
  /** Whose yes it is. */
  readonly agreedBy: 'STUDENT' | 'PARENT';
}

export interface TraitOfStudent extends TraitChange {
  readonly schoolId: string;
}

export type AgreeOutcome =
  Outcome<'StudentTraitAgreed', { student: StudentEntity }> | Refusal<'StudentHasDecided'> | InvalidInputRefusal;
export type WithdrawOutcome = Outcome<'StudentTraitWithdrawn', { student: StudentEntity }> | InvalidInputRefusal;

/** Staff who may record what a parent said. */
const RECORDERS = ['CAREERS_LEADER', 'SENCO'] as const;

/**
 * What may be used of a student's background. The yes is the student's own, or a parent's that staff record; never the school's.
 * From year 9 on whoever said anything of a kind themself decides about that kind: a parent's yes to any value of it is refused alike, so
 * that the refusal does not tell which value they took back.
 * Both are for use inside a mutation's transaction. The next question that matching answers knows of the change.
 */
export class StudentTraitsService {
  constructor(
    private readonly traits: StudentTraitStore,
    private readonly students: StudentService,
    private readonly ground: Pick<Ground, 'connection'>,
    private readonly reference: CatalogueSource,
  ) {}

  /** Of a kind of which a person has one value, the new one takes the place of the old. Throws NOT_FOUND or FORBIDDEN like `withdraw`. */
  async agree(viewer: Viewer, { studentId, kind, value: given, agreedBy }: TraitConsent): Promise<AgreeOutcome> {
    const student = await this.changeable(viewer, studentId);
    const value = keptTraitValue(kind, given);
    const problems = [...problemsWithYes(viewer, student, agreedBy), ...(await this.problemsWithValue(kind, value))];
    if (problems.length > 0) return invalid('This cannot be agreed to as it stands; see each field.', problems);
    const trait = { schoolId: student.schoolId, studentId, kind, value };
    if (await this.traits.agree(trait, agreedBy, !mayHaveSeveral(kind))) return { kind: 'StudentTraitAgreed', student };
    if (agreedBy === 'STUDENT') throw notFound('student');
    return refuse('StudentHasDecided', THEIR_OWN_SAY, {});
  }

  /** Keeps the no, with whose it is; matching and staff no longer see the trait. One that was never agreed to is no error. */
  async withdraw(viewer: Viewer, { studentId, kind, value }: TraitChange): Promise<WithdrawOutcome> {
    const student = await this.changeable(viewer, studentId);
    const trait = { schoolId: student.schoolId, studentId, kind, value: keptTraitValue(kind, value) };
    const message = problemWithTraitValue(kind, trait.value, ANY_PLACE);
    if (message !== null) return invalid('This cannot be taken back as it stands.', [{ path: ['value'], message }]);
    if (!(await this.traits.withdraw(trait))) throw notFound('student');
    return { kind: 'StudentTraitWithdrawn', student };
  }

  private async changeable(viewer: Viewer, studentId: string): Promise<StudentEntity> {
    const student = await this.students.find(viewer, studentId);
    if (isThemself(viewer, student) || rolesAt(viewer, student.schoolId).some(isRecorder)) return student;
    throw forbidden('This is for the student themself, and for the careers leader or SENCO, who may record what a parent said.');
  }

  private async problemsWithValue(kind: TraitKindKey, value: string): Promise<readonly FieldProblem[]> {
    const { connection } = this.ground;
    const catalogue = await this.reference.current(connection);
    const schools = kind === 'SCHOOL' && isId(value) ? await schoolNames(connection, [value]) : new Map<string, string>();
    const known = { hasOutcode: (code: string) => catalogue.hasOutcode(code), hasSchool: (id: string) => schools.has(id) };
    const message = problemWithTraitValue(kind, value, known);
    return message === null ? [] : [{ path: ['value'], message }];
  }
}

const THEIR_OWN_SAY =
  "The student has had their own say about this kind of fact, so a parent's yes to any of it cannot be recorded. Only they can change it: talk to them.";

/** What was a place once can be taken back, whether or not it still is on the list. */
const ANY_PLACE = { hasOutcode: (code: string) => /^[A-Z]{1,2}\d[A-Z\d]?$/.test(code), hasSchool: isId };

const isThemself = (viewer: Viewer, { personId }: StudentEntity): boolean => viewer.personId === personId;

const isRecorder = (role: string): boolean => (RECORDERS as readonly string[]).includes(role);

function problemsWithYes(viewer: Viewer, student: StudentEntity, agreedBy: TraitConsent['agreedBy']): readonly FieldProblem[] {
  if (isThemself(viewer, student)) {
    if (agreedBy === 'STUDENT') return [];
    return [{ path: ['agreedBy'], message: 'must be STUDENT: you agree for yourself; what a parent said is recorded by staff' }];
  }
  if (agreedBy === 'PARENT') return [];
  return [{ path: ['agreedBy'], message: 'must be PARENT: staff record what a parent said; students agree for themselves' }];
}
