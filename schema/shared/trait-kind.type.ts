import { registerEnumType } from 'type-graphql';

/** Kinds of background fact a person may agree to have used. SEX acts only against stereotypes, never as shared background. */
export enum TraitKind {
  SEX = 'SEX',
  ETHNIC_GROUP = 'ETHNIC_GROUP',
  SEND = 'SEND',
  FIRST_IN_FAMILY_TO_UNIVERSITY = 'FIRST_IN_FAMILY_TO_UNIVERSITY',
  FREE_SCHOOL_MEALS = 'FREE_SCHOOL_MEALS',
  CARE_EXPERIENCED = 'CARE_EXPERIENCED',
  YOUNG_CARER = 'YOUNG_CARER',
  ENGLISH_AS_ADDITIONAL_LANGUAGE = 'ENGLISH_AS_ADDITIONAL_LANGUAGE',
  FIRST_LANGUAGE = 'FIRST_LANGUAGE',
  TOWN = 'TOWN',
  SCHOOL = 'SCHOOL',
}
registerEnumType(TraitKind, { name: 'TraitKind', description: "Kind of fact about a person's background" });
