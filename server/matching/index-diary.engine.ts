import { type Columns, FACT, FLAG, KIND_BITS, lengthOf, LONG_FACT, NUMBER_BITS, WORD } from './index-columns.engine';
import { dayNumber, monthNumber, partNumber, slotBit } from './index-days.engine';
import type { PreparedAsk } from './conditions.types';
import type { RoleModelIndex } from './role-model-index.engine';

/** Constants of another file, here by value: read through their module they cost a call each, thousands of times a question. */
const { MONTH, AWAY, BUSY } = WORD;
const { HAS_MONTHS, HAS_DAYS } = FLAG;
const { USUAL_SLOTS } = LONG_FACT;
const { FLAGS, CAPACITY } = FACT;
const [KIND, NUMBER, wordsOf, bitOf] = [KIND_BITS, NUMBER_BITS, lengthOf, slotBit] as const;

const ALL_PARTS = [0, 1, 2];
/** Monday to Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 7];

interface Month {
  readonly number: number;
  /** Bits of the times of the week that lie in it and are wanted. */
  readonly times: number;
  readonly days: readonly { readonly number: number; readonly weekday: number }[];
}

/** Who has room, and is free, in the days of one ask: as CAPACITY_LEFT and FREE_IN_WINDOW have it. */
export class IndexDiary {
  private readonly columns: Columns;
  private readonly words: Uint16Array;
  private readonly months: readonly Month[];
  private readonly parts: readonly number[];
  private readonly times: number;

  constructor(index: RoleModelIndex, { ask, openMonths }: PreparedAsk) {
    this.columns = index.columns;
    this.words = index.writer.records.words;
    this.parts = ask.parts.length === 0 ? ALL_PARTS : ask.parts.map(partNumber);
    this.months = openMonths.map(({ month, days }) => this.monthOf(month, days));
    this.times = this.months.reduce((times, month) => times | month.times, 0);
  }

  isFree(slot: number): boolean {
    const slots = this.columns.longFact(slot, USUAL_SLOTS);
    if ((slots & this.times) === 0 || this.columns.fact(slot, CAPACITY) === 0) return false;
    const flags = this.columns.fact(slot, FLAGS);
    if ((flags & (HAS_MONTHS | HAS_DAYS)) === 0) return true;
    return this.months.some(
      (month) => (slots & month.times) !== 0 && this.hasRoom(slot, month.number) && this.isFreeIn(slot, month, flags),
    );
  }

  private monthOf(month: string, days: PreparedAsk['openMonths'][number]['days']): Month {
    const first = dayNumber(`${month}-01`);
    const weekdays = days.reduce((bits, { weekday }) => bits | (1 << weekday), 0);
    return {
      number: monthNumber(month),
      times: WEEK.reduce((times, weekday) => times | ((weekdays & (1 << weekday)) === 0 ? 0 : this.timesOf(weekday)), 0),
      days: days.map(({ day, weekday }) => ({ number: first + Number(day.slice(8)) - 1, weekday })),
    };
  }

  private timesOf(weekday: number): number {
    return this.parts.reduce((times, part) => times | bitOf(weekday, part), 0);
  }

  private hasRoom(slot: number, month: number): boolean {
    const { words } = this;
    const end = this.columns.recordEnd(slot);
    for (let at = this.columns.recordStart(slot); at < end; at += wordsOf(words[at]! & KIND)) {
      if ((words[at]! & KIND) === MONTH && (words[at]! & NUMBER) === month)
        return words[at + 1]! < this.columns.fact(slot, CAPACITY);
    }
    return true;
  }

  private isFreeIn(slot: number, { days }: Month, flags: number): boolean {
    if ((flags & HAS_DAYS) === 0) return true;
    const slots = this.columns.longFact(slot, USUAL_SLOTS);
    return days.some(({ number, weekday }) =>
      this.parts.some((part) => (slots & bitOf(weekday, part)) !== 0 && !this.isTaken(slot, number, part)),
    );
  }

  /** Away that day, or busy at that time of it. */
  private isTaken(slot: number, day: number, part: number): boolean {
    const { words } = this;
    const end = this.columns.recordEnd(slot);
    for (let at = this.columns.recordStart(slot); at < end; at += wordsOf(words[at]! & KIND)) {
      const kind = words[at]! & KIND;
      if (kind === AWAY && words[at + 1]! <= day && day <= words[at + 2]!) return true;
      if (kind === BUSY && words[at + 1] === day && (words[at]! & NUMBER) === part) return true;
    }
    return false;
  }
}
