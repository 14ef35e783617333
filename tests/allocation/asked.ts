import { LATER, type PlanningWorld } from './planning';

export const KINDS = ['fixed', 'forbidden', 'required'] as const;
export const PAIR = `nodes { studentId offerDateId isWaiting student { id leftOn } offer { id title } date { id } }`;
export const ASKED = `query ($id: ID!) { allocationPlan(id: $id) { mode rankedMode target mostPerStudent timeLimitSeconds
  audience { isWholeSchool yearGroup tutorGroup subject namedStudents } offers { startsOn endsOn forms named { nodes { id title } } }
  ${KINDS.map((kind) => `${kind}(first: 100) { ${PAIR} }`).join(' ')} } }`;

export const at = (offerDateId: string, ...studentIds: string[]) => ({ offerDateId, studentIds });

/** Three students, and two offers with a date each, at different times. */
export async function settling(planning: PlanningWorld) {
  const students = (await planning.students(3)) as [string, string, string];
  const [one, other] = [await planning.offer(), await planning.offer({ title: 'Hospital' }, [LATER])];
  return { students, one, other, first: String(one.dateIds[0]), second: String(other.dateIds[0]) };
}
