import type { PreparedRoleModel } from './prepared.types';
import type { RankBy } from './rank-by.engine';
import { bestOf, compareRanks, type Rank } from './ranking.engine';
import { type PreparedAudience, type Reach, reachOf, reachValue } from './reach.engine';

export interface ReachPage {
  readonly rankBy: RankBy;
  /** Null: from the first. */
  readonly after: Rank | null;
  readonly count: number;
}

/** The exact best `count` role models that rank behind `after`, each scored once to find them. */
export function reachesAfter(
  audience: PreparedAudience,
  roleModels: readonly PreparedRoleModel[],
  { rankBy, after, count }: ReachPage,
): readonly Reach[] {
  const ranked = roleModels.map((roleModel) => ({ roleModel, rank: rankBy(roleModel, reachValue(audience, roleModel)) }));
  const behind = after === null ? ranked : ranked.filter(({ rank }) => compareRanks(after, rank) < 0);
  return bestOf(behind, count, ({ rank }) => rank).map(({ roleModel }) => reachOf(audience, roleModel));
}
