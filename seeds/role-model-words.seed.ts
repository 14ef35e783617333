import type { Random } from './random';
import type { SeedRoleModel } from './role-model.types';
import { lines } from './sheets';
import { at } from './random';

const OPENINGS = lines(`
  No two days are the same, which is what I like about it.
  I like that you can see at the end of the day what you have done.
  The best part is the people I work with.
  I did not know this job existed when I was at school.
  I like solving problems that somebody needs solved today.
  It is harder than it looks and better than I expected.
  I found it by trying other things first.
  I like being good at something useful.
  Somebody showed me how, and I like showing others.
  I work with my hands and my head.
  It took me a while to get here, and I am glad I did.
  I like that I am still learning.
`);

const OFFERS = lines(`
  I can bring something to look at and try.
  Ask me anything, also about pay and about bad days.
  I am happy to talk about mistakes I made.
  I can show photos of an ordinary day.
  I would rather do something together than give a speech.
  I can tell you which lessons turned out to be useful.
  I can talk about how to get in, and what to leave out of an application.
  I can help to practise an interview.
`);

const STORIES = lines(`
  I failed my maths GCSE twice and passed the third time, at night school.
  I am dyslexic. I learned to record what I need to remember and to ask for things in writing early.
  Nobody in my family had done this kind of work. I learned what to wear by looking at strangers.
  I stammer. I tell people at the start, and then it matters less.
  I looked after my mum while I was at school and missed a lot. A teacher kept a desk for me at lunch.
  I was told I was too quiet. Quiet turned out to be useful.
  I came here at thirteen without English and began at the bottom set of everything.
  I left school with two GCSEs. My employer paid for the rest, one evening a week.
  I was the only woman on the site for four years. Now I decide who is on it.
  I was the only man on my course. People got used to it faster than I did.
  I could not afford the bus to the interview, so I walked and was early.
  I use a wheelchair. The job was easy to adjust; getting the interview was not.
  I was in care and moved school five times. One careers adviser rang me after every move.
  I was made redundant at forty and started again as an apprentice.
  I had a baby at eighteen and went back to college with her in the nursery next door.
  I am autistic. I do best with plans, and I found work that needs them.
  I got no offers at eighteen. I worked for two years and applied again.
  I thought people like me did not do this. Then I met somebody like me who did.
`);

/** One line about what they do, which names no person. */
export function headlineOf({ careers, employer, isSelfEmployed }: SeedRoleModel): string {
  const { jobTitle } = at(careers, 0);
  if (employer !== null) return `${jobTitle} at ${employer.name}`;
  return isSelfEmployed ? `${jobTitle}, self-employed` : jobTitle;
}

export function aboutOf(random: Random, { cast, school, careers }: SeedRoleModel): string {
  if (cast?.about !== undefined) return cast.about;
  const began = careers.length > 1 ? ` I started out as ${withArticle(at(careers, careers.length - 1).jobTitle)}.` : '';
  const went = school !== null && random.chance(0.6) ? ` I went to ${school.name}.` : '';
  return `${random.pick(OPENINGS)}${began}${went} ${random.pick(OFFERS)}`;
}

/** Keeps the capitals of names and abbreviations: only an ordinary first word is written small. */
function withArticle(title: string): string {
  const isName = /^[A-Z]{2}/u.test(title);
  const text = isName ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return `${/^[aeiou]/iu.test(text) ? 'an' : 'a'} ${text}`;
}

/** Barriers overcome, where they tell of any. */
export const storiesOf = (random: Random, { cast, person }: SeedRoleModel): string[] => {
  if (cast?.story !== undefined) return [cast.story];
  const others = person.sex === 'FEMALE' ? 'the only man' : 'the only woman';
  const fitting = STORIES.filter((story) => !story.includes(others));
  return random.chance(0.17) ? random.some(fitting, random.chance(0.15) ? 2 : 1) : [];
};
