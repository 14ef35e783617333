import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import type { RoleKey } from '../platform/roles';
import { statement } from '../platform/statement';
import { AccountEntity } from './account.entity';
import { type EndReason, RefreshTokenEntity, SignInSessionEntity } from './session.entity';

export interface NewSession {
  readonly id: string;
  readonly account: Pick<AccountEntity, 'personId' | 'passwordHash'>;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly tokenHash: Buffer;
}

export interface Rotation {
  readonly sessionId: string;
  readonly hash: Buffer;
  readonly successorHash: Buffer;
  readonly now: Date;
}

/** A session's person with one of their memberships; the membership is null where they have none. */
export type StandingRow = { readonly personId: string } & (
  | { readonly id: null }
  | { readonly id: string; readonly role: RoleKey; readonly schoolId: string | null; readonly employerId: string | null }
);

/** Accounts, sessions and tokens. Works only under the role `firsthand_sign_in`. */
export class SessionStore {
  constructor(private readonly connection: Connection) {}

  async accountOf(email: string): Promise<AccountEntity | null> {
    const [account] = await this.connection.tenant<AccountEntity>(ACCOUNT_OF, [email]);
    return account ?? null;
  }

  /** False where the account was closed, or its password changed, since it was read. */
  async start({ id, account, startedAt, expiresAt, tokenHash }: NewSession): Promise<boolean> {
    const values = [id, account.personId, account.passwordHash, startedAt, expiresAt, tokenHash];
    return (await this.connection.tenant(START, values)).length > 0;
  }

  /** The open session a refresh token belongs to, locked until the transaction ends, so that two uses of a family take turns. */
  async lockOf(hash: Buffer, now: Date): Promise<SignInSessionEntity | null> {
    const [session] = await this.connection.tenant<SignInSessionEntity>(LOCK_OF, [hash, now]);
    return session ?? null;
  }

  /** Read it after the lock, or what the other transaction did is not seen. */
  async token(hash: Buffer): Promise<(RefreshTokenEntity & { successorUsedAt: Date | null }) | null> {
    const [token] = await this.connection.tenant<RefreshTokenEntity & { successorUsedAt: Date | null }>(TOKEN, [hash]);
    return token ?? null;
  }

  async rotate({ sessionId, hash, successorHash, now }: Rotation): Promise<void> {
    await this.connection.tenant(ROTATE, [sessionId, hash, successorHash, now]);
  }

  /** False where it had ended before. */
  async end(sessionId: string, reason: EndReason, now: Date): Promise<boolean> {
    return (await this.connection.tenant(END, [sessionId, reason, now])).length > 0;
  }

  /** Ends every open session of a person; answers their ids. */
  async endAllOf(personId: string, reason: EndReason, now: Date): Promise<string[]> {
    const ended = await this.connection.tenant<{ id: string }>(END_ALL_OF, [personId, reason, now]);
    return ended.map(({ id }) => id);
  }

  /** Those among these sessions that are not, or no longer, open. */
  async ended(sessionIds: readonly string[], now: Date): Promise<string[]> {
    const rows = await this.connection.tenant<{ id: string }>(ENDED, [sessionIds, now]);
    return rows.map(({ id }) => id);
  }

  /** The person of an open session, a row for each membership; empty where the session has ended or the account is closed. */
  standing(sessionId: string, now: Date): Promise<StandingRow[]> {
    return this.connection.tenant(STANDING, [sessionId, now]);
  }
}

const ACCOUNT_OF = statement(
  'account_of_email',
  `SELECT ${columnsOf(AccountEntity, 'a')} FROM account a WHERE a.email_normalised = $1`,
);
const START = statement(
  'session_start',
  `WITH started AS (
     INSERT INTO sign_in_session (id, person_id, started_at, expires_at)
     SELECT $1::uuid, a.person_id, $4::timestamptz, $5::timestamptz FROM account a WHERE a.person_id = $2 AND a.password_hash = $3 AND NOT a.is_closed
     RETURNING id)
   INSERT INTO refresh_token (hash, session_id, issued_at) SELECT $6::bytea, started.id, $4::timestamptz FROM started RETURNING session_id`,
);
const LOCK_OF = statement(
  'session_lock_of_token',
  `SELECT ${columnsOf(SignInSessionEntity, 's')} FROM refresh_token t
   JOIN sign_in_session s ON s.id = t.session_id JOIN account a ON a.person_id = s.person_id
   WHERE t.hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND NOT a.is_closed FOR UPDATE OF s`,
);
const TOKEN = statement(
  'refresh_token_and_successor',
  `SELECT ${columnsOf(RefreshTokenEntity, 't')}, n.used_at AS "successorUsedAt"
   FROM refresh_token t LEFT JOIN refresh_token n ON n.hash = t.successor_hash WHERE t.hash = $1`,
);
const ROTATE = statement(
  'refresh_token_rotate',
  `WITH used AS (UPDATE refresh_token SET used_at = $4, successor_hash = $3 WHERE hash = $2)
   INSERT INTO refresh_token (hash, session_id, issued_at) VALUES ($3, $1, $4)`,
);
const END = statement(
  'session_end',
  `UPDATE sign_in_session s SET ended_at = $3, end_reason = $2 WHERE s.id = $1 AND s.ended_at IS NULL RETURNING s.id`,
);
const END_ALL_OF = statement(
  'session_end_all_of_person',
  `UPDATE sign_in_session s SET ended_at = $3, end_reason = $2
   WHERE s.person_id = $1 AND s.ended_at IS NULL AND s.expires_at > $3 RETURNING s.id`,
);
const ENDED = statement(
  'session_ended',
  `SELECT asked.id FROM unnest($1::uuid[]) AS asked (id) WHERE NOT EXISTS (
     SELECT 1 FROM sign_in_session s JOIN account a ON a.person_id = s.person_id
     WHERE s.id = asked.id AND s.ended_at IS NULL AND s.expires_at > $2 AND NOT a.is_closed)`,
);
const STANDING = statement(
  'session_standing',
  `SELECT s.person_id AS "personId", m.id, m.role, m.school_id AS "schoolId", m.employer_id AS "employerId"
   FROM sign_in_session s JOIN account a ON a.person_id = s.person_id LEFT JOIN membership m ON m.person_id = s.person_id
   WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND NOT a.is_closed ORDER BY m.id`,
);
