import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { EncounterKind } from '../../schema/encounters/encounter-kind.type';
import type { Connection } from '../platform/connection';
import { sharedStatement, statement } from '../platform/statement';

const WAS_PRESENT = `a.status = 'PRESENT'`;
const TOOK_PLACE = `e.state IN ('DELIVERED', 'EVALUATED')`;
/** SQL that holds for an encounter `e` that student `a` of `attendance` took part in. */
const WAS_THERE = `${WAS_PRESENT} AND ${TOOK_PLACE}`;
const ATTENDED = `attendance a JOIN encounter e ON e.school_id = a.school_id AND e.id = a.encounter_id`;

/** SQL: how many meaningful encounters the student of `alias` (a row of `student`) took part in, of any kind, at that school. */
export const meaningfulEncountersOf = (alias: string): string =>
  `(SELECT count(*) FROM ${ATTENDED}
    WHERE a.school_id = ${alias}.school_id AND a.student_id = ${alias}.id AND ${WAS_THERE} AND e.is_meaningful)`;

/** SQL: whom encounter `e` was with, and as what; in one order, whatever the database sorts by. */
const MET = `coalesce((SELECT string_agg(' ' || b.role_model_id || ' ' || b.occupation_code, '' ORDER BY b.role_model_id)
    FROM role_model_booking b WHERE b.session_id = e.session_id), '')`;

/** SQL: encounter `e` when, as what it counts, and with whom. */
const LINE = `e.id || ' ' || e.kind || ' ' || e.is_meaningful || to_char(e.held_on, ' YYYY-MM-DD') || ${MET}`;

/**
 * SQL: of each of the students in `students` (a name to select `school_id` and `id` from, each there once) what they took part in at that
 * school, when, as what it counts, and whom they met there as what: `lines`, in one order, whatever the database sorts by. An encounter is
 * read once, however many took part. Rows are looked up by their keys (OFFSET keeps it so) and not joined: of a table that was filled a
 * moment ago the planner knows too little for that.
 */
export const attendedAmong = (students: string): string =>
  `SELECT r.school_id, r.id, coalesce(array_agg(r.line ORDER BY r.encounter_id) FILTER (WHERE r.line IS NOT NULL), '{}') AS lines FROM (
     SELECT k.school_id, k.id, NULL::uuid AS encounter_id, NULL::text AS line FROM ${students} k
     UNION ALL
     SELECT g.school_id, unnest(g.students), l.id, l.line FROM (
       SELECT t.school_id, t.encounter_id, array_agg(t.student_id) AS students FROM ${students} k CROSS JOIN LATERAL (
         SELECT a.school_id, a.encounter_id, a.student_id FROM attendance a
         WHERE a.school_id = k.school_id AND a.student_id = k.id AND ${WAS_PRESENT} OFFSET 0) t GROUP BY 1, 2) g
     CROSS JOIN LATERAL (SELECT e.id, ${LINE} AS line FROM encounter e
       WHERE e.school_id = g.school_id AND e.id = g.encounter_id AND ${TOOK_PLACE} OFFSET 0) l) r
   GROUP BY 1, 2`;

/** An encounter with those of the students asked about who took part in it. */
export interface AttendedEncounter {
  readonly kind: `${EncounterKind}`;
  readonly heldOn: string;
  readonly isMeaningful: boolean;
  readonly studentIds: readonly string[];
  /** Whom they met, and as what (unit group). */
  readonly met: readonly { readonly roleModelId: string; readonly occupation: string }[];
}

/** What these students of one school took part in, the earliest first; one statement. */
export const attendedBy = (
  connection: Connection,
  { schoolId, studentIds }: { schoolId: string; studentIds: readonly string[] },
): Promise<AttendedEncounter[]> => connection.tenant<AttendedEncounter>(ATTENDED_BY, [schoolId, studentIds]);

/** One entry of a student's record. */
export interface PastEncounterRow {
  readonly id: string;
  readonly form: EncounterForm;
  readonly kind: EncounterKind;
  readonly heldOn: string;
  readonly isMeaningful: boolean;
  /** Unit groups of those who were met, each once, in code order. */
  readonly occupationCodes: readonly string[];
  /** Of those who were met, in the order of their ids. */
  readonly roleModelIds: readonly string[];
}

/** A stretch of one student's record, the newest first. */
export interface PastEncountersAsked {
  readonly schoolId: string;
  readonly studentId: string;
  /** Day and id of the encounter before the stretch; null from the newest on. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Stretches of the records of many students in one statement; answers in the order asked. */
export async function pastEncounters(
  connection: Connection,
  asked: readonly PastEncountersAsked[],
): Promise<PastEncounterRow[][]> {
  const rows = await connection.tenant<PastEncounterRow & { position: number }>(PAST_ENCOUNTERS, [
    asked.map(({ schoolId }) => schoolId),
    asked.map(({ studentId }) => studentId),
    asked.map(({ after }) => after?.[0] ?? null),
    asked.map(({ after }) => after?.[1] ?? null),
    asked.map(({ limit }) => limit),
  ]);
  const stretches = asked.map((): PastEncounterRow[] => []);
  for (const { position, ...row } of rows) stretches[position - 1]?.push(row);
  return stretches;
}

const ATTENDED_BY = sharedStatement(
  'attended_by',
  `SELECT e.kind, e.held_on AS "heldOn", e.is_meaningful AS "isMeaningful", array_agg(a.student_id ORDER BY a.student_id) AS "studentIds",
     (SELECT coalesce(json_agg(json_build_object('roleModelId', b.role_model_id, 'occupation', b.occupation_code) ORDER BY b.role_model_id), '[]')
      FROM role_model_booking b WHERE b.session_id = e.session_id) AS met
   FROM ${ATTENDED} WHERE a.school_id = $1 AND a.student_id = ANY ($2::uuid[]) AND ${WAS_THERE}
   GROUP BY e.school_id, e.id ORDER BY e.held_on, e.id`,
);
const PAST_ENCOUNTERS = statement(
  'past_encounters',
  `SELECT k.position::integer AS position, p.* FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::uuid[], $5::integer[])
     WITH ORDINALITY AS k (school_id, student_id, after_day, after_id, most, position)
   CROSS JOIN LATERAL (
     SELECT e.id, x.form, e.kind, e.held_on AS "heldOn", e.is_meaningful AS "isMeaningful",
       ARRAY(SELECT DISTINCT b.occupation_code FROM role_model_booking b WHERE b.session_id = e.session_id ORDER BY 1) AS "occupationCodes",
       ARRAY(SELECT b.role_model_id FROM role_model_booking b WHERE b.session_id = e.session_id ORDER BY 1) AS "roleModelIds"
     FROM ${ATTENDED} JOIN session x ON x.id = e.session_id
     WHERE a.school_id = k.school_id AND a.student_id = k.student_id AND ${WAS_THERE}
       AND (k.after_day IS NULL OR (e.held_on, e.id) < (k.after_day, k.after_id))
     ORDER BY e.held_on DESC, e.id DESC LIMIT k.most) p
   ORDER BY k.position, p."heldOn" DESC, p.id DESC`,
);
