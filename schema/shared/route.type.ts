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
registerEnumType(Route, { name: 'Route', description: 'Route from school into work' });
