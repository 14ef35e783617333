/** What is asked, and what is known of each student: the weights that act for them, times their share of the audience's need. */
export const STUDENTS = `asked AS MATERIALIZED (
  SELECT q.form, o.latitude, o.longitude,
    coalesce(q.is_online_welcome OR q.form = 'ONLINE_SESSION', true) AS is_online_welcome,
    coalesce(q.is_in_person_welcome AND q.form <> 'ONLINE_SESSION', true) AS is_in_person_welcome,
    greatest(coalesce(q.starts_on, $4::date), $4) AS first_day, coalesce(q.ends_on, $4 + 90) AS last_day,
    coalesce(q.parts_of_day, '{}') AS parts,
    coalesce(q.access_needs, ARRAY(SELECT n.need FROM student_access_need n WHERE n.school_id = s.id AND n.student_id = ANY ($2::uuid[]))) AS access_needs,
    coalesce(q.sectors, '{}') AS sectors, coalesce(q.occupations, '{}') AS occupations, coalesce(q.subjects, '{}') AS subjects, q.sex,
    coalesce(q.interest_weight, w.interest_weight, 0.4) AS interest, coalesce(q.background_weight, w.background_weight, 0.2) AS background,
    coalesce(q.counter_stereotype_weight, w.counter_stereotype_weight, 0.2) AS stereotype,
    CASE WHEN q.form IN ('MENTORING_SESSION', 'PROJECT') THEN 0 ELSE coalesce(q.variety_weight, w.variety_weight, 0.1) END AS variety,
    coalesce(q.attainability_weight, w.attainability_weight, 0.1) AS attainability,
    CASE WHEN q.form IN ('WORKPLACE_VISIT', 'WORK_EXPERIENCE', 'JOB_SHADOWING') THEN 'WORKPLACE' ELSE 'EMPLOYER' END AS kind,
    cardinality($2) AS group_size, cardinality($2) >= 5 AS is_audience,
    ARRAY(SELECT DISTINCT x.year_group FROM student x WHERE x.school_id = s.id AND x.id = ANY ($2)) AS year_groups
  FROM school s JOIN outcode o ON o.code = s.outcode LEFT JOIN school_setting w ON w.school_id = s.id
  LEFT JOIN speaker_request q ON q.school_id = s.id AND q.id = $3::uuid WHERE s.id = $1),

said AS (
  SELECT i.student_id, i.kind, i.code, CASE i.strength WHEN 'A_LITTLE' THEN 0.3 WHEN 'QUITE' THEN 0.6 ELSE 0.9 END::float8 AS strength
  FROM student_interest i WHERE i.school_id = $1 AND i.student_id = ANY ($2)
  UNION ALL
  SELECT a.student_id, 'ACTIVITY', a.activity_code, 0.3 FROM student_activity a WHERE a.school_id = $1 AND a.student_id = ANY ($2)),
interest_of AS MATERIALIZED (
  SELECT said.* FROM said
  UNION ALL
  SELECT x.student_id, 'SUBJECT', x.subject_code, 0.3 FROM student_subject x
  WHERE x.school_id = $1 AND x.student_id = ANY ($2) AND x.student_id NOT IN (SELECT said.student_id FROM said)),
asked_interest AS MATERIALIZED (SELECT DISTINCT i.kind, i.code FROM interest_of i),

own_trait AS MATERIALIZED (SELECT t.student_id, t.kind, t.value FROM student_traits_for_matching($1, $2) t),
trait_of AS MATERIALIZED (
  SELECT t.student_id, t.kind, t.value, coalesce(greatest(0, ln((1 + n.listed) / (1 + coalesce(c.role_models, 0)))), 0) AS rarity
  FROM own_trait t
  CROSS JOIN (SELECT max(c.listed_role_models)::float8 AS listed FROM trait_counts_for_matching() c) n
  LEFT JOIN trait_counts_for_matching() c ON c.kind = t.kind AND c.value = t.value WHERE t.kind <> 'SEX'),
own_sex AS (
  SELECT DISTINCT ON (t.student_id) t.student_id, t.value FROM own_trait t WHERE t.kind = 'SEX' ORDER BY t.student_id, t.value),
route_of AS MATERIALIZED (
  SELECT r.student_id, r.route FROM student_route r WHERE r.school_id = $1 AND r.student_id = ANY ($2)),

attended AS MATERIALIZED (
  SELECT a.student_id, e.session_id, e.kind, e.is_meaningful,
    greatest(0, ${schoolYear('$4::date')} - ${schoolYear('e.held_on')})::integer AS years_ago
  FROM attendance a JOIN encounter e ON e.school_id = a.school_id AND e.id = a.encounter_id
  WHERE a.school_id = $1 AND a.student_id = ANY ($2) AND a.status = 'PRESENT' AND e.state IN ('DELIVERED', 'EVALUATED')),
past AS MATERIALIZED (
  SELECT a.student_id, b.occupation_code, b.role_model_id, power(0.5::float8, a.years_ago) AS freshness
  FROM attended a LEFT JOIN role_model_booking b ON b.session_id = a.session_id),
student_known AS (
  SELECT s.id, s.year_group, s.predicted_level, CASE WHEN x.value IN ('FEMALE', 'MALE') THEN x.value END AS sex,
    n.has_send OR n.is_disadvantaged OR n.is_often_absent AS has_priority,
    s.id IN (SELECT i.student_id FROM interest_of i) AS has_interests, s.id IN (SELECT t.student_id FROM trait_of t) AS has_traits,
    s.id IN (SELECT r.student_id FROM route_of r) AS has_routes, s.id IN (SELECT p.student_id FROM past p) AS has_past
  FROM student s LEFT JOIN student_need n ON n.school_id = s.school_id AND n.student_id = s.id
  LEFT JOIN own_sex x ON x.student_id = s.id WHERE s.school_id = $1 AND s.id = ANY ($2)),
counted AS (
  SELECT k.id, count(*) FILTER (WHERE a.student_id IS NOT NULL) AS so_far, count(*) FILTER (WHERE a.years_ago = 0) AS this_year,
    count(*) FILTER (WHERE k.year_group - a.years_ago >= 12) AS since_year_12
  FROM student_known k CROSS JOIN asked q
  LEFT JOIN attended a ON a.student_id = k.id AND a.is_meaningful AND a.kind = q.kind GROUP BY k.id),
needing AS (
  SELECT k.*, least(1.25, CASE WHEN k.has_priority THEN 1.25 ELSE 1 END * CASE WHEN
      CASE WHEN q.kind = 'EMPLOYER' THEN c.this_year = 0 WHEN k.year_group >= 12 THEN c.since_year_12 = 0
        ELSE k.year_group >= 10 AND c.so_far = 0 END THEN 1
      ELSE coalesce((ARRAY[1, 0.8, 0.6, 0.4])[c.so_far + 1], 0.15) END)::float8 AS need,
    q.interest * k.has_interests::integer + q.background * k.has_traits::integer + q.stereotype + q.variety + q.attainability AS total
  FROM student_known k JOIN counted c ON c.id = k.id CROSS JOIN asked q),
pulling AS (SELECT n.*, n.need / sum(n.need) OVER () / nullif(n.total, 0) AS pull FROM needing n),
member AS MATERIALIZED (
  SELECT p.id, p.sex, p.predicted_level, p.has_routes, p.has_past, 1 + p.has_routes::integer + (p.predicted_level IS NOT NULL)::integer AS parts,
    coalesce(p.pull * q.interest, 0) AS interest_pull, coalesce(p.pull * q.background, 0) AS background_pull,
    coalesce(p.pull * q.stereotype, 0) AS stereotype_pull, coalesce(p.pull * q.variety, 0) AS variety_pull,
    coalesce(p.pull * q.attainability, 0) AS attainability_pull,
    EXISTS (SELECT FROM student_aspiration a WHERE a.school_id = $1 AND a.student_id = p.id) AND NOT EXISTS (
      SELECT FROM student_aspiration a LEFT JOIN best_share f ON f.occupation_code = a.occupation_code
      WHERE a.school_id = $1 AND a.student_id = p.id AND (CASE p.sex WHEN 'FEMALE' THEN f.share WHEN 'MALE' THEN 1 - f.share END >= 0.75) IS NOT TRUE) AS stays_within
  FROM pulling p CROSS JOIN asked q)`;

/** School years run from 1 September. */
function schoolYear(day: string): string {
  return `(extract(year FROM ${day}) - CASE WHEN extract(month FROM ${day}) < 9 THEN 1 ELSE 0 END)`;
}
