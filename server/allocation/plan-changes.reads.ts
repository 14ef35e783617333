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
  const [changes, withNobody] = await Promise.all([
    connection.tenant<PlanChange>(CHANGES, asked),
    datesWithNobody(connection, asked, today),
  ]);
  return [...changes, ...withNobody].sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1));
}

const positionOf = ({ planId, code, offerDateId, studentId }: PlanChange): string =>
  [planId, code, offerDateId ?? '', studentId ?? ''].join(' ');

/** Dates that are to be had, at which nobody is left whom the school's students may meet. */
async function datesWithNobody(connection: Connection, asked: readonly unknown[], today: string): Promise<PlanChange[]> {
  const known = await connection.tenant<DateOfPlan>(DATES_OF_PLANS, asked);
  const schoolIds = [...new Set(known.map(({ schoolId }) => schoolId))];
  const gone = await Promise.all(
    schoolIds.map(async (schoolId) => {
      const dates = known.filter((date) => date.schoolId === schoolId);
      const left = new Set((await datesToMeetAtNow(connection, { schoolId, today, dates })).map(keyOf));
      return dates.filter((date) => !left.has(keyOf(date)));
    }),
  );
  return gone.flat().map(({ planId, offerDateId, title, startsAt, kinds }) => ({
    planId,
    code: 'DATE_GONE',
    studentId: null,
    offerDateId,
    title,
    startsAt,
    before: null,
    now: null,
    kinds,
  }));
}

const keyOf = ({ planId, offerDateId }: DateOfPlan): string => `${planId} ${offerDateId}`;
