import type { AllocationProblem } from './allocation.types';

/** The same problem with more places at one date. */
export const withExtraPlaces = (
  problem: AllocationProblem,
  { offerDateId, extraPlaces }: { readonly offerDateId: string; readonly extraPlaces: number },
): AllocationProblem => ({
  ...problem,
  offerDates: problem.offerDates.map((date) =>
    date.id === offerDateId ? { ...date, capacity: date.capacity + extraPlaces } : date,
  ),
});
