import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { PlanKey } from './allocation-plan.store';
import type { Pair } from './allocation.types';
import type { AskedOfPlan } from './plan.types';
import { type StretchAsked, STRETCHES, stretches } from './plan-results.reads';

/** What a plan was asked with, but for what can be long: its pairs, which have pages, and students' choices, which nobody is told. */
export interface AskedRow extends PlanKey, Pick<AskedOfPlan, 'audience' | 'offers'> {
  /** Null where the plan goes by fit and need. */
  readonly rankedMode: NonNullable<AskedOfPlan['ranked']>['mode'] | null;
}

/** In one statement. */
export const askedOfPlans = (connection: Connection, plans: readonly PlanKey[]): Promise<AskedRow[]> =>
  connection.tenant<AskedRow>(ASKED, [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id)]);

export type PairsAsked = StretchAsked<'fixed' | 'forbidden' | 'required'>;

export interface PairRow extends Pair {
  readonly schoolId: string;
  /** Empty where the student was erased. */
  readonly nameNormalised: string;
  /** Whether its student or date was not to be had when the plan was worked out; null where it was not, or the student was erased. */
  readonly isWaiting: boolean | null;
}

/** As `proposedPlaces`. Pairs of students who were erased are told too, first of all, so that they can be released. */
export const pairsOfPlans = (connection: Connection, asked: readonly PairsAsked[]): Promise<PairRow[][]> =>
  stretches<PairRow>(connection, PAIRS, asked);

const ASKED = statement(
  'allocation_plans_asked',
  `SELECT p.school_id AS "schoolId", p.id, a.audience, a.offers, a.ranked ->> 'mode' AS "rankedMode"
   FROM allocation_plan p CROSS JOIN LATERAL jsonb_to_record(p.asked) AS a (audience jsonb, offers jsonb, ranked jsonb)
   WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[])`,
);
/** A place that was held needed none of the plan, so what fixed it does not wait, though the date may have been full. */
const PAIRS = statement(
  'allocation_pairs_page',
  `SELECT k.position::integer AS position, f.*, CASE WHEN p.dates IS NOT NULL AND f."nameNormalised" <> '' THEN x.student_id IS NULL
       OR (f."offerDateId" <> ALL (x.held) AND f."offerDateId" <> ALL (free.dates)) END AS "isWaiting"
   FROM ${STRETCHES} JOIN allocation_plan p ON p.school_id = k.school_id AND p.id = k.plan_id
   CROSS JOIN LATERAL (SELECT ARRAY(SELECT d.id FROM jsonb_to_recordset(p.dates) AS d (id uuid, "placesLeft" integer)
     WHERE d."placesLeft" > 0) AS dates) free
   CROSS JOIN LATERAL (
     SELECT p.school_id AS "schoolId", a."studentId", a."offerDateId", coalesce(s.name_normalised, '') AS "nameNormalised"
     FROM jsonb_to_recordset(p.asked -> k.kind) AS a ("studentId" uuid, "offerDateId" uuid)
     LEFT JOIN student s ON s.school_id = p.school_id AND s.id = a."studentId"
     WHERE k.after_name IS NULL
       OR (coalesce(s.name_normalised, ''), a."studentId", a."offerDateId") > (k.after_name, k.after_student, k.after_date)
     ORDER BY "nameNormalised", "studentId", "offerDateId" LIMIT k.most) f
   LEFT JOIN allocation_plan_student x ON x.school_id = p.school_id AND x.plan_id = p.id AND x.student_id = f."studentId"
   ORDER BY k.position, f."nameNormalised", f."studentId", f."offerDateId"`,
);
