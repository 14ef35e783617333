import type { Breath } from '../platform/breath';
import { Semaphore } from '../platform/semaphore';

/** Students from which a question takes a turn: a class never waits. */
const LARGE = 100;
/** While one waits for the database or the solver another is worked out. */
const TURNS = { places: 2, queue: 6, doing: 'asking about a hundred students or more' };

/** Who asks, about how many, and how long they may be kept waiting. */
export interface LargeQuestion {
  readonly personId: string;
  readonly students: number;
  /** Begun before the wait, which so counts. */
  readonly breath: Breath;
}

/**
 * Who may ask about a large audience: a panel or a list for a whole year of a large school takes a second or two of work, so a process
 * answers two at a time. What one person asks, in one operation too, is answered one after the other, so it keeps nobody else away. Make
 * one for each process.
 */
export class LargeAudienceTurns {
  private readonly turns = new Semaphore(TURNS);
  /** By person: the end of what they asked last. */
  private readonly lines = new Map<string, Promise<unknown>>();

  /** Throws TOO_MANY_REQUESTS where too many people wait, and `GivenUp` where the turn comes too late for whoever asked. */
  async run<Answer>({ personId, students, breath }: LargeQuestion, work: () => Promise<Answer>): Promise<Answer> {
    if (students < LARGE) return work();
    const before = this.lines.get(personId) ?? Promise.resolve();
    const turn = before.then(() =>
      this.turns.run(async () => {
        await breath.take();
        return work();
      }),
    );
    const line = turn.catch(() => undefined);
    this.lines.set(personId, line);
    try {
      return await turn;
    } finally {
      if (this.lines.get(personId) === line) this.lines.delete(personId);
    }
  }
}
