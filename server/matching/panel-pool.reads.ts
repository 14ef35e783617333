import type { Ground } from '../composition';
import { panelFacts } from '../role-models/panel-facts.reads';
import { prepareAsk } from './conditions.rules';
import { search } from './index-search.engine';
import type { Candidate } from './matching.types';
import type { Coverage } from './panel.types';
import { byScore } from './rank-by.engine';
import { type Moment, momentOf, type Ranking, rankedCandidates } from './ranking.reads';
import type { PreparedAudience } from './reach.engine';

/** Role models a panel is chosen from: those who reach the most, and the first women besides where one is asked for. */
const POOL = 500;
const WOMEN = 50;

export interface PanelPool {
  readonly candidates: readonly Candidate[];
  readonly facts: Awaited<ReturnType<typeof panelFacts>>;
  /**
   * Null where everybody who could come is among them. Else what a panel of any size from everybody is worth at most, 0 to 1: every
   * student meets the one who speaks to them most.
   */
  readonly most: number | null;
}

/** In a bounded number of statements, however many role models there are. */
export async function panelPoolFor(ground: Ground, ranking: Ranking, coverage: readonly Coverage[]): Promise<PanelPool> {
  const moment = await momentOf(ground, ranking);
  const first = await rankedCandidates(ground, ranking, { after: null, limit: POOL, moment });
  const isWhole = first.length < POOL;
  const women = !isWhole && coverage.includes('A_WOMAN') ? await womenFor(ground, ranking, moment) : [];
  const candidates = [...new Map([...first, ...women].map((candidate) => [candidate.profile.id, candidate])).values()];
  const facts = await panelFacts(
    ground.connection,
    candidates.map(({ profile }) => profile.id),
  );
  return { candidates, facts, most: isWhole ? null : await mostFor(ground, ranking) };
}

function womenFor(ground: Ground, ranking: Ranking, moment: Moment): Promise<readonly Candidate[]> {
  const { ask, reference } = ranking.ask;
  const forWomen = prepareAsk({ ...ask, criteria: { ...ask.criteria, sex: 'FEMALE' } }, ranking.today, reference);
  return rankedCandidates(ground, { ...ranking, ask: forWomen }, { after: null, limit: WOMEN, moment });
}

/** Mean by need of each student's best; load is no matter of worth. */
async function mostFor({ index }: Ground, { audience, ask, reference, today }: Ranking): Promise<number> {
  const known = await index.current(reference, today, []);
  const only = { ask, outside: new Set<string>(), rankBy: byScore, after: null, count: 1 };
  let most = 0;
  for (const member of audience.members) {
    const alone: PreparedAudience = { ...audience, members: [member], totalNeed: member.need };
    most += member.need * (search(known, { ...only, audience: alone })[0]?.value ?? 0);
  }
  return audience.totalNeed > 0 ? most / audience.totalNeed : 0;
}
