import { demoProfile } from './demo-class.seed';
import type { Person } from './names.seed';
import { Random, type Weighted } from './random';
import type { SeedReference } from './reference.seed';
import { lines } from './sheets';
import type { Interest, Profile } from './student-profile.types';
import type { SeedStudent } from './student.types';

/**
 * How often girls and boys name each, in the pattern of Drawing the Future (Education and Employers, 2018) and of GCSE entries:
 * skewed as they are, so that there is something to set against it. The numbers are editorial.
 */
type BySex = Readonly<Record<Person['sex'], Weighted<string>>>;

function bySex(text: string): BySex {
  const rows = lines(text).map((line) => line.split(/\s+/u));
  const of = (column: number): Weighted<string> => rows.map((row) => [row[0] ?? '', Number(row[column])]);
  return { FEMALE: of(1), MALE: of(2) };
}

const SUBJECTS = bySex(`
  art-and-design 12 6
  biology 8 4
  business 5 8
  chemistry 4 5
  child-development-and-early-years 8 1
  computer-science 3 13
  construction 0.5 7
  creative-media-production 3 5
  design-and-technology 4 9
  drama-and-theatre 8 4
  engineering-and-manufacturing 1 7
  english-literature 8 4
  food-and-nutrition 6 4
  geography 5 6
  hair-and-beauty 8 0.4
  health-and-social-care 9 2
  history 6 7
  law 4 3
  mathematics 6 9
  media-studies 4 4
  modern-languages 5 3
  motor-vehicle 0.3 7
  music 6 6
  performing-arts-and-dance 8 2
  physical-education 6 14
  physics 2 7
  psychology 9 3
  science-combined 5 6
  sociology 4 2
  sport-and-exercise-science 3 8
  textiles-and-fashion 6 0.5
  travel-and-tourism 3 2
  uniformed-public-services 3 6
  animal-care 6 1
`);

const SECTORS = bySex(`
  health-and-social-care 14 4
  education-and-childcare 11 2
  creative-and-media 11 9
  hair-beauty-and-personal-services 9 1
  agriculture-animals-and-environment 9 4
  law-and-justice 7 4
  sport-leisure-and-tourism 5 14
  digital-and-computing 3 14
  engineering-and-manufacturing 2 11
  construction-and-built-environment 1 11
  emergency-services-and-defence 5 9
  hospitality-and-food 6 5
  retail-and-sales 5 4
  transport-and-logistics 1 6
  finance-and-accounting 3 5
  science-and-research 6 6
  marketing-and-communications 5 3
  business-and-administration 4 5
  charity-and-community 3 1
  energy-water-and-waste 1 3
`);

const HOPES = bySex(`
  2314 12 2
  2313 5 4
  2240 9 2
  2211 6 4
  2237 9 1
  2231 5 0.1
  3312 5 8
  3431 2 18
  3413 6 3
  3415 4 4
  3411 7 2
  6221 8 1
  6222 7 0.2
  3232 6 0.5
  2412 6 3
  2411 3 2
  2134 2 11
  2122 1 7
  2123 0.7 4
  2121 0.8 4
  2126 0.5 3
  2135 1 4
  5231 0.5 8
  5241 0.4 7
  5313 0.1 4
  5316 0.3 4
  5315 0.2 4
  3311 1.5 6
  3313 1 5
  2451 3 4
  2225 5 1
  3417 3 3
  3422 5 1
  2142 4 4
  5434 3 4
  2255 4 3
  2253 3 2
  2221 3 3
  3433 2 5
  2421 2 3
  3511 1 5
  3412 4 1
  6129 5 1
  6213 3 0.5
  5111 1.5 2
  8211 0.2 3
  2461 4 0.5
  6135 3 0.5
  2112 2 2
`);

const STRENGTHS: Weighted<Interest['strength']> = [
  ['A_LITTLE', 30],
  ['QUITE', 45],
  ['VERY', 25],
];
const KINDS: Weighted<Interest['kind']> = [
  ['SUBJECT', 58],
  ['SECTOR', 32],
  ['OCCUPATION', 10],
];
const LISTS: Readonly<Record<Interest['kind'], BySex>> = { SUBJECT: SUBJECTS, SECTOR: SECTORS, OCCUPATION: HOPES };

const ROUTES: Weighted<Profile['routes'][number]> = [
  ['UNIVERSITY', 44],
  ['APPRENTICESHIP', 26],
  ['FURTHER_EDUCATION', 18],
  ['DEGREE_APPRENTICESHIP', 11],
  ['T_LEVEL', 9],
  ['STRAIGHT_TO_WORK', 8],
];
const SPECIAL_ROUTES: Weighted<Profile['routes'][number]> = [
  ['SUPPORTED_INTERNSHIP', 40],
  ['FURTHER_EDUCATION', 40],
  ['APPRENTICESHIP', 12],
  ['STRAIGHT_TO_WORK', 8],
];

const MOTIVATIONS = lines(`
  I want to help people.
  I want to work outside.
  I want a job that is not the same every day.
  I want to earn enough to live near my family.
  I like animals more than people.
  I want to make things that last.
  I like maths because it is either right or wrong.
  I want to be my own boss.
  I would like to travel.
  I want to work with computers but not sit alone all day.
  I like explaining things to my little brother.
  I want to be the first in my family to go to university.
  I do not want to go to university.
  I do not know what jobs there are.
  I like being part of a team.
  I want to be somebody people can rely on.
  I like drawing and stories.
  I am good at sport and at not giving up.
  I like finding out why things go wrong.
  Je voudrais travailler avec les langues.
`);

export function profileOf(student: SeedStudent, reference: SeedReference): Profile {
  const random = Random.of('profile', student.key);
  const { castPlace, person, yearGroup, school } = student;
  if (castPlace !== null) return demoProfile(random, castPlace, person.sex);
  const hasSaidNothing = random.chance(0.15);
  const ages = yearGroup < 10 ? 0.35 : yearGroup < 12 ? 0.7 : 0.9;
  const routes = school.kind === 'SPECIAL' ? SPECIAL_ROUTES : ROUTES;
  return {
    interests: hasSaidNothing ? [] : interestsOf(random, person.sex),
    aspirations: distinct(
      random,
      HOPES[person.sex],
      random.weighted([
        [0, 38],
        [1, 36],
        [2, 18],
        [3, 8],
      ]),
    ),
    activities: random.chance(0.45)
      ? random.some(
          reference.activities,
          random.weighted([
            [1, 60],
            [2, 30],
            [3, 10],
          ]),
        )
      : [],
    routes: random.chance(ages)
      ? [...new Set([random.weighted(routes), random.weighted(routes)])].slice(0, random.whole(1, 2))
      : [],
    motivation: random.chance(0.4) ? random.pick(MOTIVATIONS) : null,
  };
}

function interestsOf(random: Random, sex: Person['sex']): Interest[] {
  const count = random.weighted([
    [1, 18],
    [2, 28],
    [3, 28],
    [4, 16],
    [5, 10],
  ]);
  const interests = new Map<string, Interest>();
  for (let drawn = 0; drawn < count; drawn += 1) {
    const kind = random.weighted(KINDS);
    const code = random.weighted(LISTS[kind][sex]);
    interests.set(`${kind} ${code}`, { kind, code, strength: random.weighted(STRENGTHS) });
  }
  return [...interests.values()];
}

function distinct(random: Random, choices: Weighted<string>, count: number): string[] {
  return [...new Set(Array.from({ length: count }, () => random.weighted(choices)))];
}
