import { meetsEveryCondition, prepareAsk } from '../server/matching/conditions.rules';
import { search } from '../server/matching/index-search.engine';
import { prepareStudent } from '../server/matching/prepare.engine';
import type { Rank } from '../server/matching/ranking.engine';
import { prepareAudience } from '../server/matching/reach.engine';
import { reachesAfter } from '../server/matching/reach-page.engine';
import type { Crowd } from './engine-crowd';
import type { AskedOf, EngineWorld } from './engine-world';
import { TOP } from './plain-sql';

/** One question answered in this process: from what is known of the students to the ranks of the first 20. */
export interface Answering {
  readonly byIndex: (asked: AskedOf) => readonly Rank[];
  /** Looks at everybody: the conditions, then the score of who meets them. */
  readonly byScan: (asked: AskedOf) => readonly Rank[];
}

export function answeringOver({ material, outside }: EngineWorld, { index, traitCounts, everybody }: Crowd): Answering {
  const { today, weights } = material;
  const { reference } = material.basis;
  const basis = { reference, traitCounts };
  const prepared = ({ students, needs, ask }: AskedOf) => ({
    audience: prepareAudience(
      students.map(({ profile }, place) => ({ student: prepareStudent(profile, basis), need: needs[place] ?? 1 })),
      weights,
    ),
    ask: prepareAsk(ask, today, reference.source),
  });
  return {
    byIndex: (asked) => search(index, { ...prepared(asked), outside, rankBy: asked.rankBy, after: null, count: TOP }),
    byScan(asked) {
      const { audience, ask } = prepared(asked);
      const { rankBy } = asked;
      const eligible = everybody
        .filter(({ candidate }) => meetsEveryCondition(candidate, ask) && !outside.has(candidate.profile.id))
        .map(({ roleModel }) => roleModel);
      const first = reachesAfter(audience, eligible, { rankBy, after: null, count: TOP });
      return first.map(({ roleModel, score }) => rankBy(roleModel, score.value));
    },
  };
}
