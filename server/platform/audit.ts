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

interface Writing {
  readonly write: (reads: readonly SensitiveRead[]) => Promise<void>;
  /** Told where what was read by somebody who went on after the answer had left could not be written. */
  readonly onLost: (error: unknown) => void;
}

/** Gathers the sensitive reads of one operation; they are written, in a transaction of their own, before the answer leaves. */
export class AuditTrail {
  private readonly noted = new Map<string, { readonly read: SensitiveRead; readonly studentIds: Set<string> }>();
  /** Students of each purpose and school that were taken to be written. */
  private readonly taken = new Map<string, Set<string>>();
  private expected = 0;
  private isFinished = false;
  private written: Promise<unknown> = Promise.resolve();

  /** Without `writing` it only gathers, for whoever takes it in the end. */
  constructor(private readonly writing?: Writing) {}

  /** What is said already is not said again. */
  note(read: SensitiveRead): void {
    const key = keyOf(read);
    const known = this.taken.get(key);
    const unsaid = known === undefined ? read.studentIds : read.studentIds.filter((id) => !known.has(id));
    if (known !== undefined && unsaid.length === 0) return;
    const noted = this.noted.get(key) ?? { read, studentIds: new Set() };
    for (const id of unsaid) noted.studentIds.add(id);
    this.noted.set(key, noted);
    if (this.isFinished) this.write();
  }

  /** Somebody is going to note what they read, and to say `begin` then; who fails before need not. */
  expect(): void {
    this.expected += 1;
  }

  /**
   * What was noted begins to be written, beside what is still to be read, when all who were expected have said so: one entry for the
   * operation and not one for each of its lists. `finish` answers for it.
   */
  begin(): void {
    this.expected -= 1;
    if (this.expected === 0) this.write();
  }

  /** Resolves when everything noted is written; rejects where any of it could not be. What is noted later is written then. */
  async finish(): Promise<void> {
    this.write();
    this.isFinished = true;
    await this.written;
  }

  /** One read for each purpose and school, to be written by whoever takes them. */
  take(): readonly SensitiveRead[] {
    const reads: SensitiveRead[] = [];
    for (const [key, { read, studentIds }] of this.noted) {
      reads.push({ ...read, studentIds: [...studentIds] });
      const known = this.taken.get(key) ?? new Set();
      for (const id of studentIds) known.add(id);
      this.taken.set(key, known);
    }
    this.noted.clear();
    return reads;
  }

  private write(): void {
    if (this.noted.size === 0 || this.writing === undefined) return;
    const { write, onLost } = this.writing;
    const isHeard = !this.isFinished;
    this.written = Promise.all([this.written, write(this.take())]);
    // Whoever awaits `finish` hears of it.
    this.written.catch((error: unknown) => {
      if (!isHeard) onLost(error);
    });
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
