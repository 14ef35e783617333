import type { TraitKind } from '../schema/shared/trait-kind.type';
import { addDays } from '../server/platform/days';
import type { Random } from './random';
import type { SeedRoleModel } from './role-model.types';

export interface Agreed {
  readonly kind: `${TraitKind}`;
  readonly value: string;
  readonly mayBeUsed: boolean;
  readonly mayBeShown: boolean;
  readonly agreedAt: string;
}

interface Fact {
  readonly kind: `${TraitKind}`;
  readonly value: string;
  /** Share of those it is true of who agree to its use, and of those the share who let it be shown. */
  readonly used: number;
  readonly shown: number;
}

/** How many adults these are true of; after the census, school statistics of their time and surveys, roughly (editorial). */
const FREE_MEALS = 0.17;
const SEND = 0.12;
const CARE_EXPERIENCED = 0.012;
const YOUNG_CARER = 0.03;
const FIRST_TO_UNIVERSITY = 0.52;

/** What a role model agreed to. Seven in ten let their sex be used, and most of those let it be shown. */
export function agreedTraits(random: Random, roleModel: SeedRoleModel, today: string): Agreed[] {
  const isCast = roleModel.cast !== null;
  return factsOf(random, roleModel).flatMap(({ kind, value, used, shown }) => {
    const mayBeUsed = random.chance(isCast && (kind === 'SEX' || kind === 'TOWN' || kind === 'SCHOOL') ? 1 : used);
    const mayBeShown = random.chance(isCast ? Math.max(shown, 0.99) : shown);
    const agreedAt = `${addDays(today, -random.whole(20, 700))}T1${random.whole(0, 9)}:${random.whole(10, 59)}:00.000Z`;
    return mayBeUsed ? [{ kind, value, mayBeUsed, mayBeShown, agreedAt }] : [];
  });
}

function factsOf(random: Random, roleModel: SeedRoleModel): Fact[] {
  const { person, homeOutcode, school, route } = roleModel;
  const isNeither = roleModel.cast === null && random.chance(0.008);
  const facts: Fact[] = [{ kind: 'TOWN', value: homeOutcode, used: 0.72, shown: 0.9 }];
  if (!isNeither) facts.push({ kind: 'SEX', value: person.sex, used: 0.7, shown: 0.79 });
  if (school !== null) facts.push({ kind: 'SCHOOL', value: school.id, used: 0.86, shown: 0.96 });
  facts.push({ kind: 'ETHNIC_GROUP', value: person.ethnicGroup, used: 0.34, shown: 0.6 });
  if (person.language !== 'en') {
    facts.push({ kind: 'FIRST_LANGUAGE', value: person.language, used: 0.62, shown: 0.82 });
    facts.push({ kind: 'ENGLISH_AS_ADDITIONAL_LANGUAGE', value: 'yes', used: 0.55, shown: 0.75 });
  }
  const yes = (kind: Fact['kind'], isTrue: boolean, used: number, shown: number) => {
    if (isTrue) facts.push({ kind, value: 'yes', used, shown });
  };
  const hadUniversity = route === 'UNIVERSITY' || route === 'DEGREE_APPRENTICESHIP';
  yes('FIRST_IN_FAMILY_TO_UNIVERSITY', hadUniversity && random.chance(FIRST_TO_UNIVERSITY), 0.66, 0.85);
  yes('FREE_SCHOOL_MEALS', random.chance(FREE_MEALS), 0.5, 0.55);
  yes('SEND', random.chance(SEND), 0.42, 0.6);
  yes('CARE_EXPERIENCED', random.chance(CARE_EXPERIENCED), 0.55, 0.5);
  yes('YOUNG_CARER', random.chance(YOUNG_CARER), 0.5, 0.6);
  return facts;
}
