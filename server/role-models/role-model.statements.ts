import { columnsOf } from '../platform/naming';
import { statement, type Statement } from '../platform/statement';
import { wordPatterns } from '../platform/text';
import { isAlumnusOf, isThereFor, uses, worksIn } from './role-model-conditions.reads';
import { RoleModelEntity } from './role-model.entity';

const COLUMNS = columnsOf(RoleModelEntity, 'r');

/** What a list is narrowed to: a null part narrows nothing. */
export interface RoleModelsWanted {
  /** As `normalisedName` gives it; each word must begin a word of the name. */
  readonly search: string | null;
  /** SOC code of any level. */
  readonly occupation: string | null;
  readonly sector: string | null;
  readonly subject: string | null;
  /** Day in Europe/London on which their work is present or past. */
  readonly today: string;
  readonly employerId: string | null;
  readonly isOnline: boolean | null;
  readonly alumniOfSchoolId: string | null;
  /** Of the alumni of that school, those only who show that they went there. */
  readonly isSchoolShown: boolean;
  /** Null: whatever their listing, for those who may see all. */
  readonly visibleTo: { readonly schoolIds: readonly string[]; readonly today: string } | null;
}

export const FIND = statement('role_model_find', `SELECT ${COLUMNS} FROM role_model r WHERE r.id = $1`);
export const FIND_MANY = statement('role_model_find_many', `SELECT ${COLUMNS} FROM role_model r WHERE r.id = ANY ($1)`);
export const LOCK_OWN = statement(
  'role_model_lock_own',
  `SELECT ${COLUMNS} FROM role_model r WHERE r.id = $1 AND r.person_id = $2 FOR UPDATE`,
);
export const SCHOOLS_LEFT = statement(
  'role_model_schools_left',
  `SELECT s.school_id AS "schoolId", s.left_on AS "leftOn", s.is_confirmed AS "isConfirmed"
   FROM role_model_school s WHERE s.role_model_id = $1`,
);

/**
 * One page in the order of names. Each set of parts that are given makes a statement of its own, with its own plan, and a name that
 * says of each part whether it is given; values are never part of the text.
 */
export function roleModelsPage(
  wanted: RoleModelsWanted,
  after: readonly [name: string, id: string] | null,
  limit: number,
): { readonly page: Statement; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  let which = '';
  const parts: string[] = [];
  const narrow = (of: readonly unknown[] | null, part: (...places: string[]) => string) => {
    which += of === null ? '0' : '1';
    if (of === null) return;
    parts.push(part(...of.map((value) => `$${values.push(value)}`)));
  };
  const { visibleTo } = wanted;
  narrow(visibleTo && [visibleTo.schoolIds, visibleTo.today], (schoolIds = '', today = '') => isThereFor(schoolIds, today));
  narrow(only(wanted.search && wordPatterns(wanted.search)), (words) => `' ' || r.name_normalised LIKE ALL (${words}::text[])`);
  narrow(only(wanted.occupation), worksAs);
  narrow(only(wanted.sector), (sector = '') => worksIn(sector));
  narrow(wanted.subject === null ? null : [wanted.subject, wanted.today], (subject = '', today = '') => uses(subject, today));
  narrow(only(wanted.employerId), (id) => `r.employer_id = ${id}::uuid`);
  narrow(only(wanted.isOnline), (isOnline) => `r.is_online = ${isOnline}::boolean`);
  narrow(only(wanted.alumniOfSchoolId), (schoolId) => isAlumnusOf(`= ${schoolId}::uuid`));
  narrow(wanted.isSchoolShown ? only(wanted.alumniOfSchoolId) : null, showsSchool);
  narrow(after, (name, id) => `(r.name_normalised, r.id) > (${name}::text, ${id}::uuid)`);
  const where = parts.length === 0 ? 'true' : parts.join(' AND ');
  const text = `SELECT ${COLUMNS} FROM role_model r WHERE ${where} ORDER BY r.name_normalised, r.id LIMIT $${values.push(limit)}`;
  return { page: statement(`role_models_page_${which}`, text), values };
}

const only = (value: unknown): readonly unknown[] | null => (value == null ? null : [value]);

/** Asked once for all alumni of the school: the function is no part of the plan. */
const showsSchool = (schoolId = '') =>
  `r.id IN (SELECT t.role_model_id FROM shown_role_model_traits(
      ARRAY(SELECT s.role_model_id FROM role_model_school s WHERE s.school_id = ${schoolId}::uuid AND s.is_confirmed)) t
    WHERE t.kind = 'SCHOOL' AND t.value = ${schoolId}::uuid::text)`;

/** Codes below a group begin with its own; a letter sorts after every digit. */
const worksAs = (code = '') =>
  `EXISTS (SELECT FROM role_model_career c WHERE c.role_model_id = r.id
    AND c.occupation_code >= ${code}::text AND c.occupation_code < ${code}::text || 'A')`;

/** Role models of many employers, the first of each by name after one place. */
export function roleModelsOfEmployers(
  employerIds: readonly string[],
  visibleTo: RoleModelsWanted['visibleTo'],
  { after, limit }: { readonly after: readonly [name: string, id: string] | null; readonly limit: number },
): { readonly page: Statement; readonly values: readonly unknown[] } {
  const values = [employerIds, after?.[0] ?? null, after?.[1] ?? null, limit];
  if (visibleTo === null) return { page: OF_EMPLOYERS, values };
  return { page: VISIBLE_OF_EMPLOYERS, values: [...values, visibleTo.schoolIds, visibleTo.today] };
}

const ofEmployers = (who: string) => `SELECT r.* FROM unnest($1::uuid[]) AS e (id) CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM role_model r WHERE r.employer_id = e.id AND ${who}
      AND ($2::text IS NULL OR (r.name_normalised, r.id) > ($2::text, $3::uuid))
    ORDER BY r.name_normalised, r.id LIMIT $4) r`;
const OF_EMPLOYERS = statement('role_models_of_employers', ofEmployers('true'));
const VISIBLE_OF_EMPLOYERS = statement('role_models_of_employers_visible', ofEmployers(isThereFor('$5', '$6')));
