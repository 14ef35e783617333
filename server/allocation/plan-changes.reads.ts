import type { AllocationChangeCode } from '../../schema/allocation/allocation-plan.type';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Connection } from '../platform/connection';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import { CHANGES, DATES_OF_PLANS } from './plan-changes.statements';
import { datesToMeetAtNow } from './whom-to-meet.reads';

/** Something that is not as it was when a plan was worked out. */
export interface PlanChange {
  readonly planId: string;
  readonly code: `${AllocationChangeCode}`;
  readonly studentId: string | null;
  readonly offerDateId: string | null;
  /** Of the date; null where it is about a student, or the date is gone for good. */
  readonly title: string | null;
  readonly startsAt: Date | null;
  /** Of a date: its capacity, or the places wanted, then and now. */
  readonly before: number | null;
  readonly now: number | null;
  /** Proposals that cannot be applied for it. */
  readonly kinds: readonly AllocationPlaceEntity['kind'][];
}

interface DateOfPlan {
  readonly schoolId: string;
  readonly planId: string;
  readonly offerDateId: string;
  readonly title: string;
  readonly form: EncounterForm;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roleModelIds: readonly string[];
  readonly yearGroups: readonly number[];
  readonly kinds: PlanChange['kinds'];
}

interface Moment {
  readonly now: Date;
  /** The day of `now`, `YYYY-MM-DD` in Europe/London. */
  readonly today: string;
}

/**
 * What changed since these plans were worked out, as far as they are ready to be applied; in a bounded number of statements for each
 * of their schools. Reads of what was agreed are for the caller to note in the audit trail.
 */
export async function changesSince(connection: Connection, plans: readonly PlanKey[], moment: Moment): Promise<PlanChange[]> {
  const { now, today } = moment;
  const asked = [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id), now, today];
  const { left, gone } = await datesLeft(connection, asked, today);
  const met = Object.fromEntries(left.map((date) => [keyOf(date), date.yearGroups]));
  const changes = await connection.tenant<PlanChange>(CHANGES, [...asked, JSON.stringify(met)]);
  return [...changes, ...gone.map(goneFrom)].sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1));
}

/** What stands in the way comes first: of many changes, not all are told. Dates come in the order of time. */
const positionOf = ({ planId, kinds, code, startsAt, offerDateId, studentId }: PlanChange): string =>
  [planId, kinds.length > 0 ? 0 : 1, code, startsAt?.toISOString() ?? '', offerDateId ?? '', studentId ?? ''].join(' ');

/** Dates that are to be had, with the year groups that somebody there meets, and those at which nobody is left whom students may meet. */
async function datesLeft(connection: Connection, asked: readonly unknown[], today: string) {
  const known = await connection.tenant<DateOfPlan>(DATES_OF_PLANS, asked);
  const schoolIds = [...new Set(known.map(({ schoolId }) => schoolId))];
  const ofSchools = await Promise.all(
    schoolIds.map((schoolId) => {
      const dates = known.filter((date) => date.schoolId === schoolId);
      return datesToMeetAtNow(connection, { schoolId, today, dates });
    }),
  );
  const left = ofSchools.flat();
  const isLeft = new Set(left.map(keyOf));
  return { left, gone: known.filter((date) => !isLeft.has(keyOf(date))) };
}

const keyOf = ({ planId, offerDateId }: DateOfPlan): string => `${planId} ${offerDateId}`;

const goneFrom = ({ planId, offerDateId, title, startsAt, kinds }: DateOfPlan): PlanChange => ({
  planId,
  code: 'DATE_GONE',
  studentId: null,
  offerDateId,
  title,
  startsAt,
  before: null,
  now: null,
  kinds,
});
