import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import type { TraitKind } from '../../schema/shared/trait-kind.type';
import type { BarrierKind } from '../../schema/students/barrier-kind.type';
import type { AgreedBy, InterestKind, InterestStrength } from '../../schema/students/student-record.type';

@Entity('student_need')
export class StudentNeedEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @Column('boolean')
  readonly hasSend: boolean;

  @Column('boolean')
  readonly isDisadvantaged: boolean;

  @Column('boolean')
  readonly isOftenAbsent: boolean;
}

@Entity('student_interest')
export class StudentInterestEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly kind: InterestKind;

  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly strength: InterestStrength;
}

@Entity('student_aspiration')
export class StudentAspirationEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly occupationCode: string;
}

@Entity('student_subject')
export class StudentSubjectEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly subjectCode: string;

  @Column('text', { nullable: true })
  readonly predictedGrade: string | null;
}

@Entity('student_activity')
export class StudentActivityEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly activityCode: string;
}

@Entity('student_route')
export class StudentRouteEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly route: Route;
}

@Entity('student_barrier')
export class StudentBarrierEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly kind: BarrierKind;

  @Column('text', { nullable: true })
  readonly bridge: string | null;

  @Column('uuid')
  readonly recordedBy: string;
}

@Entity('student_access_need')
export class StudentAccessNeedEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly need: AccessNeed;

  @Column('text', { nullable: true })
  readonly note: string | null;
}

/** Never read or written but through the database's own functions. */
@Entity('student_trait')
export class StudentTraitEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('text')
  readonly kind: TraitKind;

  @PrimaryColumn('text')
  readonly value: string;

  @Column('boolean')
  readonly mayBeUsed: boolean;

  @Column('text', { nullable: true })
  readonly agreedBy: AgreedBy | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly agreedAt: Date | null;

  @Column('uuid')
  readonly recordedBy: string;
}
