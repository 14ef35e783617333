import type { Ground } from '../composition';
import type { Breath } from '../platform/breath';
import { addDays } from '../platform/days';
import { candidatesFor } from '../role-models/candidates.reads';
import { askForStudent, NO_CRITERIA } from './ask.rules';
import { prepareAsk } from './conditions.rules';
import type { Change, Competitor } from './counterfactual.types';
import { type IndexQuestion, search } from './index-search.engine';
import type { Ask, Candidate, Weights } from './matching.types';
import { prepareRoleModel } from './prepare.engine';
import type { MatchingBasis, PreparedStudent } from './prepared.types';
import { byScore } from './rank-by.engine';
import { momentOf } from './ranking.reads';
import { compareRanks } from './ranking.engine';
import { prepareAudience, reachValue } from './reach.engine';
import { componentValue, CRITERIA, spreadWeights } from './score.engine';
import { weightsForForm } from './weights.rules';

/** Competitors looked at closely: the first by the weights as they are, and the first where one criterion alone counts. */
const FIRST = 400;
const FIRST_BY_ONE = 100;
/** No change looks further ahead. */
const DAYS_AHEAD = 366;

/** Somebody as they compete before one student: only what they show counts. */
export function competitorFrom(candidate: Candidate, student: PreparedStudent, { reference }: MatchingBasis): Competitor {
  const roleModel = prepareRoleModel(candidate.profile, reference);
  return { candidate, values: CRITERIA.map((criterion) => componentValue(criterion, student, roleModel, 'ONE_STUDENT')) };
}

export interface Competition {
  readonly schoolId: string;
  readonly requestId: string | null;
  readonly ask: Ask;
  readonly weights: Weights;
  readonly student: PreparedStudent;
  readonly basis: MatchingBasis;
  readonly today: string;
  /** How many are suggested first. */
  readonly top: number;
  readonly breath: Breath;
}

/**
 * Who may stand before a role model in one student's list, whatever one change is made: those who lead under the widest ask. Others may
 * lead after a change all the same, so `isAmongFirst` asks the whole index once more of each change that would do among these: of
 * those told to be enough, and of such as others are only measured by.
 */
export async function competitorsFor(
  ground: Ground,
  competition: Competition,
): Promise<{
  readonly competitors: readonly Competitor[];
  readonly isAmongFirst: (change: Omit<Change, 'explanation'>) => boolean;
}> {
  const { schoolId, requestId, student, basis, today, ask, weights, breath } = competition;
  const { outside, changes } = await momentOf(ground, { schoolId, requestId });
  const question = questionsOf(competition, outside);
  const leading = new Set<string>();
  const widest = widestOf(ask, today);
  for (const { by, count } of leads(weightsForForm(weights, ask.form), student)) {
    const { found } = await ground.index.search(
      question(by, widest, count),
      { reference: basis.reference, today, changes },
      breath,
    );
    for (const { rank } of found) leading.add(rank.id);
    if (breath.isDue) await breath.take();
  }
  const roleModelIds = [...leading];
  const candidates = await candidatesFor(ground.connection, ground.audit, { schoolId, requestId, roleModelIds, today });
  const known = await ground.index.current(basis.reference, today, changes);
  return {
    competitors: candidates.map((candidate) => competitorFrom(candidate, student, basis)),
    isAmongFirst({ ask: asked, candidate, weights: changed }) {
      const acting = weightsForForm(changed, asked.form);
      const roleModel = prepareRoleModel(candidate.profile, basis.reference);
      const own = byScore(roleModel, reachValue(prepareAudience([{ student, need: 1 }], acting), roleModel));
      const before = search(known, question(acting, asked, competition.top + 1)).filter(
        ({ rank }) => rank.id !== own.id && compareRanks(rank, own) < 0,
      );
      return before.length < competition.top;
    },
  };
}

/** Who comes first before this student by some weights, under some ask. */
const questionsOf =
  ({ student, basis, today }: Competition, outside: ReadonlySet<string>) =>
  (by: Weights, asked: Ask, count: number): IndexQuestion => ({
    audience: prepareAudience([{ student, need: 1 }], by),
    ask: prepareAsk(asked, today, basis.reference.source),
    outside,
    rankBy: byScore,
    after: null,
    count,
  });

/** Everything that can be left open is. */
function widestOf({ schoolId, schoolPlace }: Ask, today: string): Ask {
  const open = askForStudent({ schoolId, schoolPlace, yearGroups: [], groupSize: 1 }, [], NO_CRITERIA, today);
  return { ...open, days: { from: today, to: addDays(today, DAYS_AHEAD) } };
}

/** Weights by which to look for those who lead. By VARIETY alone nearly everybody is equal, by what a student has no data for everybody. */
function leads(weights: Weights, student: PreparedStudent): readonly { readonly by: Weights; readonly count: number }[] {
  const discerning = CRITERIA.filter((criterion) => criterion !== 'VARIETY')
    .map(onlyBy)
    .filter((by) => spreadWeights(student, by).some((weight) => weight > 0));
  return [{ by: weights, count: FIRST }, ...discerning.map((by) => ({ by, count: FIRST_BY_ONE }))];
}

const onlyBy = (criterion: keyof Weights): Weights =>
  Object.fromEntries(CRITERIA.map((one) => [one, one === criterion ? 1 : 0])) as Weights;
