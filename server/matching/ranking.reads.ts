import { setImmediate } from 'node:timers/promises';
import type { Ground } from '../composition';
import type { Breath } from '../platform/breath';
import type { UntoldEvent } from '../platform/events/outbox.store';
import { candidatesOfNoSchool, outsideFor } from '../role-models/candidates.reads';
import { meetsEveryCondition, prepareAsk } from './conditions.rules';
import type { PreparedAsk } from './conditions.types';
import type { MatchingMaterial } from './matching.reads';
import type { Ask, Candidate, Weights } from './matching.types';
import { prepareRoleModel, prepareStudent } from './prepare.engine';
import type { PreparedReference, PreparedRoleModel } from './prepared.types';
import type { Found } from './ranked-slots.engine';
import { compareRanks, type Rank } from './ranking.engine';
import { prepareAudience, type PreparedAudience, reachValue } from './reach.engine';
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

/** `needs` are the need weights of the students, in the order of the material. */
export interface RankingAsked extends Pick<Ranking, 'requestId' | 'rankBy'> {
  readonly ask: Ask;
  readonly weights: Weights;
  readonly needs: readonly number[];
}

/** A question about the students of some material, made ready to rank role models by. */
export function rankingOf(
  { students, basis, today }: MatchingMaterial,
  { ask, weights, needs, requestId, rankBy }: RankingAsked,
): Ranking {
  const members = students.map(({ profile }, index) => ({ student: prepareStudent(profile, basis), need: needs[index] ?? 1 }));
  return {
    schoolId: ask.schoolId,
    requestId,
    today,
    audience: prepareAudience(members, weights),
    ask: prepareAsk(ask, today, basis.reference.source),
    reference: basis.reference,
    rankBy,
  };
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
  const { today, reference, audience } = ranking;
  const { moment, breath, onFound } = span;
  await note(audit, ranking);
  const { found, source } = await index.search(questionOf(ranking, span), { reference, today, changes: moment.changes }, breath);
  onFound?.(found.map(({ rank }) => rank.id));
  const { changes, isNothing } = await index.since(source, today);
  if (isNothing) return found;
  const ranked = await rankedCandidates(ground, ranking, { ...span, moment: { ...moment, changes } });
  return ranked.map(({ rank, roleModel }) => ({ rank, reach: reachValue(audience, roleModel), load: roleModel.load }));
}

/** How often a ranking is done again because the database says otherwise than the index, before everybody is read anew. */
const MOST_TRIES = 5;
/** And how often after that, each time without those who are there no more. */
const MOST_IN_ALL = 10;

/**
 * The exact next role models of a ranking, each as the database has them now. The index says who; then they are read, and where one
 * would not stand there any more, the index learns it and the ranking is done again. So nobody is answered who withdrew a moment ago.
 * Where the two never come to agree, as about midnight, when the index is of the next day already, they stand where the index has them:
 * who could come is not left out, and a list does not end before its end.
 */
export async function rankedCandidates(
  { connection, audit, index }: Ground,
  ranking: Ranking,
  span: Span,
): Promise<readonly RankedCandidate[]> {
  const { today, reference } = ranking;
  const { moment, breath, onFound } = span;
  await note(audit, ranking);
  const gone = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const question = questionOf(ranking, span, gone);
    const { found } = await index.search(question, { reference, today, changes: moment.changes }, breath);
    const ranks = found.map(({ rank }) => rank);
    const ids = ranks.map(({ id }) => id);
    onFound?.(ids);
    const read = new Map((await candidatesOfNoSchool(connection, ids, today)).map((one) => [one.profile.id, one]));
    const mayDiffer = attempt > MOST_TRIES;
    const ranked = await stillRanked(ranks, read, { ranking, breath, mayDiffer });
    if (ranked.length === ranks.length || attempt === MOST_IN_ALL) return ranked;
    const still = new Set(ranked.map(({ rank }) => rank.id));
    const moved = ids.filter((id) => !still.has(id));
    if (mayDiffer) for (const id of moved) gone.add(id);
    else if (attempt < MOST_TRIES) await index.refresh(moved);
    else await index.distrust();
  }
}

interface Comparing {
  readonly ranking: Ranking;
  readonly breath: Breath;
  /** Whether it is enough that somebody is there. */
  readonly mayDiffer: boolean;
}

/** Of those an index found, who still has that place by what was read of them. */
async function stillRanked(
  ranks: readonly Rank[],
  read: ReadonlyMap<string, Candidate>,
  { ranking, breath, mayDiffer }: Comparing,
): Promise<readonly RankedCandidate[]> {
  const still: RankedCandidate[] = [];
  for (const rank of ranks) {
    const there = placeOf(read.get(rank.id), ranking);
    if (there !== null && (mayDiffer || compareRanks(there.rank, rank) === 0)) still.push({ ...there, rank });
    if (breath.isDue) await breath.take();
  }
  return still;
}

/** Whoever lets what was noted be written can send it before the search takes the processor: an answer waits longest for that. */
async function note(audit: Ground['audit'], { schoolId }: Ranking): Promise<void> {
  audit.note({ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', schoolId, studentIds: [] });
  await setImmediate();
}

function questionOf({ audience, ask, rankBy }: Ranking, { after, limit, moment }: Span, gone: Iterable<string> = []) {
  // The last of the page before, who may stand further back by now, is not put forward twice; nor does that tell of an invitation.
  const notAgain = after === null ? [...gone] : [after.id, ...gone];
  const outside = notAgain.length === 0 ? moment.outside : new Set([...moment.outside, ...notAgain]);
  return { audience, ask, rankBy, after, outside, count: limit };
}

/** Where the database has somebody; null where they are not there, or do not meet every condition. */
function placeOf(candidate: Candidate | undefined, { audience, ask, reference, rankBy }: Ranking): RankedCandidate | null {
  if (candidate === undefined || !meetsEveryCondition(candidate, ask)) return null;
  const roleModel = prepareRoleModel(candidate.profile, reference);
  return { rank: rankBy(roleModel, reachValue(audience, roleModel)), candidate, roleModel };
}
