import { AT_WORKPLACES, type EncounterKind } from '../matching/student-need.rules';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** A place a student holds at a date of an offer, or an encounter they are expected at. */
export interface Commitment {
  readonly studentId: string;
  /** Null for an encounter. */
  readonly offerDateId: string | null;
  readonly offerId: string | null;
  /** Null for a place. */
  readonly encounterId: string | null;
  /** What it counts towards. */
  readonly kind: EncounterKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** A place whose date is over counts until it is recorded what became of it. */
  readonly isOver: boolean;
}

/** What these students of a school are committed to: every place they hold, and encounters after an instant; one statement. */
export const commitmentsOf = (
  connection: Connection,
  { schoolId, studentIds, now }: { readonly schoolId: string; readonly studentIds: readonly string[]; readonly now: Date },
): Promise<Commitment[]> => connection.tenant<Commitment>(COMMITMENTS, [schoolId, studentIds, now]);

/** As `kindOfForm`, in SQL. */
export const kindOfFormIn = (form: string): string =>
  `CASE WHEN ${form} IN (${[...AT_WORKPLACES].map((one) => `'${one}'`).join(', ')}) THEN 'workplace' ELSE 'employer' END`;

const COMMITMENTS = statement(
  'student_commitments',
  `SELECT p.student_id AS "studentId", p.offer_date_id AS "offerDateId", d.offer_id AS "offerId", NULL::uuid AS "encounterId", ${kindOfFormIn('o.form')} AS kind,
     d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.ends_at <= $3::timestamptz AS "isOver"
   FROM place p JOIN offer_date d ON d.id = p.offer_date_id JOIN offer o ON o.id = d.offer_id
   WHERE p.school_id = $1 AND p.student_id = ANY ($2::uuid[]) AND p.state = 'HELD'
   UNION ALL
   SELECT a.student_id, NULL, NULL, e.id, lower(e.kind), x.starts_at, x.ends_at, false
   FROM attendance a JOIN encounter e ON e.school_id = a.school_id AND e.id = a.encounter_id JOIN session x ON x.id = e.session_id
   WHERE a.school_id = $1 AND a.student_id = ANY ($2::uuid[]) AND a.status = 'EXPECTED' AND e.state IN ('PROPOSED', 'CONFIRMED')
     AND x.ends_at > $3::timestamptz
   ORDER BY 1, 5`,
);
