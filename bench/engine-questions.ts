import { meetsEveryCondition, prepareAsk } from '../server/matching/conditions.rules';
import { search } from '../server/matching/index-search.engine';
import type { PreparedAsk } from '../server/matching/conditions.types';
import { prepareStudent } from '../server/matching/prepare.engine';
import type { RankBy } from '../server/matching/rank-by.engine';
import type { Rank } from '../server/matching/ranking.engine';
import { type PreparedAudience, prepareAudience } from '../server/matching/reach.engine';
import { reachesAfter } from '../server/matching/reach-page.engine';
import type { Crowd } from './engine-crowd';
import type { AskedOf, EngineWorld } from './engine-world';
import { TOP } from './plain-sql';

export interface Question {
  readonly audience: PreparedAudience;
  readonly ask: PreparedAsk;
  readonly rankBy: RankBy;
}

export interface Answering {
  /** Anew for each question, as the service does: what is prepared remembers what was worked out of it. */
  readonly prepare: (asked: AskedOf) => Question;
  /** Ranks of the first 20. */
  readonly byIndex: (question: Question) => readonly Rank[];
  /** Looks at everybody: the conditions, then the score of who meets them. */
  readonly byScan: (question: Question) => readonly Rank[];
}

export function answeringOver({ material, outside }: EngineWorld, { index, traitCounts, everybody }: Crowd): Answering {
  const { today, weights } = material;
  const { reference } = material.basis;
  const basis = { reference, traitCounts };
  return {
    prepare({ students, needs, ask, rankBy }) {
      const members = students.map(({ profile }, place) => ({
        student: prepareStudent(profile, basis),
        need: needs[place] ?? 1,
      }));
      return { audience: prepareAudience(members, weights), ask: prepareAsk(ask, today, reference.source), rankBy };
    },
    byIndex: (question) => search(index, { ...question, outside, after: null, count: TOP }).map(({ rank }) => rank),
    byScan({ audience, ask, rankBy }) {
      const eligible = everybody
        .filter(({ candidate }) => meetsEveryCondition(candidate, ask) && !outside.has(candidate.profile.id))
        .map(({ roleModel }) => roleModel);
      const first = reachesAfter(audience, eligible, { rankBy, after: null, count: TOP });
      return first.map(({ roleModel, score }) => rankBy(roleModel, score.value));
    },
  };
}
