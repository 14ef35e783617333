import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { TraitAgreement, TraitOfStudent } from './student-traits.service';

/** Traits of students through the functions of their migration, the only way there is. */
export class StudentTraitStore {
  constructor(private readonly connection: Connection) {}

  /** `replacesOthers`: a kind of which a person has one value only. */
  async agree(trait: TraitOfStudent, { agreedBy, agreedAt, recordedBy }: TraitAgreement, replacesOthers: boolean): Promise<void> {
    const { schoolId, studentId, kind, value } = trait;
    await this.connection.tenant(AGREE, [schoolId, studentId, kind, value, agreedBy, agreedAt, recordedBy, replacesOthers]);
  }

  async withdraw({ schoolId, studentId, kind, value }: TraitOfStudent): Promise<void> {
    await this.connection.tenant(WITHDRAW, [schoolId, studentId, kind, value]);
  }
}

/** All traits of students, by kind and value; whoever runs it notes it in the audit trail. */
export const TRAITS_OF = statement(
  'student_traits_of',
  `SELECT t.student_id AS "studentId", t.kind, t.value, t.may_be_used AS "mayBeUsed", t.agreed_by AS "agreedBy", t.agreed_at AS "agreedAt"
   FROM student_traits_of($1::uuid[]) t`,
);
const AGREE = statement('student_trait_agree', `SELECT agree_student_trait($1, $2, $3, $4, $5, $6, $7, $8)`);
const WITHDRAW = statement('student_trait_withdraw', `SELECT withdraw_student_trait($1, $2, $3, $4)`);
