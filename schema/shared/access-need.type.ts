import { registerEnumType } from 'type-graphql';

export enum AccessNeed {
  STEP_FREE = 'STEP_FREE',
  SIGN_LANGUAGE = 'SIGN_LANGUAGE',
  HEARING_LOOP = 'HEARING_LOOP',
  LARGE_PRINT = 'LARGE_PRINT',
  QUIET_SPACE = 'QUIET_SPACE',
  PLAIN_LANGUAGE = 'PLAIN_LANGUAGE',
  SHORT_SESSION = 'SHORT_SESSION',
}
registerEnumType(AccessNeed, {
  name: 'AccessNeed',
  description: 'Adjustment an encounter must make so that everyone can take part',
  valuesConfig: {
    STEP_FREE: { description: 'No steps on the way in or inside' },
    SIGN_LANGUAGE: { description: 'British Sign Language' },
    HEARING_LOOP: { description: 'Hearing loop or microphone' },
    LARGE_PRINT: { description: 'Text in large print' },
    QUIET_SPACE: { description: 'Quiet space, or a small group' },
    PLAIN_LANGUAGE: { description: 'Plain language and short sentences' },
    SHORT_SESSION: { description: 'Short session, with breaks' },
  },
});
