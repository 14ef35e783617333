import type { Wish } from './role-model.types';

/**
 * People the story of the demo needs: whom a class that likes making things, and thinks engineering is not for them, could meet.
 * All live near the first school and let their sex be shown. Names are invented.
 */
export const VOLUNTEER = 0;
export const ALUMNA = 1;
/** A nurse, whose ward some of the class went to see. */
export const HOST = 13;

const woman = (occupation: string, jobTitle: string, rest: Wish): Wish => ({ occupation, jobTitle, sex: 'FEMALE', ...rest });
const man = (occupation: string, jobTitle: string, rest: Wish): Wish => ({ occupation, jobTitle, sex: 'MALE', ...rest });

export const CAST: readonly Wish[] = [
  woman('2122', 'Mechanical engineer', {
    ...{ givenName: 'Bethan', familyName: 'Oakthwaite', employer: 'Tarn & Helm Engineering', outcode: 'SR4', age: 28 },
    ...{ route: 'DEGREE_APPRENTICESHIP', capacity: 2, askedAs: 'a woman in engineering' },
    about: 'I design the gears inside electric cars. I took my bike apart at ten and could not put it back. Ask me anything.',
    story: 'I was the only woman in my year of apprentices. I found the two in the years above and asked them to lunch.',
  }),
  woman('2123', 'Electrical engineer', {
    ...{ givenName: 'Simran', familyName: 'Sandhu', employer: 'Northgarth Offshore', outcode: 'SR4', age: 27, school: 1 },
    ...{ route: 'UNIVERSITY', capacity: 2, askedAs: 'a woman in engineering' },
    about: 'I make wind turbines talk to the grid. I went to Wearbridge Academy and did not like science until Year 10.',
    story: 'At school I thought engineers were men with spanners. A visitor in Year 9 brought a broken drone, and we mended it.',
  }),
  woman('2129', 'Robotics engineer', {
    ...{ givenName: 'Niamh', familyName: 'Larkside', employer: 'Ravenwick Robotics', outcode: 'SR4', age: 31, school: 1 },
    ...{ route: 'UNIVERSITY', capacity: 1, isFull: true },
    about: 'I build robots that crawl through pipes. I like making things that go where people cannot.',
  }),
  woman('3120', 'CAD technician', {
    ...{ givenName: 'Chloe', familyName: 'Hazelgate', employer: 'Lumen CAD Studio', outcode: 'SR1', age: 23 },
    ...{ route: 'APPRENTICESHIP', capacity: 2, askedAs: 'an apprentice not long out of school' },
    about:
      'I draw machines on a screen before anybody builds them. I came through an apprenticeship and drew all over my books before.',
  }),
  woman('2125', 'Production engineer', {
    ...{ givenName: 'Aneta', familyName: 'Nowicki', employer: 'Hexley Autoparts', outcode: 'SR5', age: 38, capacity: 2 },
    about: 'I work out how to make ten thousand car doors that all close. I like puzzles with metal in them.',
  }),
  woman('2121', 'Civil engineer', {
    ...{ givenName: 'Ifeoma', familyName: 'Asante', employer: 'Castlefields Construction', outcode: 'NE10', age: 41 },
    ...{ route: 'UNIVERSITY', capacity: 1 },
    about: 'I built a footbridge you may have walked over. I started with paper models at the kitchen table.',
  }),
  woman('5223', 'Maintenance fitter', {
    ...{ givenName: 'Kayleigh', familyName: 'Branside', employer: 'Beacon Rail Works', outcode: 'DH5', age: 26 },
    ...{ route: 'APPRENTICESHIP', capacity: 2 },
    about: 'I take trains apart and put them back together. It is loud, and I love it.',
  }),
  woman('5213', 'Welder', {
    ...{ givenName: 'Jade', familyName: 'Stanfell', employer: 'Wearmouth Welding', outcode: 'SR2', age: 29, school: 1 },
    ...{ route: 'APPRENTICESHIP', capacity: 1 },
    about: 'I weld gates, trailers and once a dragon. I can bring a helmet and some very bad first welds.',
  }),
  woman('2127', 'Project engineer', {
    ...{ givenName: 'Farah', familyName: 'Haddad', employer: 'Wear Valley Water', outcode: 'DH4', age: 36, capacity: 2 },
    about: 'I look after everything that has to happen before clean water comes out of your tap.',
  }),
  woman('5241', 'Electrician', {
    ...{ givenName: 'Megan', familyName: 'Rowgate', employer: 'Penshaw Electrical', outcode: 'DH4', age: 24, school: 3 },
    ...{ route: 'APPRENTICESHIP', capacity: 2 },
    about: 'I wire houses and shops. I liked taking toys apart to see where the light came from.',
  }),
  woman('5442', 'Cabinet maker', {
    ...{ givenName: 'Tilly', familyName: 'Wetherby', employer: 'Hylton Joinery', outcode: 'SR5', age: 33, capacity: 1 },
    about: 'I make stairs and kitchens from wood that used to be a barn.',
  }),
  woman('2134', 'Programmer', {
    ...{ givenName: 'Xinyi', familyName: 'Lau', employer: 'Brightwater Games', outcode: 'SR1', age: 28, capacity: 2 },
    about: 'I make small strange games. Before that I made small strange cardboard ones.',
  }),
  man('2122', 'Mechanical engineer', {
    ...{ givenName: 'Owen', familyName: 'Carrlaw', employer: 'Tarn & Helm Engineering', outcode: 'SR3', age: 45, capacity: 2 },
    about: 'I test gearboxes until they break, and then find out why.',
  }),
  man('2237', 'Nurse', {
    ...{ givenName: 'Kofi', familyName: 'Owusu', employer: 'Wearbridge Infirmary', outcode: 'SR4', age: 32, capacity: 2 },
    ...{ route: 'UNIVERSITY', askedAs: 'a man in nursing' },
    about: 'I work on a ward where people learn to walk again. I also mend the ward’s radio.',
  }),
  man('6111', 'Nursery assistant', {
    ...{ givenName: 'Callum', familyName: 'Fernshaw', employer: 'Copper Beech Nursery', outcode: 'SR3', age: 22 },
    ...{ route: 'FURTHER_EDUCATION', capacity: 2 },
    about: 'I look after three-year-olds, and build dens for them that mostly stay up.',
  }),
  man('5316', 'Carpenter and joiner', {
    ...{ givenName: 'Jamie', familyName: 'Dunridge', employer: 'Hylton Joinery', outcode: 'SR5', age: 30, capacity: 2 },
    about: 'I build roofs and the odd tree house.',
  }),
];
