import { type Board, IMPOSSIBLE } from './prepare.engine';

/** Who sits where, and what it would cost to move somebody: a row a date, a column a date. Kept up as students move. */
export class Places {
  /** Students at each date, in the order they came. */
  readonly at: readonly number[][];
  /** Dates of each student. */
  readonly of: readonly number[][];
  /** Least loss of moving one student from the row's date to the column's, in billionths; Infinity where nobody can move. */
  readonly loss: Float64Array;
  /** Who would move. */
  readonly mover: Int32Array;
  private readonly isTaken: Uint8Array;
  /** Students who came, went or changed another date since the row was made good; null for a row never made. */
  private readonly touched: (number[] | null)[];
  private readonly isTouched: Uint8Array;

  constructor(readonly board: Board) {
    const { studentCount, dateCount } = board;
    this.at = Array.from({ length: dateCount }, () => []);
    this.of = Array.from({ length: studentCount }, () => []);
    this.loss = new Float64Array(dateCount * dateCount);
    this.mover = new Int32Array(dateCount * dateCount);
    this.isTaken = new Uint8Array(studentCount * dateCount);
    this.touched = Array.from({ length: dateCount }, () => null);
    this.isTouched = new Uint8Array(studentCount);
  }

  isFull(date: number): boolean {
    return this.at[date]!.length >= this.board.capacity[date]!;
  }

  /** Whether a student could take a date beside the ones they have, `leaving` one of them (-1: none). */
  canTake(student: number, date: number, leaving: number): boolean {
    const { dateCount, slotOf, gain } = this.board;
    if (gain[student * dateCount + date] === IMPOSSIBLE || date === leaving) return false;
    const slot = slotOf[date]!;
    return this.isTaken[student * dateCount + slot] === 0 || (leaving >= 0 && slotOf[leaving] === slot);
  }

  add(student: number, date: number): void {
    this.at[date]!.push(student);
    this.of[student]!.push(date);
    this.changed(student, date, 1);
  }

  remove(student: number, date: number): void {
    takeOut(this.at[date]!, student);
    takeOut(this.of[student]!, date);
    this.changed(student, date, 0);
  }

  /** Makes the row of `loss` and `mover` good: only what those concerned had to say, unless they are many. */
  refresh(date: number): void {
    const touched = this.touched[date] ?? null;
    if (touched?.length === 0) return;
    if (touched === null || touched.length * 2 > this.at[date]!.length) this.rebuild(date);
    else this.repair(date, touched);
    this.touched[date] = [];
  }

  private rebuild(date: number): void {
    const { dateCount } = this.board;
    this.loss.fill(Infinity, date * dateCount, (date + 1) * dateCount);
    for (const student of this.at[date]!) this.merge(student, date);
  }

  private repair(date: number, touched: readonly number[]): void {
    const { dateCount } = this.board;
    for (const student of touched) this.isTouched[student] = 1;
    for (let other = 0; other < dateCount; other += 1) {
      const entry = date * dateCount + other;
      if (this.loss[entry]! < Infinity && this.isTouched[this.mover[entry]!] === 1) this.lookAgain(date, other);
    }
    for (const student of touched) {
      this.isTouched[student] = 0;
      if (this.of[student]!.includes(date)) this.merge(student, date);
    }
  }

  private lookAgain(date: number, other: number): void {
    const { dateCount, gain } = this.board;
    const entry = date * dateCount + other;
    this.loss[entry] = Infinity;
    for (const student of this.at[date]!) {
      const lost = gain[student * dateCount + date]! - gain[student * dateCount + other]!;
      if (lost >= this.loss[entry] || !this.canTake(student, other, date)) continue;
      this.loss[entry] = lost;
      this.mover[entry] = student;
    }
  }

  private changed(student: number, date: number, taken: 0 | 1): void {
    const { dateCount, slotOf } = this.board;
    this.isTaken[student * dateCount + slotOf[date]!] = taken;
    this.touched[date]?.push(student);
    for (const other of this.of[student]!) if (other !== date) this.touched[other]?.push(student);
  }

  private merge(student: number, date: number): void {
    if (this.of[student]!.length === 1) this.mergeSingle(student, date);
    else this.mergeSeveral(student, date);
  }

  /** One who has this date alone may move to any other. */
  private mergeSingle(student: number, date: number): void {
    const { dateCount, gain } = this.board;
    const { loss, mover } = this;
    const [own, row] = [student * dateCount, date * dateCount];
    const here = gain[own + date]!;
    for (let other = 0; other < dateCount; other += 1) {
      const there = gain[own + other]!;
      if (there >= 0 && here - there < loss[row + other]!) {
        loss[row + other] = here - there;
        mover[row + other] = student;
      }
    }
    loss[row + date] = Infinity;
  }

  private mergeSeveral(student: number, date: number): void {
    const { dateCount, gain } = this.board;
    const { loss, mover } = this;
    const [own, row] = [student * dateCount, date * dateCount];
    const here = gain[own + date]!;
    for (let other = 0; other < dateCount; other += 1) {
      const lost = here - gain[own + other]!;
      if (lost < loss[row + other]! && this.canTake(student, other, date)) {
        loss[row + other] = lost;
        mover[row + other] = student;
      }
    }
  }
}

function takeOut(from: number[], what: number): void {
  from.splice(from.indexOf(what), 1);
}
