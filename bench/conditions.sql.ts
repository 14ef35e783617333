/** The figure that stands for each unit group. */
export const SHARES = `best_share AS MATERIALIZED (
  SELECT DISTINCT ON (u.code) u.code AS occupation_code, w.share, w.fit = 'PROXY' AS is_proxy
  FROM occupation u JOIN women_share w ON w.occupation_code IN (u.code, left(u.code, 3), left(u.code, 2), left(u.code, 1))
  WHERE u.level = 'UNIT' AND w.fit <> 'PART' AND (w.occupation_code = u.code OR w.fit IN ('WHOLE', 'WIDER'))
  ORDER BY u.code,
    CASE WHEN w.occupation_code <> u.code THEN 5 ELSE array_position(ARRAY['WHOLE', 'WIDER', 'EXACT', 'CLOSE', '', 'PROXY'], w.fit) END,
    length(w.occupation_code) DESC, w.fit = 'WHOLE' DESC, w.origin = 'UK_IMPORTED' DESC,
    CASE WHEN w.fit IN ('WHOLE', 'WIDER') THEN coalesce(w.year, 0) ELSE coalesce(w.workers, 0) END DESC, w.source COLLATE "C")`;

/** Role models who meet every hard condition but being free, with what the score looks at. Needs `asked`. */
export const CONDITIONS = `trait AS MATERIALIZED (SELECT t.role_model_id, t.kind, t.value, t.may_be_shown FROM role_model_traits_for_matching(NULL) t),
usable_trait AS (
  SELECT t.role_model_id, t.kind, t.value FROM trait t WHERE t.kind <> 'SEX' AND (t.may_be_shown OR (SELECT q.is_audience FROM asked q))),
sex AS MATERIALIZED (
  SELECT DISTINCT ON (t.role_model_id) t.role_model_id, t.value, t.may_be_shown FROM trait t WHERE t.kind = 'SEX'
  ORDER BY t.role_model_id, t.value),
usable_sex AS (
  SELECT s.role_model_id, s.value FROM sex s WHERE s.value IN ('FEMALE', 'MALE') AND (s.may_be_shown OR (SELECT q.is_audience FROM asked q))),
career AS MATERIALIZED (
  SELECT c.role_model_id, c.occupation_code, c.ended_on IS NULL OR c.ended_on > $4 AS is_present,
    extract(year FROM age(CASE WHEN c.ended_on <= $4 THEN c.ended_on ELSE $4 END, least(c.started_on, $4))) AS years
  FROM role_model_career c),
invitations AS MATERIALIZED (
  SELECT l.role_model_id, sum(l.invitations_sent) AS sent, sum(l.sessions) AS met FROM role_model_load l
  WHERE l.month >= date_trunc('month', $4::timestamp - interval '90 days') AND l.month <= $4 GROUP BY l.role_model_id),
last_school AS MATERIALIZED (SELECT w.role_model_id, max(w.left_on) AS left_on FROM role_model_school w GROUP BY w.role_model_id),
eligible AS MATERIALIZED (
  SELECT r.id, r.route, r.starting_level, r.topic_sectors, r.topic_subjects, r.usual_slots, r.capacity_per_month,
    coalesce(i.sent, 0) AS recent_invitations,
    CASE WHEN r.capacity_per_month = 0 THEN 1 ELSE least(1, greatest(coalesce(i.sent, 0), coalesce(i.met, 0))::float8 / (3 * r.capacity_per_month)) END AS load,
    CASE WHEN y.entered_on IS NULL THEN 0.5 ELSE power(2::float8, -greatest(0, extract(year FROM age($4, y.entered_on)))::float8 / 10) END AS nearness
  FROM role_model r CROSS JOIN asked a LEFT JOIN outcode o ON o.code = r.outcode LEFT JOIN invitations i ON i.role_model_id = r.id
  CROSS JOIN LATERAL (SELECT 2 * 6371.0088 * asin(sqrt(least(1, sin(radians(a.latitude - o.latitude) / 2) ^ 2
    + cos(radians(o.latitude)) * cos(radians(a.latitude)) * sin(radians(a.longitude - o.longitude) / 2) ^ 2))) AS km) d
  LEFT JOIN last_school w ON w.role_model_id = r.id
  CROSS JOIN LATERAL (SELECT coalesce(coalesce(r.turns_adult_on, w.left_on + interval '3 years') <= a.first_day, true) AS is_adult,
    coalesce(r.entered_field_on, r.left_school_on) AS entered_on) y
  WHERE r.listing = 'LISTED' AND NOT r.is_paused
    AND (a.form IS DISTINCT FROM 'MENTORING_SESSION' OR r.has_recorded_check)
    AND (coalesce(a.form NOT IN ('MENTORING_SESSION', 'WORK_EXPERIENCE', 'JOB_SHADOWING'), true) OR y.is_adult)
    AND (r.id IN (SELECT s.role_model_id FROM role_model_school s WHERE s.school_id = $1 AND s.is_confirmed)
      OR (y.is_adult AND (r.here_for = 'EVERYONE' OR (r.here_for = 'AREA' AND d.km <= r.travel_limit_km))))
    AND r.id NOT IN (SELECT x.role_model_id FROM school_role_model_exclusion x WHERE x.school_id = $1)
    AND r.id NOT IN (SELECT v.role_model_id FROM invitation v WHERE v.school_id = $1
      AND (v.state = 'OPEN' OR (v.state = 'DECLINED' AND v.request_id = $3)))
    AND (a.form IS NULL OR a.form = ANY (r.forms))
    AND (cardinality(r.year_groups) = 0 OR r.year_groups @> a.year_groups)
    AND coalesce(a.group_size <= r.largest_group, true) AND r.access_needs_met @> a.access_needs
    AND ((r.is_online AND a.is_online_welcome) OR (r.is_in_person AND a.is_in_person_welcome AND d.km <= r.travel_limit_km + 5))
    AND (a.sex IS NULL OR r.id IN (SELECT s.role_model_id FROM sex s WHERE s.value = (SELECT q.sex FROM asked q) AND s.may_be_shown))
    AND (cardinality(a.occupations) = 0 OR r.id IN (SELECT c.role_model_id FROM career c, unnest((SELECT q.occupations FROM asked q)) wanted (code)
      WHERE (c.is_present OR c.years >= 1) AND starts_with(c.occupation_code, wanted.code)))
    AND (cardinality(a.sectors) = 0 OR r.topic_sectors && a.sectors OR r.id IN (SELECT c.role_model_id FROM career c
      JOIN occupation_sector x ON x.occupation_code = c.occupation_code AND x.weight > 0
      WHERE (c.is_present OR c.years >= 1) AND x.sector_code = ANY ((SELECT q.sectors FROM asked q)::text[])))
    AND (cardinality(a.subjects) = 0 OR r.topic_subjects && a.subjects OR r.id IN (SELECT c.role_model_id FROM career c
      JOIN subject_occupation x ON x.occupation_code = c.occupation_code AND x.relevance >= 0.6
      WHERE c.is_present AND c.occupation_code NOT LIKE '231%' AND x.subject_code = ANY ((SELECT q.subjects FROM asked q)::text[])))),
open_slot AS MATERIALIZED (
  SELECT date_trunc('month', d.day)::date AS month, d.day::date AS day, extract(isodow FROM d.day) || '-' || p.part AS slot,
    tsrange(d.day + p.starts, d.day + p.ends) AS during
  FROM asked a CROSS JOIN LATERAL generate_series(a.first_day::timestamp, a.last_day::timestamp, '1 day') d (day)
  CROSS JOIN (VALUES ('MORNING', interval '0 h', interval '12 h'), ('AFTERNOON', '12 h', '17 h'), ('EVENING', '17 h', '24 h')) p (part, starts, ends)
  WHERE cardinality(a.parts) = 0 OR p.part = ANY (a.parts))`;

/** Whether role model `s` is free at a time that fits, in a month with capacity left. Dear, so asked last and one by one. */
export const IS_FREE = `coalesce((
  SELECT true FROM open_slot o WHERE o.slot = ANY (s.usual_slots)
    AND s.capacity_per_month > coalesce((SELECT l.open_invitations + l.sessions FROM role_model_load l
      WHERE l.role_model_id = s.id AND l.month = o.month), 0)
    AND NOT EXISTS (SELECT FROM role_model_away x WHERE x.role_model_id = s.id AND o.day BETWEEN x.starts_on AND x.ends_on)
    AND NOT EXISTS (SELECT FROM role_model_booking b WHERE b.role_model_id = s.id
      AND tsrange(lower(b.during) AT TIME ZONE 'Europe/London', upper(b.during) AT TIME ZONE 'Europe/London') && o.during)
  LIMIT 1), false)`;
