import type { ConditionRule, PreparedAsk } from './conditions.types';
import type { Candidate } from './matching.types';
import { counted, formInWords, inARow, needInWords } from './wording.rules';

function offersForm({ forms }: Candidate, { ask }: PreparedAsk): boolean {
  return ask.form === null || forms.includes(ask.form);
}

/** Says what they offer and promises nothing of it: another condition may forbid that form, and a counterfactual tells what would do. */
function whyNotForm({ forms }: Candidate, { ask }: PreparedAsk): string {
  const wanted = ask.form === null ? 'what you asked for' : formInWords(ask.form);
  if (forms.length === 0) return `They have not said what they offer. They would have to offer ${wanted}.`;
  return `They do not offer ${wanted}. They offer ${inARow(forms.map(formInWords))}.`;
}

/** Role models who name no year groups meet any. */
export function acceptsYearGroup({ yearGroups }: Pick<Candidate, 'yearGroups'>, yearGroup: number): boolean {
  return yearGroups.length === 0 || yearGroups.includes(yearGroup);
}

function acceptsYearGroups(candidate: Candidate, { ask }: PreparedAsk): boolean {
  return ask.yearGroups.every((yearGroup) => acceptsYearGroup(candidate, yearGroup));
}

function whyNotYearGroups(candidate: Candidate, { ask }: PreparedAsk): string {
  const missing = ask.yearGroups.filter((yearGroup) => !acceptsYearGroup(candidate, yearGroup));
  const met = [...candidate.yearGroups].sort((one, other) => one - other);
  const wayOut = `A group from ${inARow(
    met.map((year) => `Year ${year}`),
    'or',
  )} would make it possible.`;
  return `They do not meet ${inARow(
    missing.map((year) => `Year ${year}`),
    'or',
  )}. ${wayOut}`;
}

function acceptsGroupSize({ largestGroup }: Candidate, { ask }: PreparedAsk): boolean {
  return largestGroup === null || ask.groupSize <= largestGroup;
}

function whyNotGroupSize({ largestGroup }: Candidate, { ask }: PreparedAsk): string {
  const most = counted(largestGroup ?? 0, 'student');
  return `You would bring ${ask.groupSize}; they meet up to ${most} at a time. Smaller groups would make it possible.`;
}

function meetsAccessNeeds({ accessNeedsMet }: Candidate, { ask }: PreparedAsk): boolean {
  return ask.accessNeeds.every((need) => accessNeedsMet.includes(need));
}

function whyNotAccessNeeds({ accessNeedsMet }: Candidate, { ask }: PreparedAsk): string {
  const missing = ask.accessNeeds.filter((need) => !accessNeedsMet.includes(need)).map(needInWords);
  return `They have not said that they can offer ${inARow(missing, 'or')}. They would have to confirm it.`;
}

/** What this school has already decided or asked, and whether the group fits. */
export const requestConditions: readonly ConditionRule[] = [
  {
    name: 'NOT_EXCLUDED_BY_SCHOOL',
    holds: ({ isExcludedBySchool }) => !isExcludedBySchool,
    explain: () => 'Your school has chosen not to have them suggested. Your school can take that back.',
  },
  {
    name: 'NO_OPEN_INVITATION',
    holds: ({ hasOpenInvitation }) => !hasOpenInvitation,
    explain: () => 'Your school has already invited them and is waiting for an answer. Wait for it, or withdraw that invitation.',
  },
  {
    name: 'NOT_REFUSED',
    holds: ({ hasRefused }) => !hasRefused,
    explain: () => 'They have said no to this request. You can ask them again for another one.',
  },
  { name: 'OFFERS_FORM', holds: offersForm, explain: whyNotForm },
  { name: 'ACCEPTS_YEAR_GROUP', holds: acceptsYearGroups, explain: whyNotYearGroups },
  { name: 'ACCEPTS_GROUP_SIZE', holds: acceptsGroupSize, explain: whyNotGroupSize },
  { name: 'MEETS_ACCESS_NEEDS', holds: meetsAccessNeeds, explain: whyNotAccessNeeds },
];
