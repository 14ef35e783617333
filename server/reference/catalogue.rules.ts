import type { Activity } from '../../schema/reference/activity.type';
import type { Occupation } from '../../schema/reference/occupation.type';
import type { Sector } from '../../schema/reference/sector.type';
import type { Subject } from '../../schema/reference/subject.type';
import type { MatchingReference, Place, WomenShare } from '../matching/matching.types';
import { bestWomenShares, type WomenShareRows } from '../matching/women-share.rules';
import type { ActivityEntity, ActivityOccupationEntity } from './activity.entity';
import type { JobTitleEntity, OccupationEntity } from './occupation.entity';
import type { OutcodeEntity } from './outcode.entity';
import type { OccupationSectorEntity, SectorEntity } from './sector.entity';
import type { WomenShareEntity } from './statistic.entity';
import type { SubjectEntity, SubjectOccupationEntity } from './subject.entity';

/** All reference data of one version, each list in the order of its codes. */
export interface ReferenceContent {
  readonly version: number;
  readonly occupations: readonly OccupationEntity[];
  /** Without those worded for one sex. */
  readonly jobTitles: readonly JobTitleEntity[];
  readonly subjects: readonly SubjectEntity[];
  readonly subjectOccupations: readonly SubjectOccupationEntity[];
  readonly sectors: readonly SectorEntity[];
  readonly occupationSectors: readonly OccupationSectorEntity[];
  readonly activities: readonly ActivityEntity[];
  readonly activityOccupations: readonly ActivityOccupationEntity[];
  readonly womenShares: readonly WomenShareEntity[];
  readonly outcodes: readonly OutcodeEntity[];
}

/** An occupation ready to be answered, linked to the groups above it. */
export interface CatalogueOccupation extends Occupation {
  /** Those that may be shown, in alphabetical order; empty above unit groups. */
  readonly jobTitles: readonly string[];
}

/** Titles by code; a code nobody knows stands for itself. */
interface CatalogueTitles {
  readonly occupation: (code: string) => string;
  readonly subject: (code: string) => string;
  readonly sector: (code: string) => string;
  readonly activity: (code: string) => string;
}

/** The reference data of one version, in memory. Never changes: another version is another catalogue. */
export interface Catalogue {
  readonly version: number;
  /** All levels, in code order. */
  readonly occupations: readonly CatalogueOccupation[];
  /** In the order of their titles, as are the next two. */
  readonly subjects: readonly Subject[];
  readonly sectors: readonly Sector[];
  readonly activities: readonly Activity[];
  /** Any level; null for an unknown code, as in the next three. */
  readonly occupation: (code: string) => CatalogueOccupation | null;
  readonly subject: (code: string) => Subject | null;
  readonly sector: (code: string) => Sector | null;
  readonly activity: (code: string) => Activity | null;
  readonly titles: CatalogueTitles;
  /** Any level. */
  readonly hasOccupation: (code: string) => boolean;
  readonly hasUnitGroup: (code: string) => boolean;
  readonly hasSubject: (code: string) => boolean;
  readonly hasSector: (code: string) => boolean;
  readonly hasActivity: (code: string) => boolean;
  /** Upper or lower case, with or without spaces around it. */
  readonly hasOutcode: (outcode: string) => boolean;
  /** Middle of the outcode's area, WGS84. */
  readonly placeOf: (outcode: string) => Place | null;
  /** Best figure for a unit group. */
  readonly shareOf: (unitGroup: string) => WomenShare | null;
  readonly matching: MatchingReference;
}

export function catalogueOf(content: ReferenceContent): Catalogue {
  const sectors = byCode(content.sectors);
  const occupations = linkedOccupations(content, sectors);
  const subjects = byCode(content.subjects);
  const activities = byCode(linkedActivities(content, occupations));
  const outcodes = new Map(content.outcodes.map(({ code, latitude, longitude }) => [code, { latitude, longitude }]));
  const matching = matchingReferenceOf(content);
  return {
    version: content.version,
    occupations: [...occupations.values()],
    subjects: [...subjects.values()].toSorted(byTitle),
    sectors: [...sectors.values()].toSorted(byTitle),
    activities: [...activities.values()].toSorted(byTitle),
    occupation: (code) => occupations.get(code) ?? null,
    subject: (code) => subjects.get(code) ?? null,
    sector: (code) => sectors.get(code) ?? null,
    activity: (code) => activities.get(code) ?? null,
    titles: {
      occupation: titlesIn(occupations),
      subject: titlesIn(subjects),
      sector: titlesIn(sectors),
      activity: titlesIn(activities),
    },
    hasOccupation: (code) => occupations.has(code),
    hasUnitGroup: (code) => occupations.get(code)?.level === 'UNIT',
    hasSubject: (code) => subjects.has(code),
    hasSector: (code) => sectors.has(code),
    hasActivity: (code) => activities.has(code),
    hasOutcode: (outcode) => outcodes.has(asOutcode(outcode)),
    placeOf: (outcode) => outcodes.get(asOutcode(outcode)) ?? null,
    shareOf: (unitGroup) => matching.womenShares.get(unitGroup) ?? null,
    matching,
  };
}

/** Code order puts every group before those below it, so that a parent is there when it is asked for. */
function linkedOccupations(content: ReferenceContent, sectors: ReadonlyMap<string, Sector>) {
  const shares = bestWomenShares(
    content.occupations.map(({ code }) => code),
    shareRowsOf(content.womenShares),
  );
  const jobTitles = grouped(content.jobTitles, ({ occupationCode }) => occupationCode);
  const links = grouped(content.occupationSectors, ({ occupationCode }) => occupationCode);
  const linked = new Map<string, CatalogueOccupation>();
  for (const { code, level, title, parentCode } of content.occupations) {
    linked.set(code, {
      code,
      level,
      title,
      parent: (parentCode === null ? null : linked.get(parentCode)) ?? null,
      jobTitles: (jobTitles.get(code) ?? []).map((one) => one.title),
      womenShare: shownShare(shares.get(code)),
      sectors: (links.get(code) ?? [])
        .toSorted((one, other) => other.weight - one.weight)
        .flatMap(({ sectorCode }) => sectors.get(sectorCode) ?? []),
    });
  }
  return linked;
}

function linkedActivities(content: ReferenceContent, occupations: ReadonlyMap<string, Occupation>): Activity[] {
  const links = grouped(content.activityOccupations, ({ activityCode }) => activityCode);
  return content.activities.map(({ code, title }) => ({
    code,
    title,
    occupations: (links.get(code) ?? []).flatMap(({ occupationCode }) => occupations.get(occupationCode) ?? []),
  }));
}

function matchingReferenceOf(content: ReferenceContent): MatchingReference {
  const unitGroups = content.occupations.filter(({ level }) => level === 'UNIT').map(({ code }) => code);
  const activities = grouped(content.activityOccupations, ({ activityCode }) => activityCode);
  return {
    subjectOccupations: nested(content.subjectOccupations.map((one) => [one.subjectCode, one.occupationCode, one.relevance])),
    sectorOccupations: nested(content.occupationSectors.map((one) => [one.sectorCode, one.occupationCode, one.weight])),
    activityOccupations: new Map(
      [...activities].map(([code, links]) => [code, links.map(({ occupationCode }) => occupationCode)]),
    ),
    womenShares: bestWomenShares(unitGroups, shareRowsOf(content.womenShares)),
  };
}

function nested(triples: readonly (readonly [string, string, number])[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const outer = new Map<string, Map<string, number>>();
  for (const [key, code, value] of triples) {
    const inner = outer.get(key) ?? new Map<string, number>();
    outer.set(key, inner.set(code, value));
  }
  return outer;
}

/** The two kinds of figure, told apart by how they fit: the loader keeps American words to American rows. */
function shareRowsOf(rows: readonly WomenShareEntity[]): WomenShareRows {
  const shares: { uk: WomenShareRows['uk'][number][]; us: WomenShareRows['us'][number][] } = { uk: [], us: [] };
  for (const { origin, occupationCode: code, share: womenShare, year, source, fit, workers } of rows) {
    if (fit === 'WHOLE' || fit === 'WIDER' || fit === 'PART')
      shares.uk.push({ code, womenShare, year, source, scope: fit, isImported: origin === 'UK_IMPORTED' });
    else shares.us.push({ code, womenShare, workers: workers ?? 0, basis: source, quality: fit });
  }
  return shares;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const shownShare = (figure: WomenShare | undefined) => (figure ? { ...figure, isProxy: figure.quality === 'US_PROXY' } : null);

const byCode = <Row extends { readonly code: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.code, row]));

const titlesIn =
  (rows: ReadonlyMap<string, { readonly title: string }>) =>
  (code: string): string =>
    rows.get(code)?.title ?? code;

const byTitle = (one: { readonly title: string }, other: { readonly title: string }): number =>
  one.title < other.title ? -1 : 1;

const asOutcode = (text: string): string => text.trim().toUpperCase();
