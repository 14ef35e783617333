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
registerEnumType(Role, {
  name: 'Role',
  description: 'What a person does in one organisation',
  valuesConfig: {
    CAREERS_LEADER: { description: 'Leads careers work at a school' },
    CAREERS_ADVISER: { description: 'Advises students at a school' },
    TEACHER: { description: 'Teaches at a school' },
    SUBJECT_LEAD: { description: 'Leads a subject at a school' },
    SENCO: { description: 'Coordinates special educational needs at a school' },
    SAFEGUARDING_LEAD: { description: 'Designated safeguarding lead of a school' },
    STUDENT: { description: 'Student of a school' },
    EMPLOYER_COORDINATOR: { description: 'Speaks for an employer' },
    VOLUNTEER: { description: 'Role model from an employer' },
    ALUMNUS: { description: 'Role model who went to a school' },
    OPERATOR: { description: 'Keeps the platform safe' },
  },
});
