import { counted } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { AllocationProblem, Conflict } from './allocation.types';
import { lacksAccess, type Placing, type YearsTaken } from './obstacles.rules';
import { conflict } from './problem-conflicts.rules';

interface Overruling {
  readonly students: readonly Placing[];
  readonly dates: readonly OfferDateToAllocate[];
  readonly takes: YearsTaken;
  /** Names a date. */
  readonly nameOf: (offerDateId: string) => string;
}

const CONDITIONS = {
  ACCESS_NEEDS: 'it does not meet their access needs',
  YEAR_GROUP: 'it does not take their year group, or nobody there meets it',
} as const;

/** What staff overruled by fixing or requiring, a notice for each date and condition. It is recorded, and never held against anybody. */
export function overruled(
  { fixed, required }: Pick<AllocationProblem, 'fixed' | 'required'>,
  { students, dates, takes, nameOf }: Overruling,
): readonly Conflict[] {
  const known = new Map(students.map((student) => [student.id, student]));
  const there = new Map<string, Set<string>>();
  for (const { studentId, offerDateId } of [...required, ...fixed])
    there.set(offerDateId, (there.get(offerDateId) ?? new Set()).add(studentId));
  return dates.flatMap((date) => {
    const settled = [...(there.get(date.offerDateId) ?? [])].flatMap((id) => known.get(id) ?? []);
    if (settled.length === 0) return [];
    const years = takes(date);
    const lacking = {
      ACCESS_NEEDS: settled.filter((student) => lacksAccess(student, date)),
      YEAR_GROUP: settled.filter(({ yearGroup }) => !years.has(yearGroup)),
    };
    return (['ACCESS_NEEDS', 'YEAR_GROUP'] as const).flatMap((condition) => {
      const ids = lacking[condition].map(({ id }) => id).sort();
      return ids.length === 0 ? [] : [told(date.offerDateId, condition, { ids, name: nameOf(date.offerDateId) })];
    });
  });
}

function told(
  offerDateId: string,
  condition: keyof typeof CONDITIONS,
  { ids, name }: { readonly ids: readonly string[]; readonly name: string },
): Conflict {
  const message =
    `${counted(ids.length, 'student is', 'students are')} fixed or required at ${name} though ${CONDITIONS[condition]}. ` +
    'That is yours to decide, and is recorded with this plan.';
  return conflict('OVERRULED', message, [offerDateId, ...ids]);
}
