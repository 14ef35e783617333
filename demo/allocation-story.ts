import type { AllocationPlanQuery } from '@firsthand/client';

type Plan = AllocationPlanQuery['allocationPlan'];
type Proposal = NonNullable<Plan['bestFit']>;

const NAME = 40;
const COLUMN = 16;

const row = (name: string, one: string, other: string): string =>
  `   ${name.padEnd(NAME)}${one.padStart(COLUMN)}${other.padStart(COLUMN)}`;

/** Both proposals side by side, line by line, and what each costs the other. */
export function comparisonLines({ bestFit, fair, comparison, target }: Plan): readonly string[] {
  if (!bestFit || !fair) return ['   Only one of the two proposals was found.'];
  const both = (name: string, tell: (proposal: Proposal) => string) => row(name, tell(bestFit), tell(fair));
  return [
    row('', 'Best fit', 'Fair'),
    `   ${'─'.repeat(NAME + 2 * COLUMN)}`,
    both('Students placed', ({ studentsPlaced, students }) => `${studentsPlaced} of ${students}`),
    both('Still without any encounter', ({ studentsWithout }) => String(studentsWithout)),
    ...Array.from({ length: target }, (_, level) =>
      both(`Reach ${level + 1} ${level === 0 ? 'encounter' : 'encounters'}`, ({ reached }) => String(reached[level] ?? 0)),
    ),
    both(
      'Encounters: fewest / median',
      ({ minimumReached, medianReached }) => `${minimumReached ?? '–'} / ${medianReached ?? '–'}`,
    ),
    both(
      'Score of a place: lowest / median',
      ({ minimumScore, medianScore }) => `${score(minimumScore)} / ${score(medianScore)}`,
    ),
    both('Need times score, summed', ({ value }) => value?.toFixed(1) ?? '–'),
    both('Met against the stereotype', ({ counterStereotype }) =>
      counterStereotype ? `${counterStereotype.covered} of ${counterStereotype.labelled}` : '–',
    ),
    both('How it was found', ({ status, milliseconds }) => `${STATUS[status]}, ${duration(milliseconds)}`),
    '',
    row('Placed, by encounters had before', '', ''),
    ...groups(bestFit, fair),
    '',
    ...(comparison ? [`   ${comparison.costOfFairness}`, `   ${comparison.costOfBestFit}`] : []),
  ];
}

const STATUS: Readonly<Record<Proposal['status'], string>> = {
  OPTIMAL: 'proved',
  FEASIBLE: 'best found',
  INFEASIBLE: 'impossible',
  TIME_LIMIT: 'out of time',
};

const groups = (bestFit: Proposal, fair: Proposal): readonly string[] =>
  bestFit.byNeed.map(({ group, placed, students }, index) =>
    row(`  ${group ?? 'not stated'}`, `${placed} of ${students}`, `${fair.byNeed[index]?.placed ?? 0} of ${students}`),
  );

const score = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(2));

const duration = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
