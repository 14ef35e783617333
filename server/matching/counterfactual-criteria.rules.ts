import type { Lever, LeverChange } from './counterfactual-levers.rules';
import type { WhyNot } from './counterfactual.types';
import { isHeld } from './careers.rules';
import type { MatchCriteria } from './matching.types';
import { insideSentence } from './wording.rules';

/** One more of what was asked for, in order; or, last, anything. */
function widened(
  { ask }: WhyNot,
  name: 'sectors' | 'occupations' | 'subjects',
  codes: readonly string[],
  words: { readonly titleOf: (code: string) => string; readonly any: string },
): readonly LeverChange[] {
  const withCodes = (wanted: readonly string[], explanation: string): LeverChange => {
    const criteria: MatchCriteria = { ...ask.criteria, [name]: wanted };
    return { ask: { ...ask, criteria }, explanation };
  };
  const more = [...new Set(codes)].sort().filter((code) => !ask.criteria[name].includes(code));
  return [
    ...more.map((code) =>
      withCodes([...ask.criteria[name], code], `If you also asked for ${insideSentence(words.titleOf(code))}.`),
    ),
    withCodes([], `If you asked for ${words.any}.`),
  ];
}

const codesOf = (table: ReadonlyMap<string, ReadonlyMap<string, number>>, occupations: readonly string[]): readonly string[] =>
  [...table].flatMap(([code, weights]) => (occupations.some((occupation) => weights.has(occupation)) ? [code] : []));

const heldBy = ({ candidate: { profile } }: WhyNot): readonly string[] =>
  profile.careers.filter(isHeld).map(({ occupation }) => occupation);

/** Whether a sector or subject truly fits them is for the conditions to say. */
export const criteriaLevers: readonly Lever[] = [
  {
    kind: 'SECTORS',
    conditions: ['FITS_SECTORS'],
    changes: (whyNot, { sector }) =>
      widened(
        whyNot,
        'sectors',
        [...whyNot.candidate.profile.topicSectors, ...codesOf(whyNot.reference.sectorOccupations, heldBy(whyNot))],
        { titleOf: sector, any: 'any sector' },
      ),
  },
  {
    kind: 'OCCUPATIONS',
    conditions: ['FITS_OCCUPATIONS'],
    changes: (whyNot, { occupation }) =>
      widened(whyNot, 'occupations', heldBy(whyNot), { titleOf: occupation, any: 'any occupation' }),
  },
  {
    kind: 'SUBJECTS',
    conditions: ['FITS_SUBJECTS'],
    changes: (whyNot, { subject }) =>
      widened(
        whyNot,
        'subjects',
        [...whyNot.candidate.profile.topicSubjects, ...codesOf(whyNot.reference.subjectOccupations, heldBy(whyNot))],
        { titleOf: subject, any: 'any subject' },
      ),
  },
  {
    kind: 'SEX',
    conditions: ['FITS_SEX'],
    changes: ({ ask }) => [
      { ask: { ...ask, criteria: { ...ask.criteria, sex: null } }, explanation: 'If you asked for anyone.' },
    ],
  },
];
