import { prepareAsk } from '../matching/conditions.rules';
import type { Ask, Candidate, MatchingReference, Place } from '../matching/matching.types';
import { acceptsYearGroup, requestConditions } from '../matching/request.rules';
import { safeguardingConditions } from '../matching/safeguarding.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';

export type DateToMeetAt = Pick<OfferDateToAllocate, 'form' | 'startsAt' | 'endsAt' | 'roleModelIds' | 'yearGroups'>;

export interface MeetingSchool {
  readonly schoolId: string;
  readonly schoolPlace: Place | null;
  /** `YYYY-MM-DD` in Europe/London. */
  readonly today: string;
  /** Tells the school day of an instant. */
  readonly dayOf: (instant: Date) => string;
}

/** What no offer sets aside, whoever published it: the child's safety, and what the school decided. */
const RULES = [...safeguardingConditions, ...requestConditions.filter(({ name }) => name === 'NOT_EXCLUDED_BY_SCHOOL')];

/** None of the rules above looks at it. */
const NO_REFERENCE: MatchingReference = {
  subjectOccupations: new Map(),
  sectorOccupations: new Map(),
  activityOccupations: new Map(),
  womenShares: new Map(),
};

/**
 * Dates with those of their role models whom the school's students may meet there, and the year groups one of them meets; without the
 * dates that are left with nobody. Dates that name nobody stay as they are. Their age counts on the day of the date.
 */
export const datesToMeetAt = <OneDate extends DateToMeetAt>(
  dates: readonly OneDate[],
  candidates: ReadonlyMap<string, Candidate>,
  school: MeetingSchool,
): OneDate[] =>
  dates.flatMap((date) => {
    if (date.roleModelIds.length === 0) return [date];
    const prepared = prepareAsk(askOf(date, school), school.today, NO_REFERENCE);
    const met = date.roleModelIds
      .flatMap((id) => candidates.get(id) ?? [])
      .filter((candidate) => RULES.every((rule) => rule.holds(candidate, prepared)));
    const yearGroups = date.yearGroups.filter((year) => met.some((candidate) => acceptsYearGroup(candidate, year)));
    return met.length === 0 ? [] : [{ ...date, roleModelIds: met.map(({ profile }) => profile.id), yearGroups }];
  });

const askOf = ({ form, startsAt, endsAt }: DateToMeetAt, { schoolId, schoolPlace, dayOf }: MeetingSchool): Ask => ({
  schoolId,
  schoolPlace,
  form,
  isOnlineWelcome: true,
  isInPersonWelcome: true,
  parts: [],
  yearGroups: [],
  accessNeeds: [],
  days: { from: dayOf(startsAt), to: dayOf(endsAt) },
  groupSize: 1,
  criteria: { sectors: [], occupations: [], subjects: [], sex: null },
});
