import type { Connection } from '../connection';
import { newId } from '../identifiers';
import { statement } from '../statement';

export interface NewEvent {
  /** `<noun>.<past-participle>`, such as `role-model.changed`. */
  readonly name: string;
  /** Id of what it happened to. */
  readonly subjectId: string;
  /** One of the writer's own schools; null where it is no school's alone. */
  readonly schoolId: string | null;
  /** Ids, codes, counts and days, and never anything of a person's record; at most 2,000 characters as JSON. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly happenedAt: Date;
}

/**
 * Writes events in the transaction of what they tell of: they are told after it commits, or never. The same name and subject a second
 * time in one transaction is no second event; the first one's payload stays.
 */
export async function writeEvents(connection: Connection, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ name, subjectId, schoolId, payload = {}, happenedAt }) => ({
    id: newId(),
    name,
    subject_id: subjectId,
    school_id: schoolId,
    payload,
    happened_at: happenedAt,
  }));
  await connection.tenant(WRITE, [JSON.stringify(rows)]);
}

/** Without a conflict target, so that the right to insert is enough. */
const WRITE = statement(
  'outbox_write',
  `INSERT INTO outbox_event (id, name, subject_id, school_id, payload, happened_at)
   SELECT r.id, r.name, r.subject_id, r.school_id, r.payload, r.happened_at
   FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, name text, subject_id uuid, school_id uuid, payload jsonb, happened_at timestamptz)
   ON CONFLICT DO NOTHING`,
);
