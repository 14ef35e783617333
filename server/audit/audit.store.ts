import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { statement } from '../platform/statement';
import { AuditEntryEntity, type AuditSealEntity } from './audit.entity';

export class AuditStore {
  constructor(private readonly connection: Connection) {}

  /** Whether this transaction may seal; another one that does goes on alone. */
  async takeTurn(): Promise<boolean> {
    const [turn] = await this.connection.tenant<{ isTaken: boolean }>(TAKE_TURN);
    return turn?.isTaken ?? false;
  }

  /** Entries that have no seal yet, in the order they were written; one whose transaction ends later is sealed later. */
  unsealed(limit: number): Promise<AuditEntryEntity[]> {
    return this.connection.tenant(UNSEALED, [limit]);
  }

  async last(chain: string): Promise<Pick<AuditSealEntity, 'position' | 'hash'> | null> {
    const [seal] = await this.connection.tenant<Pick<AuditSealEntity, 'position' | 'hash'>>(LAST, [chain]);
    return seal ?? null;
  }

  async add(seals: readonly AuditSealEntity[]): Promise<void> {
    const columns = [
      seals.map(({ chain }) => chain),
      seals.map(({ position }) => position),
      seals.map(({ entryId }) => entryId),
      seals.map(({ hash }) => hash),
    ];
    await this.connection.tenant(ADD, columns);
  }

  async chains(): Promise<string[]> {
    const rows = await this.connection.tenant<{ chain: string }>(CHAINS);
    return rows.map(({ chain }) => chain);
  }

  /** One stretch of a chain, beginning after a position. The entry is null where it is gone. */
  links(chain: string, after: number, limit: number): Promise<{ entry: AuditEntryEntity | null; seal: AuditSealEntity }[]> {
    return this.connection
      .tenant<AuditEntryEntity & { seal: Omit<AuditSealEntity, 'hash'>; hash: Buffer }>(LINKS, [chain, after, limit])
      .then((rows) =>
        rows.map(({ seal, hash, ...entry }) => ({
          seal: { ...seal, hash },
          entry: (entry.id as string | null) === null ? null : entry,
        })),
      );
  }

  /** One stretch of the entries, sealed or not, in the order of their ids. */
  marks(after: string, limit: number): Promise<SealMark[]> {
    return this.connection.tenant(MARKS, [after, limit]);
  }
}

interface SealMark extends Pick<AuditEntryEntity, 'id' | 'schoolId'> {
  /** It is marked as sealed, and has no seal. */
  readonly isSealGone: boolean;
}

const ENTRY = columnsOf(AuditEntryEntity, 'e');
const TAKE_TURN = statement('audit_take_turn', `SELECT pg_try_advisory_xact_lock(hashtext('audit_seal')) AS "isTaken"`);
const UNSEALED = statement(
  'audit_unsealed',
  `SELECT ${ENTRY} FROM audit_entry e WHERE NOT e.is_sealed ORDER BY e.written_at, e.id LIMIT $1`,
);
const LAST = statement(
  'audit_last_seal',
  `SELECT s.position, s.hash FROM audit_seal s WHERE s.chain = $1 ORDER BY s.position DESC LIMIT 1`,
);
const ADD = statement(
  'audit_add_seals',
  `WITH sealed AS (UPDATE audit_entry e SET is_sealed = true WHERE e.id = ANY ($3::uuid[]))
   INSERT INTO audit_seal (chain, position, entry_id, hash)
   SELECT s.chain, s.position, s.entry_id, s.hash
   FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bytea[]) AS s (chain, position, entry_id, hash)`,
);
/** From one to the next by the index, however long they are. */
const CHAINS = statement(
  'audit_chains',
  `WITH RECURSIVE c AS (
     (SELECT s.chain FROM audit_seal s ORDER BY s.chain LIMIT 1)
     UNION ALL
     SELECT n.chain FROM c CROSS JOIN LATERAL (SELECT s.chain FROM audit_seal s WHERE s.chain > c.chain ORDER BY s.chain LIMIT 1) n)
   SELECT c.chain FROM c ORDER BY c.chain`,
);
const LINKS = statement(
  'audit_links',
  `SELECT ${ENTRY}, s.hash, json_build_object('chain', s.chain, 'position', s.position, 'entryId', s.entry_id) AS seal
   FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
   WHERE s.chain = $1 AND s.position > $2 ORDER BY s.position LIMIT $3`,
);
/** A stretch of both by their indexes: few entries ever lack a seal, so looking for those alone would read the whole trail at once. */
const MARKS = statement(
  'audit_marks',
  `SELECT e.id, e.school_id AS "schoolId", e.is_sealed AND s.entry_id IS NULL AS "isSealGone"
   FROM (SELECT p.id, p.school_id, p.is_sealed FROM audit_entry p WHERE p.id > $1 ORDER BY p.id LIMIT $2) e
   LEFT JOIN audit_seal s ON s.entry_id = e.id ORDER BY e.id`,
);
