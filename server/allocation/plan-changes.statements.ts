import { isInAreaOf, isOpenTo } from '../offers/offer-conditions.reads';
import { plannedAnew } from '../platform/statement';
import { placeOf } from '../reference/distance.reads';
import { isThereFor } from '../role-models/role-model-conditions.reads';
import { isOfAudience } from '../students/student-profiles.reads';
import { kindOfFormIn } from './commitments.reads';
import { IS_CONSENT_WITHDRAWN } from './consents.reads';

/**
 * SQL about plans. Parameters of both statements: schools and ids of plans, one beside the other; now; the day of it. Of `CHANGES` also
 * the year groups that somebody still meets, by plan and date, as JSON.
 */

const KINDS_OF_STUDENT = `ARRAY(SELECT DISTINCT a.kind FROM allocation_place a
  WHERE a.school_id = x.school_id AND a.plan_id = x.plan_id AND a.student_id = x.student_id ORDER BY 1)`;

const HOLDS_IT = `SELECT FROM place h WHERE h.school_id = a.school_id AND h.student_id = a.student_id
  AND h.offer_date_id = a.offer_date_id AND h.state = 'HELD'`;
const TIMES = `tstzrange(d.starts_at, d.ends_at)`;
/** Encounters `e` at `z` that a student is expected at, by the row they are of. */
const expectedOf = (row: string): string => `attendance t JOIN encounter e ON e.school_id = t.school_id AND e.id = t.encounter_id
  JOIN session z ON z.id = e.session_id WHERE t.school_id = ${row}.school_id AND t.student_id = ${row}.student_id
    AND t.status = 'EXPECTED' AND e.state IN ('PROPOSED', 'CONFIRMED')`;
const IS_ELSEWHERE = `(EXISTS (SELECT FROM place h WHERE h.school_id = a.school_id AND h.student_id = a.student_id
    AND h.state = 'HELD' AND h.offer_date_id <> a.offer_date_id AND h.during && ${TIMES})
  OR EXISTS (SELECT FROM ${expectedOf('a')} AND tstzrange(z.starts_at, z.ends_at) && ${TIMES}))`;

/** Which year a school year began in, as `schoolYearOf` has it. */
export const schoolYear = (day: string): string => `extract(year FROM ${day} - interval '8 months')::integer`;
const OF_DATE = schoolYear(`(d.starts_at AT TIME ZONE 'Europe/London')`);
const OF_TODAY = schoolYear('$4::date');
const OF_PLAN = schoolYear(`(plan.finished_at AT TIME ZONE 'Europe/London')`);

/** Whether the date `d` takes who was in a year group in a school year: somebody there meets the one they are in by then. */
const takes = (yearGroup: string, schoolYearThen: string): string => {
  const byThen = `(${yearGroup} + ${OF_DATE} - ${schoolYearThen})`;
  return `(coalesce(($5::jsonb -> (a.plan_id || ' ' || d.id)) @> to_jsonb(${byThen}), ${byThen} = ANY (o.year_groups))
    AND (${byThen} <= h.oldest_year_group OR ${OF_DATE} <= ${schoolYearThen}))`;
};

/**
 * Whether the student `s` is not in step with the plan that knew them as `x`, and merely for the time of year: moved up early, from July on,
 * for a date after that summer, or not moved up yet by the end of October, since a summer the plan was made before.
 */
const IS_OUT_OF_STEP = `s.year_group - x.year_group - (${OF_TODAY} - ${OF_PLAN}) = CASE
  WHEN extract(month FROM $4::date) IN (7, 8) AND ${OF_DATE} > ${OF_TODAY} THEN 1
  WHEN extract(month FROM $4::date) IN (9, 10) AND ${OF_TODAY} > ${OF_PLAN} THEN -1 END`;

/**
 * Whether the student `s`, of the school `h`, may still come to the offer `o` at the date `d`: by the year group they are in today, and
 * while schools move their students up, some weeks before or after the school year begins, also by the one the plan knew.
 */
const FITS = `((${takes('s.year_group', OF_TODAY)} OR (${IS_OUT_OF_STEP} AND ${takes('x.year_group', OF_PLAN)}))
  AND NOT EXISTS (SELECT FROM student_access_need n
    WHERE n.school_id = s.school_id AND n.student_id = s.id AND n.need <> ALL (o.access_needs_met)))`;

/**
 * `used`: places a proposal gives at a date, without those held already. `known`: the dates as the plan knew them, and as they are.
 * `dated`: the same, with the kinds of proposals that give places there, more than are left, and too few for it to be held.
 */
const PLANS = `plan AS (
     SELECT p.school_id, p.id AS plan_id, p.dates, p.target, p.most_per_student, p.asked -> 'audience' AS audience,
       p.made_at, p.finished_at FROM allocation_plan p
     WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[]) AND p.state = 'READY'),
   used AS (
     SELECT a.school_id, a.plan_id, a.kind, a.offer_date_id, count(*)::integer AS places
     FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id
     WHERE NOT EXISTS (${HOLDS_IT}) GROUP BY 1, 2, 3, 4),
   known AS (
     SELECT plan.school_id, plan.plan_id, was.id AS date_id, was.capacity AS capacity_before, d.capacity, d.starts_at, d.ends_at, o.title,
       was."startsAt" AS starts_before, was."endsAt" AS ends_before, o.id AS offer_id, o.form,
       d.capacity - d.places_taken AS places_left, d.places_taken, o.minimum_audience, o.year_groups,
       d.id IS NOT NULL AND d.starts_at > $3::timestamptz AND ${isOpenTo('ARRAY[plan.school_id]', '$4')} AND ${isInAreaOf(placeOf('h'))} AS is_there
     FROM plan CROSS JOIN LATERAL jsonb_to_recordset(plan.dates) AS was (id uuid, capacity integer, "startsAt" timestamptz, "endsAt" timestamptz)
     JOIN school s ON s.id = plan.school_id JOIN outcode h ON h.code = s.outcode
     LEFT JOIN offer_date d ON d.id = was.id LEFT JOIN offer o ON o.id = d.offer_id),
   dated AS (
     SELECT k.*, coalesce(g.kinds, '{}') AS kinds, coalesce(g.beyond_left, '{}') AS beyond_left, coalesce(g.too_few, '{}') AS too_few, g.most
     FROM known k LEFT JOIN (
       SELECT k.plan_id, k.date_id, array_agg(u.kind ORDER BY u.kind) AS kinds, max(u.places) AS most,
         array_agg(u.kind ORDER BY u.kind) FILTER (WHERE u.places > k.places_left) AS beyond_left,
         array_agg(u.kind ORDER BY u.kind) FILTER (WHERE u.places + k.places_taken < k.minimum_audience) AS too_few
       FROM known k JOIN used u ON u.plan_id = k.plan_id AND u.offer_date_id = k.date_id GROUP BY 1, 2
     ) g ON g.plan_id = k.plan_id AND g.date_id = k.date_id)`;

/** Places a student `x` of a plan holds, and did not hold when it was worked out, and encounters they are expected at, and were not. */
const SINCE = `SELECT h.offer_date_id AS date_id, d.offer_id, ${kindOfFormIn('o.form')} AS kind, d.ends_at
  FROM place h JOIN offer_date d ON d.id = h.offer_date_id JOIN offer o ON o.id = d.offer_id
  WHERE h.school_id = x.school_id AND h.student_id = x.student_id AND h.state = 'HELD' AND h.offer_date_id <> ALL (x.held)
    AND d.ends_at > plan.made_at
  UNION ALL SELECT NULL, NULL, lower(e.kind), z.ends_at FROM ${expectedOf('x')} AND z.ends_at > $3::timestamptz AND e.id <> ALL (x.expected)
  OFFSET 0`;
const knownOf = (column: string): string => `coalesce(array_agg(h.${column}) FILTER (WHERE h.${column} IS NOT NULL), '{}')`;

/**
 * `wishes`: what students of plans by ranked choices chose, by student. `given`: what proposals give each student; all of a plan's places are
 * read once, and the rest is looked up by the student (OFFSET keeps it so), because of a plan that was written a moment ago the planner
 * knows too little for a join. `more`: of these the students with places since, or with encounters since of the kinds the plan gives; how many
 * are of these kinds, and whether a place to come is at an offer they chose. `counted`: of each of them and each proposal its places, those
 * not held yet, whether one is a second date of an offer, whether one is not by staff, and how many of those kinds they have beyond it: in
 * all, and of these places.
 */
const MORE = `kinds AS (SELECT DISTINCT k.plan_id, ${kindOfFormIn('k.form')} AS kind FROM known k WHERE k.form IS NOT NULL),
   wishes AS MATERIALIZED (
     SELECT p.id AS plan_id, jsonb_object_agg(c.one ->> 'studentId', c.one -> 'offerIds') AS of_students
     FROM plan JOIN allocation_plan p ON p.school_id = plan.school_id AND p.id = plan.plan_id
     CROSS JOIN LATERAL jsonb_array_elements(p.asked -> 'ranked' -> 'choices') c (one) WHERE p.mode = 'RANKED_CHOICES' GROUP BY 1),
   given AS MATERIALIZED (
     SELECT a.school_id, a.plan_id, a.student_id, array_agg(a.kind) AS kinds, array_agg(a.offer_date_id) AS dates, array_agg(a.is_fixed) AS fixed
     FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id GROUP BY 1, 2, 3),
   more AS (
     SELECT g.plan_id, g.student_id, x.had, plan.target, plan.most_per_student, g.kinds, g.dates AS proposed, g.fixed,
       ${knownOf('date_id')} AS dates, ${knownOf('offer_id')} AS offers, count(n.kind) AS alike,
       count(n.kind) FILTER (WHERE h.date_id IS NOT NULL) AS alike_places, coalesce(bool_or(h.ends_at > $3::timestamptz
         AND w.of_students -> g.student_id::text @> jsonb_build_array(jsonb_build_array(h.offer_id))), false) AS is_served
     FROM given g JOIN plan ON plan.school_id = g.school_id AND plan.plan_id = g.plan_id CROSS JOIN LATERAL (
       SELECT y.school_id, y.student_id, y.had, y.held, y.expected FROM allocation_plan_student y
       WHERE y.school_id = g.school_id AND y.plan_id = g.plan_id AND y.student_id = g.student_id OFFSET 0) x
     CROSS JOIN LATERAL (${SINCE}) h
     LEFT JOIN kinds n ON n.plan_id = g.plan_id AND n.kind = h.kind LEFT JOIN wishes w ON w.plan_id = g.plan_id
     WHERE h.date_id IS NOT NULL OR n.kind IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8),
   counted AS (
     SELECT m.plan_id, m.student_id, m.had, m.target, m.most_per_student, m.is_served, a.kind, count(*) AS places,
       count(*) FILTER (WHERE a.date_id <> ALL (m.dates)) AS fresh,
       bool_or(d.offer_id = ANY (m.offers) AND a.date_id <> ALL (m.dates)) AS is_second,
       bool_or(NOT a.is_fixed AND a.date_id <> ALL (m.dates)) AS is_chosen,
       m.alike - count(*) FILTER (WHERE a.date_id = ANY (m.dates)) AS beyond,
       m.alike_places - count(*) FILTER (WHERE a.date_id = ANY (m.dates)) AS places_beyond
     FROM more m CROSS JOIN LATERAL unnest(m.kinds, m.proposed, m.fixed) a (kind, date_id, is_fixed)
     LEFT JOIN offer_date d ON d.id = a.date_id
     GROUP BY m.plan_id, m.student_id, m.had, m.target, m.most_per_student, m.is_served, m.dates, m.alike, m.alike_places, a.kind)`;

/**
 * Ranked choices give one place each, whatever the target: who was given one at an offer they chose is served, as `servedBefore` has it.
 * Elsewhere places that were given since count as if this plan gave them too, against what staff fixed as well, so that of two plans made
 * side by side no student is given more than one was to give; a place at the very date is that place, and no other. An encounter arranged
 * since counts as planning anew has it: towards the target, which the fair proposal alone goes by, and what staff fixed does not. It is no
 * place of a plan, so `most_per_student` does not look at it.
 */
const IS_TOO_MUCH = `(coalesce(c.is_second, false) OR CASE WHEN c.kind = 'RANKED' THEN c.is_chosen AND c.is_served
  ELSE c.places_beyond > 0 AND (c.places + c.places_beyond > c.most_per_student OR c.had + c.places + c.places_beyond > c.target)
    OR c.kind = 'FAIR' AND c.is_chosen AND c.beyond > 0 AND c.had + c.places + c.beyond > c.target END)`;

/**
 * The student of a place as the plan knew them, and as they are now. Looked up by the key (OFFSET keeps it so) as well:
 * a join might be one of all students of a school with all of its places.
 */
const AS_PLANNED = `SELECT y.year_group FROM allocation_plan_student y
  WHERE y.school_id = a.school_id AND y.plan_id = a.plan_id AND y.student_id = a.student_id OFFSET 0`;
const AS_ENROLLED = `SELECT s.school_id, s.id, s.year_group FROM student s WHERE s.school_id = a.school_id AND s.id = a.student_id OFFSET 0`;

/** Whom plans were asked for, but for who was named one by one. Whether a student has a part in one is looked up as above. */
const AUDIENCES = `audience AS MATERIALIZED (
     SELECT plan.school_id, plan.plan_id, (plan.audience ->> 'yearGroup')::integer AS year_group,
       nullif(btrim(plan.audience ->> 'tutorGroup'), '') AS tutor_group, plan.audience ->> 'subjectCode' AS subject_code,
       coalesce(jsonb_typeof(plan.audience -> 'studentIds') = 'array', false) AS is_named FROM plan)`;
const IS_OF_AUDIENCE = isOfAudience('w.year_group', 'w.tutor_group', 'w.subject_code');
const ABOUT_STUDENT = `NULL::uuid, NULL::text, NULL::timestamptz, NULL::integer, NULL::integer`;
const ABOUT_DATE = `NULL::uuid, k.date_id, k.title, k.starts_at`;

export const CHANGES = plannedAnew(
  'allocation_plan_changes',
  `WITH ${PLANS}, ${MORE}, ${AUDIENCES}
   SELECT x.plan_id AS "planId", 'STUDENT_LEFT' AS code, x.student_id AS "studentId", NULL::uuid AS "offerDateId", NULL::text AS title,
     NULL::timestamptz AS "startsAt", NULL::integer AS before, NULL::integer AS now, ${KINDS_OF_STUDENT} AS kinds
   FROM plan JOIN allocation_plan_student x ON x.school_id = plan.school_id AND x.plan_id = plan.plan_id
   JOIN student s ON s.school_id = x.school_id AND s.id = x.student_id WHERE s.left_on IS NOT NULL
   UNION ALL
   SELECT w.plan_id, 'STUDENT_MOVED', s.id, ${ABOUT_STUDENT}, '{}'
   FROM audience w JOIN allocation_plan_student x ON x.school_id = w.school_id AND x.plan_id = w.plan_id
   JOIN student s ON s.school_id = x.school_id AND s.id = x.student_id WHERE s.left_on IS NULL AND ${IS_OF_AUDIENCE} IS NOT TRUE
   UNION ALL
   SELECT w.plan_id, 'STUDENT_JOINED', s.id, ${ABOUT_STUDENT}, '{}'
   FROM audience w JOIN student s ON s.school_id = w.school_id
   WHERE NOT w.is_named AND ${IS_OF_AUDIENCE} AND NOT EXISTS (SELECT FROM allocation_plan_student x
     WHERE x.school_id = w.school_id AND x.plan_id = w.plan_id AND x.student_id = s.id OFFSET 0)
   UNION ALL
   SELECT a.plan_id, 'STUDENT_BUSY', a.student_id, a.offer_date_id, o.title, d.starts_at, NULL, NULL, array_agg(a.kind ORDER BY a.kind)
   FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id
   JOIN offer_date d ON d.id = a.offer_date_id JOIN offer o ON o.id = d.offer_id
   WHERE ${IS_ELSEWHERE} GROUP BY a.plan_id, a.student_id, a.offer_date_id, o.title, d.starts_at
   UNION ALL
   SELECT a.plan_id, 'STUDENT_DOES_NOT_FIT', a.student_id, a.offer_date_id, o.title, d.starts_at, NULL, NULL,
     array_agg(a.kind ORDER BY a.kind)
   FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id
   JOIN school h ON h.id = a.school_id CROSS JOIN LATERAL (${AS_PLANNED}) x CROSS JOIN LATERAL (${AS_ENROLLED}) s
   JOIN offer_date d ON d.id = a.offer_date_id JOIN offer o ON o.id = d.offer_id
   WHERE NOT a.is_fixed AND NOT EXISTS (${HOLDS_IT}) AND ${FITS} IS NOT TRUE
   GROUP BY a.plan_id, a.student_id, a.offer_date_id, o.title, d.starts_at
   UNION ALL
   SELECT c.plan_id, 'STUDENT_HAS_MORE', c.student_id, NULL, NULL, NULL, NULL, NULL,
     coalesce(array_agg(c.kind ORDER BY c.kind) FILTER (WHERE ${IS_TOO_MUCH}), '{}')
   FROM counted c WHERE c.fresh > 0 GROUP BY c.plan_id, c.student_id
   UNION ALL
   SELECT p.id, 'CONSENT_WITHDRAWN', NULL, NULL, NULL, NULL, NULL, NULL, ARRAY(SELECT DISTINCT a.kind FROM allocation_place a
     WHERE a.school_id = p.school_id AND a.plan_id = p.id ORDER BY 1)
   FROM plan JOIN allocation_plan p ON p.school_id = plan.school_id AND p.id = plan.plan_id WHERE ${IS_CONSENT_WITHDRAWN}
   UNION ALL
   SELECT k.plan_id, 'DATE_GONE', ${ABOUT_DATE}, NULL, NULL, k.kinds FROM dated k WHERE k.is_there IS NOT TRUE
   UNION ALL
   SELECT k.plan_id, 'DATE_MOVED', ${ABOUT_DATE}, NULL, NULL, k.kinds FROM dated k
   WHERE k.is_there AND (k.starts_at <> k.starts_before OR k.ends_at <> k.ends_before)
   UNION ALL
   SELECT k.plan_id, 'CAPACITY_CHANGED', ${ABOUT_DATE}, k.capacity_before, k.capacity, '{}'
   FROM dated k WHERE k.is_there AND k.capacity <> k.capacity_before
   UNION ALL
   SELECT k.plan_id, 'PLACES_TAKEN', ${ABOUT_DATE}, k.most, k.places_left, k.beyond_left
   FROM dated k WHERE k.is_there AND k.beyond_left <> '{}'
   UNION ALL
   SELECT k.plan_id, 'TOO_FEW', ${ABOUT_DATE}, k.minimum_audience, NULL, k.too_few FROM dated k WHERE k.is_there AND k.too_few <> '{}'
   ORDER BY 1, 2, 4, 3`,
);

/** Dates of plans that are to be had and name whom students meet, with those who are there for the school. */
export const DATES_OF_PLANS = plannedAnew(
  'allocation_plan_dates',
  `WITH ${PLANS}
   SELECT k.school_id AS "schoolId", k.plan_id AS "planId", k.date_id AS "offerDateId", k.title, k.form, k.starts_at AS "startsAt",
     k.ends_at AS "endsAt", k.year_groups AS "yearGroups", k.kinds, ARRAY(
       SELECT m.role_model_id FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id
       WHERE m.offer_id = k.offer_id AND ${isThereFor('ARRAY[k.school_id]', '$4')} ORDER BY 1) AS "roleModelIds"
   FROM dated k WHERE k.is_there ORDER BY 2, 3`,
);
