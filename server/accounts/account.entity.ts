import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoleKey } from '../platform/roles';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  /** Null for students: their name is in `student`, under their school. */
  @Column('text', { nullable: true })
  readonly name: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt: Date;
}

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid')
  readonly personId: string;

  @Column('text')
  readonly emailNormalised: string;

  /** Null until the person has chosen one. */
  @Column('text', { nullable: true })
  readonly passwordHash: string | null;

  @Column('boolean', { default: false })
  readonly isClosed: boolean;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt: Date;
}

@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly personId: string;

  @Column('text')
  readonly role: RoleKey;

  @Column('uuid', { nullable: true })
  readonly schoolId: string | null;

  @Column('uuid', { nullable: true })
  readonly employerId: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt: Date;
}
