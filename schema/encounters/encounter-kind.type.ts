import { registerEnumType } from 'type-graphql';

/** Kinds that the law and the benchmarks count apart. */
export enum EncounterKind {
  EMPLOYER = 'EMPLOYER',
  WORKPLACE = 'WORKPLACE',
  PROVIDER = 'PROVIDER',
}
registerEnumType(EncounterKind, {
  name: 'EncounterKind',
  description: 'What an encounter counts as',
  valuesConfig: {
    EMPLOYER: { description: 'Encounter with an employer or an employee' },
    WORKPLACE: { description: 'Experience of a workplace' },
    PROVIDER: { description: 'Encounter with a provider of technical education or apprenticeships' },
  },
});
