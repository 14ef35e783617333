import type { ShareQuality, WomenShare } from './matching.types';
import { ancestorsOf } from './soc.engine';

/** One UK figure. WHOLE covers (nearly) the group named by `code`, WIDER more than it, PART only some of it. */
export interface UkShareRow {
  /** SOC 2020 code of any level. */
  readonly code: string;
  /** 0 to 1. */
  readonly womenShare: number;
  readonly year: number | null;
  readonly source: string;
  readonly scope: 'WHOLE' | 'WIDER' | 'PART';
  /** From an imported table of official statistics: goes before any other figure of its scope. */
  readonly isImported?: boolean;
}

/** One figure of the American Community Survey, by how far it may stand for the UK occupation. */
export interface UsShareRow {
  readonly code: string;
  readonly womenShare: number;
  /** People in the survey's base. */
  readonly workers: number;
  /** Names the publication and the source occupations. */
  readonly basis: string;
  readonly quality: 'EXACT' | 'CLOSE' | 'PROXY';
}

export interface WomenShareRows {
  readonly uk: readonly UkShareRow[];
  readonly us: readonly UsShareRow[];
}

/** The American figures are those of the survey of 2016 (seeds/reference/SOURCES.md, section 2). */
const US_YEAR = 2016;

/**
 * Best figure for each unit group that has one: UK whole, UK wider on the same code, US exact or close, UK row of the nearest
 * group above, US proxy. A figure for part of an occupation never stands for the whole. Groups without a figure are absent:
 * unknown, not balanced. Among several of one rank an imported row wins, then the latest year, then the source by name.
 */
export function bestWomenShares(unitGroups: readonly string[], rows: WomenShareRows): ReadonlyMap<string, WomenShare> {
  const uk = byCode(rows.uk);
  const us = byCode(rows.us);
  const shares = new Map<string, WomenShare>();
  for (const code of unitGroups) {
    const best = figureFor(code, uk, us);
    if (best) shares.set(code, best);
  }
  return shares;
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const group = grouped.get(row.code);
    if (group) group.push(row);
    else grouped.set(row.code, [row]);
  }
  return grouped;
}

function figureFor(
  code: string,
  uk: ReadonlyMap<string, readonly UkShareRow[]>,
  us: ReadonlyMap<string, readonly UsShareRow[]>,
): WomenShare | undefined {
  const own = uk.get(code) ?? [];
  const american = us.get(code) ?? [];
  return (
    ukFigure(own, 'WHOLE', 'UK_WHOLE') ??
    ukFigure(own, 'WIDER', 'UK_WIDER') ??
    usFigure(american, 'EXACT', 'US_EXACT') ??
    usFigure(american, 'CLOSE', 'US_CLOSE') ??
    parentFigure(code, uk) ??
    usFigure(american, 'PROXY', 'US_PROXY')
  );
}

function parentFigure(code: string, uk: ReadonlyMap<string, readonly UkShareRow[]>): WomenShare | undefined {
  for (const ancestor of ancestorsOf(code)) {
    const rows = uk.get(ancestor) ?? [];
    const figure = ukFigure(rows, 'WHOLE', 'UK_PARENT') ?? ukFigure(rows, 'WIDER', 'UK_PARENT');
    if (figure) return figure;
  }
  return undefined;
}

function ukFigure(rows: readonly UkShareRow[], scope: UkShareRow['scope'], quality: ShareQuality): WomenShare | undefined {
  const [best] = rows.filter((row) => row.scope === scope).toSorted(bestFirst);
  return best && { share: best.womenShare, quality, source: best.source, year: best.year };
}

const bestFirst = (one: UkShareRow, other: UkShareRow): number =>
  Number(other.isImported ?? false) - Number(one.isImported ?? false) ||
  (other.year ?? 0) - (one.year ?? 0) ||
  (one.source < other.source ? -1 : Number(one.source > other.source));

function usFigure(rows: readonly UsShareRow[], quality: UsShareRow['quality'], as: ShareQuality): WomenShare | undefined {
  const [best] = rows.filter((row) => row.quality === quality).toSorted(widestFirst);
  return best && { share: best.womenShare, quality: as, source: best.basis, year: US_YEAR };
}

const widestFirst = (one: UsShareRow, other: UsShareRow): number =>
  other.workers - one.workers || (one.basis < other.basis ? -1 : Number(one.basis > other.basis));
