import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import { nearnessOf, yearsCounted } from './attainability.engine';
import { copyWith } from './copy-with.engine';
import { prepareLift } from './counter-stereotype.engine';
import { EARLIER_WORK, type IndexedLift, IndexCells } from './index-cells.engine';
import { type Columns, FACT, FLAG, LONG_FACT, ROW, ROW_WORDS } from './index-columns.engine';
import { dayNumber, slotBits } from './index-days.engine';
import { Numbering } from './index-numbering.engine';
import { IndexRecords } from './index-records.engine';
import { KeptTables } from './kept-tables.engine';
import type { Candidate, Key, LiftFigure, Place, RoleModelProfile } from './matching.types';
import { prepareCareers } from './prepare.engine';
import type { PreparedCareer, PreparedReference } from './prepared.types';

/** What other files have, here by value: read through its module each costs a call, several times a role model. */
const { USUAL_SLOTS } = LONG_FACT;
const {
  FLAGS,
  FORMS,
  YEAR_GROUPS,
  LARGEST_GROUP,
  ACCESS_NEEDS,
  ADULT_ON,
  CAPACITY,
  PLACE,
  TRAVEL_LIMIT,
  RECENT_INVITATIONS,
  LOAD,
} = FACT;
const { PAUSED, ONLINE, IN_PERSON, RECORDED_CHECK, FOR_AREA, FOR_EVERYONE, SEX_SHOWN, FEMALE } = FLAG;
const { WAY, OTHERS } = ROW;
const [WORDS, EARLIER] = [ROW_WORDS, EARLIER_WORK] as const;
const [dayNumberOf, bitsOf, careersOf, liftFigureOf, yearsOf] = [
  dayNumber,
  slotBits,
  prepareCareers,
  prepareLift,
  yearsCounted,
] as const;

const LARGEST = 0xffff;
/** Travel limits are kept in hundredths of a kilometre; others stand in a list. */
const HUNDREDTHS = 100;
const ODD_LIMIT = 0xffff;
const FURTHEST = 500 * HUNDREDTHS;

/** Tables kept: of sexes, hopes and sizes of audience there are twelve kinds; of schools those that asked last. */
const KINDS_OF_STUDENT = 12;
const SCHOOLS = 64;
/** More than there are routes, and starting levels. */
const PAIRS = 64;

/** Parts of a degree that places are told apart by where they are hashed, and an odd number that spreads them. */
const FINE = 1e5;
const MIX = 0x9e3779b1;

/** One way of having come to one's work: everything ATTAINABILITY depends on. Each null where unknown. */
export interface Attainment {
  readonly nearness: number;
  readonly route: Key<Route> | null;
  readonly startingLevel: number | null;
}

/** Writes candidates into columns and keeps what their numbers mean. */
export class IndexWriter {
  readonly cells = new IndexCells();
  /** Number 0 is nobody's: no lift. */
  readonly lifts: (IndexedLift | null)[] = [null];
  /** By number of a lift: its band, of those who have no earlier work. */
  readonly liftBands: number[] = [0];
  /** What each lift is to students alike. */
  readonly liftTables = new KeptTables(this.lifts, KINDS_OF_STUDENT);
  readonly attainments: Attainment[] = [];
  /** By number of an attainment: how near it is. */
  readonly attainmentNearness: number[] = [];
  /** By number of an attainment: numbers of its route and its starting level. */
  readonly attainmentRoutes: number[] = [];
  readonly attainmentLevels: number[] = [];
  readonly routes = new Numbering<Key<Route> | null>();
  readonly startingLevels = new Numbering<number | null>();
  /** Number 0 is unknown. */
  readonly places: (Place | null)[] = [null];
  /** How far each place is from a school. */
  readonly distanceTables = new KeptTables(this.places, SCHOOLS);
  readonly forms = new Numbering<Key<EncounterForm>>();
  readonly accessNeeds = new Numbering<Key<AccessNeed>>();
  /** Loads, 0 to 1. */
  readonly loads = new Numbering<number>([0]);
  readonly records: IndexRecords;
  /** Travel limits that are no whole hundredths of a kilometre. */
  private readonly oddLimits = new Numbering<number>();
  /** Numbers of lifts that may be shown, and of the same where they may not: the reference has one object for each. */
  private readonly shownLifts = new Map<LiftFigure, number>();
  private readonly hiddenLifts = new Map<LiftFigure, number>();
  private readonly yearsCounted = new Numbering<number | null>();
  private readonly attainmentNumbers = new Numbering<number>();
  private readonly placesByHash = new Map<number, number>();

  constructor(private readonly reference: PreparedReference) {
    this.records = new IndexRecords(reference);
  }

  /** Apart from this one but for the numbers, which only grow. */
  copy(): IndexWriter {
    return copyWith<IndexWriter>(this, { cells: this.cells.copy(), records: this.records.copy() });
  }

  /** Writes everything but the cell, which it answers. */
  write(columns: Columns, slot: number, candidate: Candidate): number {
    const { profile } = candidate;
    const careers = careersOf(profile, this.reference);
    const lift = this.liftOf(profile, careers);
    columns.lift[slot] = lift;
    columns.setFact(slot, RECENT_INVITATIONS, Math.min(LARGEST, profile.recentInvitations));
    // Most have none, and to look up a fraction takes as long as three whole numbers.
    columns.setFact(slot, LOAD, profile.load === 0 ? 0 : this.loads.numberOf(profile.load));
    columns.setFact(slot, FLAGS, flagsOf(candidate));
    this.writeConditions(columns, slot, candidate);
    const present = this.records.write(columns, slot, candidate, careers);
    const row = slot * WORDS;
    columns.rows[row + WAY]! |= this.attainmentOf(profile);
    return this.cells.numberOf(present, this.liftBands[lift]! | (columns.rows[row + OTHERS] === 0 ? 0 : EARLIER));
  }

  /** Kilometres, of a number in the column of travel limits. */
  travelLimitKm(number: number): number {
    return number <= FURTHEST ? number / HUNDREDTHS : this.oddLimits.keys[ODD_LIMIT - number]!;
  }

  private writeConditions(columns: Columns, slot: number, candidate: Candidate): void {
    const { usualSlots, turnsAdultOn, travelLimitKm, largestGroup } = candidate;
    columns.setFact(slot, FORMS, this.forms.maskOf(candidate.forms));
    columns.setFact(slot, ACCESS_NEEDS, this.accessNeeds.maskOf(candidate.accessNeedsMet));
    columns.setFact(slot, YEAR_GROUPS, yearGroupBits(candidate.yearGroups));
    columns.setFact(slot, LARGEST_GROUP, largestGroup === null ? 0 : Math.min(LARGEST, largestGroup));
    columns.setLongFact(slot, USUAL_SLOTS, bitsOf(usualSlots));
    columns.setFact(slot, ADULT_ON, turnsAdultOn === null ? 0 : dayNumberOf(turnsAdultOn));
    columns.setFact(slot, CAPACITY, candidate.capacityPerMonth);
    columns.setFact(slot, PLACE, this.placeOf(candidate.place));
    columns.setFact(slot, TRAVEL_LIMIT, this.limitOf(travelLimitKm));
    columns.changesOn[slot] = candidate.changesOn === null ? 0 : dayNumberOf(candidate.changesOn);
  }

  private attainmentOf(profile: RoleModelProfile): number {
    const { route, startingLevel } = profile;
    const routeNumber = this.routes.numberOf(route);
    const levelNumber = this.startingLevels.numberOf(startingLevel);
    const number = this.attainmentNumbers.numberOf(
      (this.yearsCounted.numberOf(yearsOf(profile)) * PAIRS + routeNumber) * PAIRS + levelNumber,
    );
    if (number === this.attainments.length) {
      const nearness = nearnessOf(profile);
      this.attainments.push({ nearness, route, startingLevel });
      this.attainmentNearness.push(nearness);
      this.attainmentRoutes.push(routeNumber);
      this.attainmentLevels.push(levelNumber);
    }
    return number;
  }

  private liftOf(profile: RoleModelProfile, careers: readonly PreparedCareer[]): number {
    const figure = liftFigureOf(profile, careers, this.reference);
    if (figure === null) return 0;
    const isShown = profile.sex?.mayBeShown ?? false;
    const numbers = isShown ? this.shownLifts : this.hiddenLifts;
    const known = numbers.get(figure);
    if (known !== undefined) return known;
    numbers.set(figure, this.lifts.length);
    const lift = { figure, isShown };
    this.liftBands.push(this.cells.bandOf(lift));
    return this.lifts.push(lift) - 1;
  }

  /** Looked up by a whole number, or the next that is free: fractions, and text, take several times as long. */
  private placeOf(place: Place | null): number {
    if (place === null) return 0;
    let hash = Math.imul(place.latitude * FINE, MIX) ^ (place.longitude * FINE);
    for (; ; hash += 1) {
      const number = this.placesByHash.get(hash);
      if (number === undefined) break;
      if (isSamePlace(this.places[number]!, place)) return number;
    }
    this.placesByHash.set(hash, this.places.length);
    return this.places.push(place) - 1;
  }

  private limitOf(kilometres: number): number {
    const hundredths = Math.min(FURTHEST, Math.floor(kilometres * HUNDREDTHS));
    if (hundredths / HUNDREDTHS === kilometres || this.oddLimits.size > ODD_LIMIT - FURTHEST) return hundredths;
    return ODD_LIMIT - this.oddLimits.numberOf(kilometres);
  }
}

const isSamePlace = (one: Place | null, other: Place): boolean =>
  one?.latitude === other.latitude && one.longitude === other.longitude;

function yearGroupBits(yearGroups: readonly number[]): number {
  let bits = 0;
  for (const yearGroup of yearGroups) bits |= 1 << yearGroup;
  return bits;
}

function flagsOf(candidate: Candidate): number {
  const { isPaused, isOnline, isInPerson, hasRecordedCheck, hereFor, profile } = candidate;
  return (
    (isPaused ? PAUSED : 0) |
    (isOnline ? ONLINE : 0) |
    (isInPerson ? IN_PERSON : 0) |
    (hasRecordedCheck ? RECORDED_CHECK : 0) |
    hereForFlag(hereFor) |
    sexFlags(profile)
  );
}

function hereForFlag(hereFor: Candidate['hereFor']): number {
  if (hereFor === 'AREA') return FOR_AREA;
  return hereFor === 'EVERYONE' ? FOR_EVERYONE : 0;
}

const sexFlags = ({ sex }: Candidate['profile']): number =>
  (sex?.mayBeShown === true ? SEX_SHOWN : 0) | (sex?.value === 'FEMALE' ? FEMALE : 0);
