/** The exact best of a list by scoring all of it: slow, and what the order of a list is checked with. */
import { reachesAfter } from '../../server/matching/reach-page.engine';
import type { PreparedRoleModel, PreparedStudent } from '../../server/matching/prepared.types';
import { byScore, byScoreAndLoad } from '../../server/matching/rank-by.engine';
import { bestOf } from '../../server/matching/ranking.engine';
import type { PreparedAudience, Reach } from '../../server/matching/reach.engine';
import { scoreOf, scoreValue, type ScoringTerms, spreadWeights } from '../../server/matching/score.engine';

/** For a student: by score, then fewer recent invitations, then id. */
export function bestFor(student: PreparedStudent, roleModels: readonly PreparedRoleModel[], count: number, terms: ScoringTerms) {
  const spread = spreadWeights(student, terms.weights);
  const best = bestOf(roleModels, count, (roleModel) =>
    byScore(roleModel, scoreValue(student, roleModel, spread, terms.disclosure)),
  );
  return best.map((roleModel) => ({ roleModel, score: scoreOf(student, roleModel, terms) }));
}

/** For an audience: by reach as load leaves it, then fewer recent invitations, then id. */
export const bestForAudience = (
  audience: PreparedAudience,
  roleModels: readonly PreparedRoleModel[],
  count: number,
): readonly Reach[] => reachesAfter(audience, roleModels, { rankBy: byScoreAndLoad, after: null, count });
