import type { ConditionRule, PreparedAsk } from './conditions.types';
import type { Candidate, Career, MatchingReference, Sex } from './matching.types';
import { isHeld, isTeaching } from './careers.rules';

/** 'Used every week, often asked for': the lowest relevance at which a job stands for a subject. */
export const relevanceForSubject = 0.6;

const peopleOfSex: Readonly<Record<Sex, string>> = { FEMALE: 'women', MALE: 'men' };

function fitsSectors({ profile }: Candidate, { ask, reference }: PreparedAsk): boolean {
  const { sectors } = ask.criteria;
  if (sectors.length === 0) return true;
  return sectors.some((sector) => profile.topicSectors.includes(sector) || worksIn(sector, profile.careers, reference));
}

function worksIn(sector: string, careers: readonly Career[], reference: MatchingReference): boolean {
  const weights = reference.sectorOccupations.get(sector);
  return weights !== undefined && careers.some((career) => isHeld(career) && (weights.get(career.occupation) ?? 0) > 0);
}

function fitsOccupations({ profile }: Candidate, { ask }: PreparedAsk): boolean {
  const { occupations } = ask.criteria;
  if (occupations.length === 0) return true;
  return profile.careers.some((career) => isHeld(career) && occupations.some((code) => career.occupation.startsWith(code)));
}

function fitsSubjects({ profile }: Candidate, { ask, reference }: PreparedAsk): boolean {
  const { subjects } = ask.criteria;
  if (subjects.length === 0) return true;
  return subjects.some((subject) => profile.topicSubjects.includes(subject) || usesNow(subject, profile.careers, reference));
}

/** Teachers are linked to every subject in the reference data: for them only the subjects they name count. */
function usesNow(subject: string, careers: readonly Career[], reference: MatchingReference): boolean {
  const relevance = reference.subjectOccupations.get(subject);
  if (relevance === undefined) return false;
  return careers.some(
    ({ isPresent, occupation }) =>
      isPresent && !isTeaching(occupation) && (relevance.get(occupation) ?? 0) >= relevanceForSubject,
  );
}

/** A sex they keep to themselves meets no such wish: a list of women would else give it away. */
function fitsSex({ profile }: Candidate, { ask }: PreparedAsk): boolean {
  const { sex } = ask.criteria;
  return sex === null || (profile.sex?.mayBeShown === true && profile.sex.value === sex);
}

/** One sentence whatever their sex is and whether they show it. */
function whyNotSex(_candidate: Candidate, { ask }: PreparedAsk): string {
  const people = ask.criteria.sex ? peopleOfSex[ask.criteria.sex] : 'people';
  return `You asked for ${people} only, and their profile does not show that this fits. Asking for anyone would make it possible.`;
}

export const criteriaConditions: readonly ConditionRule[] = [
  { name: 'FITS_SEX', holds: fitsSex, explain: whyNotSex },
  {
    name: 'FITS_OCCUPATIONS',
    holds: fitsOccupations,
    explain: () =>
      'They have not worked for a year or more in any of the occupations you asked for. A wider choice of occupations would make it possible.',
  },
  {
    name: 'FITS_SECTORS',
    holds: fitsSectors,
    explain: () =>
      'Neither their work nor what they offer to talk about is in a sector you asked for. More sectors would make it possible.',
  },
  {
    name: 'FITS_SUBJECTS',
    holds: fitsSubjects,
    explain: () =>
      'Neither their present job nor what they offer to talk about draws on a subject you asked for. More subjects would make it possible.',
  },
];
