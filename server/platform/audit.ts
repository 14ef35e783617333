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

  note(read: SensitiveRead): void {
    const key = `${read.purpose} ${read.schoolId ?? ''}`;
    const noted = this.reads.get(key) ?? { read, studentIds: new Set<string>() };
    for (const id of read.studentIds) noted.studentIds.add(id);
    this.reads.set(key, noted);
  }

  get isEmpty(): boolean {
    return this.reads.size === 0;
  }

  /** Writes one entry per purpose and school, in one statement, then forgets them. */
  async write(connection: Pick<Connection, 'tenant'>, { personId, requestId, now }: AuditActor): Promise<void> {
    const noted = [...this.reads];
    const entries = noted.map(([, { read, studentIds }]) => {
      const { purpose, schoolId } = read;
      return { id: newId(), school_id: schoolId, purpose, student_ids: [...studentIds] };
    });
    await connection.tenant(WRITE, [JSON.stringify(entries), now, personId, requestId]);
    for (const [key] of noted) this.reads.delete(key);
  }
}

const WRITE = statement(
  'audit_write',
  `INSERT INTO audit_entry (id, at, person_id, school_id, purpose, request_id, student_ids)
   SELECT e.id, $2, $3, e.school_id, e.purpose, $4, e.student_ids
   FROM json_to_recordset($1) AS e (id uuid, school_id uuid, purpose text, student_ids uuid[])`,
);
