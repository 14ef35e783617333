import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('role_model_career')
export class RoleModelCareerEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @PrimaryColumn('integer')
  readonly position: number;

  @Column('text')
  readonly occupationCode: string;

  @Column('text')
  readonly jobTitle: string;

  @Column('date')
  readonly startedOn: string;

  @Column('date', { nullable: true })
  readonly endedOn: string | null;
}

@Entity('role_model_barrier')
export class RoleModelBarrierEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @PrimaryColumn('integer')
  readonly position: number;

  @Column('text')
  readonly story: string;
}

@Entity('role_model_away')
export class RoleModelAwayEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @PrimaryColumn('date')
  readonly startsOn: string;

  @Column('date')
  readonly endsOn: string;
}

@Entity('role_model_school')
export class RoleModelSchoolEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @Column('date')
  readonly leftOn: string;

  /** Staff of the school said "we know them". */
  @Column('boolean')
  readonly isConfirmed: boolean;
}

/** What all schools together have asked of a role model in a month; it names no school. */
@Entity('role_model_load')
export class RoleModelLoadEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  /** First day of the month. */
  @PrimaryColumn('date')
  readonly month: string;

  @Column('integer')
  readonly openInvitations: number;

  @Column('integer')
  readonly sessions: number;

  @Column('integer')
  readonly invitationsSent: number;
}

@Entity('school_role_model_exclusion')
export class SchoolRoleModelExclusionEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @Column('text')
  readonly reason: string;

  @Column('uuid')
  readonly excludedBy: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly excludedAt: Date;
}
