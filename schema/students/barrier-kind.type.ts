import { registerEnumType } from 'type-graphql';

export enum BarrierKind {
  ATTENDANCE = 'ATTENDANCE',
  CARING = 'CARING',
  CONFIDENCE = 'CONFIDENCE',
  DIGITAL_ACCESS = 'DIGITAL_ACCESS',
  EXPECTATIONS = 'EXPECTATIONS',
  HEALTH = 'HEALTH',
  LANGUAGE = 'LANGUAGE',
  MONEY = 'MONEY',
  QUALIFICATIONS = 'QUALIFICATIONS',
  TRAVEL = 'TRAVEL',
}
registerEnumType(BarrierKind, {
  name: 'BarrierKind',
  description: 'What stands between a student and the work they could do',
  valuesConfig: {
    ATTENDANCE: { description: 'Missing a lot of school' },
    CARING: { description: 'Caring for somebody' },
    CONFIDENCE: { description: 'Not thinking it is for people like them' },
    DIGITAL_ACCESS: { description: 'No computer or connection to use' },
    EXPECTATIONS: { description: 'What people around them expect of them' },
    HEALTH: { description: 'Health' },
    LANGUAGE: { description: 'English, or another language of work' },
    MONEY: { description: 'Cost of fares, clothes, tools or unpaid time' },
    QUALIFICATIONS: { description: 'Grades or qualifications' },
    TRAVEL: { description: 'Getting there' },
  },
});
