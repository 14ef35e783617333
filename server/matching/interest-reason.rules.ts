import { countInWords } from './disclosure.rules';
import type { Contribution } from './matching.types';
import type { MatchedInterest, MeetingFacts, Reader, Titles } from './reasons.types';
import { insideSentence } from './wording.rules';

/** More would be a list and not a reason. */
const mostTold = 3;

/** INTEREST: which interests this role model answers, strongest first. Interests are no traits: any staff may read them. */
export function interestSummary({ weight }: Contribution, facts: MeetingFacts, reader: Reader): string {
  if (facts.withInterests === 0) return 'No interests recorded yet, so this does not count.';
  if (weight === 0) return 'Its weight is 0 here, so this does not count.';
  const given = facts.interests.filter(({ isFromTimetable }) => !isFromTimetable).slice(0, mostTold);
  const timetabled = facts.interests.filter(({ isFromTimetable }) => isFromTimetable).slice(0, mostTold - given.length);
  const sentences = [...givenInWords(given, facts, reader), ...timetabledInWords(timetabled, facts, reader)];
  return sentences.length > 0 ? sentences.join(' ') : 'Not close to any interest recorded so far.';
}

function givenInWords(given: readonly MatchedInterest[], facts: MeetingFacts, reader: Reader): string[] {
  if (given.length === 0) return [];
  const list = listInWords(given, facts, reader);
  if (isOne(facts, reader)) {
    const whose = reader.standing === 'STUDENT' ? 'your' : "this student's";
    return [given.length === 1 ? `Close to ${whose} interest in ${list}.` : `Close to ${whose} interests: ${list}.`];
  }
  return [`Close to interests in this group: ${list}.`];
}

function timetabledInWords(timetabled: readonly MatchedInterest[], facts: MeetingFacts, reader: Reader): string[] {
  return timetabled.length === 0 ? [] : [`From the timetable: ${listInWords(timetabled, facts, reader)}.`];
}

function isOne({ size }: MeetingFacts, { standing }: Reader): boolean {
  return size === 1 || standing === 'STUDENT';
}

/** Titles have commas and 'and' of their own, so semicolons part them. */
function listInWords(interests: readonly MatchedInterest[], facts: MeetingFacts, reader: Reader): string {
  const inWords = (interest: MatchedInterest) => {
    const title = insideSentence(titleOf(interest, reader.titles));
    return isOne(facts, reader) ? title : `${title} (${countInWords(interest.students, facts.size, reader.standing)})`;
  };
  return interests.map(inWords).join('; ');
}

function titleOf({ kind, code }: MatchedInterest, titles: Titles): string {
  switch (kind) {
    case 'SUBJECT':
      return titles.subject(code);
    case 'SECTOR':
      return titles.sector(code);
    case 'OCCUPATION':
      return titles.occupation(code);
    case 'ACTIVITY':
      return titles.activity(code);
  }
}
