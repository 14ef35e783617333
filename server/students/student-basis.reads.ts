import { attendedAmong } from '../encounters/attended.reads';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** In an order that is the same in every database, whatever it sorts by. */
const listOf = (table: string, what: string, where = 'true'): string =>
  `ARRAY(SELECT (${what}) COLLATE "C" FROM ${table} x WHERE x.school_id = s.school_id AND x.student_id = s.id AND ${where} ORDER BY 1)`;

/** None recorded and recorded as none are one, as matching has it. */
const NEEDS = listOf(
  'student_need',
  `x.has_send || ' ' || x.is_disadvantaged || ' ' || x.is_often_absent`,
  '(x.has_send OR x.is_disadvantaged OR x.is_often_absent)',
);

/** The digest of a student `s` with what they took part in, `k.lines`. Plans keep it: who changes its form does as decision 068 says. */
const BASIS = `md5(jsonb_build_array(s.predicted_level,
  ${NEEDS},
  ${listOf('student_interest', `x.kind || ' ' || x.code || ' ' || x.strength`)},
  ${listOf('student_activity', 'x.activity_code')}, ${listOf('student_subject', 'x.subject_code')},
  ${listOf('student_aspiration', 'x.occupation_code')}, ${listOf('student_route', 'x.route')}, k.lines)::text)`;

/**
 * SQL: of each of the students in `students` (as for `attendedAmong`) who may be seen, a digest of what is recorded of them that matching
 * weighs, and when they left: interests, what they take and hope for, encounters they took part in, and what their need rests on. Year
 * group and access needs decide what is possible, and traits have their own rules: they are no part of it.
 */
export const basesAmong = (students: string): string =>
  `SELECT k.school_id, k.id, n.left_on, n.basis FROM (${attendedAmong(students)}) k CROSS JOIN LATERAL (
     SELECT s.left_on, ${BASIS} AS basis FROM student s WHERE s.school_id = k.school_id AND s.id = k.id OFFSET 0) n`;

/** By student; one statement. Those who may not be seen are left out. */
export async function basesOf(
  connection: Connection,
  { schoolId, studentIds }: { readonly schoolId: string; readonly studentIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.tenant<{ id: string; basis: string }>(BASES, [schoolId, studentIds]);
  return new Map(rows.map(({ id, basis }) => [id, basis]));
}

const BASES = statement(
  'student_bases',
  `WITH asked AS MATERIALIZED (SELECT DISTINCT $1::uuid AS school_id, a.id FROM unnest($2::uuid[]) a (id))
   SELECT b.id, b.basis FROM (${basesAmong('asked')}) b`,
);
