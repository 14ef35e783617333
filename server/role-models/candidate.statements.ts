import { sharedStatement, statement } from '../platform/statement';

/**
 * What matching reads of role models, each kind as one long text: fields end with chr(31), entries with chr(30), nothing stands
 * for null. 50,000 role models have half a million rows between them; as rows they took six seconds to arrive, as text half of one.
 * No entry has an order: PostgreSQL would sort on disk what is put in order in memory in no time.
 */
const gathered = (entry: readonly string[], from: string): string =>
  `(SELECT coalesce(string_agg(concat(${entry.join(', chr(31), ')}), chr(30)), '') FROM ${from})`;

const LONDON = (instant: string): string => `to_char(${instant} AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI')`;
const list = (column: string): string => `array_to_string(${column}, ',')`;

/** In the order in which `candidates.reads.ts` takes them. */
const ROLE_MODEL = [
  ...['r.id', 'r.listing', 'r.is_paused', 'o.latitude', 'o.longitude', 'r.travel_limit_km', 'r.is_online', 'r.is_in_person'],
  ...['r.capacity_per_month', list('r.usual_slots'), list('r.forms'), list('r.year_groups'), 'r.largest_group'],
  ...[list('r.access_needs_met'), 'r.has_recorded_check', 'r.turns_adult_on', 'r.here_for', 'r.route', 'r.starting_level'],
  ...['r.left_school_on', 'r.entered_field_on', list('r.topic_sectors'), list('r.topic_subjects')],
];
const CAREER = ['c.role_model_id', 'c.position', 'c.occupation_code', 'c.started_on', 'c.ended_on'];
const SCHOOL = ['s.role_model_id', 's.school_id', 's.left_on', 's.is_confirmed'];
const AWAY = ['a.role_model_id', 'a.starts_on', 'a.ends_on'];
const LOAD = [
  'l.role_model_id',
  `to_char(l.month, 'YYYY-MM')`,
  'l.open_invitations + l.sessions',
  'l.invitations_sent',
  'l.sessions',
];
const BOOKING = ['b.role_model_id', LONDON('lower(b.during)'), LONDON('upper(b.during)')];
const TRAIT = ['t.role_model_id', 't.kind', 't.value', 't.may_be_shown'];

/** Parameter: ids. */
export const WHO_THEY_ARE = statement(
  'candidates',
  `SELECT ${gathered(ROLE_MODEL, `role_model r LEFT JOIN outcode o ON o.code = r.outcode WHERE r.id = ANY ($1::uuid[])`)} AS "roleModels",
    ${gathered(SCHOOL, `role_model_school s WHERE s.role_model_id = ANY ($1::uuid[])`)} AS schools`,
);

/** Parameters: ids; today; first month whose load counts. */
export const WHAT_THEY_DO = statement(
  'candidates_lives',
  `SELECT
  ${gathered(CAREER, `role_model_career c WHERE c.role_model_id = ANY ($1::uuid[])`)} AS careers,
  ${gathered(AWAY, `role_model_away a WHERE a.ends_on >= $2::date AND a.role_model_id = ANY ($1::uuid[])`)} AS away,
  ${gathered(LOAD, `role_model_load l WHERE l.month >= $3::date AND l.role_model_id = ANY ($1::uuid[])`)} AS load,
  ${gathered(
    BOOKING,
    `role_model_booking b WHERE upper(b.during) > ($2::date::timestamp AT TIME ZONE 'Europe/London')
       AND b.role_model_id = ANY ($1::uuid[])`,
  )} AS bookings`,
);

/** Parameters: id after which to begin, or null; how many. */
export const LISTED_IDS = statement(
  'listed_role_models',
  `SELECT r.id FROM role_model r WHERE r.listing = 'LISTED' AND ($1::uuid IS NULL OR r.id > $1::uuid) ORDER BY r.id LIMIT $2`,
);

export interface WhoTheyAre {
  readonly roleModels: string;
  readonly schools: string;
}

export interface WhatTheyDo {
  readonly careers: string;
  readonly away: string;
  readonly load: string;
  readonly bookings: string;
}

export const CANDIDATE_TRAITS = statement(
  'candidate_traits',
  `SELECT ${gathered(TRAIT, 'role_model_traits_for_matching($1::uuid[]) t')} AS traits`,
);

export interface StandingRow {
  readonly id: string;
  readonly isExcluded: boolean;
  readonly hasOpenInvitation: boolean;
  readonly hasRefused: boolean;
}

/** What stands between this school and role models: told to its own people only. Parameters: school, request or null, ids or null. */
export const CANDIDATE_STANDING = sharedStatement(
  'candidate_standing',
  `SELECT s.role_model_id AS id, s.is_excluded AS "isExcluded", s.has_open_invitation AS "hasOpenInvitation", s.has_refused AS "hasRefused"
   FROM role_model_standing($1::uuid, $2::uuid, $3::uuid[]) s`,
);

export const TRAIT_COUNTS_VERSION = sharedStatement('trait_counts_version', `SELECT s.version FROM trait_snapshot s`);

export const TRAIT_COUNTS = statement(
  'trait_counts',
  `SELECT c.version, c.listed_role_models AS "listedRoleModels", c.kind, c.value, c.role_models AS "roleModels"
   FROM trait_counts_for_matching() c`,
);
