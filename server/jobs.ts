import { forgetSessions } from './accounts/over-session.store';
import { AllocationSolver } from './allocation/allocation.solver';
import { planningJob } from './allocation/planning.job';
import { PLANNING } from './allocation/planning.words';
import type { Foundation } from './composition';
import { OutboxStore } from './platform/events/outbox.store';
import { forgetAnswers } from './platform/idempotency';
import { type Forgetting, forgetting } from './platform/jobs/forgetting';
import type { JobHandler } from './platform/jobs/job-run';
import { JobStore } from './platform/jobs/job.store';
import { JobRunner, type RunnerOptions } from './platform/jobs/runner';
import { referenceData } from './reference/reference.catalogue';

const HOUR = 3_600_000;

/** Days for which events can be replayed. */
const EVENT_DAYS = 7;

/** What is deleted when it is over, by the kind of the job that does it. */
const forgotten = (eventDays: number): Readonly<Record<string, Forgetting>> => ({
  'forget-sessions': { days: 0, forget: forgetSessions },
  'forget-answers': { days: 30, forget: forgetAnswers },
  'forget-jobs': { days: 30, forget: (connection, before, limit) => new JobStore(connection).forget(before, limit) },
  'forget-events': { days: eventDays, forget: (connection, before, limit) => new OutboxStore(connection).forget(before, limit) },
});

/** The one place where jobs meet their handlers. Make one for each process, and start it. */
export function createJobs(
  { database, bell, log, clock }: Foundation,
  { eventDays = EVENT_DAYS, ...options }: { readonly eventDays?: number } & RunnerOptions = {},
): JobRunner {
  const cleaning = Object.entries(forgotten(eventDays));
  const handlers = new Map<string, JobHandler>(cleaning.map(([kind, what]) => [kind, forgetting(clock, what)]));
  handlers.set(PLANNING, planningJob({ clock, solver: new AllocationSolver({ givesWay: true }), reference: referenceData }));
  const runner = new JobRunner({ database, bell, log }, handlers, options);
  for (const [kind] of cleaning) runner.every(kind, HOUR);
  return runner;
}
