import { Places } from './places.engine';
import type { Board } from './prepare.engine';

/** Marks in `movedFrom`: the student who enters. */
const ENTERS = -1;
/** The path ends where somebody goes without: the student who enters, or one at a date. */
const NOBODY = -1;

/** How a path ends: at a date with a place left, with somebody who gives a place up, or (`date` -1) with the one who entered. */
interface End {
  readonly date: number;
  /** Who goes without; NOBODY where a place was left. */
  readonly loser: number;
  readonly distance: number;
  readonly hops: number;
}

/**
 * Successive shortest paths on the condensed graph: its nodes are the dates, and what students could do is summed up as the
 * cheapest move between each two of them. One student enters at a time, for one place; the assignment is best for those
 * entered so far, and `potential` proves it. All numbers are whole (billionths), so nothing is lost in sums.
 *
 * Of equally short paths the one with fewest moves is taken. That is not taste: a path that moves one student twice has a
 * shorter one beside it, and moving twice at once could put them into one slot twice.
 */
export class PlaceFlow {
  readonly places: Places;
  /** At most 0; what a place at each date is worth, negated. */
  readonly potential: Float64Array;
  private readonly distance: Float64Array;
  private readonly hops: Int32Array;
  private readonly movedFrom: Int32Array;
  private readonly moved: Int32Array;
  private readonly isDone: Uint8Array;
  private readonly settled: number[] = [];

  constructor(private readonly board: Board) {
    this.places = new Places(board);
    this.potential = new Float64Array(board.dateCount);
    this.distance = new Float64Array(board.dateCount);
    this.hops = new Int32Array(board.dateCount);
    this.movedFrom = new Int32Array(board.dateCount);
    this.moved = new Int32Array(board.dateCount);
    this.isDone = new Uint8Array(board.dateCount);
  }

  /**
   * Gives a student one more place, if that is best. Going without costs `penalty`, to them and to those whom `mayLose` lets
   * give up a place for them. Answers who goes without now: the student themselves, another, or -1 for nobody.
   */
  enter(student: number, penalty: number, mayLose: Uint8Array): number {
    this.begin(student);
    let end: End = { date: -1, loser: student, distance: penalty, hops: 0 };
    for (;;) {
      const date = this.nearest(end);
      if (date < 0) break;
      this.isDone[date] = 1;
      this.settled.push(date);
      end = this.endAt(date, penalty, mayLose, end);
      if (this.places.isFull(date)) this.relax(date);
    }
    for (const date of this.settled) this.potential[date]! += Math.min(0, this.distance[date]! - end.distance);
    this.follow(student, end);
    return end.loser;
  }

  private begin(student: number): void {
    const { dateCount, gain } = this.board;
    this.settled.length = 0;
    this.isDone.fill(0);
    this.hops.fill(1);
    for (let date = 0; date < dateCount; date += 1) {
      const isOpen = this.board.capacity[date]! > 0 && this.places.canTake(student, date, -1);
      this.distance[date] = isOpen ? -gain[student * dateCount + date]! - this.potential[date]! : Infinity;
      this.movedFrom[date] = ENTERS;
      this.moved[date] = student;
    }
  }

  /** The date to settle next, or -1 where none is nearer than the end known. */
  private nearest(end: End): number {
    const { distance, hops, isDone } = this;
    let best = -1;
    let least = end.distance;
    let fewest = end.hops;
    for (let date = 0; date < distance.length; date += 1) {
      if (isDone[date] === 1 || distance[date]! > least) continue;
      if (distance[date]! < least || hops[date]! < fewest) {
        best = date;
        least = distance[date]!;
        fewest = hops[date]!;
      }
    }
    return best;
  }

  private endAt(date: number, penalty: number, mayLose: Uint8Array, known: End): End {
    const hops = this.hops[date]! + 1;
    if (!this.places.isFull(date)) return nearer(known, { date, loser: NOBODY, distance: this.distance[date]!, hops: hops - 1 });
    const { dateCount, gain } = this.board;
    let end = known;
    for (const loser of this.places.at[date]!) {
      if (mayLose[loser] === 0) continue;
      const distance = this.distance[date]! + this.potential[date]! + gain[loser * dateCount + date]! + penalty;
      end = nearer(end, { date, loser, distance, hops });
    }
    return end;
  }

  private relax(date: number): void {
    const { places, distance, hops, potential } = this;
    places.refresh(date);
    const n = distance.length;
    const base = distance[date]! + potential[date]!;
    const steps = hops[date]! + 1;
    for (let other = 0; other < n; other += 1) {
      const through = base + places.loss[date * n + other]! - potential[other]!;
      if (through > distance[other]! || (through === distance[other] && steps >= hops[other]!)) continue;
      if (this.isDone[other] === 1 || through === Infinity || this.board.capacity[other] === 0) continue;
      distance[other] = through;
      hops[other] = steps;
      this.movedFrom[other] = date;
      this.moved[other] = places.mover[date * n + other]!;
    }
  }

  private follow(student: number, { date: last, loser }: End): void {
    if (last < 0) return;
    if (loser !== NOBODY) this.places.remove(loser, last);
    const steps: { who: number; from: number; to: number }[] = [];
    for (let date = last; date !== ENTERS; date = this.movedFrom[date]!)
      steps.push({ who: this.moved[date]!, from: this.movedFrom[date]!, to: date });
    // All leave before any arrives, or somebody would sit in two dates of a slot on the way.
    for (const { who, from } of steps) if (from !== ENTERS) this.places.remove(who, from);
    for (const { who, to } of steps) this.places.add(who, to);
    if (steps.at(-1)?.who !== student) throw new Error('A path began with somebody who did not enter: the flow is broken.');
  }
}

const nearer = (known: End, other: End): End =>
  other.distance < known.distance || (other.distance === known.distance && other.hops < known.hops) ? other : known;
