import { addDays } from '../server/platform/days';
import { jobTitle, majorOf, type OccupationWheel } from './occupations.seed';
import { at, type Random, type Weighted } from './random';
import type { Occupation } from './reference.seed';
import type { Life, SeedCareer, Wish } from './role-model.types';
import { words } from './sheets';

type RouteKey = NonNullable<Life['route']>;

const ROUTES = words(
  'UNIVERSITY DEGREE_APPRENTICESHIP APPRENTICESHIP T_LEVEL FURTHER_EDUCATION STRAIGHT_TO_WORK SUPPORTED_INTERNSHIP',
) as RouteKey[];

/** By major group, in the order of ROUTES; from the usual ways in, not from a survey (editorial). */
const ROUTE_WEIGHTS: Readonly<Record<string, readonly number[]>> = {
  1: [48, 3, 12, 0, 11, 26, 0],
  2: [80, 6, 5, 1, 5, 3, 0],
  3: [46, 4, 18, 3, 17, 12, 0],
  4: [20, 2, 20, 3, 23, 31, 1],
  5: [4, 1, 58, 2, 21, 14, 0],
  6: [12, 1, 18, 4, 39, 25, 1],
  7: [17, 1, 13, 2, 19, 47, 1],
  8: [4, 0, 26, 1, 17, 51, 1],
  9: [6, 0, 8, 1, 19, 61, 5],
};

/** Level they began work at, by route. */
const LEVELS: Readonly<Record<RouteKey, Weighted<number>>> = {
  UNIVERSITY: [
    [6, 8],
    [7, 2],
  ],
  DEGREE_APPRENTICESHIP: [[3, 1]],
  APPRENTICESHIP: [
    [2, 6],
    [3, 4],
  ],
  T_LEVEL: [[3, 1]],
  FURTHER_EDUCATION: [
    [2, 5],
    [3, 5],
  ],
  STRAIGHT_TO_WORK: [
    [1, 4],
    [2, 5],
    [3, 1],
  ],
  SUPPORTED_INTERNSHIP: [
    [0, 3],
    [1, 5],
  ],
};

/** The first year anybody could finish school this way: newer routes have younger people. */
const SINCE: Partial<Record<RouteKey, number>> = { T_LEVEL: 2022, DEGREE_APPRENTICESHIP: 2015, SUPPORTED_INTERNSHIP: 2013 };

const STUDY_YEARS: Partial<Record<RouteKey, readonly [number, number]>> = { UNIVERSITY: [3, 5], FURTHER_EDUCATION: [1, 2] };
const GROWN_UP = 18;
const STARTS = words('01-08 02-01 04-01 06-15 09-01 09-01 10-01');

const FIRST_STARTS = words('08-03 09-01 09-01 10-05 11-02');

const CHANGES: Weighted<number> = [
  [0, 35],
  [1, 33],
  [2, 21],
  [3, 11],
];

export interface Working {
  readonly occupation: Occupation;
  readonly wheel: OccupationWheel;
  readonly wish: Wish;
}

/** A working life up to `today` that fits the occupation. */
export function lifeOf(random: Random, working: Working, today: string): Life {
  const { occupation, wish } = working;
  const thisYear = Number(today.slice(0, 4));
  const drawn = wish.route ?? routeInto(random, occupation);
  const leavingAge = leavingAgeOf(random, drawn, wish.age ?? GROWN_UP);
  const study = random.whole(...(STUDY_YEARS[drawn] ?? [0, 0]));
  const age = Math.max(wish.age ?? ageOf(random, occupation), leavingAge + study + 1);
  const leftIn = thisYear - (age - leavingAge);
  const route = leftIn < (SINCE[drawn] ?? 0) ? olderRoute(random) : drawn;
  const careers = careersOf(random, working, [leftIn + study, thisYear]);
  const isKnown = wish.route !== undefined || random.chance(0.96);
  return {
    age,
    route: isKnown ? route : null,
    startingLevel: isKnown ? random.weighted(LEVELS[route]) : null,
    leftSchoolOn: `${leftIn}-0${random.whole(6, 7)}-${random.whole(10, 24)}`,
    careers,
    enteredFieldOn: enteredField(careers),
  };
}

function routeInto(random: Random, { code }: Occupation): RouteKey {
  const weights = ROUTE_WEIGHTS[majorOf(code)] ?? [];
  return random.weighted(ROUTES.map((route, place) => [route, at(weights, place)]));
}

const olderRoute = (random: Random): RouteKey => random.pick(['APPRENTICESHIP', 'FURTHER_EDUCATION', 'STRAIGHT_TO_WORK']);

function leavingAgeOf(random: Random, route: RouteKey, age: number): number {
  if (age < GROWN_UP) return 16;
  if (route === 'SUPPORTED_INTERNSHIP') return 19;
  if (route === 'FURTHER_EDUCATION') return 16;
  if (route === 'APPRENTICESHIP' || route === 'STRAIGHT_TO_WORK') return random.pick([16, 18]);
  return 18;
}

/** Few lead or practise a profession in their first years. */
function ageOf(random: Random, { code }: Occupation): number {
  const least = majorOf(code) === '1' ? 28 : majorOf(code) === '2' ? 23 : 19;
  const most = random.weighted([
    [32, 45],
    [45, 35],
    [66, 20],
  ]);
  return random.whole(least, Math.max(least, most));
}

function careersOf(random: Random, { occupation, wheel, wish }: Working, [from, thisYear]: [number, number]): SeedCareer[] {
  const between = Array.from({ length: Math.max(0, thisYear - from - 1) }, (_, year) => from + 1 + year);
  const years = [from, ...random.some(between, random.weighted(CHANGES)).sort((one, other) => one - other)];
  // Nobody begins before the summer they finish.
  const starts = years.map((year, place) => `${year}-${random.pick(place === 0 ? FIRST_STARTS : STARTS)}`);
  const careers = starts.map((startedOn, place) => {
    const isPresent = place === starts.length - 1;
    const work = isPresent ? occupation : wheel.earlier(random, occupation, place === 0);
    const title = (isPresent ? wish.jobTitle : undefined) ?? jobTitle(random, work);
    const endedOn = isPresent ? null : addDays(at(starts, place + 1), -random.pick([1, 1, 1, 30, 90]));
    return {
      occupation: work,
      jobTitle: title,
      startedOn,
      endedOn: endedOn !== null && endedOn < startedOn ? startedOn : endedOn,
    };
  });
  return careers.reverse();
}

/** Since when they have been in the sub-major group they are in now, without leaving it. */
function enteredField(careers: readonly SeedCareer[]): string {
  const field = at(careers, 0).occupation.code.slice(0, 2);
  const left = careers.findIndex(({ occupation }) => !occupation.code.startsWith(field));
  return at(careers, (left === -1 ? careers.length : left) - 1).startedOn;
}
