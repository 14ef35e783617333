import { IMPOSSIBLE, type PreparedProblem } from './prepare.engine';
import { type Assignment, breachesOf } from './side-constraints.engine';

/**
 * A plan within all constraints, made from one that is not, in a moment: clashing places are given up, dates that must run and
 * lack students get them first, the rest either fill from those who are free or do not run, and what is left over is given out.
 * Null where dates that must run could not be filled in this plain way; never null where none has to.
 */
export function repaired(problem: PreparedProblem, assignment: Assignment): Assignment | null {
  const repair = new Repair(problem, assignment);
  repair.fillThoseThatMustRun();
  repair.closeOrFill();
  repair.giveOutTheRest();
  const { short, clashing } = breachesOf(problem, repair.of);
  return short.length + clashing.length === 0 ? repair.of : null;
}

class Repair {
  readonly of: number[][];
  private readonly count: Int32Array;
  private readonly isClosed: Uint8Array;
  /** One place a clash: a row a date. */
  private readonly isClash: Uint8Array;

  constructor(
    private readonly problem: PreparedProblem,
    assignment: Assignment,
  ) {
    const { dateCount } = problem.board;
    this.count = new Int32Array(dateCount);
    this.isClosed = new Uint8Array(dateCount);
    this.isClash = new Uint8Array(dateCount * dateCount);
    for (const [date, others] of problem.clashes.entries())
      for (const other of others) this.isClash[date * dateCount + other] = 1;
    this.of = assignment.map(() => []);
    for (const [student, dates] of assignment.entries())
      for (const date of this.bestFirst(student, dates)) if (this.canTake(student, date)) this.add(student, date);
  }

  fillThoseThatMustRun(): void {
    const { mustRun, missing, board } = this.problem;
    for (const date of mustRun.keys()) {
      if (mustRun[date] === 0 || this.count[date]! >= missing[date]!) continue;
      this.fill(date);
      for (let student = 0; student < board.studentCount && this.count[date]! < missing[date]!; student += 1)
        this.moveTo(student, date);
    }
  }

  /** The fullest are filled first; of those that stay short, the emptier half is closed, which frees students for the others. */
  closeOrFill(): void {
    for (;;) {
      const short = this.short();
      if (short.length === 0) return;
      for (const date of short) this.fill(date);
      const still = this.short();
      for (const date of still.slice(Math.floor(still.length / 2))) this.close(date);
    }
  }

  giveOutTheRest(): void {
    const { dateCount, allowance } = this.problem.board;
    const running = [...Array(dateCount).keys()].filter((date) => this.isRunning(date));
    for (const [student, dates] of this.of.entries()) {
      if (dates.length >= allowance[student]!) continue;
      for (const date of this.bestFirst(student, running)) if (this.canTake(student, date)) this.add(student, date);
    }
  }

  private isRunning(date: number): boolean {
    return this.isClosed[date] === 0 && (this.problem.missing[date] === 0 || this.count[date]! > 0);
  }

  /** Dates that would run with too few and may be closed, the fullest first. */
  private short(): readonly number[] {
    const { missing, mustRun } = this.problem;
    const share = (date: number) => this.count[date]! / missing[date]!;
    return [...missing.keys()]
      .filter((date) => mustRun[date] === 0 && this.count[date]! > 0 && this.count[date]! < missing[date]!)
      .sort((one, other) => share(other) - share(one) || one - other);
  }

  /** Takes in those who are free, if they suffice; a date that must run takes what there is. */
  private fill(date: number): void {
    const { board, missing, mustRun } = this.problem;
    const { gain, dateCount, studentCount } = board;
    const free: number[] = [];
    for (let student = 0; student < studentCount; student += 1) if (this.canTake(student, date)) free.push(student);
    const lacks = missing[date]! - this.count[date]!;
    if (free.length < lacks && mustRun[date] === 0) return;
    free.sort((one, other) => gain[other * dateCount + date]! - gain[one * dateCount + date]! || one - other);
    for (const student of free.slice(0, lacks)) this.add(student, date);
  }

  /** A student gives up what is in the way, unless that has to run too. */
  private moveTo(student: number, date: number): void {
    const { board, mustRun } = this.problem;
    const theirs = this.of[student]!;
    const { dateCount, gain, allowance } = board;
    if (theirs.includes(date) || gain[student * dateCount + date] === IMPOSSIBLE || allowance[student] === 0) return;
    const inTheWay = theirs.filter((other) => this.isClash[date * dateCount + other] === 1);
    if (inTheWay.length === 0 && theirs.length >= allowance[student]!)
      inTheWay.push(...this.bestFirst(student, theirs).slice(-1));
    if (inTheWay.some((other) => mustRun[other] === 1)) return;
    for (const other of inTheWay) this.remove(student, other);
    if (this.canTake(student, date)) this.add(student, date);
  }

  private close(date: number): void {
    this.isClosed[date] = 1;
    for (const [student, dates] of this.of.entries()) if (dates.includes(date)) this.remove(student, date);
  }

  private canTake(student: number, date: number): boolean {
    const { gain, capacity, allowance, dateCount } = this.problem.board;
    const theirs = this.of[student]!;
    return (
      gain[student * dateCount + date] !== IMPOSSIBLE &&
      this.isClosed[date] === 0 &&
      this.count[date]! < capacity[date]! &&
      theirs.length < allowance[student]! &&
      theirs.every((other) => other !== date && this.isClash[date * dateCount + other] === 0)
    );
  }

  private bestFirst(student: number, dates: readonly number[]): readonly number[] {
    const { gain, dateCount } = this.problem.board;
    return dates.toSorted((one, other) => gain[student * dateCount + other]! - gain[student * dateCount + one]! || one - other);
  }

  private add(student: number, date: number): void {
    this.of[student]!.push(date);
    this.count[date]! += 1;
  }

  private remove(student: number, date: number): void {
    const theirs = this.of[student]!;
    theirs.splice(theirs.indexOf(date), 1);
    this.count[date]! -= 1;
  }
}
