import type { ExplainMatchQuery, SuggestionsQuery } from '@firsthand/client';

type Suggestion = SuggestionsQuery['speakerRequest']['suggestions']['nodes'][number];
type Explanation = ExplainMatchQuery['explainMatch'];

const NAMES: Readonly<Record<string, string>> = {
  INTEREST: 'Interests',
  BACKGROUND: 'Background',
  COUNTER_STEREOTYPE: 'Against the stereotype',
  VARIETY: 'Something new',
  ATTAINABILITY: 'Within reach',
};

const number = (value: number): string => value.toFixed(3);

/** One suggestion as a person would read it: who, how well, and why, with the sum that shows the reasons are all of it. */
export function suggestionLines(place: number, { roleModel, score, reasons, audience, warnings }: Suggestion): readonly string[] {
  const { givenName, familyName, headline, employer } = roleModel;
  const at = employer && !headline.includes(employer.name) ? `, ${employer.name}` : '';
  const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
  const parts = reasons.map(({ contribution }) => number(contribution)).join(' + ');
  return [
    `${place}. ${givenName} ${familyName ?? ''} — ${headline}${at}`,
    `   Score ${number(score)}; speaks to the interests of ${audience.reached ?? 'fewer than 5'} of ${audience.size} students.`,
    ...reasons.map(reasonLine),
    `   ${parts} = ${number(sum)}`,
    ...warnings.map((warning) => `   Note: ${warning}`),
    '',
  ];
}

const reasonLine = ({ criterion, contribution, summary, source }: Explanation['reasons'][number]): string =>
  `   ${(NAMES[criterion] ?? criterion).padEnd(23)} ${number(contribution)}  ${summary}${source ? ` [${source}]` : ''}`;

/** Why somebody is not put forward. */
export function explanationLines(
  student: { givenName: string },
  { roleModel, failedConditions, score }: Explanation,
): readonly string[] {
  const who = roleModel == null ? 'this person' : `${roleModel.givenName} ${roleModel.familyName ?? ''} (${roleModel.headline})`;
  return [
    `Why not ${who}? For ${student.givenName} the score would be ${number(score)}, but:`,
    ...failedConditions.map(({ condition, explanation }) => `   ${condition}: ${explanation}`),
  ];
}
