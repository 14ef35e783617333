import type { MatchingReference } from './matching.types';
import type { Coverage, PanelCandidate } from './panel.types';
import type { PreparedRoleModel } from './prepared.types';

/** What a panel asks of role models beyond their profile; everybody who may read them reads it. */
export interface PanelFacts {
  readonly smallEmployers: ReadonlySet<string>;
  readonly barriersOvercome: ReadonlySet<string>;
}

export interface PoolTerms {
  /** Ids of role models. */
  readonly facts: PanelFacts;
  readonly reference: MatchingReference;
  /** SOC codes of any level the request asks for. */
  readonly namedOccupations: readonly string[];
}

/** The role models a panel is chosen from, in id order. */
export function panelPool(roleModels: readonly PreparedRoleModel[], terms: PoolTerms): readonly PanelCandidate[] {
  const standing = standingInPanel(terms);
  return roleModels
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((roleModel) => ({ roleModel, ...standing(roleModel, terms.facts) }));
}

/** What a panel asks of one role model. */
export type StandingInPanel = Omit<PanelCandidate, 'roleModel'>;

/** Unit group, sector and wishes met of single role models, of whom more facts may come to be known. */
export function standingInPanel({ reference, namedOccupations }: Omit<PoolTerms, 'facts'>) {
  const sectors = mainSectors(reference);
  return (roleModel: PreparedRoleModel, facts: PanelFacts): StandingInPanel => {
    const occupation = roleModel.careers[0]?.occupation;
    const sector = (occupation === undefined ? undefined : sectors.get(occupation)) ?? null;
    return {
      group: groupOf(roleModel, namedOccupations),
      sector,
      meets: wishesMet(roleModel, facts),
      isCounterInSector: sector !== null && (shareOfOwnSex(roleModel, reference) ?? EVEN) < EVEN,
    };
  };
}

/**
 * Somebody without an occupation, or with one the request names, is a group of their own. A group above unit groups names none of them:
 * who asks for engineering professionals did not ask for five of one kind.
 */
function groupOf({ id, careers: [career] }: PreparedRoleModel, named: readonly string[]): string {
  return career === undefined || named.includes(career.occupation) ? id : career.occupation;
}

function wishesMet(roleModel: PreparedRoleModel, { smallEmployers, barriersOvercome }: PanelFacts): ReadonlySet<Coverage> {
  const { id, route, profile } = roleModel;
  const meets = new Set<Coverage>();
  if (roleModel.isSexShown && profile.sex?.value === 'FEMALE') meets.add('A_WOMAN');
  if (route === 'APPRENTICESHIP' || route === 'DEGREE_APPRENTICESHIP') meets.add('AN_APPRENTICE');
  if (smallEmployers.has(id)) meets.add('A_SMALL_EMPLOYER');
  if (barriersOvercome.has(id)) meets.add('A_BARRIER_OVERCOME');
  return meets;
}

/** For each occupation the sector it weighs most in; of equals the first by code. */
function mainSectors({ sectorOccupations }: MatchingReference): ReadonlyMap<string, string> {
  const best = new Map<string, { sector: string; weight: number }>();
  for (const sector of [...sectorOccupations.keys()].sort()) {
    for (const [occupation, weight] of sectorOccupations.get(sector) ?? []) {
      if (weight > (best.get(occupation)?.weight ?? 0)) best.set(occupation, { sector, weight });
    }
  }
  return new Map([...best].map(([occupation, { sector }]) => [occupation, sector]));
}

/** Share of a sex from which it is no longer unusual in an occupation. */
const EVEN = 0.5;

/** Share, 0 to 1, of people of their sex in the job they have; null where they have none or do not show their sex, and without a figure. */
function shareOfOwnSex(
  { isSexShown, profile: { sex }, careers: [career] }: PreparedRoleModel,
  of: MatchingReference,
): number | null {
  const figure = career?.isPresent === true ? of.womenShares.get(career.occupation) : undefined;
  if (!isSexShown || sex === null || figure === undefined) return null;
  return sex.value === 'FEMALE' ? figure.share : 1 - figure.share;
}

/** Whether somebody shows a sex that more than half of those in their present occupation have. Without a figure nobody does. */
export const fitsStereotype = (roleModel: PreparedRoleModel, of: MatchingReference): boolean =>
  (shareOfOwnSex(roleModel, of) ?? EVEN) > EVEN;
