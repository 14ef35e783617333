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
});
