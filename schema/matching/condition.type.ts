import { registerEnumType } from 'type-graphql';

/** The hard conditions, by name: one that fails keeps a role model out of the suggestions, whatever their score. */
export enum Condition {
  LISTED = 'LISTED',
  NOT_PAUSED = 'NOT_PAUSED',
  HERE_FOR_THIS_SCHOOL = 'HERE_FOR_THIS_SCHOOL',
  SAFEGUARDING_ALLOWS_FORM = 'SAFEGUARDING_ALLOWS_FORM',
  NOT_EXCLUDED_BY_SCHOOL = 'NOT_EXCLUDED_BY_SCHOOL',
  NO_OPEN_INVITATION = 'NO_OPEN_INVITATION',
  NOT_REFUSED = 'NOT_REFUSED',
  CAPACITY_LEFT = 'CAPACITY_LEFT',
  FREE_IN_WINDOW = 'FREE_IN_WINDOW',
  WITHIN_TRAVEL_LIMIT = 'WITHIN_TRAVEL_LIMIT',
  OFFERS_FORM = 'OFFERS_FORM',
  ACCEPTS_YEAR_GROUP = 'ACCEPTS_YEAR_GROUP',
  ACCEPTS_GROUP_SIZE = 'ACCEPTS_GROUP_SIZE',
  MEETS_ACCESS_NEEDS = 'MEETS_ACCESS_NEEDS',
  FITS_SECTORS = 'FITS_SECTORS',
  FITS_OCCUPATIONS = 'FITS_OCCUPATIONS',
  FITS_SUBJECTS = 'FITS_SUBJECTS',
  FITS_SEX = 'FITS_SEX',
  /** No rule of its own: told to students in place of what lies between a school and a role model. */
  AVAILABLE_AT_PRESENT = 'AVAILABLE_AT_PRESENT',
}
registerEnumType(Condition, {
  name: 'Condition',
  description: 'Hard condition a role model must meet to be suggested',
  valuesConfig: {
    AVAILABLE_AT_PRESENT: {
      description: 'Told to students only, in place of what is between the role model and their school',
    },
  },
});
