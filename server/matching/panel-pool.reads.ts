import type { Ground } from '../composition';
import type { Breath } from '../platform/breath';
import { panelFacts } from '../role-models/panel-facts.reads';
import { search } from './index-search.engine';
import type { Candidate } from './matching.types';
import type { PanelFacts, StandingInPanel } from './panel-pool.rules';
import type { Coverage } from './panel.types';
import type { PreparedRoleModel } from './prepared.types';
import { byScore } from './rank-by.engine';
import type { Rank } from './ranking.engine';
import { momentOf, type RankedCandidate, type Ranking, rankedCandidates } from './ranking.reads';
import type { PreparedAudience } from './reach.engine';

/** Role models looked at at once, by reach alone, and how often more are. */
const LOT = 500;
const MOST_LOTS = 4;

/** Everybody who was looked at. To leave out some of them would leave out of the bound and the proof what they would be worth. */
export interface PanelPool {
  readonly candidates: readonly Candidate[];
  /** The same people, prepared, in the same order. */
  readonly roleModels: readonly PreparedRoleModel[];
  readonly facts: PanelFacts;
  /** Null where that is everybody who could come; else how many, and what a panel of everybody is worth at most, 0 to 1. */
  readonly cut: { readonly lookedAt: number; readonly most: number } | null;
}

export interface PanelNeeds {
  readonly size: number;
  readonly coverage: readonly Coverage[];
  /** Of the whole request. */
  readonly breath: Breath;
  readonly standing: (roleModel: PreparedRoleModel, facts: PanelFacts) => StandingInPanel;
}

/**
 * The 500 who reach the most; where they lack what is asked, or occupations enough, the next 500 as well, up to 2,000. In a bounded
 * number of statements, however many role models there are.
 */
export async function panelPoolFor(ground: Ground, ranking: Ranking, needs: PanelNeeds): Promise<PanelPool> {
  const { breath } = needs;
  const moment = await momentOf(ground, ranking);
  const pool = new PanelGathering(needs);
  let after: Rank | null = null;
  for (let lots = 1; lots <= MOST_LOTS; lots += 1) {
    // One more than is taken, to know whether there are others.
    const found = await rankedCandidates(ground, ranking, { after, limit: LOT + 1, moment, breath });
    const lot = found.slice(0, LOT);
    pool.add(lot, await factsOf(ground, lot));
    if (found.length <= LOT) return { ...pool.all, cut: null };
    after = lot.at(-1)?.rank ?? null;
    if (pool.hasAll) break;
  }
  return { ...pool.all, cut: { lookedAt: pool.lookedAt, most: await mostFor(ground, ranking, breath) } };
}

/** Whom a panel is chosen from, as they are looked at lot by lot. */
export class PanelGathering {
  private readonly ranked: RankedCandidate[] = [];
  private readonly ids = new Set<string>();
  private readonly smallEmployers = new Set<string>();
  private readonly barriersOvercome = new Set<string>();
  private readonly groups = new Set<string>();
  /** Sectors in which somebody goes against the stereotype. */
  private readonly countered = new Set<string>();
  private readonly missing: Set<Coverage>;

  constructor(private readonly needs: Omit<PanelNeeds, 'breath'>) {
    this.missing = new Set(needs.coverage);
  }

  get lookedAt(): number {
    return this.ranked.length;
  }

  get hasAll(): boolean {
    return this.missing.size === 0 && this.groups.size >= this.needs.size;
  }

  get all(): Omit<PanelPool, 'cut'> {
    const { ranked, smallEmployers, barriersOvercome } = this;
    return {
      candidates: ranked.map(({ candidate }) => candidate),
      roleModels: ranked.map(({ roleModel }) => roleModel),
      facts: { smallEmployers, barriersOvercome },
    };
  }

  add(lot: readonly RankedCandidate[], facts: PanelFacts): void {
    for (const id of facts.smallEmployers) this.smallEmployers.add(id);
    for (const id of facts.barriersOvercome) this.barriersOvercome.add(id);
    for (const one of lot) {
      // Lots are searched one after the other: whoever came to reach less meanwhile is found again.
      if (this.ids.has(one.roleModel.id)) continue;
      this.ids.add(one.roleModel.id);
      this.ranked.push(one);
      this.note(this.needs.standing(one.roleModel, facts));
    }
  }

  private note({ group, sector, meets, isCounterInSector }: StandingInPanel): void {
    this.groups.add(group);
    if (isCounterInSector && sector !== null) this.countered.add(sector);
    for (const wish of meets) this.missing.delete(wish);
    // As many sectors as there are places leave every choice.
    if (this.countered.size >= this.needs.size) this.missing.delete('COUNTER_STEREOTYPE_IN_EACH_SECTOR');
  }
}

const factsOf = ({ connection }: Ground, ranked: readonly RankedCandidate[]): Promise<PanelFacts> =>
  panelFacts(
    connection,
    ranked.map(({ rank }) => rank.id),
  );

/** Mean by need of each student's best; load is no matter of worth. */
async function mostFor({ index }: Ground, { audience, ask, reference, today }: Ranking, breath: Breath): Promise<number> {
  const only = { ask, outside: new Set<string>(), rankBy: byScore, after: null, count: 1 };
  let most = 0;
  for (const member of audience.members) {
    if (breath.isDue) await breath.take();
    const alone: PreparedAudience = { ...audience, members: [member], totalNeed: member.need };
    most += member.need * (search(await index.current(reference, today, []), { ...only, audience: alone })[0]?.rank.value ?? 0);
  }
  return audience.totalNeed > 0 ? most / audience.totalNeed : 0;
}
