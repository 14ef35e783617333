import type { PreparedRoleModel } from './prepared.types';
import { bestOf, comparable, compareRanks, type Rank } from './ranking.engine';
import { type PreparedAudience, type Reach, reachOf, reachValue } from './reach.engine';

export const rankOfReach = ({ roleModel, score }: Reach): Rank => ({
  value: comparable(score.value),
  recentInvitations: roleModel.recentInvitations,
  id: roleModel.id,
});

/** The exact best `count` role models that rank behind `after` (null: from the first), each scored once to find them. */
export function reachesAfter(
  audience: PreparedAudience,
  roleModels: readonly PreparedRoleModel[],
  after: Rank | null,
  count: number,
): readonly Reach[] {
  const ranked = roleModels.map((roleModel) => ({
    roleModel,
    rank: {
      value: comparable(reachValue(audience, roleModel)),
      recentInvitations: roleModel.recentInvitations,
      id: roleModel.id,
    },
  }));
  const behind = after === null ? ranked : ranked.filter(({ rank }) => compareRanks(after, rank) < 0);
  return bestOf(behind, count, ({ rank }) => rank).map(({ roleModel }) => reachOf(audience, roleModel));
}
