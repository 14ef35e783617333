import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** A place that a student holds. */
export interface HeldPlaceRow {
  readonly studentId: string;
  readonly offerDateId: string;
  readonly offerId: string;
  readonly startsAt: Date;
  readonly madeAt: Date;
}

/** A stretch of the places one student holds, the latest date first. */
export interface PlacesAsked {
  readonly schoolId: string;
  readonly studentId: string;
  /** Beginning and id of the date before the stretch; null from the latest on. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Stretches for many students in one statement; answers in the order asked. Row-level security leaves out whom the viewer may not see. */
export async function placesOfStudents(connection: Connection, asked: readonly PlacesAsked[]): Promise<HeldPlaceRow[][]> {
  const rows = await connection.tenant<HeldPlaceRow & { position: number }>(PLACES_OF_STUDENTS, [
    asked.map(({ schoolId }) => schoolId),
    asked.map(({ studentId }) => studentId),
    asked.map(({ after }) => after?.[0] ?? null),
    asked.map(({ after }) => after?.[1] ?? null),
    asked.map(({ limit }) => limit),
  ]);
  const stretches = asked.map((): HeldPlaceRow[] => []);
  for (const { position, ...row } of rows) stretches[position - 1]?.push(row);
  return stretches;
}

const PLACES_OF_STUDENTS = statement(
  'places_of_students',
  `SELECT k.position::integer AS position, h.* FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::integer[])
     WITH ORDINALITY AS k (school_id, student_id, after_start, after_id, most, position)
   CROSS JOIN LATERAL (
     SELECT p.student_id AS "studentId", p.offer_date_id AS "offerDateId", d.offer_id AS "offerId", d.starts_at AS "startsAt",
       p.made_at AS "madeAt"
     FROM place p JOIN offer_date d ON d.id = p.offer_date_id
     WHERE p.school_id = k.school_id AND p.student_id = k.student_id AND p.state = 'HELD'
       AND (k.after_start IS NULL OR (d.starts_at, d.id) < (k.after_start, k.after_id))
     ORDER BY d.starts_at DESC, d.id DESC LIMIT k.most) h
   ORDER BY k.position, h."startsAt" DESC, h."offerDateId" DESC`,
);
