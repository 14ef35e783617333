import type { Connection } from './connection';
import { newId } from './identifiers';
import { statement } from './statement';

/** One look at closed facts: what for, at which school, about which students (none where it is about role models). */
export interface SensitiveRead {
  readonly purpose: string;
  readonly schoolId: string | null;
  readonly studentIds: readonly string[];
}

export interface AuditActor {
  readonly personId: string;
  readonly requestId: string;
  readonly now: Date;
}

/** Gathers the sensitive reads of one operation; they are written, in a transaction of their own, before the answer leaves. */
export class AuditTrail {
  private readonly reads = new Map<string, { read: SensitiveRead; studentIds: Set<string> }>();
  private writing: Promise<unknown> = Promise.resolve();

  /** `writeNow` writes what a trail has noted. Without it whoever notes calls `write`, and `begin` leaves it to them. */
  constructor(private readonly writeNow?: (trail: AuditTrail) => Promise<void>) {}

  note(read: SensitiveRead): void {
    const key = `${read.purpose} ${read.schoolId ?? ''}`;
    const noted = this.reads.get(key) ?? { read, studentIds: new Set<string>() };
    for (const id of read.studentIds) noted.studentIds.add(id);
    this.reads.set(key, noted);
  }

  /** Begins to write what was noted so far, beside what is still to be read; `finish` answers for it. */
  begin(): void {
    if (this.reads.size === 0 || this.writeNow === undefined) return;
    this.writing = Promise.all([this.writing, this.writeNow(this)]);
    this.writing.catch(() => undefined);
  }

  /** Resolves when everything noted is written; rejects where any of it could not be. */
  async finish(): Promise<void> {
    this.begin();
    await this.writing;
  }

  /** Writes one entry per purpose and school, in one statement. */
  async write(connection: Pick<Connection, 'tenant'>, { personId, requestId, now }: AuditActor): Promise<void> {
    const entries = [...this.reads.values()].map(({ read: { purpose, schoolId }, studentIds }) => {
      return { id: newId(), school_id: schoolId, purpose, student_ids: [...studentIds] };
    });
    this.reads.clear();
    await connection.tenant(WRITE, [JSON.stringify(entries), now, personId, requestId]);
  }
}

const WRITE = statement(
  'audit_write',
  `INSERT INTO audit_entry (id, at, person_id, school_id, purpose, request_id, student_ids)
   SELECT e.id, $2, $3, e.school_id, e.purpose, $4, e.student_ids
   FROM json_to_recordset($1) AS e (id uuid, school_id uuid, purpose text, student_ids uuid[])`,
);
