import { createJobs } from '../../server/jobs';
import type { Viewer } from '../../server/platform/access';
import type { JobRunner } from '../../server/platform/jobs/runner';
import { plantOffer } from '../offers/planting';
import { until } from '../support/database-program';
import { openWorld, type World } from '../support/world';

const PLAN = `mutation ($input: PlanAllocationInput!) { planAllocation(input: $input) { __typename
  ... on AllocationPlanned { plan { id state version } } ... on Problem { code message }
  ... on AllocationConflict { totalConflicts conflicts { code message ids totalIds } } ... on InvalidInput { fields { path message } } } }`;
const REPLAN = `mutation ($input: ReplanAllocationInput!) { replanAllocation(input: $input) { __typename
  ... on AllocationPlanned { plan { id basedOn title } } ... on Problem { code message }
  ... on AllocationConflict { conflicts { code ids } } ... on InvalidInput { fields { path message } } } }`;
const CANCEL = `mutation ($input: CancelAllocationInput!) { cancelAllocation(input: $input) { __typename
  ... on AllocationCancelled { plan { state } } ... on AllocationFinished { message plan { state } } } }`;
const APPLY = `mutation ($input: ApplyAllocationInput!) { applyAllocation(input: $input) { __typename
  ... on AllocationApplied { placesGiven placesNewlyGiven plan { state version appliedKind } } ... on Problem { code message }
  ... on StaleAllocationPlan { plan { state } totalChanges changes { code message studentId offerDateId isInTheWay inTheWayOf } } } }`;
const RESULT = `kind status gap value students studentsPlaced studentsWithout placesGiven reached minimumReached medianReached minimumScore
  medianScore byNeed { group students placed without } bySex { group students } bySend { group students placed }
  counterStereotype { labelled covered } sumOfRanks choicesMet places(first: 100) { nodes { score isFixed student { id } date { id } } }`;
const READ = `query ($id: ID!) { allocationPlan(id: $id) { id state stage progress version failure isStale positiveActionReason
  totalChanges changes { code message studentId offerDateId isInTheWay inTheWayOf } conflicts { code message } comparison { costOfFairness costOfBestFit fitLost }
  bestFit { ${RESULT} } fair { ${RESULT} } ranked { ${RESULT} } } }`;

/** For a date that is not at the time of the others. */
export const LATER = { starts_at: '2026-12-01T09:00:00Z', ends_at: '2026-12-01T10:00:00Z' };

export interface Pair {
  readonly studentId: string;
  readonly offerDateId: string;
}

/** A world whose jobs run, and a school in it with its careers leader. */
export class PlanningWorld {
  private jobs: JobRunner;
  schoolId = '';
  leader: Viewer = { personId: '', sessionId: '', memberships: [] };

  constructor(readonly world: World) {
    this.jobs = this.newJobs();
  }

  /** Another node's runner on the same database; stop it. */
  newJobs(options: { lease?: number; every?: number } = {}): JobRunner {
    return createJobs(this.world.foundation, { every: 50, ...options });
  }

  async newSchool(): Promise<void> {
    this.schoolId = await this.world.plant.school();
    this.leader = await this.world.plant.viewer('CAREERS_LEADER', { schoolId: this.schoolId });
  }

  /** What the careers leader is answered, who is refused nothing. */
  async ask(text: string, variables: object) {
    const { data, errors } = await this.world.ask(this.leader, text, { ...variables });
    expect(errors).toBeUndefined();
    return data;
  }

  start(): void {
    this.jobs.start();
  }

  /** Another runner after it stopped; the old one cannot be started again. */
  async pauseJobs(): Promise<void> {
    await this.jobs.stop();
    this.jobs = this.newJobs();
  }

  async close(): Promise<void> {
    await this.jobs.stop();
    await this.world.close();
  }

  async students(count: number, columns: object = {}): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const name = `student ${String(ids.length).padStart(3, '0')}`;
      ids.push((await this.world.plant.student(this.schoolId, { name_normalised: name, ...columns })).id);
    }
    return ids;
  }

  /** An offer without a minimum audience, with one role model. */
  async offer(columns: object = {}, dates: readonly Readonly<Record<string, unknown>>[] = [{}]) {
    const { id: roleModel } = await this.world.plant.roleModel();
    return plantOffer(this.world.plant, { minimum_audience: 1, roleModelIds: [roleModel], ...columns }, dates);
  }

  input(offerIds: readonly string[], more: object = {}) {
    return { schoolId: this.schoolId, title: 'Autumn', audience: { yearGroup: 9 }, offers: { offerIds }, ...more };
  }

  async plan(input: object, viewer = this.leader): Promise<any> {
    return this.answer(viewer, PLAN, input, 'planAllocation');
  }

  async replan(input: object, viewer = this.leader): Promise<any> {
    return this.answer(viewer, REPLAN, input, 'replanAllocation');
  }

  async apply(input: object, viewer = this.leader): Promise<any> {
    return this.answer(viewer, APPLY, input, 'applyAllocation');
  }

  /** Applies a proposal as it was read. */
  give({ id, version }: { readonly id: string; readonly version: number }, kind = 'FAIR'): Promise<any> {
    return this.apply({ planId: id, kind, expectedVersion: version });
  }

  /** As the database's owner, for rows of this school. */
  sql(text: string, values: readonly unknown[] = []): Promise<any[]> {
    return this.world.plant.sql(text, values, [this.schoolId]);
  }

  async cancel(planId: string): Promise<any> {
    return this.answer(this.leader, CANCEL, { planId }, 'cancelAllocation');
  }

  async read(id: string, viewer = this.leader): Promise<any> {
    const { data, errors } = await this.world.ask(viewer, READ, { id });
    expect(errors).toBeUndefined();
    return data.allocationPlan;
  }

  /** The plan once it is finished. */
  async finished(id: string): Promise<any> {
    return this.until(id, ({ state }) => state !== 'QUEUED' && state !== 'RUNNING');
  }

  async until(id: string, holds: (plan: any) => boolean): Promise<any> {
    let plan = await this.read(id);
    await until(async () => {
      plan = await this.read(id);
      return holds(plan);
    });
    return plan;
  }

  /** Plans and waits for it. */
  async planned(input: object): Promise<any> {
    const answer = await this.plan(input);
    expect(answer).toMatchObject({ __typename: 'AllocationPlanned' });
    return this.finished(answer.plan.id);
  }

  private async answer(viewer: Viewer, text: string, input: object, field: string): Promise<any> {
    const { data, errors } = await this.world.ask(viewer, text, { input });
    if (errors !== undefined) return { __typename: errors[0]?.extensions.code, message: errors[0]?.message };
    return data[field];
  }
}

export async function openPlanning(): Promise<PlanningWorld> {
  const planning = new PlanningWorld(await openWorld());
  await planning.newSchool();
  return planning;
}

export const placesOf = ({ places }: { places: { nodes: { student: { id: string }; date: { id: string } }[] } }): Pair[] =>
  places.nodes.map(({ student, date }) => ({ studentId: student.id, offerDateId: date.id }));
