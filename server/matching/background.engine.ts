import type { Disclosure, Trait, TraitCounts } from './matching.types';
import type { PreparedBackground, PreparedRoleModel } from './prepared.types';

/** Key of a trait in counts and prepared profiles: `KIND:value`. */
export const traitKey = (trait: Trait): string => `${trait.kind}:${trait.value}`;

/** Rarity of a trait among listed role models, ln((1 + N) / (1 + n)), never below 0: a rare shared trait weighs more. */
function traitRarity(key: string, counts: TraitCounts): number {
  const holders = counts.counts.get(key) ?? 0;
  return Math.max(0, Math.log((1 + counts.listedRoleModels) / (1 + holders)));
}

/** Takes the traits agreed to be used. SEX is left out: it would pull boys to male electricians. */
export function prepareBackground(traits: readonly Trait[], counts: TraitCounts): PreparedBackground {
  const keys = [...new Set(traits.filter(({ kind }) => kind !== 'SEX').map(traitKey))].sort();
  const rarity = Float64Array.from(keys, (key) => traitRarity(key, counts));
  return { traits: keys, rarity, total: rarity.reduce((sum, one) => sum + one, 0) };
}

/** Traits of a role model that may count: with one student a number would give away what may not be shown. */
const countableTraits = (roleModel: PreparedRoleModel, disclosure: Disclosure): ReadonlySet<string> =>
  disclosure === 'AUDIENCE' ? roleModel.usedTraits : roleModel.shownTraits;

/** BACKGROUND, 0 to 1: rarity of the shared traits over that of all the student's; 0 where there is nothing to share. */
export function backgroundValue(student: PreparedBackground, roleModel: PreparedRoleModel, disclosure: Disclosure): number {
  if (student.total === 0) return 0;
  const theirs = countableTraits(roleModel, disclosure);
  if (theirs.size === 0) return 0;
  let shared = 0;
  for (let index = 0; index < student.traits.length; index += 1) {
    if (theirs.has(student.traits[index]!)) shared += student.rarity[index]!;
  }
  return shared / student.total;
}
