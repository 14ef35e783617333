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
registerEnumType(EncounterForm, {
  name: 'EncounterForm',
  description: 'Form an encounter takes',
  valuesConfig: {
    TALK: { description: 'Talk to a group' },
    CAREERS_FAIR: { description: 'Fair where students go from stand to stand' },
    WORKSHOP: { description: 'Hands-on session with a group' },
    MOCK_INTERVIEW: { description: 'Practice interview' },
    WORKPLACE_VISIT: { description: 'Visit of a group to a workplace' },
    WORK_EXPERIENCE: { description: 'Placement at a workplace, arranged for each student' },
    JOB_SHADOWING: { description: 'Day at the side of somebody at work' },
    MENTORING_SESSION: { description: 'Meeting of a mentor and a student' },
    PROJECT: { description: 'Piece of work set by an employer' },
    ONLINE_SESSION: { description: 'Talk or workshop online' },
  },
});
