import { registerEnumType } from 'type-graphql';

export enum Criterion {
  INTEREST = 'INTEREST',
  BACKGROUND = 'BACKGROUND',
  COUNTER_STEREOTYPE = 'COUNTER_STEREOTYPE',
  VARIETY = 'VARIETY',
  ATTAINABILITY = 'ATTAINABILITY',
}
registerEnumType(Criterion, {
  name: 'Criterion',
  description: 'Component of the score of a suggestion',
  valuesConfig: {
    INTEREST: { description: "Students' interests" },
    BACKGROUND: { description: 'Shared background' },
    COUNTER_STEREOTYPE: { description: 'Contradicts the stereotype of an occupation' },
    VARIETY: { description: 'Differs from past encounters' },
    ATTAINABILITY: { description: "Path within students' reach" },
  },
});
