import type { Logger } from './logging';

/** Tells of the first of a row of failures, so that a database that is away for an hour is one line in the log. */
export class Failures {
  private isFailing = false;

  constructor(
    private readonly log: Logger,
    /** What cannot be done: a sentence for the log. */
    private readonly sentence: string,
  ) {}

  failed(error: unknown): void {
    if (!this.isFailing) this.log.error({ error }, this.sentence);
    this.isFailing = true;
  }

  worked(): void {
    this.isFailing = false;
  }
}
