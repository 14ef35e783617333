import type { MayJoin } from './panel.engine';
import type { Coverage, PanelCandidate, PanelShape } from './panel.types';

/** A panel that is being made: everything that decides who may still join. */
interface Unfinished {
  readonly places: number;
  readonly repeats: number;
  readonly groups: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
  readonly missing: ReadonlySet<Coverage>;
}

const needsCounter = ({ required }: Pick<PanelShape, 'required'>): boolean =>
  required.includes('COUNTER_STEREOTYPE_IN_EACH_SECTOR');

/** Sectors in which somebody goes against the stereotype: nobody else's sector can be shown where one must in each. */
export function sectorsWithCounter(candidates: readonly PanelCandidate[]): ReadonlySet<string> {
  return new Set(candidates.flatMap(({ sector, isCounterInSector }) => (isCounterInSector && sector !== null ? [sector] : [])));
}

/**
 * Says who may join a panel of this shape: whoever leaves it possible to complete. In a sector that must have somebody who goes
 * against the stereotype that person joins first; any panel of the shape can be put in such an order.
 */
export class PanelFit {
  private readonly isCounterNeeded: boolean;

  constructor(
    private readonly candidates: readonly PanelCandidate[],
    private readonly shape: PanelShape,
  ) {
    this.isCounterNeeded = needsCounter(shape);
  }

  readonly mayJoin: MayJoin = (members, candidate) => {
    const joined = this.joins(this.after(members), this.candidates[candidate]!);
    return joined !== null && this.isCompletable(joined);
  };

  /**
   * Whether a whole panel of this shape can be made, from nothing. Members without a wish to meet never stand in the way: as long
   * as there are `size` candidates who may be in it, and as many groups and repeats, somebody can always join.
   */
  isPossible(): boolean {
    const usable = this.usable();
    if (usable.length < this.shape.size) return false;
    if (groupsOf(usable).size + this.shape.repeats < this.shape.size) return false;
    return this.isCompletable(this.after([]));
  }

  /** Whom no sector rules out from the start. */
  usable(): readonly PanelCandidate[] {
    if (!this.isCounterNeeded) return this.candidates;
    const open = sectorsWithCounter(this.candidates);
    return this.candidates.filter(({ sector }) => sector === null || open.has(sector));
  }

  private after(members: readonly number[]): Unfinished {
    const { size, repeats, required } = this.shape;
    const missing = new Set(required.filter((wish) => wish !== 'COUNTER_STEREOTYPE_IN_EACH_SECTOR'));
    let panel: Unfinished = { places: size, repeats, groups: new Set(), sectors: new Set(), missing };
    for (const member of members) panel = this.joins(panel, this.candidates[member]!) ?? panel;
    return panel;
  }

  /** The panel with one more, or null where they may not be in it now. */
  private joins(panel: Unfinished, { group, sector, isCounterInSector, meets }: PanelCandidate): Unfinished | null {
    const repeats = panel.repeats - Number(panel.groups.has(group));
    if (panel.places === 0 || repeats < 0) return null;
    if (this.isCounterNeeded && sector !== null && !isCounterInSector && !panel.sectors.has(sector)) return null;
    return {
      places: panel.places - 1,
      repeats,
      groups: new Set(panel.groups).add(group),
      sectors: sector === null ? panel.sectors : new Set(panel.sectors).add(sector),
      missing: new Set([...panel.missing].filter((wish) => !meets.has(wish))),
    };
  }

  /** Whether the places left are enough for the wishes still missing. Looks at one of each kind of candidate. */
  private isCompletable(panel: Unfinished): boolean {
    const [wish] = panel.missing;
    if (wish === undefined) return true;
    if (panel.places < this.fewestFor(panel.missing)) return false;
    const helpers = oneOfEach(
      this.candidates.filter(({ meets }) => meets.has(wish)),
      panel.missing,
    );
    return helpers.some((helper) => {
      const joined = this.joins(panel, helper);
      return joined === null ? this.isCompletableThrough(panel, helper) : this.isCompletable(joined);
    });
  }

  /** With somebody who goes against the stereotype in the helper's sector before them. */
  private isCompletableThrough(panel: Unfinished, helper: PanelCandidate): boolean {
    const { sector } = helper;
    if (sector === null || panel.sectors.has(sector) || panel.places < 2) return false;
    const openers = this.candidates.filter((one) => one.isCounterInSector && one.sector === sector);
    return oneOfEach(openers, panel.missing).some((opener) => {
      const opened = this.joins(panel, opener);
      const joined = opened && this.joins(opened, helper);
      return joined !== null && this.isCompletable(joined);
    });
  }

  /** Fewest candidates who between them meet these wishes, were nothing else asked of them; Infinity where nobody meets one. */
  private fewestFor(missing: ReadonlySet<Coverage>): number {
    const [wish] = missing;
    if (wish === undefined) return 0;
    const kinds = new Map<string, ReadonlySet<Coverage>>();
    for (const { meets } of this.candidates) {
      if (meets.has(wish)) kinds.set([...missing].filter((one) => meets.has(one)).join(), meets);
    }
    const left = [...kinds.values()].map((meets) => this.fewestFor(new Set([...missing].filter((one) => !meets.has(one)))));
    return 1 + Math.min(Infinity, ...left);
  }
}

const groupsOf = (candidates: readonly PanelCandidate[]): ReadonlySet<string> => new Set(candidates.map(({ group }) => group));

/** Of those who are alike in all that matters, the first. */
function oneOfEach(candidates: readonly PanelCandidate[], missing: ReadonlySet<Coverage>): readonly PanelCandidate[] {
  const kinds = new Map<string, PanelCandidate>();
  for (const candidate of candidates) {
    const { group, isCounterInSector, meets } = candidate;
    const kind = [group, isCounterInSector, ...[...missing].filter((wish) => meets.has(wish))].join();
    if (!kinds.has(kind)) kinds.set(kind, candidate);
  }
  return [...kinds.values()];
}

/** In the order in which wishes are kept where not all can be. */
const WISHES: readonly Coverage[] = [
  'A_WOMAN',
  'AN_APPRENTICE',
  'A_SMALL_EMPLOYER',
  'A_BARRIER_OVERCOME',
  'COUNTER_STEREOTYPE_IN_EACH_SECTOR',
];

/**
 * The shape of a panel of `size` (or of all, where they are fewer): as many wishes as can be met together, the earlier ones of
 * equally many; then no more repeats of a group than that takes.
 */
export function panelShape(candidates: readonly PanelCandidate[], size: number, wishes: readonly Coverage[]): PanelShape {
  const places = Math.min(size, candidates.length);
  for (const required of mostFirst(WISHES.filter((wish) => wishes.includes(wish)))) {
    for (let repeats = fewestRepeats(candidates, places, required); repeats <= places; repeats += 1) {
      const shape = { size: places, repeats, required };
      if (new PanelFit(candidates, shape).isPossible()) return shape;
    }
  }
  return { size: places, repeats: fewestRepeats(candidates, places, []), required: [] };
}

function fewestRepeats(candidates: readonly PanelCandidate[], size: number, required: readonly Coverage[]): number {
  const usable = new PanelFit(candidates, { size, repeats: 0, required }).usable();
  return Math.max(0, size - groupsOf(usable).size);
}

/** All subsets, the larger first, and of one size those with the earlier wishes. */
function mostFirst(wishes: readonly Coverage[]): readonly (readonly Coverage[])[] {
  let subsets: readonly (readonly Coverage[])[] = [[]];
  for (const wish of wishes.toReversed()) subsets = [...subsets.map((subset) => [wish, ...subset]), ...subsets];
  return subsets.toSorted((one, other) => other.length - one.length);
}
