import { registerEnumType } from 'type-graphql';

export enum Route {
  APPRENTICESHIP = 'APPRENTICESHIP',
  DEGREE_APPRENTICESHIP = 'DEGREE_APPRENTICESHIP',
  T_LEVEL = 'T_LEVEL',
  FURTHER_EDUCATION = 'FURTHER_EDUCATION',
  UNIVERSITY = 'UNIVERSITY',
  SUPPORTED_INTERNSHIP = 'SUPPORTED_INTERNSHIP',
  STRAIGHT_TO_WORK = 'STRAIGHT_TO_WORK',
}
registerEnumType(Route, {
  name: 'Route',
  description: 'Route from school into work',
  valuesConfig: {
    APPRENTICESHIP: { description: 'Apprenticeship below degree level' },
    DEGREE_APPRENTICESHIP: { description: 'Apprenticeship with a degree' },
    T_LEVEL: { description: 'T Level' },
    FURTHER_EDUCATION: { description: 'Course at a college of further education' },
    UNIVERSITY: { description: 'Degree at a university' },
    SUPPORTED_INTERNSHIP: { description: 'Supported internship' },
    STRAIGHT_TO_WORK: { description: 'From school straight into work' },
  },
});
