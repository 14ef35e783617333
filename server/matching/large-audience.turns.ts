import { Semaphore } from '../platform/semaphore';

/** Students from which a question takes a turn: a class never waits. */
const LARGE = 100;
/** While one waits for the database or the solver another is worked out; those who wait longest still have an answer in time. */
const TURNS = { places: 2, queue: 6, who: 'asking about a hundred students or more' };

/**
 * Who may ask about a large audience: a panel or a list for a whole year of a large school takes a second or two of work, so a process
 * answers two at a time. Make one for each process.
 */
export class LargeAudienceTurns {
  private readonly turns = new Semaphore(TURNS);

  /** Throws TOO_MANY_REQUESTS at once where too many wait. */
  run<Answer>(students: number, work: () => Promise<Answer>): Promise<Answer> {
    return students < LARGE ? work() : this.turns.run(work);
  }
}
