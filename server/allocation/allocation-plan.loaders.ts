import DataLoader from 'dataloader';
import { type Clock, dayOf } from '../platform/clock';
import type { AuditTrail } from '../platform/audit';
import type { Connection } from '../platform/connection';
import { askedOfPlans, type PairsAsked, pairsOfPlans } from './asked-of-plans.reads';
import { CONSENTS_COMPARED } from './consents.reads';
import type { PlanKey } from './allocation-plan.store';
import { changesSince, type PlanChange } from './plan-changes.reads';
import { studentsChangedSince } from './students-changed.reads';
import { proposedPlaces, resultsOf, type StretchAsked, studentsUnplaced, studentsWithout } from './plan-results.reads';

const cacheKeyFn = ({ schoolId, id }: PlanKey): string => `${schoolId} ${id}`;

/** One batch each. */
export function allocationLoaders(connection: Connection, clock: Clock, audit: AuditTrail) {
  const noteComparing = (plans: readonly PlanKey[]) => {
    for (const { schoolId } of plans) audit.note({ purpose: CONSENTS_COMPARED, schoolId, studentIds: [] });
  };
  return {
    /** What each was asked with, but for its pairs and choices; null where it is none the viewer may see. */
    askedOfPlan: ofPlan((plans) => askedOfPlans(connection, plans)),
    pairsOfPlan: new DataLoader((asked: readonly PairsAsked[]) => pairsOfPlans(connection, asked), { cache: false }),
    /** What came of each, and whether it may still be told in full; null where it is none the viewer may see. */
    allocationResults: ofPlan((plans) => {
      noteComparing(plans);
      return resultsOf(connection, plans);
    }),
    /** What changed since they were worked out; none where they are not ready to be applied. */
    allocationChanges: new DataLoader(
      async (plans: readonly PlanKey[]) => {
        noteComparing(plans);
        const now = clock();
        const changes = new Map(plans.map(({ id }) => [id, [] as PlanChange[]]));
        for (const change of await changesSince(connection, plans, { now, today: dayOf(now) }))
          changes.get(change.planId)?.push(change);
        return plans.map(({ id }) => changes.get(id) ?? []);
      },
      { cacheKeyFn },
    ),
    /** Of how many students something is recorded otherwise; null where they are not ready to be applied, or did not keep it. */
    allocationStudentsChanged: ofPlan((plans) => studentsChangedSince(connection, plans)),
    proposedPlaces: new DataLoader((asked: readonly StretchAsked[]) => proposedPlaces(connection, asked), { cache: false }),
    studentsWithout: new DataLoader((asked: readonly StretchAsked[]) => studentsWithout(connection, asked), { cache: false }),
    studentsUnplaced: new DataLoader((asked: readonly StretchAsked[]) => studentsUnplaced(connection, asked), { cache: false }),
  };
}

/** What there is of each plan; null where there is nothing the viewer may see. */
const ofPlan = <Row extends PlanKey>(fetch: (plans: readonly PlanKey[]) => Promise<Row[]>) =>
  new DataLoader<PlanKey, Row | null, string>(
    async (plans) => {
      const rows = new Map((await fetch(plans)).map((row) => [cacheKeyFn(row), row]));
      return plans.map((plan) => rows.get(cacheKeyFn(plan)) ?? null);
    },
    { cacheKeyFn },
  );
