import { plantEncounter } from '../students/record';
import type { PlanningWorld } from './planning';

export const EXPLAIN = `query ($id: ID!, $student: ID!, $kind: AllocationKind!, $first: Int! = 50, $after: String) {
  explainAllocation(planId: $id, studentId: $student, kind: $kind) { kind encountersBefore placesGiven summary student { id }
    dates(first: $first, after: $after) { nodes { isGiven reasons { code sentence } offer { title } date { id } }
      pageInfo { endCursor hasNextPage } } } }`;

interface Node {
  readonly isGiven: boolean;
  readonly reasons: readonly { readonly code: string; readonly sentence: string }[];
  readonly offer: { readonly title: string };
}

interface Told {
  readonly dates: { readonly nodes: readonly Node[] };
}

interface Asked {
  readonly id: string;
  readonly student: string | undefined;
  readonly kind?: string;
  readonly first?: number;
  readonly after?: string | null;
}

/** What the careers leader is answered, errors and all. */
export const asking = (planning: PlanningWorld, asked: Asked) =>
  planning.world.ask(planning.leader, EXPLAIN, { kind: 'FAIR', ...asked });

/** What the careers leader is told, who is refused nothing. */
export async function explained(
  planning: PlanningWorld,
  plan: { readonly id: string },
  student: string | undefined,
  kind = 'FAIR',
): Promise<any> {
  return (await planning.ask(EXPLAIN, { id: plan.id, student, kind })).explainAllocation;
}

const codesOf = ({ isGiven, reasons }: Node): readonly string[] => (isGiven ? ['GIVEN'] : reasons.map(({ code }) => code));

/** Title of each date's offer, and GIVEN or why not, in the order told. */
export const inOrder = ({ dates }: Told): readonly (readonly [string, readonly string[]])[] =>
  dates.nodes.map((node) => [node.offer.title, codesOf(node)]);

/** The same by title. */
export const codes = (told: Told): Readonly<Record<string, readonly string[]>> => Object.fromEntries(inOrder(told));

/** One encounter more for each time a student is named. */
export async function withMore({ world, schoolId }: PlanningWorld, students: readonly string[]): Promise<void> {
  for (const student of students) await plantEncounter(world.plant, schoolId, [student]);
}

export const dateOf = ({ dateIds }: { readonly dateIds: readonly string[] }): string => String(dateIds[0]);
