import type { MayJoin } from './panel.engine';
import { PanelCompletion, type Unfinished, WISHES_OF_ONE } from './panel-completion.engine';
import type { Coverage, PanelCandidate, PanelShape } from './panel.types';

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

  /** `completion` where one was made for these candidates already. */
  constructor(
    private readonly candidates: readonly PanelCandidate[],
    private readonly shape: PanelShape,
    private readonly completion = new PanelCompletion(candidates, needsCounter(shape)),
  ) {
    this.isCounterNeeded = needsCounter(shape);
  }

  readonly mayJoin: MayJoin = (members, candidate) => {
    const joined = this.joins(this.after(members), this.candidates[candidate]!);
    return joined !== null && this.completion.isPossible(joined);
  };

  /**
   * Whether a whole panel of this shape can be made, from nothing. Members without a wish to meet never stand in the way: as long
   * as there are `size` candidates who may be in it, and as many groups and repeats, somebody can always join.
   */
  isPossible(): boolean {
    const usable = usableFor(this.candidates, this.shape.required);
    if (usable.length < this.shape.size) return false;
    if (groupsOf(usable).size + this.shape.repeats < this.shape.size) return false;
    return this.completion.isPossible(this.after([]));
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
}

const groupsOf = (candidates: readonly PanelCandidate[]): ReadonlySet<string> => new Set(candidates.map(({ group }) => group));

/** In the order in which wishes are kept where not all can be. */
const WISHES: readonly Coverage[] = [...WISHES_OF_ONE, 'COUNTER_STEREOTYPE_IN_EACH_SECTOR'];

/**
 * The shape of a panel of `size` (or of all, where they are fewer): as many wishes as can be met together, the earlier ones of
 * equally many; then no more repeats of a group than that takes.
 */
export function panelShape(candidates: readonly PanelCandidate[], size: number, wishes: readonly Coverage[]): PanelShape {
  const places = Math.min(size, candidates.length);
  const completions = new Map<boolean, PanelCompletion>();
  for (const required of mostFirst(WISHES.filter((wish) => wishes.includes(wish)))) {
    const isCounterNeeded = needsCounter({ required });
    const completion = completions.get(isCounterNeeded) ?? new PanelCompletion(candidates, isCounterNeeded);
    completions.set(isCounterNeeded, completion);
    for (let repeats = fewestRepeats(candidates, places, required); repeats <= places; repeats += 1) {
      const shape = { size: places, repeats, required };
      if (new PanelFit(candidates, shape, completion).isPossible()) return shape;
    }
  }
  return { size: places, repeats: fewestRepeats(candidates, places, []), required: [] };
}

const fewestRepeats = (candidates: readonly PanelCandidate[], size: number, required: readonly Coverage[]): number =>
  Math.max(0, size - groupsOf(usableFor(candidates, required)).size);

/** Whom no sector rules out from the start. */
function usableFor(candidates: readonly PanelCandidate[], required: readonly Coverage[]): readonly PanelCandidate[] {
  if (!needsCounter({ required })) return candidates;
  const open = sectorsWithCounter(candidates);
  return candidates.filter(({ sector }) => sector === null || open.has(sector));
}

/** All subsets, the larger first, and of one size those with the earlier wishes. */
function mostFirst(wishes: readonly Coverage[]): readonly (readonly Coverage[])[] {
  let subsets: readonly (readonly Coverage[])[] = [[]];
  for (const wish of wishes.toReversed()) subsets = [...subsets.map((subset) => [wish, ...subset]), ...subsets];
  return subsets.toSorted((one, other) => other.length - one.length);
}
