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
    LISTED: { description: 'Offers to be met' },
    NOT_PAUSED: { description: 'Not paused at present' },
    HERE_FOR_THIS_SCHOOL: { description: 'Chose to be there for this school' },
    SAFEGUARDING_ALLOWS_FORM: { description: 'What safeguarding asks for this form is recorded' },
    NOT_EXCLUDED_BY_SCHOOL: { description: 'School has not excluded them' },
    NO_OPEN_INVITATION: { description: 'School has no open invitation to them' },
    NOT_REFUSED: { description: 'Has not said no to this request' },
    CAPACITY_LEFT: { description: 'Capacity left in a month of the window' },
    FREE_IN_WINDOW: { description: 'Free on a day and part of the day asked for' },
    WITHIN_TRAVEL_LIMIT: { description: 'Online, or within their travel limit and 5 km' },
    OFFERS_FORM: { description: 'Offers the form asked for' },
    ACCEPTS_YEAR_GROUP: { description: 'Meets every year group of the audience' },
    ACCEPTS_GROUP_SIZE: { description: 'Meets groups of this size' },
    MEETS_ACCESS_NEEDS: { description: 'Can make every adjustment asked for' },
    FITS_SECTORS: { description: 'Works in or talks about a sector asked for' },
    FITS_OCCUPATIONS: { description: 'Works or worked in an occupation asked for' },
    FITS_SUBJECTS: { description: 'Uses a subject asked for' },
    FITS_SEX: { description: 'Is shown to be of the sex asked for' },
    AVAILABLE_AT_PRESENT: {
      description: 'Told to students only, in place of what is between the role model and their school',
    },
  },
});
