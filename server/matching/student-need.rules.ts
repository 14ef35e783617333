import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { StudentFacts } from '../students/student-profiles.reads';
import type { Key } from './matching.types';
import { needWeight } from './need.rules';

export type EncounterKind = keyof StudentFacts['meaningfulEncounters'];

export const AT_WORKPLACES: ReadonlySet<Key<EncounterForm>> = new Set<Key<EncounterForm>>([
  'WORKPLACE_VISIT',
  'WORK_EXPERIENCE',
  'JOB_SHADOWING',
]);

/** Which encounters count towards the need for one of this form; a role model is met as an employer unless it is at their workplace. */
export const kindOfForm = (form: Key<EncounterForm> | null): EncounterKind =>
  form !== null && AT_WORKPLACES.has(form) ? 'workplace' : 'employer';

/** Need weight of a student for an encounter of one kind, 0.15 to 1.25. */
export const needOf = (facts: StudentFacts, kind: EncounterKind): number =>
  needWeight({
    meaningfulEncounters: facts.meaningfulEncounters[kind],
    isThisYearsDueMissing: facts.isThisYearsDueMissing[kind],
    ...facts.needFlags,
  });
