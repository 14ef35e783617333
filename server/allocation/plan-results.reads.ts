import type { Connection } from '../platform/connection';
import { plannedAnew, statement, type Statement } from '../platform/statement';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { Pair } from './allocation.types';
import { IS_CONSENT_WITHDRAWN } from './consents.reads';
import type { PlanKey } from './allocation-plan.store';
import type { PlanResults } from './plan.types';

export interface ResultsRow extends PlanKey {
  /** Null before the plan was worked out. */
  readonly results: PlanResults | null;
  /** Ids in its conflicts that are those of no student of the school any more, nor of a date of the plan or of its pairs; offers' too. */
  readonly gone: readonly string[];
  /** Whether something it rests on is no longer agreed to. */
  readonly isConsentWithdrawn: boolean;
}

/** What came of each of these plans, in one statement. */
export const resultsOf = (connection: Connection, plans: readonly PlanKey[]): Promise<ResultsRow[]> =>
  connection.tenant<ResultsRow>(RESULTS, [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id)]);

/** All places a proposal gives. */
export const placesOf = (connection: Connection, { schoolId, id }: PlanKey, kind: string): Promise<Pair[]> =>
  connection.tenant<Pair>(ALL_PLACES, [schoolId, id, kind]);

/** A stretch of one list of a plan, by the students' names: of what a proposal gives, or leaves without, unless another kind is told. */
export interface StretchAsked<Kind extends string = AllocationPlaceEntity['kind']> extends PlanKey {
  readonly kind: Kind;
  /** Name, student and (for places) date before the stretch; null from the first on. */
  readonly after: readonly [string, string, string] | null;
  readonly limit: number;
}

export interface ProposedPlaceRow extends Pick<
  AllocationPlaceEntity,
  'schoolId' | 'studentId' | 'offerDateId' | 'score' | 'isFixed'
> {
  readonly nameNormalised: string;
  /** Which of their choices it was, 1 for the first; null where it is none of them, or its date was deleted. */
  readonly rank: number | null;
}

/** A student's enrolment. */
export interface WithoutRow {
  readonly schoolId: string;
  readonly id: string;
  readonly nameNormalised: string;
}

/** Stretches of many proposals in one statement; answers in the order asked. */
export const proposedPlaces = (connection: Connection, asked: readonly StretchAsked[]): Promise<ProposedPlaceRow[][]> =>
  stretches<ProposedPlaceRow>(connection, PLACES, asked);

/** Students whom a proposal leaves without any encounter, before and in it. As `proposedPlaces`. */
export const studentsWithout = (connection: Connection, asked: readonly StretchAsked[]): Promise<WithoutRow[][]> =>
  stretches<WithoutRow>(connection, WITHOUT, asked);

/** Students to whom a proposal gives no place, whatever they had. As `proposedPlaces`. */
export const studentsUnplaced = (connection: Connection, asked: readonly StretchAsked[]): Promise<WithoutRow[][]> =>
  stretches<WithoutRow>(connection, UNPLACED, asked);

/** One statement over `STRETCHES`, whose rows carry the `position` of the stretch they belong to. */
export async function stretches<Row extends object>(
  connection: Connection,
  text: Statement,
  asked: readonly StretchAsked<string>[],
): Promise<Row[][]> {
  const rows = await connection.tenant<Row & { position: number }>(text, [
    asked.map(({ schoolId }) => schoolId),
    asked.map(({ id }) => id),
    asked.map(({ kind }) => kind),
    asked.map(({ after }) => after?.[0] ?? null),
    asked.map(({ after }) => after?.[1] ?? null),
    asked.map(({ after }) => after?.[2] ?? null),
    asked.map(({ limit }) => limit),
  ]);
  const answers = asked.map((): Row[] => []);
  for (const row of rows) answers[row.position - 1]?.push(row);
  return answers;
}

/** SQL: the stretches asked for, as rows `k`. */
export const STRETCHES = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::integer[])
     WITH ORDINALITY AS k (school_id, plan_id, kind, after_name, after_student, after_date, most, position)`;

const RESULTS = plannedAnew(
  'allocation_plan_results',
  `SELECT p.school_id AS "schoolId", p.id, p.results, coalesce(${IS_CONSENT_WITHDRAWN}, false) AS "isConsentWithdrawn",
     ARRAY(SELECT told.id FROM jsonb_array_elements(p.results -> 'conflicts') c (one), jsonb_array_elements_text(c.one -> 'ids') told (id)
         WHERE NOT EXISTS (SELECT FROM student s WHERE s.school_id = p.school_id AND s.id = told.id::uuid)
       EXCEPT SELECT d.one ->> 'id' FROM jsonb_array_elements(p.dates) d (one)
       EXCEPT SELECT d.id #>> '{}' FROM jsonb_path_query(p.asked, '$.*[*].offerDateId') d (id)) AS gone
   FROM allocation_plan p WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[])`,
);
const ALL_PLACES = statement(
  'allocation_plan_places',
  `SELECT a.student_id AS "studentId", a.offer_date_id AS "offerDateId" FROM allocation_place a
   WHERE a.school_id = $1 AND a.plan_id = $2 AND a.kind = $3 ORDER BY a.student_id, a.offer_date_id`,
);
/** Choices are read once for each stretch, and only of a proposal by them. */
const PLACES = statement(
  'allocation_places_page',
  `SELECT k.position::integer AS position, f.*, (SELECT w.rank::integer FROM offer_date d
       CROSS JOIN LATERAL jsonb_array_elements(chosen.by_student -> f."studentId"::text) WITH ORDINALITY AS w (alike, rank)
       WHERE d.id = f."offerDateId" AND w.alike @> to_jsonb(d.offer_id) LIMIT 1) AS rank
   FROM ${STRETCHES} CROSS JOIN LATERAL (SELECT jsonb_object_agg(c.one ->> 'studentId', c.one -> 'offerIds') AS by_student
     FROM allocation_plan p CROSS JOIN LATERAL jsonb_array_elements(p.asked -> 'ranked' -> 'choices') c (one)
     WHERE p.school_id = k.school_id AND p.id = k.plan_id AND k.kind = 'RANKED') chosen
   CROSS JOIN LATERAL (
     SELECT a.school_id AS "schoolId", a.student_id AS "studentId", a.offer_date_id AS "offerDateId", a.score, a.is_fixed AS "isFixed",
       s.name_normalised AS "nameNormalised"
     FROM allocation_place a JOIN student s ON s.school_id = a.school_id AND s.id = a.student_id
     WHERE a.school_id = k.school_id AND a.plan_id = k.plan_id AND a.kind = k.kind AND (k.after_name IS NULL
       OR (s.name_normalised, a.student_id, a.offer_date_id) > (k.after_name, k.after_student, k.after_date))
     ORDER BY s.name_normalised, a.student_id, a.offer_date_id LIMIT k.most) f
   ORDER BY k.position, f."nameNormalised", f."studentId", f."offerDateId"`,
);
/** Students of a plan without a place in a proposal. */
const studentsLeft = (name: string, condition: string): Statement =>
  statement(
    name,
    `SELECT k.position::integer AS position, f.* FROM ${STRETCHES} CROSS JOIN LATERAL (
     SELECT s.school_id AS "schoolId", s.id, s.name_normalised AS "nameNormalised"
     FROM allocation_plan_student x JOIN student s ON s.school_id = x.school_id AND s.id = x.student_id
     WHERE x.school_id = k.school_id AND x.plan_id = k.plan_id ${condition} AND NOT EXISTS (SELECT FROM allocation_place a
         WHERE a.school_id = x.school_id AND a.plan_id = x.plan_id AND a.kind = k.kind AND a.student_id = x.student_id)
       AND (k.after_name IS NULL OR (s.name_normalised, s.id) > (k.after_name, k.after_student))
     ORDER BY s.name_normalised, s.id LIMIT k.most) f
   ORDER BY k.position, f."nameNormalised", f.id`,
  );
const WITHOUT = studentsLeft('allocation_students_without', 'AND x.had = 0');
const UNPLACED = studentsLeft('allocation_students_unplaced', '');
