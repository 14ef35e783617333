import { registerEnumType } from 'type-graphql';

export enum PartOfDay {
  MORNING = 'MORNING',
  AFTERNOON = 'AFTERNOON',
  EVENING = 'EVENING',
}
registerEnumType(PartOfDay, {
  name: 'PartOfDay',
  description: 'Part of a school day: before noon, noon to 17:00, or after',
  valuesConfig: {
    MORNING: { description: 'Before noon' },
    AFTERNOON: { description: 'Noon to 17:00' },
    EVENING: { description: 'After 17:00' },
  },
});
