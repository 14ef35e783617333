import type { OutboxEvent } from '../platform/events/outbox.store';
import type { Relay } from '../platform/events/relay';
import { PLAN_PROGRESSED, type PlanStanding } from './plan-events.rules';

/** What subscribers are told: no more than the event says. */
export type PlanProgress = PlanStanding & { readonly planId: string; readonly schoolId: string };

/** Whether the watcher may, as things stand, be told of plans of this school. */
type MayReceive = (schoolId: string) => Promise<boolean>;

type Standing = PlanStanding & { readonly schoolId: string };

/** Milliseconds without a word after which a watcher looks for itself: a plan whose servers all fell over ends without one. */
const LOOK_EVERY = 30_000;

/**
 * Tells those who watch a plan how far it is, from the events of all nodes. One for each process. Of what a watcher has not taken yet
 * only the latest is kept, so nobody's slowness costs anything.
 */
export class PlanWatch {
  private readonly watchers = new Map<string, Set<Watcher>>();

  constructor(
    relay: Pick<Relay, 'subscribe'>,
    private readonly lookEvery = LOOK_EVERY,
  ) {
    relay.subscribe({
      names: [PLAN_PROGRESSED],
      handle: (events) => {
        for (const event of events) this.tell(event);
        return Promise.resolve();
      },
      resync: () => {
        this.endAll();
        return Promise.resolve();
      },
    });
  }

  /**
   * Begins to watch at once, and tells how it stands by `look` before anything else, and again where nothing is heard for long and it is
   * finished. Each word passes only while `mayReceive` says so; it ends when it no longer does, when the plan is finished, and where
   * events may have been missed: who comes back is told how it stands.
   */
  async watch(
    planId: string,
    { look, mayReceive }: { readonly look: () => Promise<Standing>; readonly mayReceive: MayReceive },
  ): Promise<AsyncIterableIterator<PlanProgress>> {
    const looked = async (): Promise<PlanProgress> => {
      const { schoolId, state, stage, progress, attempt } = await look();
      return { planId, schoolId, state, stage, progress, attempt };
    };
    const watcher = new Watcher({ mayReceive, look: looked, every: this.lookEvery }, () => {
      this.watchers.get(planId)?.delete(watcher);
      if (this.watchers.get(planId)?.size === 0) this.watchers.delete(planId);
    });
    this.watchers.set(planId, (this.watchers.get(planId) ?? new Set()).add(watcher));
    try {
      watcher.tell(await looked());
    } catch (error) {
      watcher.end();
      throw error;
    }
    return watcher;
  }

  private tell({ subjectId: planId, schoolId, payload }: OutboxEvent): void {
    if (schoolId === null) return;
    const { state, stage, progress, attempt } = payload as unknown as PlanStanding;
    for (const watcher of this.watchers.get(planId) ?? []) watcher.tell({ planId, schoolId, state, stage, progress, attempt });
  }

  private endAll(): void {
    for (const watchers of [...this.watchers.values()]) for (const watcher of [...watchers]) watcher.end();
  }
}

const OVER = { done: true, value: undefined } as const;
const isFinished = ({ state }: PlanProgress): boolean => state !== 'QUEUED' && state !== 'RUNNING';
const isBefore = (one: PlanProgress, other: PlanProgress): boolean =>
  one.attempt === other.attempt ? one.progress < other.progress : one.attempt < other.attempt;

/** Not a generator: its `return` must not wait for an event that may never come. */
class Watcher implements AsyncIterableIterator<PlanProgress> {
  /** Not taken yet. */
  private latest: PlanProgress | null = null;
  private furthest: PlanProgress | null = null;
  private isOver = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly means: {
      readonly mayReceive: MayReceive;
      readonly look: () => Promise<PlanProgress>;
      /** Milliseconds. */
      readonly every: number;
    },
    private readonly onEnd: () => void,
  ) {}

  /**
   * Nothing comes after the end of a plan, in whatever order it is heard. Events are told later than they can be read of the plan, so what
   * comes before what was told already is left out: the share falls only where the job begins again.
   */
  tell(heard: PlanProgress): void {
    const { furthest } = this;
    if (furthest !== null && isFinished(furthest)) return;
    if (furthest !== null && isBefore(heard, furthest) && !isFinished(heard)) return;
    this.latest = this.furthest = heard;
    this.wake();
  }

  end(): void {
    this.isOver = true;
    this.onEnd();
    this.wake();
  }

  async next(): Promise<IteratorResult<PlanProgress>> {
    while (this.latest === null && !this.isOver) if (!(await this.isWoken())) await this.lookForItself();
    const value = this.latest;
    this.latest = null;
    if (this.isOver || value === null || !(await this.means.mayReceive(value.schoolId))) return this.return();
    // What comes after is a plan that was applied: whoever wants that asks.
    if (isFinished(value)) this.end();
    return { done: false, value };
  }

  /** False where nothing was heard for long. */
  private async isWoken(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const isWoken = await new Promise<boolean>((resolve) => {
      this.wake = () => {
        resolve(true);
      };
      timer = setTimeout(resolve, this.means.every, false);
      timer.unref();
    });
    clearTimeout(timer);
    return isWoken;
  }

  /** Of a plan that is not finished events tell. Where it cannot be read now, it is looked at again later. */
  private async lookForItself(): Promise<void> {
    const standing = await this.means.look().catch(() => null);
    if (standing !== null && isFinished(standing)) this.tell(standing);
  }

  return(): Promise<IteratorResult<PlanProgress>> {
    if (!this.isOver) this.end();
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
