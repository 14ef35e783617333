import { copyWith } from './copy-with.engine';
import { Columns, NO_CELL, ROW, ROW_WORDS } from './index-columns.engine';
import { dayNumber } from './index-days.engine';
import { SlotIds } from './index-ids.engine';
import { IndexWriter } from './index-writer.engine';
import type { Candidate } from './matching.types';
import type { PreparedReference } from './prepared.types';

/** By value: read through its module it costs a call each time. */
const [EMPTY, WORDS, CELL] = [NO_CELL, ROW_WORDS, ROW.CELL] as const;

const FIRST_CAPACITY = 1_024;
/** By which share the columns grow: for one more, and while many come in, for after those `settle` gives back what is too much. */
const GROWTH = 1.25;
const FILLING_GROWTH = 2;
/** Share of slots out of order from which putting everything in order pays, and the least number of them. */
const DISORDER = { share: 0.125, least: 1_024 };

/**
 * Every listed role model, in a form in which a question reads little of each: columns of numbers by slot, slots of one cell side
 * by side (index-cells.engine.ts). Holds what the plain engine knows of a `Candidate` but for what one school decided, as of one
 * day; `search` in index-search.engine.ts answers from it what the plain engine would. Not shared between threads.
 */
export class RoleModelIndex {
  columns = new Columns(FIRST_CAPACITY);
  readonly ids = new SlotIds(FIRST_CAPACITY);
  /** Slots given out; some may be empty. */
  slots = 0;
  readonly writer: IndexWriter;
  /** A number by slot for the question being answered; all 0 between two questions. */
  scratch = new Float32Array(FIRST_CAPACITY);
  /** Another after each change to what it holds. */
  edition = 0;
  private held = 0;
  private outOfOrder = 0;

  /** `day` is the school day, `YYYY-MM-DD`, that candidates are gathered for. */
  constructor(
    readonly reference: PreparedReference,
    private asOf: string,
  ) {
    this.writer = new IndexWriter(reference);
  }

  /** One to be changed while this one is being searched; this one must not be changed any more, for they share what only grows. */
  copy(): RoleModelIndex {
    return copyWith<RoleModelIndex>(this, {
      columns: this.columns.resized(this.slots, this.columns.slots),
      ids: this.ids.copy(),
      writer: this.writer.copy(),
      scratch: new Float32Array(this.scratch.length),
    });
  }

  get day(): string {
    return this.asOf;
  }

  /** Role models in it. */
  get size(): number {
    return this.held;
  }

  /** Bytes of everything that grows with the number of role models. */
  get bytes(): number {
    return this.columns.bytes + this.scratch.byteLength + this.ids.bytes + this.writer.records.bytes;
  }

  /** Takes a candidate as gathered for `day`, in place of what was known of them; one who is not listed leaves. */
  put(candidate: Candidate): void {
    const slot = this.write(candidate);
    if (slot >= 0) this.stray(slot);
    const mayStray = Math.max(DISORDER.least, this.slots * DISORDER.share);
    if (this.outOfOrder > mayStray || this.writer.records.isWasteful) this.settle();
  }

  /** As `put` for many at once; `settle` must follow before anything is searched. */
  fill(candidates: Iterable<Candidate>): void {
    this.writer.records.leaveHolders();
    for (const candidate of candidates) {
      if (this.slots === this.columns.slots) this.grow(this.slots * FILLING_GROWTH);
      this.write(candidate);
    }
  }

  remove(id: string): void {
    const slot = this.ids.slotOf(id);
    if (slot < 0) return;
    this.edition += 1;
    this.ids.remove(id);
    this.setCell(slot, EMPTY);
    this.held -= 1;
    this.outOfOrder += 1;
  }

  /** Whom something changes of on or before `day`, a later one than the index is of: they must be gathered anew. */
  changingBy(day: string): readonly string[] {
    const by = dayNumber(day);
    const { changesOn } = this.columns;
    const changing: string[] = [];
    for (let slot = 0; slot < this.slots; slot += 1)
      if (changesOn[slot]! > 0 && changesOn[slot]! <= by && this.cellOf(slot) !== EMPTY) changing.push(this.ids.idOf(slot));
    return changing;
  }

  /** Makes it an index of a later day, once everybody of `changingBy` was put in as gathered for that day. */
  turnTo(day: string): void {
    this.edition += 1;
    this.asOf = day;
  }

  /** Puts slots in the order of their cells and drops what is empty; searches are quickest afterwards. */
  settle(): void {
    const { cells, records } = this.writer;
    const order = cells.settle(this.cellsOfAll(), EMPTY);
    const capacity = Math.max(FIRST_CAPACITY, Math.ceil(order.length * 1.02));
    this.columns = this.columns.reordered(order, capacity);
    this.ids.reorder(order, capacity);
    this.scratch = new Float32Array(capacity);
    this.slots = order.length;
    this.outOfOrder = 0;
    records.settle(this.columns, this.slots);
  }

  /** The slot, where its cell is another than before; else -1. */
  private write(candidate: Candidate): number {
    const { id } = candidate.profile;
    if (candidate.listing !== 'LISTED') {
      this.remove(id);
      return -1;
    }
    this.edition += 1;
    const known = this.ids.slotOf(id);
    const slot = known < 0 ? this.newSlot(id) : known;
    const before = this.cellOf(slot);
    const cell = this.writer.write(this.columns, slot, candidate);
    this.setCell(slot, cell);
    return cell === before ? -1 : slot;
  }

  private newSlot(id: string): number {
    const slot = this.slots;
    if (slot === this.columns.slots) this.grow(Math.ceil(slot * GROWTH));
    this.setCell(slot, EMPTY);
    this.columns.setRecord(slot, 0, 0);
    this.ids.add(slot, id);
    this.slots += 1;
    this.held += 1;
    return slot;
  }

  private grow(capacity: number): void {
    this.columns = this.columns.resized(this.slots, capacity);
    this.ids.resize(capacity, this.slots);
    this.scratch = new Float32Array(capacity);
  }

  private cellOf(slot: number): number {
    return this.columns.rows[slot * WORDS + CELL]!;
  }

  private cellsOfAll(): Uint32Array {
    const cells = new Uint32Array(this.slots);
    for (let slot = 0; slot < this.slots; slot += 1) cells[slot] = this.cellOf(slot);
    return cells;
  }

  private setCell(slot: number, cell: number): void {
    this.columns.rows[slot * WORDS + CELL] = cell;
  }

  /** Notes a slot that is in the range of no cell, or of another. */
  private stray(slot: number): void {
    this.writer.cells.strays.add(slot);
    this.outOfOrder += 1;
  }
}
