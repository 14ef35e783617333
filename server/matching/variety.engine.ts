import type { PastEncounter, StudentProfile } from './matching.types';
import type { PreparedCareer, PreparedPast, PreparedReference, PreparedRoleModel } from './prepared.types';
import { socSimilarity } from './soc.engine';
import { unitGroupColumn } from './unit-group-columns.engine';

/** A memory fades by half each school year. */
const FADING = 0.5;

const freshness = ({ schoolYearsAgo }: PastEncounter): number => FADING ** Math.max(0, schoolYearsAgo);

export function preparePast({ pastEncounters }: StudentProfile, reference: PreparedReference): PreparedPast {
  const people = new Map<string, number>();
  for (const encounter of pastEncounters) {
    if (encounter.roleModelId === null) continue;
    people.set(encounter.roleModelId, Math.max(people.get(encounter.roleModelId) ?? 0, freshness(encounter)));
  }
  return { encounters: pastEncounters, people, similarity: similarityTo(pastEncounters, reference) };
}

/** By number of a unit group what `likenessToPast` says of it; empty without a past. */
function similarityTo(encounters: readonly PastEncounter[], reference: PreparedReference): Float64Array {
  const closest = new Float64Array(encounters.length === 0 ? 0 : reference.unitGroups.length);
  for (const encounter of encounters) {
    if (encounter.occupation === null) continue;
    const column = columnOf(encounter.occupation, reference);
    const fresh = freshness(encounter);
    for (let number = 0; number < closest.length; number += 1)
      closest[number] = Math.max(closest[number]!, column[number]! * fresh);
  }
  return closest;
}

/** The same column as that of an interest in this occupation. */
const columnOf = (occupation: string, reference: PreparedReference): Float64Array =>
  unitGroupColumn(reference, `OCCUPATION:${occupation}`, (unitGroup) => socSimilarity(occupation, unitGroup));

/**
 * VARIETY, 0 to 1: one minus the greatest similarity to somebody met before, halved for each school year since; 1 without a
 * past, 0 for a person met this year. Present occupations are compared (earlier ones where there is no present one); somebody
 * of no known occupation claims nothing.
 */
export function varietyValue(student: PreparedPast, roleModel: PreparedRoleModel): number {
  if (student.encounters.length === 0) return 1;
  if (roleModel.careers.length === 0) return 0;
  const hasPresent = roleModel.careers[0]!.isPresent;
  let closest = student.people.get(roleModel.id) ?? 0;
  for (const career of roleModel.careers) {
    if (hasPresent && !career.isPresent) break;
    closest = Math.max(closest, likeness(student, career));
  }
  return 1 - closest;
}

const likeness = (student: PreparedPast, { number, occupation }: PreparedCareer): number =>
  likenessOfNumber(student, number, occupation);

/** Greatest faded similarity, 0 to 1, of a unit group to what was met; looked up where its number is one of the reference's. */
export const likenessOfNumber = (student: PreparedPast, number: number, occupation: string): number =>
  (number < 0 ? undefined : student.similarity[number]) ?? likenessToPast(student.encounters, occupation);

function likenessToPast(encounters: readonly PastEncounter[], occupation: string): number {
  let closest = 0;
  for (const encounter of encounters) {
    if (encounter.occupation === null) continue;
    closest = Math.max(closest, socSimilarity(encounter.occupation, occupation) * freshness(encounter));
  }
  return closest;
}
