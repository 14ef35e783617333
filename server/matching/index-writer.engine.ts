import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import { IndexCells } from './index-cells.engine';
import { type Columns, FLAG, HALF } from './index-columns.engine';
import { dayNumber, partNumber, slotBit } from './index-days.engine';
import { Numbering } from './index-numbering.engine';
import { IndexRecords } from './index-records.engine';
import { KeptTables } from './kept-tables.engine';
import type { Candidate, Key, LiftFigure, Place } from './matching.types';
import { prepareWork } from './prepare.engine';
import type { PreparedReference } from './prepared.types';

/** Constants of another file, here by value: read through their module they cost a call each, several times a role model. */
const { HALVES, ATTAINMENT, LIFT } = HALF;
const { PAUSED, ONLINE, IN_PERSON, RECORDED_CHECK, FOR_AREA, FOR_EVERYONE, SEX_SHOWN, FEMALE } = FLAG;

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

type PreparedWork = ReturnType<typeof prepareWork>;

/** One way of having come to one's work: everything ATTAINABILITY depends on. Each null where unknown. */
export interface Attainment {
  readonly nearness: number;
  readonly route: Key<Route> | null;
  readonly startingLevel: number | null;
}

/** A figure that counts for some role models, and whether they show their sex. */
export interface IndexedLift {
  readonly figure: LiftFigure;
  readonly isShown: boolean;
}

/** Writes candidates into columns and keeps what their numbers mean. */
export class IndexWriter {
  readonly cells = new IndexCells();
  /** Number 0 is nobody's: no lift. */
  readonly lifts: (IndexedLift | null)[] = [null];
  /** By number of a lift: its band. */
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
  readonly loads = new Numbering<number>();
  readonly records: IndexRecords;
  /** Travel limits that are no whole hundredths of a kilometre. */
  private readonly oddLimits = new Numbering<number>();
  private readonly liftNumbers = new Numbering(['']);
  private readonly nearnesses = new Numbering<number>();
  private readonly attainmentNumbers = new Numbering<number>();
  private readonly placeNumbers = new Map<number, Map<number, number>>();

  constructor(private readonly reference: PreparedReference) {
    this.records = new IndexRecords(reference);
  }

  /** Writes everything but the cell, which it answers. */
  write(columns: Columns, slot: number, candidate: Candidate): number {
    const prepared = prepareWork(candidate.profile, this.reference);
    const lift = this.liftOf(prepared);
    columns.halves[slot * HALVES + ATTAINMENT] = this.attainmentOf(prepared);
    columns.halves[slot * HALVES + LIFT] = lift;
    columns.recentInvitations[slot] = Math.min(LARGEST, candidate.profile.recentInvitations);
    columns.load[slot] = this.loads.numberOf(prepared.load);
    this.writeConditions(columns, slot, candidate);
    const { present, flags } = this.records.write(columns, slot, prepared, candidate);
    columns.flags[slot] = flagsOf(candidate) | flags;
    return this.cells.numberOf(present, this.liftBands[lift]!);
  }

  /** Kilometres, of a number in the column of travel limits. */
  travelLimitKm(number: number): number {
    return number <= FURTHEST ? number / HUNDREDTHS : this.oddLimits.keys[ODD_LIMIT - number]!;
  }

  private writeConditions(columns: Columns, slot: number, candidate: Candidate): void {
    const { usualSlots, turnsAdultOn, travelLimitKm, largestGroup } = candidate;
    columns.forms[slot] = maskOf(candidate.forms, (form) => this.forms.numberOf(form));
    columns.accessNeeds[slot] = maskOf(candidate.accessNeedsMet, (need) => this.accessNeeds.numberOf(need));
    columns.yearGroups[slot] = maskOf(candidate.yearGroups, (yearGroup) => yearGroup);
    columns.largestGroup[slot] = largestGroup === null ? 0 : Math.min(LARGEST, largestGroup);
    columns.usualSlots[slot] = usualSlots.reduce((bits, { weekday, part }) => bits | slotBit(weekday, partNumber(part)), 0);
    columns.adultOn[slot] = turnsAdultOn === null ? 0 : dayNumber(turnsAdultOn);
    columns.capacity[slot] = candidate.capacityPerMonth;
    columns.place[slot] = this.placeOf(candidate.place);
    columns.travelLimit[slot] = this.limitOf(travelLimitKm);
    columns.changesOn[slot] = candidate.changesOn === null ? 0 : dayNumber(candidate.changesOn);
  }

  private attainmentOf({ nearness, route, startingLevel }: PreparedWork): number {
    const [routeNumber, levelNumber] = [this.routes.numberOf(route), this.startingLevels.numberOf(startingLevel)];
    const number = this.attainmentNumbers.numberOf(
      (this.nearnesses.numberOf(nearness) * PAIRS + routeNumber) * PAIRS + levelNumber,
    );
    if (number === this.attainments.length) {
      this.attainments.push({ nearness, route, startingLevel });
      this.attainmentNearness.push(nearness);
      this.attainmentRoutes.push(routeNumber);
      this.attainmentLevels.push(levelNumber);
    }
    return number;
  }

  private liftOf(prepared: PreparedWork): number {
    const { lift: figure, isSexShown: isShown } = prepared;
    if (figure === null) return 0;
    const number = this.liftNumbers.numberOf(`${figure.occupation}${figure.sex}${isShown}`);
    if (number === this.lifts.length) {
      this.lifts.push({ figure, isShown });
      this.liftBands.push(this.cells.bandOf(prepared));
    }
    return number;
  }

  /** Looked up by number: writing one out as text takes longer. */
  private placeOf(place: Place | null): number {
    if (place === null) return 0;
    const byLongitude = this.placeNumbers.get(place.latitude) ?? new Map<number, number>();
    const known = byLongitude.get(place.longitude);
    if (known !== undefined) return known;
    this.placeNumbers.set(place.latitude, byLongitude.set(place.longitude, this.places.length));
    return this.places.push(place) - 1;
  }

  private limitOf(kilometres: number): number {
    const hundredths = Math.min(FURTHEST, Math.floor(kilometres * HUNDREDTHS));
    if (hundredths / HUNDREDTHS === kilometres || this.oddLimits.size > ODD_LIMIT - FURTHEST) return hundredths;
    return ODD_LIMIT - this.oddLimits.numberOf(kilometres);
  }
}

function maskOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  let mask = 0;
  for (const item of items) mask |= 1 << numberOf(item);
  return mask;
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
