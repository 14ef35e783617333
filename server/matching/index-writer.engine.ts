import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import { IndexCells } from './index-cells.engine';
import { type Columns, FLAG } from './index-columns.engine';
import { dayNumber, partNumber, slotBit } from './index-days.engine';
import { Numbering } from './index-numbering.engine';
import { IndexRecords } from './index-records.engine';
import type { Candidate, Key, LiftFigure, Place } from './matching.types';
import { prepareRoleModel } from './prepare.engine';
import type { PreparedReference, PreparedRoleModel } from './prepared.types';

const LARGEST = 0xffff;
/** Travel limits are kept in hundredths of a kilometre; others stand in a list. */
const HUNDREDTHS = 100;
const ODD_LIMIT = 0xffff;
const FURTHEST = 500 * HUNDREDTHS;

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
  /** Number of its band among the cells'. */
  readonly band: number;
}

/** Writes candidates into columns and keeps what their numbers mean. */
export class IndexWriter {
  readonly cells = new IndexCells();
  /** Number 0 is nobody's: no lift. */
  readonly lifts: (IndexedLift | null)[] = [null];
  readonly attainments: Attainment[] = [];
  /** By number of an attainment: numbers of its route and its starting level. */
  readonly attainmentRoutes: number[] = [];
  readonly attainmentLevels: number[] = [];
  readonly routes = new Numbering<Key<Route> | null>();
  readonly startingLevels = new Numbering<number | null>();
  /** Number 0 is unknown. */
  readonly places: (Place | null)[] = [null];
  readonly forms = new Numbering<Key<EncounterForm>>();
  readonly accessNeeds = new Numbering<Key<AccessNeed>>();
  /** Loads, 0 to 1. */
  readonly loads = new Numbering<number>();
  readonly records: IndexRecords;
  /** Travel limits that are no whole hundredths of a kilometre. */
  private readonly oddLimits = new Numbering<number>();
  private readonly liftNumbers = new Numbering(['']);
  private readonly attainmentNumbers = new Numbering();
  private readonly placeNumbers = new Numbering(['']);

  constructor(private readonly reference: PreparedReference) {
    this.records = new IndexRecords(reference);
  }

  /** Writes everything but the cell, which it answers. */
  write(columns: Columns, slot: number, candidate: Candidate): number {
    const prepared = prepareRoleModel(candidate.profile, this.reference);
    columns.attainment[slot] = this.attainmentOf(prepared);
    columns.lift[slot] = this.liftOf(prepared);
    columns.recentInvitations[slot] = Math.min(LARGEST, candidate.profile.recentInvitations);
    columns.load[slot] = this.loads.numberOf(prepared.load);
    this.writeConditions(columns, slot, candidate);
    const { present, flags } = this.records.write(columns, slot, prepared, candidate);
    columns.flags[slot] = flagsOf(candidate) | flags;
    return this.cells.numberOf(present, this.lifts[columns.lift[slot]]?.band ?? 0);
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

  private attainmentOf({ nearness, route, startingLevel }: PreparedRoleModel): number {
    const number = this.attainmentNumbers.numberOf(`${nearness} ${route ?? ''} ${startingLevel ?? ''}`);
    if (number === this.attainments.length) {
      this.attainments.push({ nearness, route, startingLevel });
      this.attainmentRoutes.push(this.routes.numberOf(route));
      this.attainmentLevels.push(this.startingLevels.numberOf(startingLevel));
    }
    return number;
  }

  private liftOf(prepared: PreparedRoleModel): number {
    const { lift: figure, isSexShown: isShown } = prepared;
    if (figure === null) return 0;
    const number = this.liftNumbers.numberOf(`${figure.occupation}${figure.sex}${isShown}`);
    if (number === this.lifts.length) this.lifts.push({ figure, isShown, band: this.cells.bandOf(prepared) });
    return number;
  }

  private placeOf(place: Place | null): number {
    const number = this.placeNumbers.numberOf(place === null ? '' : `${place.latitude} ${place.longitude}`);
    if (number === this.places.length) this.places.push(place);
    return number;
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
    (isPaused ? FLAG.PAUSED : 0) |
    (isOnline ? FLAG.ONLINE : 0) |
    (isInPerson ? FLAG.IN_PERSON : 0) |
    (hasRecordedCheck ? FLAG.RECORDED_CHECK : 0) |
    hereForFlag(hereFor) |
    sexFlags(profile)
  );
}

function hereForFlag(hereFor: Candidate['hereFor']): number {
  if (hereFor === 'AREA') return FLAG.FOR_AREA;
  return hereFor === 'EVERYONE' ? FLAG.FOR_EVERYONE : 0;
}

const sexFlags = ({ sex }: Candidate['profile']): number =>
  (sex?.mayBeShown === true ? FLAG.SEX_SHOWN : 0) | (sex?.value === 'FEMALE' ? FLAG.FEMALE : 0);
