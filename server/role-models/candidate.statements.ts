import { statement } from '../platform/statement';

/**
 * What matching reads of role models. One row each, what belongs to them gathered into text: 50,000 rows of a few columns
 * cross the wire, not half a million. Fields end with chr(31), entries with chr(30); text of people is never among them
 * but for trait values, which hold no control characters.
 */
export interface CandidateRow {
  readonly id: string;
  readonly listing: 'DRAFT' | 'AWAITING_CONFIRMATION' | 'LISTED' | 'WITHDRAWN';
  readonly isPaused: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly travelLimitKm: number;
  readonly isOnline: boolean;
  readonly isInPerson: boolean;
  readonly capacityPerMonth: number;
  readonly usualSlots: string;
  readonly forms: string;
  readonly yearGroups: string;
  readonly largestGroup: number | null;
  readonly accessNeedsMet: string;
  readonly hasRecordedCheck: boolean;
  readonly turnsAdultOn: string | null;
  readonly hereFor: 'OWN_SCHOOLS' | 'AREA' | 'EVERYONE';
  readonly route: string | null;
  readonly startingLevel: number | null;
  readonly leftSchoolOn: string | null;
  readonly enteredFieldOn: string | null;
  readonly topicSectors: string;
  readonly topicSubjects: string;
  /** Occupation, first day, last day or nothing. */
  readonly careers: string | null;
  /** Month, commitments, invitations sent. */
  readonly load: string | null;
  /** First day, last day. */
  readonly away: string | null;
  /** Local start, local end. */
  readonly bookings: string | null;
  /** IDs of confirmed schools. */
  readonly schools: string | null;
}

export interface TraitsRow {
  readonly id: string;
  /** Kind, value, `t` where it may be shown. */
  readonly traits: string;
}

export interface StandingRow {
  readonly id: string;
  readonly isExcluded: boolean;
  readonly hasOpenInvitation: boolean;
  readonly hasRefused: boolean;
}

const COLUMNS = `r.id, r.listing, r.is_paused AS "isPaused", o.latitude, o.longitude, r.travel_limit_km AS "travelLimitKm",
  r.is_online AS "isOnline", r.is_in_person AS "isInPerson", r.capacity_per_month AS "capacityPerMonth",
  array_to_string(r.usual_slots, ',') AS "usualSlots", array_to_string(r.forms, ',') AS forms,
  array_to_string(r.year_groups, ',') AS "yearGroups", r.largest_group AS "largestGroup",
  array_to_string(r.access_needs_met, ',') AS "accessNeedsMet", r.has_recorded_check AS "hasRecordedCheck",
  r.turns_adult_on AS "turnsAdultOn", r.here_for AS "hereFor", r.route, r.starting_level AS "startingLevel",
  r.left_school_on AS "leftSchoolOn", r.entered_field_on AS "enteredFieldOn",
  array_to_string(r.topic_sectors, ',') AS "topicSectors", array_to_string(r.topic_subjects, ',') AS "topicSubjects",
  careers.careers, load.load, away.away, bookings.bookings, schools.schools`;

/** Parameters: ids (null for all listed), today, the month from which load is read. */
const candidates = (isOf: (column: string) => string, which: string) => `
  WITH careers AS (
    SELECT c.role_model_id, string_agg(concat_ws(chr(31), c.occupation_code, c.started_on, c.ended_on), chr(30) ORDER BY c.position) AS careers
    FROM role_model_career c WHERE ${isOf('c.role_model_id')} GROUP BY c.role_model_id),
  load AS (
    SELECT l.role_model_id, string_agg(concat_ws(chr(31), to_char(l.month, 'YYYY-MM'), l.open_invitations + l.sessions, l.invitations_sent),
      chr(30) ORDER BY l.month) AS load
    FROM role_model_load l WHERE l.month >= $3::date AND ${isOf('l.role_model_id')} GROUP BY l.role_model_id),
  away AS (
    SELECT a.role_model_id, string_agg(concat_ws(chr(31), a.starts_on, a.ends_on), chr(30) ORDER BY a.starts_on) AS away
    FROM role_model_away a WHERE a.ends_on >= $2::date AND ${isOf('a.role_model_id')} GROUP BY a.role_model_id),
  bookings AS (
    SELECT b.role_model_id, string_agg(concat_ws(chr(31), to_char(lower(b.during) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI'),
      to_char(upper(b.during) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI')), chr(30) ORDER BY lower(b.during)) AS bookings
    FROM role_model_booking b WHERE upper(b.during) > ($2::date::timestamp AT TIME ZONE 'Europe/London') AND ${isOf('b.role_model_id')}
    GROUP BY b.role_model_id),
  schools AS (
    SELECT s.role_model_id, string_agg(s.school_id::text, chr(30) ORDER BY s.school_id) AS schools
    FROM role_model_school s WHERE s.is_confirmed AND ${isOf('s.role_model_id')} GROUP BY s.role_model_id)
  SELECT ${COLUMNS} FROM role_model r
  LEFT JOIN outcode o ON o.code = r.outcode
  LEFT JOIN careers ON careers.role_model_id = r.id
  LEFT JOIN load ON load.role_model_id = r.id
  LEFT JOIN away ON away.role_model_id = r.id
  LEFT JOIN bookings ON bookings.role_model_id = r.id
  LEFT JOIN schools ON schools.role_model_id = r.id
  WHERE ${which} ORDER BY r.id`;

/** All who are listed; the first parameter is null. */
export const LISTED_CANDIDATES = statement(
  'candidates_listed',
  candidates(() => 'true', `r.listing = 'LISTED' AND $1::uuid[] IS NULL`),
);

/** Those named, listed or not. */
export const NAMED_CANDIDATES = statement(
  'candidates_named',
  candidates((column) => `${column} = ANY ($1::uuid[])`, `r.id = ANY ($1::uuid[])`),
);

export const CANDIDATE_TRAITS = statement(
  'candidate_traits',
  `SELECT t.role_model_id AS id, string_agg(concat_ws(chr(31), t.kind, t.value, t.may_be_shown), chr(30) ORDER BY t.kind, t.value) AS traits
   FROM role_model_traits_for_matching($1::uuid[]) t GROUP BY t.role_model_id`,
);

/** What stands between this school and role models: seen by its own staff only. Parameters: school, request or null, ids or null. */
export const CANDIDATE_STANDING = statement(
  'candidate_standing',
  `SELECT s.id, bool_or(s.is_excluded) AS "isExcluded", bool_or(s.is_open) AS "hasOpenInvitation", bool_or(s.is_refused) AS "hasRefused"
   FROM (
     SELECT e.role_model_id AS id, true AS is_excluded, false AS is_open, false AS is_refused
     FROM school_role_model_exclusion e WHERE e.school_id = $1
     UNION ALL
     SELECT i.role_model_id, false, i.state = 'OPEN', i.state = 'DECLINED'
     FROM invitation i WHERE i.school_id = $1 AND (i.state = 'OPEN' OR (i.state = 'DECLINED' AND i.request_id = $2::uuid))
   ) s WHERE $3::uuid[] IS NULL OR s.id = ANY ($3::uuid[]) GROUP BY s.id`,
);

export const TRAIT_COUNTS = statement(
  'trait_counts',
  `SELECT c.version, c.listed_role_models AS "listedRoleModels", c.kind, c.value, c.role_models AS "roleModels"
   FROM trait_counts_for_matching() c`,
);
