import { registerEnumType } from 'type-graphql';

export enum EncounterForm {
  TALK = 'TALK',
  CAREERS_FAIR = 'CAREERS_FAIR',
  WORKSHOP = 'WORKSHOP',
  MOCK_INTERVIEW = 'MOCK_INTERVIEW',
  WORKPLACE_VISIT = 'WORKPLACE_VISIT',
  WORK_EXPERIENCE = 'WORK_EXPERIENCE',
  JOB_SHADOWING = 'JOB_SHADOWING',
  MENTORING_SESSION = 'MENTORING_SESSION',
  PROJECT = 'PROJECT',
  ONLINE_SESSION = 'ONLINE_SESSION',
}
registerEnumType(EncounterForm, { name: 'EncounterForm', description: 'Form an encounter takes' });
