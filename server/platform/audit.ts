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
  private readonly noted = new Map<string, SensitiveRead>();
  /** Students of each purpose and school that were taken to be written. */
  private readonly taken = new Map<string, Set<string>>();
  private expected = 0;
  private writing: Promise<unknown> = Promise.resolve();

  /** `writeNow` writes what was taken; without it nothing is begun, and whoever notes takes it in the end. */
  constructor(private readonly writeNow?: (reads: readonly SensitiveRead[]) => Promise<void>) {}

  /** What is said already is not said again. */
  note({ purpose, schoolId, studentIds }: SensitiveRead): void {
    const key = keyOf({ purpose, schoolId });
    const known = this.taken.get(key);
    const unsaid = known === undefined ? studentIds : studentIds.filter((id) => !known.has(id));
    if (known !== undefined && unsaid.length === 0) return;
    const before = this.noted.get(key)?.studentIds ?? [];
    this.noted.set(key, { purpose, schoolId, studentIds: [...new Set([...before, ...unsaid])] });
  }

  /** Somebody is going to note what they read, and to say `begin` then. */
  expect(): void {
    this.expected += 1;
  }

  /**
   * What was noted begins to be written, beside what is still to be read, when all who were expected have said so: one entry for the
   * operation and not one for each of its lists. `finish` answers for it.
   */
  begin(): void {
    this.expected -= 1;
    if (this.expected <= 0) this.write();
  }

  /** Resolves when everything noted is written; rejects where any of it could not be. */
  async finish(): Promise<void> {
    this.write();
    await this.writing;
  }

  /** One read for each purpose and school, to be written by whoever takes them. */
  take(): readonly SensitiveRead[] {
    const reads = [...this.noted.values()];
    for (const read of reads) {
      const students = this.taken.get(keyOf(read)) ?? new Set();
      for (const id of read.studentIds) students.add(id);
      this.taken.set(keyOf(read), students);
    }
    this.noted.clear();
    return reads;
  }

  private write(): void {
    if (this.noted.size === 0 || this.writeNow === undefined) return;
    this.writing = Promise.all([this.writing, this.writeNow(this.take())]);
    // Told to whoever awaits `finish`.
    this.writing.catch(() => undefined);
  }
}

const keyOf = ({ purpose, schoolId }: Pick<SensitiveRead, 'purpose' | 'schoolId'>): string => `${purpose} ${schoolId ?? ''}`;

/** Writes one entry for each, in one statement. */
export async function writeReads(
  connection: Pick<Connection, 'tenant'>,
  reads: readonly SensitiveRead[],
  { personId, requestId, now }: AuditActor,
): Promise<void> {
  const entries = reads.map(({ purpose, schoolId, studentIds }) => {
    return { id: newId(), school_id: schoolId, purpose, student_ids: studentIds };
  });
  await connection.tenant(WRITE, [JSON.stringify(entries), now, personId, requestId]);
}

const WRITE = statement(
  'audit_write',
  `INSERT INTO audit_entry (id, at, person_id, school_id, purpose, request_id, student_ids)
   SELECT e.id, $2, $3, e.school_id, e.purpose, $4, e.student_ids
   FROM json_to_recordset($1) AS e (id uuid, school_id uuid, purpose text, student_ids uuid[])`,
);
