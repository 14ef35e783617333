import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A school asking a role model for one of its requests. Matching reads open ones and refusals. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly requestId: string;

  @Column('uuid')
  readonly roleModelId: string;

  @Column('text')
  readonly state: 'OPEN' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN';

  @Column({ type: 'timestamptz', precision: 3 })
  readonly sentAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly expiresAt: Date;
}
