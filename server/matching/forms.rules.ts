import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Key } from './matching.types';

/** Forms that take place somewhere: nobody can meet online in them. */
export const IN_PERSON_FORMS: ReadonlySet<Key<EncounterForm>> = new Set<Key<EncounterForm>>([
  'WORKPLACE_VISIT',
  'WORK_EXPERIENCE',
  'JOB_SHADOWING',
  'CAREERS_FAIR',
]);
