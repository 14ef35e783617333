import { isTeaching } from './careers.rules';
import type { PreparedAsk } from './conditions.types';
import { meetingWelcome, TOLERANCE_KM, greatCircleKm } from './distance.rules';
import { type Columns, FACT, FLAG, KIND_BITS, lengthOf, longNumber, NUMBER_BITS, WORD } from './index-columns.engine';
import { dayNumber } from './index-days.engine';
import { IndexDiary } from './index-diary.engine';
import type { IndexWriter } from './index-writer.engine';
import type { MatchCriteria, MatchingReference, Place } from './matching.types';
import { relevanceForSubject } from './criteria.rules';
import type { RoleModelIndex } from './role-model-index.engine';
import { whatFormAsks } from './safeguarding.rules';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const { PRESENT, TOPIC, SCHOOL } = WORD;
const { FLAGS, FORMS, YEAR_GROUPS, LARGEST_GROUP, ACCESS_NEEDS, ADULT_ON, PLACE, TRAVEL_LIMIT } = FACT;
const { PAUSED, ONLINE, IN_PERSON, RECORDED_CHECK, FOR_AREA, FOR_EVERYONE, HAS_SCHOOLS } = FLAG;
const [KIND, NUMBER, TOLERANCE] = [KIND_BITS, NUMBER_BITS, TOLERANCE_KM] as const;
const [wordsOf, numberAt] = [lengthOf, longNumber] as const;

const NOT_HELD = 0;
const HELD = 1;
const HELD_NOW = 2;

/** The hard conditions of one ask, over slots of an index: says of each what `meetsEveryCondition` says of the candidate in it. */
export class IndexFilter {
  private readonly columns: Columns;
  private readonly words: Uint16Array;
  private readonly form: number;
  private readonly yearGroups: number;
  private readonly accessNeeds: number;
  private readonly school: number;
  private readonly distances: Float64Array;
  private readonly diary: IndexDiary;
  private readonly firstDay: number;
  private readonly welcome: ReturnType<typeof meetingWelcome>;
  private readonly asked: ReturnType<typeof whatFormAsks>;
  private readonly criteria: readonly ((slot: number) => boolean)[];

  /** `outside`: slots of those whom the school excluded, invited, or who refused this request. */
  constructor(
    private readonly index: RoleModelIndex,
    private readonly prepared: PreparedAsk,
    private readonly outside: ReadonlySet<number>,
  ) {
    const { ask, firstDay } = prepared;
    const { writer } = index;
    this.columns = index.columns;
    this.words = writer.records.words;
    this.form = ask.form === null ? -1 : writer.forms.find(ask.form);
    this.yearGroups = ask.yearGroups.reduce((mask, yearGroup) => mask | (1 << yearGroup), 0);
    this.accessNeeds = ask.accessNeeds.reduce((mask, need) => mask | bitOf(writer.accessNeeds.find(need)), 0);
    this.school = writer.records.schools.find(ask.schoolId);
    this.distances = distancesTo(ask.schoolPlace, writer);
    this.diary = new IndexDiary(index, prepared);
    this.firstDay = dayNumber(firstDay);
    this.welcome = meetingWelcome(ask);
    this.asked = whatFormAsks(ask.form);
    this.criteria = criteriaOf(index, ask.criteria, prepared.reference);
  }

  holds(slot: number): boolean {
    const flags = this.columns.fact(slot, FLAGS);
    return (
      (flags & PAUSED) === 0 &&
      this.fitsRequest(slot) &&
      this.canMeet(slot, flags) &&
      this.allowsForm(slot, flags) &&
      this.isHereForSchool(slot, flags) &&
      !this.outside.has(slot) &&
      this.criteria.every((holds) => holds(slot)) &&
      this.diary.isFree(slot)
    );
  }

  private fitsRequest(slot: number): boolean {
    const { columns, prepared, form, yearGroups, accessNeeds } = this;
    const { ask } = prepared;
    if (ask.form !== null && (form < 0 || (columns.fact(slot, FORMS) & (1 << form)) === 0)) return false;
    const met = columns.fact(slot, YEAR_GROUPS);
    if (met !== 0 && (yearGroups & ~met) !== 0) return false;
    const largest = columns.fact(slot, LARGEST_GROUP);
    if (largest !== 0 && ask.groupSize > largest) return false;
    return (accessNeeds & ~columns.fact(slot, ACCESS_NEEDS)) === 0;
  }

  private canMeet(slot: number, flags: number): boolean {
    const { isOnlineWelcome, isInPersonWelcome } = this.welcome;
    if (isOnlineWelcome && (flags & ONLINE) !== 0) return true;
    if (!isInPersonWelcome || (flags & IN_PERSON) === 0) return false;
    return this.distances[this.columns.fact(slot, PLACE)]! <= this.travelLimit(slot) + TOLERANCE;
  }

  private allowsForm(slot: number, flags: number): boolean {
    const { asked } = this;
    return (!asked.recordedCheck || (flags & RECORDED_CHECK) !== 0) && (!asked.adult || this.isAdult(slot));
  }

  private isHereForSchool(slot: number, flags: number): boolean {
    if ((flags & HAS_SCHOOLS) !== 0 && this.isAlumnus(slot)) return true;
    if (!this.isAdult(slot)) return false;
    if ((flags & FOR_EVERYONE) !== 0) return true;
    if ((flags & FOR_AREA) === 0) return false;
    return this.distances[this.columns.fact(slot, PLACE)]! <= this.travelLimit(slot);
  }

  private isAdult(slot: number): boolean {
    return this.columns.fact(slot, ADULT_ON) <= this.firstDay;
  }

  private isAlumnus(slot: number): boolean {
    const { words, school } = this;
    const end = this.columns.recordEnd(slot);
    for (let at = this.columns.recordStart(slot); at < end; at += wordsOf(words[at]! & KIND))
      if ((words[at]! & KIND) === SCHOOL && numberAt(words, at) === school) return true;
    return false;
  }

  private travelLimit(slot: number): number {
    return this.index.writer.travelLimitKm(this.columns.fact(slot, TRAVEL_LIMIT));
  }
}

/** A need nobody meets is a bit nobody has. */
const bitOf = (number: number): number => (number < 0 ? 1 << 30 : 1 << number);

/** By number of a place; infinite where either is unknown. */
function distancesTo(school: Place | null, { distanceTables }: IndexWriter): Float64Array {
  const key = school === null ? '' : `${school.latitude} ${school.longitude}`;
  return distanceTables.of(key, (place) => (place === null || school === null ? Infinity : greatCircleKm(place, school)));
}

/** The wishes of a request, those only that ask for something. */
function criteriaOf(
  index: RoleModelIndex,
  { sex, occupations, sectors, subjects }: MatchCriteria,
  reference: MatchingReference,
): readonly ((slot: number) => boolean)[] {
  const { columns } = index;
  const wanted = FLAG.SEX_SHOWN | (sex === 'FEMALE' ? FLAG.FEMALE : 0);
  return [
    ...(sex === null ? [] : [(slot: number) => (columns.fact(slot, FLAGS) & (FLAG.SEX_SHOWN | FLAG.FEMALE)) === wanted]),
    ...(occupations.length === 0
      ? []
      : [workIn(index, (code) => occupations.some((start) => code.startsWith(start)) && HELD, [])]),
    ...(sectors.length === 0
      ? []
      : [
          workIn(
            index,
            (code) => isIn(code, sectors, reference) && HELD,
            sectors.map((sector) => `SECTOR:${sector}`),
          ),
        ]),
    ...(subjects.length === 0
      ? []
      : [
          workIn(
            index,
            (code) => uses(code, subjects, reference) && HELD_NOW,
            subjects.map((subject) => `SUBJECT:${subject}`),
          ),
        ]),
  ];
}

const isIn = (code: string, sectors: readonly string[], { sectorOccupations }: MatchingReference): boolean =>
  sectors.some((sector) => (sectorOccupations.get(sector)?.get(code) ?? 0) > 0);

const uses = (code: string, subjects: readonly string[], { subjectOccupations }: MatchingReference): boolean =>
  !isTeaching(code) && subjects.some((subject) => (subjectOccupations.get(subject)?.get(code) ?? 0) >= relevanceForSubject);

const counted = (work: number, isPresent: boolean): boolean => work === HELD || (work === HELD_NOW && isPresent);

/** Whether somebody has an occupation that counts (`HELD` at any time, `HELD_NOW` at present) or one of the topics. */
function workIn(index: RoleModelIndex, counts: (code: string) => number | false, topics: readonly string[]) {
  const { words, occupations, topics: known } = index.writer.records;
  const { columns } = index;
  const work = Uint8Array.from(occupations.keys, (code) => counts(code) || NOT_HELD);
  const wanted = new Set(topics.map((topic) => known.find(topic)));
  return (slot: number): boolean => {
    const end = columns.recordEnd(slot);
    for (let at = columns.recordStart(slot); at < end; at += 1) {
      const kind = words[at]! & KIND;
      if (kind > TOPIC) return false;
      const number = words[at]! & NUMBER;
      if (kind === TOPIC ? wanted.has(number) : counted(work[number]!, kind === PRESENT)) return true;
    }
    return false;
  };
}
