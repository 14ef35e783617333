import { addDays } from '../server/platform/days';
import { CAST } from './cast.seed';
import { EMPLOYER_LIST, employs, PLACES, type SeedEmployer } from './employers.seed';
import { adultPerson, type Person } from './names.seed';
import { OccupationWheel } from './occupations.seed';
import { outcodeIn, type Nearness } from './places.seed';
import { at, Random, type Weighted } from './random';
import { occupationOf, type Occupation, type SeedReference } from './reference.seed';
import { lifeOf } from './role-model-life.seed';
import { castOffering, offeringOf } from './role-model-offer.seed';
import type { SeedRoleModel, Standing, Wish } from './role-model.types';
import { SCHOOLS, type SeedSchool } from './schools.seed';
import { idOf } from './sheets';

/** How many the demo world has; those after them make it large for measurements. */
export const DEMO_ROLE_MODELS = 2_000;

const DEMO_NEARNESS: Weighted<Nearness> = [
  ['LOCAL', 74],
  ['REGION', 16],
  ['ELSEWHERE', 10],
];
/** Of a large world, most are somewhere else, as in a country. */
const LARGE_NEARNESS: Weighted<Nearness> = [
  ['LOCAL', 12],
  ['REGION', 12],
  ['ELSEWHERE', 76],
];
const ALUMNI = { demo: 0.34, large: 0.02 };
/** Two of the six admit at sixteen or are special; the others have most alumni. */
const ALUMNI_SCHOOLS: Weighted<number> = [
  [1, 30],
  [2, 21],
  [3, 19],
  [4, 12],
  [5, 15],
  [6, 3],
];
/** Share who work for an employer of Wearbridge, where one has work like theirs. */
const EMPLOYED: Readonly<Record<Nearness, number>> = { LOCAL: 0.9, REGION: 0.6, ELSEWHERE: 0.05 };
/** The first role models are one of each occupation; the youngest come after them. */
const MINORS_FROM = 500;
/** At work since the summer they left school, at sixteen. */
const MINOR = { age: 17, route: 'APPRENTICESHIP' } as const;
const YOUNG_OCCUPATIONS = ['5241', '5231', '6111', '5434', '6221', '3120'];
/** Occupations in which many work for themselves. */
const OWN_BUSINESS =
  /^(12[25]|1211|214|2319|2431|2451|3214|3224|341|342|3433|5[1-4]|6114|622|6250|7124|7131|8213|8214|8215|9221)/u;
const HELPERS = /^(22|23|24[56]|31[0-9]|32|61)/u;

interface Draft {
  readonly random: Random;
  readonly isDemo: boolean;
  readonly cast: Wish | null;
  readonly isMinor: boolean;
  readonly wish: Wish;
  readonly school: SeedSchool | null;
  readonly nearness: Nearness;
  readonly occupation: Occupation;
}

/** Makes role models one by one, in the order of their index; the same ones whoever asks and however many there are. */
export class RoleModelMaker {
  private readonly wheel: OccupationWheel;
  private readonly taken = new Map<number, number>();

  constructor(
    private readonly reference: SeedReference,
    private readonly today: string,
  ) {
    this.wheel = new OccupationWheel(reference);
  }

  make(index: number): SeedRoleModel {
    const draft = this.draftOf(index);
    const { random, cast, wish, school, nearness, occupation } = draft;
    const person = this.personOf(random, occupation, wish);
    const employer = this.employerOf(draft);
    const outcode = wish.outcode ?? outcodeIn(random, nearness, this.reference);
    const life = lifeOf(random, { occupation, wheel: this.wheel, wish }, this.today);
    const drawn = offeringOf(random, { nearness, hasEmployer: employer !== null, today: this.today });
    return {
      ...{ index, id: idOf('role model', index), personId: idOf('person of role model', index), cast },
      ...{ person, occupation, nearness, outcode, homeOutcode: this.homeOf(draft, outcode), employer, school },
      isSelfEmployed: employer === null && OWN_BUSINESS.test(occupation.code) && random.chance(0.85),
      ...life,
      ...(cast === null ? drawn : castOffering(drawn, cast)),
      ...this.standingOf(draft, life.age),
    };
  }

  private draftOf(index: number): Draft {
    const random = Random.of('role model', index);
    const isDemo = index < DEMO_ROLE_MODELS;
    const cast = CAST[index] ?? null;
    const school = this.schoolOf(random, cast, isDemo);
    const isMinor = index > MINORS_FROM && school !== null && random.chance(0.016);
    const wish = cast ?? (isMinor ? { ...MINOR, occupation: random.pick(YOUNG_OCCUPATIONS) } : {});
    const { occupation: code } = wish;
    const occupation = code === undefined ? this.wheel.present(random, index - CAST.length) : occupationOf(this.reference, code);
    const isNear = cast !== null || isMinor;
    const nearness = isNear ? 'LOCAL' : random.weighted(isDemo ? DEMO_NEARNESS : LARGE_NEARNESS);
    return { random, isDemo, cast, isMinor, wish, school, nearness, occupation };
  }

  private schoolOf(random: Random, cast: Wish | null, isDemo: boolean): SeedSchool | null {
    const isAlumnus = random.chance(isDemo ? ALUMNI.demo : ALUMNI.large);
    const drawn = random.weighted(ALUMNI_SCHOOLS);
    const key = cast === null ? (isAlumnus ? drawn : undefined) : cast.school;
    return key === undefined ? null : at(SCHOOLS, key - 1);
  }

  private personOf(random: Random, occupation: Occupation, wish: Wish): Person {
    const sex = wish.sex ?? (random.chance(occupation.womenShare) ? 'FEMALE' : 'MALE');
    const person = adultPerson(random, sex);
    return { ...person, givenName: wish.givenName ?? person.givenName, familyName: wish.familyName ?? person.familyName };
  }

  private employerOf({ random, wish, nearness, isDemo, isMinor, occupation }: Draft): SeedEmployer | null {
    const isLikely = random.chance(EMPLOYED[nearness]);
    const drawn = random.fraction();
    if (wish.employer !== undefined) return this.employ(EMPLOYER_LIST.find(({ name }) => name === wish.employer) ?? null);
    if (!isLikely || isMinor) return null;
    const hasPlace = ({ key, size }: SeedEmployer) => (isDemo ? (this.taken.get(key) ?? 0) < PLACES[size] : size === 'LARGE');
    const open = EMPLOYER_LIST.filter((employer) => employs(employer, occupation.code) && hasPlace(employer));
    return open.length === 0 ? null : this.employ(at(open, Math.floor(drawn * open.length)));
  }

  private employ(employer: SeedEmployer | null): SeedEmployer | null {
    if (employer !== null) this.taken.set(employer.key, (this.taken.get(employer.key) ?? 0) + 1);
    return employer;
  }

  private homeOf({ random, school, cast }: Draft, outcode: string): string {
    if (cast !== null) return outcode;
    if (school !== null) return random.pick(school.catchment);
    return random.chance(0.62) ? outcode : outcodeIn(random, random.weighted(LARGE_NEARNESS), this.reference);
  }

  private standingOf({ random, school, nearness, occupation, cast, isMinor }: Draft, age: number): Standing {
    const listing = random.weighted<Standing['listing']>([
      ['LISTED', 92],
      ['DRAFT', 2.8],
      ['WITHDRAWN', 2.6],
      ['AWAITING_CONFIRMATION', school === null ? 0 : 7],
    ]);
    const isPaused = random.chance(0.027);
    const hasRecordedCheck = random.chance(HELPERS.test(occupation.code) ? 0.46 : 0.17);
    const turnsAdultOn = age < 18 ? addDays(this.today, random.whole(20, 300)) : null;
    const hereFor = random.weighted<Standing['hereFor']>([
      ['OWN_SCHOOLS', school === null ? 0 : 26],
      ['AREA', nearness === 'ELSEWHERE' ? 6 : 40],
      ['EVERYONE', 54],
    ]);
    if (cast !== null) return { listing: 'LISTED', isPaused: false, hasRecordedCheck, turnsAdultOn, hereFor: 'EVERYONE' };
    return { listing, isPaused, hasRecordedCheck, turnsAdultOn, hereFor: isMinor ? 'OWN_SCHOOLS' : hereFor };
  }
}
