import { registerEnumType } from 'type-graphql';

export enum Role {
  CAREERS_LEADER = 'CAREERS_LEADER',
  CAREERS_ADVISER = 'CAREERS_ADVISER',
  TEACHER = 'TEACHER',
  SUBJECT_LEAD = 'SUBJECT_LEAD',
  SENCO = 'SENCO',
  SAFEGUARDING_LEAD = 'SAFEGUARDING_LEAD',
  STUDENT = 'STUDENT',
  EMPLOYER_COORDINATOR = 'EMPLOYER_COORDINATOR',
  VOLUNTEER = 'VOLUNTEER',
  ALUMNUS = 'ALUMNUS',
  OPERATOR = 'OPERATOR',
}
registerEnumType(Role, { name: 'Role', description: 'What a person does in one organisation' });
