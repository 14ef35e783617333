import type { Breath } from '../platform/breath';
import { SMALLEST_AUDIENCE } from './disclosure.rules';
import type { Disclosure, Score, Weights } from './matching.types';
import type { PreparedRoleModel, PreparedStudent } from './prepared.types';
import { comparable } from './ranking.engine';
import { componentValue, CRITERIA, scoreValue, spreadWeights } from './score.engine';

/** INTEREST from which a role model speaks to what a student likes. */
const REACHED = 0.3;

export interface AudienceMember {
  readonly student: PreparedStudent;
  /** Need weight, above 0. */
  readonly need: number;
}

/** An audience made ready: members in id order, each with the weights that act for them. */
export interface PreparedAudience {
  readonly members: readonly (AudienceMember & { readonly spread: Float64Array })[];
  readonly totalNeed: number;
  /** From the size: traits that may be used but not shown count only before five or more. */
  readonly disclosure: Disclosure;
}

/** What a role model would mean to an audience. The score's weights are means over the audience by need. */
export interface Reach {
  readonly roleModel: PreparedRoleModel;
  readonly score: Score;
  readonly audience: {
    readonly size: number;
    /** Students whose INTEREST is at least 0.3. */
    readonly reached: number;
  };
}

/** Before fewer students a number could be read back to what a role model does not show. */
export const disclosureFor = (students: number): Disclosure => (students >= SMALLEST_AUDIENCE ? 'AUDIENCE' : 'ONE_STUDENT');

/** Takes each student once. */
export function prepareAudience(members: readonly AudienceMember[], weights: Weights): PreparedAudience {
  const inIdOrder = members.toSorted((one, other) => (one.student.id < other.student.id ? -1 : 1));
  return {
    members: inIdOrder.map((member) => ({ ...member, spread: spreadWeights(member.student, weights) })),
    totalNeed: inIdOrder.reduce((sum, { need }) => sum + need, 0),
    disclosure: disclosureFor(new Set(members.map(({ student }) => student.id)).size),
  };
}

/** Reach, 0 to 1: mean of the students' scores by need; 0 for an empty audience. */
export function reachValue({ members, totalNeed, disclosure }: PreparedAudience, roleModel: PreparedRoleModel): number {
  let sum = 0;
  for (const { student, need, spread } of members) sum += need * scoreValue(student, roleModel, spread, disclosure);
  return totalNeed > 0 ? sum / totalNeed : 0;
}

/** Reach with its contributions, which sum to it: weight and contribution are means by need, value their ratio. */
export function reachOf(audience: PreparedAudience, roleModel: PreparedRoleModel): Reach {
  const contributions = CRITERIA.map((criterion, index) => {
    const weight = meanByNeed(audience, ({ spread }) => spread[index]!);
    const contribution = meanByNeed(
      audience,
      ({ student, spread }) => spread[index]! * componentValue(criterion, student, roleModel, audience.disclosure),
    );
    return { criterion, weight, value: weight > 0 ? Math.min(1, contribution / weight) : 0, contribution };
  });
  return {
    roleModel,
    score: { value: reachValue(audience, roleModel), contributions },
    audience: { size: audience.members.length, reached: reachedBy(audience, roleModel) },
  };
}

/** As `reachOf` for each, with pauses in which others are served. */
export async function reachesInPieces(
  audience: PreparedAudience,
  roleModels: readonly PreparedRoleModel[],
  breath: Breath,
): Promise<readonly Reach[]> {
  const reaches: Reach[] = [];
  for (const roleModel of roleModels) {
    reaches.push(reachOf(audience, roleModel));
    if (breath.isDue) await breath.take();
  }
  return reaches;
}

function reachedBy({ members, disclosure }: PreparedAudience, roleModel: PreparedRoleModel): number {
  const interest = (student: PreparedStudent): number => componentValue('INTEREST', student, roleModel, disclosure);
  return members.filter(({ student }) => comparable(interest(student)) >= REACHED).length;
}

function meanByNeed(
  { members, totalNeed }: PreparedAudience,
  valueOf: (member: PreparedAudience['members'][number]) => number,
): number {
  let sum = 0;
  for (const member of members) sum += member.need * valueOf(member);
  return totalNeed > 0 ? sum / totalNeed : 0;
}
