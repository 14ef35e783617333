import { COMMUNITIES, type Community } from './communities.seed';
import type { Random, Weighted } from './random';

export interface Person {
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: 'FEMALE' | 'MALE';
  readonly ethnicGroup: string;
  /** ISO 639 code of the first language. */
  readonly language: string;
}

const STUDENTS: Weighted<Community> = COMMUNITIES.map((community) => [community, community.share]);
const ADULTS: Weighted<Community> = COMMUNITIES.map((community) => [community, community.adultShare]);

const isLatin = (name: string): boolean => /^\p{Script=Latin}/u.test(name);

const known = new Map<Community, readonly [latin: readonly string[], others: readonly string[]]>();

/** A person's names are of one script. */
function familiesOf(community: Community): readonly [latin: readonly string[], others: readonly string[]] {
  const families = known.get(community) ?? [
    community.families.filter(isLatin),
    community.families.filter((name) => !isLatin(name)),
  ];
  known.set(community, families);
  return families;
}

function personOf(random: Random, community: Community, sex: Person['sex']): Person {
  const givenName = random.pick(sex === 'FEMALE' ? community.female : community.male);
  const [latin, others] = familiesOf(community);
  const familyName = random.pick(isLatin(givenName) ? latin : others);
  return {
    givenName,
    familyName,
    sex,
    ethnicGroup: random.weighted(community.groups),
    language: random.weighted(community.languages),
  };
}

export const studentPerson = (random: Random, sex: Person['sex']): Person => personOf(random, random.weighted(STUDENTS), sex);

export const adultPerson = (random: Random, sex: Person['sex']): Person => personOf(random, random.weighted(ADULTS), sex);
