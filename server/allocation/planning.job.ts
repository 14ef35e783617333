import { AuditTrail, writeReads } from '../platform/audit';
import { Breath } from '../platform/breath';
import { type Clock, dayOf } from '../platform/clock';
import type { Connection } from '../platform/connection';
import type { Database } from '../platform/database';
import { isId } from '../platform/identifiers';
import type { JobHandler, JobWork } from '../platform/jobs/job-run';
import { PLANNERS } from '../platform/roles';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import type { AllocationSolver } from './allocation.solver';
import { BEGUN, planProgressed } from './plan-events.rules';
import { writeEvents } from '../platform/events/outbox';
import { labelsOf, stereotypeOfDates } from './plan-labels.rules';
import { type PlanMaterial, planMaterial } from './plan-material.reads';
import { allNotices, type Choosing } from './all-notices.rules';
import { problemOf, yearsTaken } from './plan-problem';
import { conflictsUnseen } from './plan-problem.rules';
import { type Progress, ProgressWriter } from './plan-progress';
import { dateInWords, isPlan, newPlaces, planDates, planResults, type Proposal } from './plan-results.rules';
import { PlanningStore, type Worked } from './planning.store';
import type { PlanningBody } from './planning.words';
import { servedBefore } from './ranked-plan.rules';
import { solvePlan } from './solve-plan';
import { SolverProblem } from './solver-problem';
import type { AllocationProblem } from './allocation.types';

/** Milliseconds between two tellings of how far a plan is. */
const TELL_EVERY = 400;

/** Shares of the whole at which each stage ends. */
const READ = 0.15;
const SCORED = 0.35;
const SOLVED = 0.95;

interface Means {
  readonly clock: Clock;
  readonly solver: AllocationSolver;
  readonly reference: CatalogueSource;
}

/**
 * Works a plan out: reads, scores, solves in a worker thread, and writes what came of it in one transaction, unless the plan was
 * finished or given up meanwhile. So it may be begun again at any moment, by another process too.
 */
export const planningJob =
  (means: Means): JobHandler =>
  async (work) => {
    const body = bodyOf(work);
    const planning = new Planning(work, body, means);
    await planning.run();
  };

function bodyOf({ body: { schoolId, planId, personId } }: JobWork): PlanningBody {
  const isText = (part: unknown): part is string => typeof part === 'string' && isId(part);
  if (!isText(schoolId) || !isText(planId) || !isText(personId))
    throw new Error('A planning job names a school, a plan and a person.');
  return { schoolId, planId, personId };
}

/** FAILED: nothing came of it, and why is told to staff. */
type WorkedOut = { readonly kind: 'WORKED'; readonly worked: Worked } | { readonly kind: 'FAILED'; readonly why: string };

/** One run of one plan. */
class Planning {
  private readonly key: PlanKey;
  private attempt = 0;
  private readonly database: Database;
  private readonly progress: ProgressWriter;

  constructor(
    private readonly work: JobWork,
    private readonly body: PlanningBody,
    private readonly means: Means,
  ) {
    this.key = { schoolId: body.schoolId, id: body.planId };
    this.database = work.database;
    this.progress = new ProgressWriter((progress) => this.writeProgress(progress), TELL_EVERY);
  }

  async run(): Promise<void> {
    const plan = await this.begin();
    if (plan === null) return;
    try {
      const outcome = await this.workOut(plan);
      await this.progress.end();
      if (outcome.kind === 'FAILED') await this.fail(outcome.why);
      else await this.finish(outcome.worked);
    } catch (error) {
      // What staff can do something about is told. The rest is tried again; after the last time the plan reads as failed.
      if (!(error instanceof SolverProblem) || error.code !== 'OUT_OF_MEMORY') throw error;
      await this.fail(error.message);
    } finally {
      await this.progress.end();
    }
  }

  /** Null where there is nothing to do: it is finished, or is now, because whoever asked has no right to it any more. */
  private async begin(): Promise<AllocationPlanEntity | null> {
    const mayPlan = await this.writing((connection) => new PlanningStore(connection).holdsOneOf(this.body, PLANNERS));
    if (!mayPlan) {
      await this.fail(NO_LONGER_PLANS);
      return null;
    }
    return this.writing(async (connection) => {
      const begun = await new PlanningStore(connection).begin(this.key);
      this.attempt = begun?.attempt ?? 0;
      if (begun !== null) await this.news(connection, { state: 'RUNNING', ...BEGUN });
      return begun;
    });
  }

  private async workOut(plan: AllocationPlanEntity): Promise<WorkedOut> {
    const { signal } = this.work;
    const material = await this.read(plan);
    signal.throwIfAborted();
    const commitments = material.students.flatMap((student) => student.commitments);
    const conflicts = conflictsUnseen({ ...material, asked: plan.asked, commitments });
    if (conflicts.length > 0)
      return { kind: 'WORKED', worked: recordOf(material, [], { results: [], comparison: null, conflicts }) };
    const problem = await problemOf(plan, material, {
      signal,
      onShare: (share) => {
        this.reportProgress('scoring students and offers', READ + share * (SCORED - READ));
      },
    });
    const onProgress = (stage: string, share: number) => {
      this.reportProgress(stage, SCORED + share * (SOLVED - SCORED));
    };
    const served = servedBefore(plan.asked, material.students);
    const proposals = await solvePlan(problem, { ...plan, served }, { solver: this.means.solver, signal, onProgress });
    signal.throwIfAborted();
    if (proposals.every(({ status }) => status === 'TIME_LIMIT')) return { kind: 'FAILED', why: tooLittleTime(plan) };
    return { kind: 'WORKED', worked: await resultsOf(material, problem, proposals, { asked: plan.asked, served }) };
  }

  private async read(plan: AllocationPlanEntity): Promise<PlanMaterial> {
    const audit = new AuditTrail();
    const { clock, reference } = this.means;
    const { schoolId, personId } = this.body;
    const connection = this.database.reading({ personId, schoolIds: [schoolId] });
    const material = await planMaterial({ connection, audit, clock }, reference, {
      plan,
      isReported: true,
      onShare: (share) => {
        this.reportProgress('reading students and offers', share * READ);
      },
    });
    // Taken once: the transaction may be tried again.
    const reads = audit.take();
    await this.writing((own) => writeReads(own, reads, { personId, requestId: `job ${this.work.id}`, now: clock() }));
    return material;
  }

  private async finish(worked: Worked): Promise<void> {
    await this.writing(async (connection) => {
      const isWritten = await new PlanningStore(connection).finish(this.key, this.means.clock(), worked);
      if (isWritten) await this.news(connection, { state: worked.state, stage: 'done', progress: 1 });
    });
  }

  private async fail(failure: string): Promise<void> {
    await this.writing(async (connection) => {
      const isWritten = await new PlanningStore(connection).fail(this.key, this.means.clock(), failure);
      if (isWritten) await this.news(connection, { state: 'FAILED', stage: 'failed', progress: 1 });
    });
  }

  private reportProgress(stage: string, progress: number): void {
    this.progress.tell({ stage, progress });
  }

  private writeProgress(progress: Progress): Promise<void> {
    return this.writing(async (connection) => {
      const isRunning = await new PlanningStore(connection).tell({ ...this.key, attempt: this.attempt }, progress);
      if (isRunning) await this.news(connection, { state: 'RUNNING', ...progress });
    });
  }

  private news(connection: Connection, standing: Progress & { readonly state: AllocationPlanEntity['state'] }): Promise<void> {
    return writeEvents(connection, [planProgressed({ ...this.key, attempt: this.attempt }, standing, this.means.clock())]);
  }

  private writing<Answer>(work: (connection: Connection) => Promise<Answer>): Promise<Answer> {
    const { schoolId, personId } = this.body;
    return this.database.writing({ personId, schoolIds: [schoolId] }, work);
  }
}

/** What came of solving, told in words and figures. */
async function resultsOf(
  material: PlanMaterial,
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  choosing: Choosing,
): Promise<Worked> {
  const { dates, roleModels, matching, students } = material;
  const stereotypes = stereotypeOfDates(dates, roleModels, matching.basis.reference.source);
  const names = new Map(dates.map((date) => [date.offerDateId, dateInWords(date, dayOf)]));
  const places = proposals.flatMap((proposal) => proposal.places);
  const nameOf = (id: string) => names.get(id) ?? 'this date';
  const results = planResults(problem, proposals, { labels: labelsOf(students, places, stereotypes), nameOf });
  const about = { ...material, ...choosing, takes: yearsTaken(material), nameOf };
  const conflicts = await allNotices(problem, proposals, about, new Breath());
  return recordOf(material, newPlaces(problem, proposals), { ...results, conflicts }, proposals.some(isPlan));
}

/** What is kept of the plan: its results, and of whom and what they were worked out. */
const recordOf = (
  { dates, students, consents }: PlanMaterial,
  places: Worked['places'],
  results: Worked['results'],
  isReady = false,
): Worked => ({
  state: isReady ? 'READY' : 'INFEASIBLE',
  dates: planDates(dates),
  results,
  students: students.map(({ id: studentId, need, had, yearGroup, basis, commitments }) => ({
    ...{ studentId, need, had, yearGroup, basis },
    held: commitments.flatMap(({ offerDateId }) => offerDateId ?? []),
    expected: commitments.flatMap(({ encounterId }) => encounterId ?? []),
  })),
  places,
  consents,
});

const NO_LONGER_PLANS =
  'Whoever asked for this plan no longer plans for the school, so nothing was read for it. Somebody who does may plan anew.';

const tooLittleTime = ({ timeLimitSeconds }: AllocationPlanEntity): string =>
  `No plan was found within ${timeLimitSeconds} seconds. Give it more time, or plan for fewer students or offers.`;
