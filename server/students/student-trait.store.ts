import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { TraitConsent, TraitOfStudent } from './student-traits.service';

interface Done {
  readonly isDone: boolean;
}

/** Traits of students through the functions of their migration, the only way there is. */
export class StudentTraitStore {
  constructor(private readonly connection: Connection) {}

  /**
   * `replacesOthers`: a kind of which a person has one value only. False, and nothing done, where a parent's yes comes to a kind
   * of which the student said something, or where the viewer may not say it.
   */
  async agree(trait: TraitOfStudent, agreedBy: TraitConsent['agreedBy'], replacesOthers: boolean): Promise<boolean> {
    const { schoolId, studentId, kind, value } = trait;
    const [row] = await this.connection.tenant<Done>(AGREE, [schoolId, studentId, kind, value, agreedBy, replacesOthers]);
    return row?.isDone ?? false;
  }

  /** Keeps the no, with whose it is. False where the viewer may not say it. */
  async withdraw({ schoolId, studentId, kind, value }: TraitOfStudent): Promise<boolean> {
    const [row] = await this.connection.tenant<Done>(WITHDRAW, [schoolId, studentId, kind, value]);
    return row?.isDone ?? false;
  }
}

/** All traits of students, by kind and value; whoever runs it notes it in the audit trail. */
export const TRAITS_OF = statement(
  'student_traits_of',
  `SELECT t.student_id AS "studentId", t.kind, t.value, t.may_be_used AS "mayBeUsed", t.agreed_by AS "agreedBy", t.agreed_at AS "agreedAt"
   FROM student_traits_of($1::uuid[]) t`,
);
const AGREE = statement('student_trait_agree', `SELECT agree_student_trait($1, $2, $3, $4, $5, $6) AS "isDone"`);
const WITHDRAW = statement('student_trait_withdraw', `SELECT withdraw_student_trait($1, $2, $3, $4) AS "isDone"`);
