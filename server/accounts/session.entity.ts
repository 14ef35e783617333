import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EndReason = 'SIGNED_OUT' | 'TOKEN_REUSED' | 'REVOKED';

/** One sign-in on one device, and the family of refresh tokens that keeps it going. */
@Entity('sign_in_session')
export class SignInSessionEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly personId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly startedAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly endedAt: Date | null;

  @Column('text', { nullable: true })
  readonly endReason: EndReason | null;
}

@Entity('refresh_token')
export class RefreshTokenEntity {
  /** SHA-256 of the token; the token itself is stored nowhere. */
  @PrimaryColumn('bytea')
  readonly hash: Buffer;

  @Column('uuid')
  readonly sessionId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly issuedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly usedAt: Date | null;

  @Column('bytea', { nullable: true })
  readonly successorHash: Buffer | null;
}
