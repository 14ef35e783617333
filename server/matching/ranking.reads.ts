import { setImmediate } from 'node:timers/promises';
import type { Ground } from '../composition';
import type { Breath } from '../platform/breath';
import type { UntoldEvent } from '../platform/events/outbox.store';
import { candidatesOfNoSchool, outsideFor } from '../role-models/candidates.reads';
import { meetsEveryCondition } from './conditions.rules';
import type { PreparedAsk } from './conditions.types';
import type { Candidate } from './matching.types';
import { prepareRoleModel } from './prepare.engine';
import type { PreparedReference, PreparedRoleModel } from './prepared.types';
import type { Found } from './ranked-slots.engine';
import { compareRanks, type Rank } from './ranking.engine';
import { type PreparedAudience, reachValue } from './reach.engine';
import type { RankBy } from './rank-by.engine';

export interface Ranking {
  readonly schoolId: string;
  /** A refusal counts for this request only; null where there is none. */
  readonly requestId: string | null;
  readonly today: string;
  readonly audience: PreparedAudience;
  readonly ask: PreparedAsk;
  readonly reference: PreparedReference;
  readonly rankBy: RankBy;
}

/** What a ranking needs to know of this moment besides the question: it can be read beside what the question needs. */
export interface Moment {
  /** IDs of role models whom the school excluded or has invited, or who refused this request. */
  readonly outside: ReadonlySet<string>;
  /** What the index must take first. */
  readonly changes: readonly UntoldEvent[];
}

type MomentOf = Pick<Ranking, 'schoolId' | 'requestId'>;

export async function momentOf({ connection, index }: Ground, of: MomentOf): Promise<Moment> {
  const [outside, changes] = await Promise.all([outsideFor(connection, of), index.changes()]);
  return { outside, changes };
}

/** For `foundNow`, which asks about changes afterwards. */
export const momentBefore = async ({ connection }: Ground, of: MomentOf): Promise<Moment> => ({
  outside: await outsideFor(connection, of),
  changes: [],
});

/**
 * Told who is found as soon as that is known, so that more can be read of them meanwhile. Told once more where the ranking is done again:
 * others may be answered in the end, and what was read before may be out of date.
 */
export type OnFound = (roleModelIds: readonly string[]) => void;

/** Which of a ranking are asked for. */
export interface Span {
  /** Null: from the first. */
  readonly after: Rank | null;
  readonly limit: number;
  readonly moment: Moment;
  readonly breath: Breath;
  readonly onFound?: OnFound | undefined;
}

/** Somebody a ranking puts forward, and where they stand in it. */
export interface RankedCandidate {
  readonly rank: Rank;
  readonly candidate: Candidate;
  readonly roleModel: PreparedRoleModel;
}

/**
 * The exact next of a ranking, named: the index says who, and where nothing was committed since that it does not know, that is how things
 * stand. Where anything was, or the index cannot tell, they are read as `rankedCandidates` does.
 */
export async function foundNow(ground: Ground, ranking: Ranking, span: Span): Promise<readonly Found[]> {
  const { audit, index } = ground;
  const { today, reference, audience, rankBy } = ranking;
  const { moment, breath, onFound } = span;
  await note(audit, ranking);
  const { found, source } = await index.search(questionOf(ranking, span), { reference, today, changes: moment.changes }, breath);
  onFound?.(found.map(({ rank }) => rank.id));
  const { changes, isNothing } = await index.since(source, today);
  if (isNothing) return found;
  const ranked = await rankedCandidates(ground, ranking, { ...span, moment: { ...moment, changes } });
  return ranked.map(({ roleModel }) => {
    const reach = reachValue(audience, roleModel);
    return { rank: rankBy(roleModel, reach), reach, load: roleModel.load };
  });
}

/** How often a ranking is done again because the database says otherwise than the index, before everybody is read anew. */
const MOST_TRIES = 5;

/**
 * The exact next role models of a ranking, each as the database has them now. The index says who; then they are read, and where one
 * would not stand there any more, the index learns it and the ranking is done again. So nobody is answered who withdrew a moment ago.
 */
export async function rankedCandidates(
  { connection, audit, index }: Ground,
  ranking: Ranking,
  span: Span,
): Promise<readonly RankedCandidate[]> {
  const { today, reference } = ranking;
  const { moment, breath, onFound } = span;
  await note(audit, ranking);
  const question = questionOf(ranking, span);
  for (let attempt = 1; ; attempt += 1) {
    const { found } = await index.search(question, { reference, today, changes: moment.changes }, breath);
    const ranks = found.map(({ rank }) => rank);
    const ids = ranks.map(({ id }) => id);
    onFound?.(ids);
    const read = new Map((await candidatesOfNoSchool(connection, ids, today)).map((one) => [one.profile.id, one]));
    const standing: RankedCandidate[] = [];
    for (const rank of ranks) {
      standing.push(...standingAt(rank, read.get(rank.id), ranking));
      if (breath.isDue) await breath.take();
    }
    if (standing.length === ranks.length || attempt > MOST_TRIES) return standing;
    const stand = new Set(standing.map(({ rank }) => rank.id));
    const moved = ids.filter((id) => !stand.has(id));
    if (attempt < MOST_TRIES) await index.refresh(moved);
    else await index.distrust();
  }
}

/** Whoever lets what was noted be written can send it before the search takes the processor: an answer waits longest for that. */
async function note(audit: Ground['audit'], { schoolId }: Ranking): Promise<void> {
  audit.note({ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', schoolId, studentIds: [] });
  await setImmediate();
}

const questionOf = ({ audience, ask, rankBy }: Ranking, { after, limit, moment }: Span) => ({
  audience,
  ask,
  rankBy,
  after,
  // The last of the page before, who may stand further back by now, is not put forward twice; nor does that tell of an invitation.
  outside: after === null ? moment.outside : new Set(moment.outside).add(after.id),
  count: limit,
});

/** Nobody where they no longer stand there. */
function standingAt(
  rank: Rank,
  candidate: Candidate | undefined,
  { audience, ask, reference, rankBy }: Ranking,
): readonly RankedCandidate[] {
  if (candidate === undefined || !meetsEveryCondition(candidate, ask)) return [];
  const roleModel = prepareRoleModel(candidate.profile, reference);
  if (compareRanks(rankBy(roleModel, reachValue(audience, roleModel)), rank) !== 0) return [];
  return [{ rank, candidate, roleModel }];
}
