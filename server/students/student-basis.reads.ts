import { attendedOf } from '../encounters/attended.reads';
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

/**
 * SQL: a digest of what is recorded of a student `s` that matching weighs: interests, what they take and hope for, encounters they
 * took part in, and what their need rests on. Year group and access needs decide what is possible, and traits have their own rules:
 * they are no part of it.
 */
export const BASIS = `md5(jsonb_build_array(s.predicted_level,
  ${NEEDS},
  ${listOf('student_interest', `x.kind || ' ' || x.code || ' ' || x.strength`)},
  ${listOf('student_activity', 'x.activity_code')}, ${listOf('student_subject', 'x.subject_code')},
  ${listOf('student_aspiration', 'x.occupation_code')}, ${listOf('student_route', 'x.route')}, ${attendedOf('s')})::text)`;

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
  `SELECT s.id, ${BASIS} AS basis FROM student s WHERE s.school_id = $1 AND s.id = ANY ($2::uuid[])`,
);
