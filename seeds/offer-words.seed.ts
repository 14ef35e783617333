import type { EncounterForm } from '../schema/encounters/encounter-form.type';
import { at } from './random';
import { lines, words } from './sheets';

/** What somebody of Wearbridge is willing to do; who, when and for how many is drawn. */
export interface OfferWords {
  /** Name of the employer; null where somebody who works for themself offers it. */
  readonly employer: string | null;
  readonly form: `${EncounterForm}`;
  /** Beginnings of occupations whose people it takes; empty takes anybody's. */
  readonly occupations: readonly string[];
  readonly yearGroups: readonly number[];
  readonly title: string;
  readonly description: string;
}

/** Invented, every one: employer, form, occupations, youngest and oldest year group, title, description. */
const OFFERS = lines(`
  Wearbridge Infirmary | WORKPLACE_VISIT | * | 9-11 | A morning on the wards | See who makes a hospital work, from the porters to the pharmacy, and ask them how they got there.
  Wearbridge Infirmary | WORK_EXPERIENCE | * | 10-13 | A week at the Infirmary | Five days with teams that patients meet and teams they never see. You keep a diary and talk about it on Friday.
  Wearbridge Infirmary | TALK | 223 222 | 7-11 | What a nurse does all day | One shift, hour by hour, with the funny parts and the hard ones.
  Wearbridge Infirmary | MOCK_INTERVIEW | * | 11-13 | Practise an interview with people from the hospital | Twenty minutes each, with questions we ask ourselves, and honest feedback straight after.
  Wearbridge Infirmary | WORKSHOP | 2 3 | 8-10 | Read a heartbeat | Take a pulse, read a trace and work out which of three patients needs help first.
  Wearbridge City Council | TALK | * | 9-13 | Who runs a city? | The people behind bins, parks, planning and elections, and one decision you have to make yourselves.
  Wearbridge City Council | PROJECT | * | 8-10 | Redesign the bus stop | Four weeks to make one bus stop better for somebody who cannot use it now. The best plan goes to the council.
  Wearbridge City Council | WORK_EXPERIENCE | * | 10-12 | A week at City Hall | A different service each day, and a short report on Friday that somebody really reads.
  Tarn & Helm Engineering | WORKSHOP | 212 3113 | 8-10 | Take a gearbox apart | Open a real gearbox, find out why it failed and put it back together. No engineering needed, only hands.
  Tarn & Helm Engineering | WORKPLACE_VISIT | * | 9-12 | Inside an electric drive | Walk the line where drive units are built, try a torque wrench and meet apprentices in their first year.
  Tarn & Helm Engineering | WORK_EXPERIENCE | * | 10-13 | A week with the test team | Break things on purpose, write down how they broke, and show us on Friday.
  Tarn & Helm Engineering | MOCK_INTERVIEW | * | 11-13 | Apprenticeship interviews, for practice | The tasks and questions of our own assessment day, with time to try again.
  Northgarth Offshore | WORKSHOP | * | 7-9 | Build a turbine that turns | Cardboard, string and a fan: whose blades lift the most? Then we look at how the big ones do it.
  Northgarth Offshore | ONLINE_SESSION | * | 9-13 | Live from a wind farm | A call to a crew at work, weather permitting, and to the people on shore who look after them.
  Northgarth Offshore | TALK | * | 9-12 | Jobs at sea that go home at night | What technicians, divers and planners do, what they earn and how they began.
  Larkfell Foods | WORKPLACE_VISIT | * | 9-12 | Forty thousand loaves before breakfast | See how a recipe becomes a production line, and help to check one batch.
  Larkfell Foods | ONLINE_SESSION | * | 8-11 | Design a sandwich that sells | Price it, pack it, keep it safe. You have 40 minutes and a small budget.
  Marram Logistics | WORKPLACE_VISIT | * | 9-13 | How a parcel finds you | Follow one parcel through the warehouse and plan tomorrow’s routes with the people who do it.
  Marram Logistics | WORKSHOP | * | 8-10 | Load the lorry | A puzzle in boxes: weight, order, time. Then we show what our planners would have done.
  Keel Bank Building Society | WORKSHOP | * | 9-13 | Your first wage, and where it goes | Read a payslip, plan a month and spot three scams.
  Keel Bank Building Society | WORK_EXPERIENCE | * | 10-13 | A week in a building society | Branch, call centre, lending and technology: a day in each, and one to put it together.
  Keel Bank Building Society | MOCK_INTERVIEW | * | 11-13 | Interviews for a first job | Short interviews in a room that feels like the real one, with notes to take home.
  Wear Valley Water | WORKSHOP | * | 7-9 | Clean this water | Sand, gravel, charcoal and a jar of river: make it clear, then test whether it is clean.
  Wear Valley Water | ONLINE_SESSION | * | 9-12 | What happens under your street | Engineers and scientists show what a camera in a sewer sees, and answer anything.
  Castlefields Construction | WORKPLACE_VISIT | * | 10-13 | Boots on: a building site | See a school being built, with the people who draw it, dig it and put up the steel.
  Castlefields Construction | WORKSHOP | * | 7-10 | A bridge of paper | Build a bridge that carries a brick. An engineer explains why yours held, or did not.
  Castlefields Construction | TALK | * | 9-11 | Twelve trades on one site | Who does what, in what order, and how to become one of them.
  Fourstones Retail Group | PROJECT | * | 9-12 | Open a shop in a week | Choose what to sell, to whom and for how much. Our buyers ask the questions they ask each other.
  Fourstones Retail Group | MOCK_INTERVIEW | * | 10-13 | Your first Saturday job | Practise the interview, and learn what managers look for in a few lines of writing.
  Wear and Coast Constabulary | TALK | * | 9-13 | More than officers | Call handlers, analysts, dog handlers: the jobs in a police force that nobody thinks of.
  Wear and Coast Constabulary | WORKSHOP | * | 8-11 | Read the scene | Fingerprints, fibres and a story that does not add up. Work out what happened.
  University of Wearbridge | WORKPLACE_VISIT | * | 9-12 | An afternoon among scientists | Visit two laboratories and meet people who are paid to be curious.
  University of Wearbridge | ONLINE_SESSION | * | 10-13 | What people study, and what they do with it | Six researchers, six routes, and not one of them straight.
  Beacon Rail Works | WORKPLACE_VISIT | * | 9-12 | Under a train | Stand where the fitters stand, and find the fault they have left for you.
  Beacon Rail Works | TALK | 522 523 524 312 | 8-11 | Why I like loud machines | A fitter’s working day, an apprenticeship from the inside, and a wheel you can try to lift.
  Silverlink Software | WORKSHOP | * | 8-11 | Break our website | Find as many faults as you can in an hour, and write them down so that somebody can mend them.
  Silverlink Software | WORKPLACE_VISIT | * | 9-13 | A day in a software team | From the morning meeting to the release: sit with people who design, build and test.
  Pelaw Precision | WORKSHOP | * | 9-12 | As fine as a hair | Measure things you cannot see, and find out why a heart valve needs it.
  Ashlaw Architects | TALK | * | 9-12 | Draw a house that stays warm | How architects think, with pencils for everybody.
  Rook & Partners Solicitors | WORKSHOP | * | 9-12 | Whose fault is it? | One accident, two sides, a judge. You argue both, and then decide.
  Rook & Partners Solicitors | ONLINE_SESSION | * | 10-13 | Law without a law degree | Legal executives, apprentices and secretaries tell how they came to it.
  Riverside Care Homes | WORKPLACE_VISIT | * | 9-13 | An afternoon with people who remember | Meet residents and the carers who know them, and help with the music.
  Riverside Care Homes | TALK | * | 8-11 | Caring is a skill | What carers learn, what it leads to, and what residents say about it.
  Coldgate Labs | WORKSHOP | * | 8-11 | Is it safe to drink? | Run the tests our scientists run, and sign the result with your own name.
  Harbourlight Theatre | WORKPLACE_VISIT | * | 8-12 | Behind the curtain | Light a scene, fly a backdrop and meet the people the audience never sees.
  Harbourlight Theatre | PROJECT | * | 9-12 | Build a set for a story | From a page of text to a model in a box, with our designers as your clients.
  Staithes Leisure Trust | TALK | * | 7-10 | Working where others play | Lifeguards, coaches, curators: three people, three very different Mondays.
  Wearside Homes | MOCK_INTERVIEW | * | 10-12 | Say what you can do | A calm first interview for anybody who has never had one.
  Greenfell Recycling | WORKSHOP | * | 7-10 | What is a phone made of? | Take old phones apart, sort what you find and work out what it is worth.
  Hexley Autoparts | TALK | * | 8-11 | Ten thousand car doors | How people and robots share a line, and how we stop for a single scratch.
  Bede Street Hotels | WORK_EXPERIENCE | * | 10-12 | A week in a hotel by the sea | Kitchen, front desk, rooms and events. You will be useful by Tuesday.
  Brightwater Games | WORKSHOP | * | 8-11 | Make a game on paper | Rules first, screens later: invent a game, let others break it, make it better.
  Copper Beech Nursery | WORKSHOP | * | 8-11 | How small children learn | Plan ten minutes of play for a three-year-old, and hear what they would have done with it.
  Dunelm Dental | TALK | * | 7-10 | Teeth, tools and nervous people | A dental team shows what it does, and what each of them learned first.
  Open Door Advice | ONLINE_SESSION | * | 9-13 | Helping people for a living | Advisers and youth workers tell what a day is like when every caller has a problem.
  Lumen CAD Studio | WORKSHOP | 3120 | 8-10 | Draw it, print it, hold it | Turn a sketch into a model on a screen with a CAD technician, and see it printed while you wait.
  Hylton Joinery | WORKSHOP | 5316 5442 | 7-10 | A joint without a screw | Cut and fit a joint that holds without glue. You take it home.
  - | TALK | 34 | 8-12 | Paid to make pictures | Somebody who works for themself shows how ideas become invoices, and what they do in a slow month.
  - | WORKSHOP | 54 | 7-10 | Made by hand | Try a craft with somebody who lives from it, and find out what their time is worth.
  - | ONLINE_SESSION | 12 | 9-13 | Your own boss | Three years of running a small business in 45 minutes, mistakes included.
`);

export const OFFER_WORDS: readonly OfferWords[] = OFFERS.map((line) => {
  const parts = line.split('|').map((part) => part.trim());
  const [employer, occupations, years] = [at(parts, 0), at(parts, 2), at(parts, 3)];
  const [youngest = 7, oldest = 14] = years.split('-').map(Number);
  return {
    employer: employer === '-' ? null : employer,
    form: at(parts, 1) as OfferWords['form'],
    occupations: occupations === '*' ? [] : words(occupations),
    yearGroups: Array.from({ length: oldest - youngest + 1 }, (_, index) => youngest + index),
    title: at(parts, 4),
    description: at(parts, 5),
  };
});
