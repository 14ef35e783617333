import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { ConditionRule, PreparedAsk } from './conditions.types';
import { distanceToSchoolKm } from './distance.rules';
import type { Ask, Candidate, Key } from './matching.types';
import { formInWords } from './wording.rules';

/** What a form asks of the adult beyond the gate every encounter passes before it is confirmed. Forms not named ask nothing. */
const asked: Readonly<Partial<Record<Key<EncounterForm>, { readonly recordedCheck: boolean; readonly adult: boolean }>>> = {
  MENTORING_SESSION: { recordedCheck: true, adult: true },
  WORK_EXPERIENCE: { recordedCheck: false, adult: true },
  JOB_SHADOWING: { recordedCheck: false, adult: true },
};

/** What a form asks of the adult; null (any form) asks nothing. */
export const whatFormAsks = (form: Key<EncounterForm> | null): { readonly recordedCheck: boolean; readonly adult: boolean } =>
  (form === null ? undefined : asked[form]) ?? { recordedCheck: false, adult: false };

/** Eighteen on the first day the meeting could be on. */
function isAdult({ turnsAdultOn }: Candidate, { firstDay }: PreparedAsk): boolean {
  return turnsAdultOn === null || turnsAdultOn <= firstDay;
}

function allowsForm(candidate: Candidate, prepared: PreparedAsk): boolean {
  const rule = whatFormAsks(prepared.ask.form);
  return (!rule.recordedCheck || candidate.hasRecordedCheck) && (!rule.adult || isAdult(candidate, prepared));
}

/** Says no more than that a check is still to come: not its level, and no one's age. */
function whyNotThisForm(candidate: Candidate, { ask }: PreparedAsk): string {
  const form = ask.form === null ? 'this' : formInWords(ask.form);
  const isCheckMissing = whatFormAsks(ask.form).recordedCheck && !candidate.hasRecordedCheck;
  if (isCheckMissing) return `A recorded check is still to come. Once it is recorded, ${form} may become possible.`;
  return `Not open to them for ${form} yet. Another form, such as a talk or a workshop at school, may be possible.`;
}

function isOwnSchool(candidate: Candidate, ask: Ask): boolean {
  return candidate.alumnusOf.includes(ask.schoolId);
}

function isHereForSchool(candidate: Candidate, prepared: PreparedAsk): boolean {
  if (isOwnSchool(candidate, prepared.ask)) return true;
  if (candidate.hereFor === 'OWN_SCHOOLS' || !isAdult(candidate, prepared)) return false;
  return candidate.hereFor === 'EVERYONE' || isInTheirArea(candidate, prepared.ask);
}

/** The area they chose is a choice of theirs: no kilometre is added to it, in person or not. */
function isInTheirArea(candidate: Candidate, ask: Ask): boolean {
  const distanceKm = distanceToSchoolKm(candidate, ask);
  return distanceKm !== null && distanceKm <= candidate.travelLimitKm;
}

/** One sentence for those who chose their own schools and those too young for others. */
function whyNotHere(candidate: Candidate, prepared: PreparedAsk): string {
  if (candidate.hereFor === 'OWN_SCHOOLS' || !isAdult(candidate, prepared)) {
    return 'They help at the school they went to. They would have to open their offer to more schools.';
  }
  const { travelLimitKm } = candidate;
  if (distanceToSchoolKm(candidate, prepared.ask) === null) {
    return `They help schools within ${travelLimitKm} km of them, and the distance to yours is unknown. An outcode for both would settle it.`;
  }
  return `They help schools within ${travelLimitKm} km of them, and yours is further away. They would have to widen their area.`;
}

export const safeguardingConditions: readonly ConditionRule[] = [
  {
    name: 'LISTED',
    holds: ({ listing }) => listing === 'LISTED',
    explain: ({ listing }) =>
      listing === 'WITHDRAWN'
        ? 'No longer listed. They would have to list their profile again.'
        : 'Not listed yet. Their profile has to be completed and confirmed first.',
  },
  {
    // Nothing about why, for how long or by whom.
    name: 'NOT_PAUSED',
    holds: ({ isPaused }) => !isPaused,
    explain: () => 'Not available at present. Nothing about the request would change that.',
  },
  { name: 'SAFEGUARDING_ALLOWS_FORM', holds: allowsForm, explain: whyNotThisForm },
  { name: 'HERE_FOR_THIS_SCHOOL', holds: isHereForSchool, explain: whyNotHere },
];
