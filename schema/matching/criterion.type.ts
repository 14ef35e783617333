import { registerEnumType } from 'type-graphql';

export enum Criterion {
  INTEREST = 'INTEREST',
  BACKGROUND = 'BACKGROUND',
  COUNTER_STEREOTYPE = 'COUNTER_STEREOTYPE',
  VARIETY = 'VARIETY',
  ATTAINABILITY = 'ATTAINABILITY',
}
registerEnumType(Criterion, { name: 'Criterion', description: 'Component of the score of a suggestion' });
