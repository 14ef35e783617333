import { orderValue } from './load.engine';
import type { PreparedRoleModel } from './prepared.types';
import { comparable, type Rank } from './ranking.engine';

/** Where a role model stands in a list, from their score or reach. */
export type RankBy = (roleModel: Pick<PreparedRoleModel, 'id' | 'recentInvitations' | 'load'>, score: number) => Rank;

/** For one student: nobody is put further down in their list for being asked a lot. */
export const byScore: RankBy = ({ recentInvitations, id }, score) => ({ value: comparable(score), recentInvitations, id });

/** Before an audience: as if reach were lower for whoever was asked a lot of late. */
export const byScoreAndLoad: RankBy = ({ recentInvitations, load, id }, score) => ({
  value: comparable(orderValue(score, load)),
  recentInvitations,
  id,
});
