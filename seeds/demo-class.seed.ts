import type { Person } from './names.seed';
import { at, type Random } from './random';
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

/** Three have said nothing; the others like making things, each in their own way. */
export function demoProfile(random: Random, seat: number, sex: Person['sex']): Profile {
  const blank: Profile = { interests: [], aspirations: [], activities: [], routes: [], motivation: null };
  if (BLANK.includes(seat)) return blank;
  const isGirl = sex === 'FEMALE';
  const interests: Interest[] = [];
  const like = (share: number, kind: Interest['kind'], code: string, strengths: readonly Interest['strength'][]) => {
    if (random.chance(share)) interests.push({ kind, code, strength: random.pick(strengths) });
  };
  like(0.85, 'SUBJECT', 'design-and-technology', ['QUITE', 'VERY', 'VERY']);
  like(0.35, 'SUBJECT', 'physics', ['A_LITTLE', 'QUITE']);
  like(isGirl ? 0.4 : 0.2, 'SUBJECT', 'art-and-design', ['A_LITTLE', 'QUITE', 'VERY']);
  like(isGirl ? 0.15 : 0.3, 'SUBJECT', 'computer-science', ['A_LITTLE', 'QUITE']);
  like(0.15, 'SUBJECT', 'food-and-nutrition', ['A_LITTLE', 'QUITE']);
  like(0.3, 'SECTOR', 'creative-and-media', ['A_LITTLE', 'QUITE']);
  like(isGirl ? 0.08 : 0.25, 'SECTOR', 'engineering-and-manufacturing', ['A_LITTLE']);
  like(0.15, 'SECTOR', 'construction-and-built-environment', ['A_LITTLE', 'QUITE']);
  const hopes = random.some(
    isGirl ? WOMENS_WORK : MENS_WORK,
    random.weighted([
      [0, 4],
      [1, 5],
      [2, 2],
    ]),
  );
  return {
    interests,
    aspirations: isGirl && seat % 6 === 0 && hopes.length === 0 ? ['6221'] : hopes,
    activities: random.chance(0.55) ? random.some(MAKING, random.whole(1, 2)) : [],
    routes: random.each([
      ['UNIVERSITY', 0.25],
      ['APPRENTICESHIP', 0.35],
      ['FURTHER_EDUCATION', 0.2],
      ['T_LEVEL', 0.1],
    ]),
    motivation: seat === DEMO_STUDENT ? at(MOTIVATIONS, 0) : random.chance(0.6) ? random.pick(MOTIVATIONS) : null,
  };
}
