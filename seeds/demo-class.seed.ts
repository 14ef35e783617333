import type { Person } from './names.seed';
import { at, type Random, type Weighted } from './random';
import type { Interest, Profile } from './student-profile.types';
import { lines } from './sheets';

/**
 * The class of the story: thirty who like making things, most of whom think engineering is not for them. Some of the girls hope
 * for work that is nearly all women's, some of the boys for work that is nearly all men's; three have said nothing yet.
 */
export const DEMO_CLASS = { school: 1, tutorGroup: '9B', size: 30 } as const;

/** The student of the demo account. */
export const DEMO_STUDENT = 0;

const BLANK = [7, 16, 25];

/** Given name, family name, sex; ethnic group and language stay as drawn where the name is left open by a dash. */
const NAMES = lines(`
  Poppy Larkdale F
  Maisie Thornley-Gill F
  Zainab Qureshi F
  Harvey Stanwick M
  Alfie Carrlow M
  Hodan Farah F
  Zuzanna Żurek F
  Logan Birchside M
  Freya Ashcombe F
  Dylan Rowmere M
  Ruby Hazelshaw F
  Tanvir Miah M
  Caoimhe O'Dunlow F
  Archie Marstead M
  Evie Pengate F
  Łukasz Nowicki M
  Summer Yarby F
  Kian Elmhurst M
  Meera Iyer F
  Jayden Coldworth M
  Lexi Ravenlaw F
  Theo Granridge M
  Selam Berhane F
  Ellis Oakside M
  欣怡 陈 F
  Connor Brambledene M
  Isla Wetherthwaite F
  Karim Haddad M
  Bethany Kelcroft F
  Noah Winmere M
`);

const GROUPS: Readonly<Record<number, readonly [ethnicGroup: string, language: string]>> = {
  2: ['Pakistani', 'ur'],
  5: ['Black African', 'so'],
  6: ['Any other White background', 'pl'],
  11: ['Bangladeshi', 'bn'],
  12: ['White Irish', 'en'],
  15: ['Any other White background', 'pl'],
  18: ['Indian', 'ml'],
  22: ['Black African', 'ti'],
  24: ['Chinese', 'zh'],
  27: ['Arab', 'ar'],
};

export function demoPerson(drawn: Person, seat: number): Person {
  const [givenName = '', familyName = '', sex = ''] = at(NAMES, seat).split(' ');
  const [ethnicGroup, language] = GROUPS[seat] ?? ['White British', 'en'];
  return { ...drawn, givenName, familyName, sex: sex === 'F' ? 'FEMALE' : 'MALE', ethnicGroup, language };
}

/** Unit groups of which published figures say that three in four or more are women, or men. */
const WOMENS_WORK = ['6221', '2231', '2314', '3232', '3240', '6222', '2237'];
const MENS_WORK = ['5231', '5241', '5313', '3431', '5315'];
const MAKING = ['woodwork-and-making-club', 'robotics-club', 'stage-crew', 'craft-and-sewing-club', 'art-club', 'baking-club'];

const MOTIVATIONS = lines(`
  I like making things but engineering is for people who are good at maths.
  I built a lamp out of a bottle. I do not want to work in a factory.
  I want a job where I see what I have done at the end of the day.
  I like taking things apart. Nobody in my family does that for work.
  I would like to make things, but not with oil everywhere.
  I make costumes for the school show.
  I want to help people, and I like fixing things.
  Engineering sounds like trains and hard hats. I like drawing.
  I do not know yet. I like design and technology best.
  I want to earn money and not sit at a desk.
`);

/** Subjects and sectors they may have named: share of girls, share of boys, and how strongly. */
const LIKINGS: readonly (readonly [Interest['kind'], string, girls: number, boys: number, readonly Interest['strength'][]])[] = [
  ['SUBJECT', 'design-and-technology', 0.85, 0.85, ['QUITE', 'VERY', 'VERY']],
  ['SUBJECT', 'physics', 0.5, 0.5, ['A_LITTLE', 'QUITE', 'QUITE']],
  ['SUBJECT', 'art-and-design', 0.4, 0.2, ['A_LITTLE', 'QUITE', 'VERY']],
  ['SUBJECT', 'computer-science', 0.15, 0.3, ['A_LITTLE', 'QUITE']],
  ['SUBJECT', 'food-and-nutrition', 0.15, 0.15, ['A_LITTLE', 'QUITE']],
  ['SECTOR', 'creative-and-media', 0.3, 0.3, ['A_LITTLE', 'QUITE']],
  ['SECTOR', 'engineering-and-manufacturing', 0.08, 0.25, ['A_LITTLE']],
  ['SECTOR', 'construction-and-built-environment', 0.1, 0.2, ['A_LITTLE', 'QUITE']],
];
const HOPES: Weighted<number> = [
  [0, 4],
  [1, 5],
  [2, 2],
];
const ROUTES: Weighted<Profile['routes'][number]> = [
  ['UNIVERSITY', 0.25],
  ['APPRENTICESHIP', 0.35],
  ['FURTHER_EDUCATION', 0.2],
  ['T_LEVEL', 0.1],
];

/** Three have said nothing; the others like making things, each in their own way. */
export function demoProfile(random: Random, seat: number, sex: Person['sex']): Profile {
  if (BLANK.includes(seat)) return { interests: [], aspirations: [], activities: [], routes: [], motivation: null };
  const isGirl = sex === 'FEMALE';
  const likings = LIKINGS.filter(([, , girls, boys]) => random.chance(isGirl ? girls : boys));
  return {
    interests: likings.map(([kind, code, , , strengths]) => ({ kind, code, strength: random.pick(strengths) })),
    aspirations: random.some(isGirl ? WOMENS_WORK : MENS_WORK, random.weighted(HOPES)),
    activities: random.chance(0.55) ? random.some(MAKING, random.whole(1, 2)) : [],
    routes: random.each(ROUTES),
    motivation: seat === DEMO_STUDENT ? at(MOTIVATIONS, 0) : random.chance(0.6) ? random.pick(MOTIVATIONS) : null,
  };
}
