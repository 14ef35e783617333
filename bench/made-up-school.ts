import { Random } from '../seeds/random';
import type { AllocationProblem } from '../server/allocation/allocation.types';

/** A whole school made up: the same for the same numbers. Later dates are liked less. */
export function madeUpSchool(students: number, dates: number, mostPerStudent = 1): AllocationProblem {
  const random = Random.of('made-up school', students, dates);
  return {
    mode: 'BEST_FIT',
    students: Array.from({ length: students }, (_, index) => ({
      id: `student-${String(index).padStart(6, '0')}`,
      need: [1, 0.8, 0.6, 0.4, 1.25][index % 5] ?? 1,
      had: index % 4,
    })),
    offerDates: Array.from({ length: dates }, (_, index) => ({
      id: `date-${String(index).padStart(6, '0')}`,
      offerId: `offer-${index}`,
      capacity: capacityOf(students, dates, mostPerStudent),
      minimumAudience: 0,
      startsAt: index * 2,
      endsAt: index * 2 + 1,
    })),
    scores: Float64Array.from({ length: students * dates }, (_, pair) => random.fraction() ** (1 + (4 * (pair % dates)) / dates)),
    mostPerStudent,
    target: 3,
    fixed: [],
    forbidden: [],
    required: [],
  };
}

export const capacityOf = (students: number, dates: number, mostPerStudent: number): number =>
  Math.floor((students / dates) * mostPerStudent);
