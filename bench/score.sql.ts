import { CONDITIONS, IS_FREE, SHARES } from './conditions.sql';
import { STUDENTS } from './students.sql';

/**
 * The score of server/matching as one SQL statement, for one student or an audience: what a benchmark compares the engine with,
 * and a second opinion on its answers. Written as well as we could: whatever is the same for many is worked out once, sums over
 * the audience are taken before the join where they are linear, and whether somebody is free is asked in the order of the list.
 * As in the server, a request's list is in the order that load leaves of reach, a student's in that of the score.
 *
 * Parameters: school, ids of the students, speaker request or null, today, how many.
 * Answers `id` and `score`, best first, as staff of the school who may read its students' traits are told them.
 */
export const SCORE_SQL = `WITH ${SHARES}, ${STUDENTS}, ${CONDITIONS},
held_career AS MATERIALIZED (
  SELECT c.*, bool_or(c.is_present) OVER own AS has_present, bool_or(c.years >= 1) OVER own AS has_lasting
  FROM career c JOIN eligible e ON e.id = c.role_model_id WHERE c.is_present OR c.years >= 1 WINDOW own AS (PARTITION BY c.role_model_id)),

-- INTEREST: how well each occupation answers each interest of the audience, then each role model, then each student.
relevance AS MATERIALIZED (
  SELECT i.kind, i.code, x.occupation_code, x.relevance FROM asked_interest i JOIN subject_occupation x ON x.subject_code = i.code
  WHERE i.kind = 'SUBJECT' AND x.occupation_code NOT LIKE '231%'
  UNION ALL
  SELECT i.kind, i.code, x.occupation_code, x.weight FROM asked_interest i JOIN occupation_sector x ON x.sector_code = i.code
  WHERE i.kind = 'SECTOR'
  UNION ALL
  SELECT i.kind, i.code, o.code, ${similarity('i.code', 'o.code')} FROM asked_interest i
  JOIN occupation o ON o.level = 'UNIT' AND left(o.code, 1) = left(i.code, 1) WHERE i.kind = 'OCCUPATION'
  UNION ALL
  SELECT i.kind, i.code, o.code, max(${similarity('x.occupation_code', 'o.code')}) FROM asked_interest i
  JOIN activity_occupation x ON x.activity_code = i.code
  JOIN occupation o ON o.level = 'UNIT' AND left(o.code, 1) = left(x.occupation_code, 1) WHERE i.kind = 'ACTIVITY'
  GROUP BY i.kind, i.code, o.code),
answered AS (
  SELECT a.role_model_id, a.kind, a.code, max(a.relevance) AS relevance FROM (
    SELECT c.role_model_id, x.kind, x.code, CASE WHEN c.is_present THEN x.relevance ELSE 0.8 * x.relevance END AS relevance
    FROM held_career c JOIN relevance x ON x.occupation_code = c.occupation_code
    UNION ALL SELECT e.id, 'SECTOR', topic.code, 0.8 FROM eligible e, unnest(e.topic_sectors) topic (code)
    UNION ALL SELECT e.id, 'SUBJECT', topic.code, 0.8 FROM eligible e, unnest(e.topic_subjects) topic (code)) a
  GROUP BY a.role_model_id, a.kind, a.code),
interest AS (
  SELECT one.role_model_id, sum(one.pull * (1 - one.missed)) AS value FROM (
    SELECT a.role_model_id, m.interest_pull AS pull, exp(sum(ln(1 - i.strength * a.relevance))) AS missed
    FROM answered a JOIN interest_of i ON i.kind = a.kind AND i.code = a.code JOIN member m ON m.id = i.student_id
    GROUP BY a.role_model_id, m.id, m.interest_pull) one
  GROUP BY one.role_model_id),

-- BACKGROUND: what sharing each trait is worth to the audience together.
trait_worth AS MATERIALIZED (
  SELECT t.kind, t.value, sum(m.background_pull * t.rarity / t.total) AS worth FROM (
    SELECT t.student_id, t.kind, t.value, t.rarity, sum(t.rarity) OVER (PARTITION BY t.student_id) AS total FROM trait_of t) t
  JOIN member m ON m.id = t.student_id WHERE t.total > 0 GROUP BY t.kind, t.value),
background AS (
  SELECT t.role_model_id, sum(w.worth) AS value FROM usable_trait t JOIN trait_worth w ON w.kind = t.kind AND w.value = t.value
  GROUP BY t.role_model_id),

-- COUNTER_STEREOTYPE: the largest lift of each role model, then what it is to girls, boys and the rest.
lift AS (
  SELECT DISTINCT ON (one.role_model_id) one.role_model_id, one.sex, one.share,
    greatest(0, 1 - 2 * one.share) * CASE WHEN one.is_proxy THEN 0.5 ELSE 1 END AS lift
  FROM (
    SELECT c.role_model_id, c.occupation_code, s.value AS sex, f.is_proxy, CASE s.value WHEN 'FEMALE' THEN f.share ELSE 1 - f.share END AS share
    FROM held_career c JOIN best_share f ON f.occupation_code = c.occupation_code JOIN usable_sex s ON s.role_model_id = c.role_model_id
    WHERE CASE WHEN c.has_lasting THEN c.years >= 1 ELSE c.is_present END) one
  ORDER BY one.role_model_id, lift DESC, one.occupation_code),
counter_stereotype AS (
  SELECT l.role_model_id, l.lift * sum(o.pull * CASE WHEN o.sex IS NULL THEN 0.8 WHEN o.sex = l.sex THEN 1
    WHEN o.stays_within AND 1 - l.share < 0.75 THEN 1 ELSE 0.6 END) AS value
  FROM lift l CROSS JOIN (
    SELECT m.sex, m.stays_within, sum(m.stereotype_pull) AS pull FROM member m GROUP BY m.sex, m.stays_within) o
  GROUP BY l.role_model_id, l.lift),

-- VARIETY: what each role model takes away from it, being like somebody a student has met.
likeness AS MATERIALIZED (
  SELECT p.student_id, o.code AS occupation_code, max(${similarity('p.occupation_code', 'o.code')} * p.freshness) AS likeness
  FROM past p JOIN occupation o ON o.level = 'UNIT' AND left(o.code, 1) = left(p.occupation_code, 1) GROUP BY p.student_id, o.code),
familiarity AS (
  SELECT one.role_model_id, sum(m.variety_pull * one.likeness) AS value FROM (
    SELECT met.role_model_id, met.student_id, max(met.likeness) AS likeness FROM (
      SELECT c.role_model_id, l.student_id, l.likeness FROM held_career c JOIN likeness l ON l.occupation_code = c.occupation_code
      WHERE c.is_present OR NOT c.has_present
      UNION ALL SELECT p.role_model_id, p.student_id, p.freshness FROM past p WHERE p.role_model_id IS NOT NULL) met
    GROUP BY met.role_model_id, met.student_id) one
  JOIN member m ON m.id = one.student_id GROUP BY one.role_model_id),
variety AS MATERIALIZED (
  SELECT coalesce(sum(m.variety_pull) FILTER (WHERE NOT m.has_past), 0) AS new_to_all,
    coalesce(sum(m.variety_pull) FILTER (WHERE m.has_past), 0) AS with_past FROM member m),

-- ATTAINABILITY: a mean of one to three parts; each part's worth to the audience together.
near AS MATERIALIZED (SELECT coalesce(sum(m.attainability_pull / m.parts), 0) AS worth FROM member m),
by_route AS MATERIALIZED (
  SELECT r.route, sum(m.attainability_pull / m.parts) AS worth FROM route_of r JOIN member m ON m.id = r.student_id GROUP BY r.route),
route_unknown AS MATERIALIZED (SELECT coalesce(sum(0.5 * m.attainability_pull / m.parts), 0) AS worth FROM member m WHERE m.has_routes),
by_start AS MATERIALIZED (
  SELECT l.level, sum(m.attainability_pull / m.parts * CASE l.level WHEN -1 THEN 0.5 ELSE greatest(0, 1 - 0.25 * greatest(0, l.level - m.predicted_level)) END) AS worth
  FROM generate_series(-1, 8) l (level) CROSS JOIN member m
  WHERE m.predicted_level IS NOT NULL GROUP BY l.level),

scored AS (
  SELECT e.*, least(1, coalesce(interest.value, 0) + coalesce(background.value, 0) + coalesce(counter_stereotype.value, 0)
    + variety.new_to_all + CASE WHEN known.role_model_id IS NULL THEN 0 ELSE variety.with_past - coalesce(familiarity.value, 0) END
    + near.worth * e.nearness + CASE WHEN e.route IS NULL THEN route_unknown.worth ELSE coalesce(by_route.worth, 0) END
    + coalesce(by_start.worth, 0)) AS score
  FROM eligible e CROSS JOIN variety CROSS JOIN near CROSS JOIN route_unknown
  LEFT JOIN (SELECT DISTINCT c.role_model_id FROM held_career c) known ON known.role_model_id = e.id
  LEFT JOIN interest ON interest.role_model_id = e.id LEFT JOIN background ON background.role_model_id = e.id
  LEFT JOIN counter_stereotype ON counter_stereotype.role_model_id = e.id
  LEFT JOIN familiarity ON familiarity.role_model_id = e.id
  LEFT JOIN by_route ON by_route.route = e.route
  LEFT JOIN by_start ON by_start.level = coalesce(e.starting_level, -1))
SELECT s.id, s.score FROM (
  SELECT scored.*, round(scored.score * CASE WHEN $3::uuid IS NULL THEN 1 ELSE 1 - 0.3 * scored.load END * 1e9) AS place FROM scored
  ORDER BY place DESC, scored.recent_invitations, scored.id OFFSET 0) s
WHERE ${IS_FREE} ORDER BY s.place DESC, s.recent_invitations, s.id LIMIT $5`;

/** Share of the SOC tree two codes have in common: as socSimilarity has it. */
function similarity(one: string, other: string): string {
  const levels = [4, 3, 2].map(
    (length) => `WHEN length(${one}) >= ${length} AND left(${one}, ${length}) = left(${other}, ${length}) THEN ${length / 4}`,
  );
  return `CASE ${levels.join(' ')} ELSE 0.25 END`;
}
