import type { PanelCoverage, PanelMethod } from '../../schema/matching/panel.type';
import type { Key } from './matching.types';
import type { PreparedRoleModel } from './prepared.types';

export type Coverage = Key<PanelCoverage>;

/** A role model as a panel looks at them. Everything here may be shown. */
export interface PanelCandidate {
  readonly roleModel: PreparedRoleModel;
  /** Of each group one is taken while others are left: their unit group, or their own id where the request names it. */
  readonly group: string;
  /** Sector their present occupation belongs to most; null where none is known. A function of the occupation. */
  readonly sector: string | null;
  /** Wishes they meet on their own. */
  readonly meets: ReadonlySet<Coverage>;
  /** Whether they show that they go against the stereotype of an occupation of that sector. */
  readonly isCounterInSector: boolean;
}

/** Scores of a pool for an audience, worked out once. */
export interface PanelMatrix {
  /** In id order, so that a lower index goes first among equals. */
  readonly candidates: readonly PanelCandidate[];
  readonly students: number;
  /** Need x score of candidate `c` and student `s` at `c * students + s`. */
  readonly values: Float64Array;
  readonly totalNeed: number;
}

/** What a panel must look like. */
export interface PanelShape {
  /** Number of members; never more than there are candidates. */
  readonly size: number;
  /** How many members may be a second one of their group. */
  readonly repeats: number;
  readonly required: readonly Coverage[];
}

export interface UnmetWish {
  readonly coverage: Coverage;
  readonly explanation: string;
}

/** Whom a panel is made of, as indices into the matrix, in the order in which they were taken, and what is proved of it. */
export interface ChosenPanel {
  readonly members: readonly number[];
  /** Mean by need of the students' best scores, 0 to 1. */
  readonly value: number;
  readonly gap: number;
  readonly method: Key<PanelMethod>;
}

/** What is asked of a panel. */
export interface PanelWanted {
  /** Members, 1 to 10. */
  readonly size: number;
  readonly coverage: readonly Coverage[];
}
