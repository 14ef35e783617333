import type { Lever, LeverChange } from './counterfactual-levers.rules';
import type { WhyNot } from './counterfactual.types';
import { isHeld } from './careers.rules';
import type { MatchCriteria } from './matching.types';
import { nameToFind, type Titled } from './wording.rules';

/** One more of what was asked for, in order; or, last, anything. */
function widened(
  { ask }: WhyNot,
  name: 'sectors' | 'occupations' | 'subjects',
  codes: readonly string[],
  words: { readonly entries: readonly Titled[]; readonly any: string },
): readonly LeverChange[] {
  const withCodes = (wanted: readonly string[], explanation: string): LeverChange => {
    const criteria: MatchCriteria = { ...ask.criteria, [name]: wanted };
    return { ask: { ...ask, criteria }, explanation };
  };
  const more = [...new Set(codes)].sort().filter((code) => !ask.criteria[name].includes(code));
  return [
    ...more.map((code) => withCodes([...ask.criteria[name], code], `If you also asked for ${nameToFind(words.entries, code)}.`)),
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
    changes: (whyNot, { sectors }) =>
      widened(
        whyNot,
        'sectors',
        [...whyNot.candidate.profile.topicSectors, ...codesOf(whyNot.reference.sectorOccupations, heldBy(whyNot))],
        { entries: sectors, any: 'any sector' },
      ),
  },
  {
    kind: 'OCCUPATIONS',
    conditions: ['FITS_OCCUPATIONS'],
    changes: (whyNot, { occupations }) =>
      widened(whyNot, 'occupations', heldBy(whyNot), { entries: occupations, any: 'any occupation' }),
  },
  {
    kind: 'SUBJECTS',
    conditions: ['FITS_SUBJECTS'],
    changes: (whyNot, { subjects }) =>
      widened(
        whyNot,
        'subjects',
        [...whyNot.candidate.profile.topicSubjects, ...codesOf(whyNot.reference.subjectOccupations, heldBy(whyNot))],
        { entries: subjects, any: 'any subject' },
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
