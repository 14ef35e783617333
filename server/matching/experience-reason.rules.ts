import { countInWords } from './disclosure.rules';
import type { Contribution } from './matching.types';
import type { MeetingFacts, PastFact, PathFact, Reader } from './reasons.types';
import { counted, insideSentence, routeInWords, startSentence } from './wording.rules';

/** VARIETY: whether these students have met such a person, or this one, before. */
export function varietySummary({ weight }: Contribution, facts: MeetingFacts, reader: Reader): string {
  if (facts.wantsRepetition) return 'Meeting someone like this again is welcome here, so this does not count.';
  if (weight === 0 && reader.standing !== 'STUDENT') return 'Its weight is 0 here, so this does not count.';
  if (facts.past.students === 0) return 'No encounters recorded yet, so everyone is new.';
  return isOne(facts, reader) ? metByOne(facts.past, reader) : metByGroup(facts, reader);
}

function metByOne({ metBefore, closest }: PastFact, { standing, titles }: Reader): string {
  const subject = standing === 'STUDENT' ? 'You have' : 'This student has';
  if (metBefore > 0) return `${subject} met them before.`;
  if (closest === null)
    return standing === 'STUDENT' ? 'A kind of work you have not met before.' : 'A kind of work this student has not met before.';
  const when = schoolYearsAgoInWords(closest.schoolYearsAgo);
  return `${subject} met someone in close work ${when}: ${insideSentence(titles.occupation(closest.occupation))}.`;
}

function metByGroup({ past, size }: MeetingFacts, { standing }: Reader): string {
  const { metBefore, metCloseWork } = past;
  if (metBefore === 0 && metCloseWork === 0) return 'A kind of work nobody in this group has met before.';
  const by = (students: number) => countInWords(students, size, standing);
  const same = metBefore > 0 ? [`already met by ${by(metBefore)}`] : [];
  const close = metCloseWork > 0 ? [`close work met by ${by(metCloseWork)}`] : [];
  return `${startSentence([...same, ...close].join('; '))}.`;
}

function schoolYearsAgoInWords(years: number): string {
  if (years <= 0) return 'this school year';
  return years === 1 ? 'last school year' : `${years} school years ago`;
}

/** ATTAINABILITY: the way in, how long ago, and from where. Students hear of the way and the time, never of levels. */
export function attainabilitySummary({ weight }: Contribution, facts: MeetingFacts, reader: Reader): string {
  if (weight === 0 && reader.standing !== 'STUDENT') return 'Its weight is 0 here, so this does not count.';
  const parts = [...routePart(facts, reader), ...timePart(facts.path), ...levelPart(facts, reader)];
  return parts.length > 0 ? `${startSentence(parts.join('; '))}.` : 'Nothing recorded yet about how they came to this work.';
}

function routePart(facts: MeetingFacts, reader: Reader): string[] {
  const { route, considering } = facts.path;
  if (route === null) return [];
  const came = routeInWords(route);
  if (considering === 0) return [came];
  if (reader.standing === 'STUDENT') return [`${came}, a route you are considering`];
  if (facts.size === 1) return [`${came}, a route this student is considering`];
  return [`${came}, a route considered by ${countInWords(considering, facts.size, reader.standing)}`];
}

function timePart({ yearsInField, yearsSinceSchool }: PathFact): string[] {
  if (yearsInField !== null) return [`started in this field ${yearsAgo(yearsInField)}`];
  return yearsSinceSchool === null ? [] : [`left school ${yearsAgo(yearsSinceSchool)}`];
}

function yearsAgo(years: number): string {
  const whole = Math.floor(years);
  return whole <= 0 ? 'within the last year' : `${counted(whole, 'year')} ago`;
}

function levelPart({ path, size }: MeetingFacts, { standing }: Reader): string[] {
  if (standing === 'STUDENT' || path.withinReach === 0) return [];
  const whom = size === 1 ? 'this student' : countInWords(path.withinReach, size, standing);
  return [`began at a level within reach of ${whom}`];
}

function isOne({ size }: MeetingFacts, { standing }: Reader): boolean {
  return size === 1 || standing === 'STUDENT';
}
