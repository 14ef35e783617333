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
registerEnumType(TraitKind, {
  name: 'TraitKind',
  description: "Kind of fact about a person's background",
  valuesConfig: {
    SEX: { description: 'Sex; acts only against stereotypes, never as shared background' },
    ETHNIC_GROUP: { description: 'Ethnic group' },
    SEND: { description: 'Special educational needs or a disability' },
    FIRST_IN_FAMILY_TO_UNIVERSITY: { description: 'First in the family to go to university' },
    FREE_SCHOOL_MEALS: { description: 'Had free school meals' },
    CARE_EXPERIENCED: { description: 'Was in care' },
    YOUNG_CARER: { description: 'Cared for somebody while at school' },
    ENGLISH_AS_ADDITIONAL_LANGUAGE: { description: 'Speaks English as an additional language' },
    FIRST_LANGUAGE: { description: 'First language' },
    TOWN: { description: 'Outcode they grew up in' },
    SCHOOL: { description: 'School they went to' },
  },
});
