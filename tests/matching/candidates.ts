/** A role model nothing speaks against, an ask anyone could meet, and reference data small enough to check by eye. */
import fc from 'fast-check';
import type { Ask, Candidate, MatchingReference, RoleModelProfile, StudentProfile } from '../../server/matching/matching.types';

export const today = '2026-11-23';
export const newcastle = { latitude: 54.97447, longitude: -1.61396 };
export const manchester = { latitude: 53.48095, longitude: -2.23743 };

export const reference: MatchingReference = {
  subjectOccupations: new Map([
    ['physics', new Map(Object.entries({ '2121': 0.8, '2126': 0.6, '5241': 0.4, '2313': 0.8 }))],
    ['biology', new Map(Object.entries({ '2231': 0.8 }))],
  ]),
  sectorOccupations: new Map([
    ['engineering-and-manufacturing', new Map(Object.entries({ '2121': 1, '2126': 0.7 }))],
    ['health-and-social-care', new Map(Object.entries({ '2231': 1, '2121': 0 }))],
  ]),
  activityOccupations: new Map([['robotics-club', ['2126']]]),
  womenShares: new Map([
    ['2121', { share: 0.09, quality: 'UK_WIDER', source: 'WorldSkills UK: professional engineers; year not stated', year: null }],
    ['2231', { share: 0.89, quality: 'US_PROXY', source: 'US ACS 2016 full-time year-round: Registered nurses', year: 2016 }],
  ]),
};

export function roleModelProfile(changes: Partial<RoleModelProfile> = {}): RoleModelProfile {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    careers: [{ occupation: '2121', isPresent: true, years: 4 }],
    topicSectors: [],
    topicSubjects: [],
    traits: [],
    sex: null,
    route: 'APPRENTICESHIP',
    yearsSinceEnteringField: 4,
    yearsSinceLeavingSchool: 6,
    startingLevel: 2,
    recentInvitations: 0,
    load: 0,
    ...changes,
  };
}

export function studentProfile(changes: Partial<StudentProfile> = {}): StudentProfile {
  return {
    id: '00000000-0000-7000-8000-00000000000a',
    interests: [],
    timetabledSubjects: [],
    aspirations: [],
    traits: [],
    sex: null,
    routes: [],
    predictedLevel: null,
    pastEncounters: [],
    ...changes,
  };
}

export function candidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    profile: roleModelProfile(),
    listing: 'LISTED',
    isPaused: false,
    place: newcastle,
    travelLimitKm: 20,
    isOnline: false,
    isInPerson: true,
    capacityPerMonth: 2,
    commitments: new Map(),
    usualSlots: [
      { weekday: 2, part: 'MORNING' },
      { weekday: 4, part: 'AFTERNOON' },
    ],
    away: [],
    busy: [],
    forms: ['TALK', 'WORKSHOP', 'MENTORING_SESSION', 'WORK_EXPERIENCE', 'JOB_SHADOWING', 'ONLINE_SESSION'],
    yearGroups: [],
    largestGroup: null,
    accessNeedsMet: [],
    hasRecordedCheck: true,
    turnsAdultOn: null,
    alumnusOf: [],
    hereFor: 'EVERYONE',
    isExcludedBySchool: false,
    hasOpenInvitation: false,
    hasRefused: false,
    changesOn: null,
    ...changes,
  };
}

export function ask(changes: Partial<Ask> = {}): Ask {
  return {
    schoolId: 'own-school',
    schoolPlace: newcastle,
    form: 'TALK',
    isOnlineWelcome: true,
    isInPersonWelcome: true,
    days: { from: '2026-12-01', to: '2026-12-14' },
    parts: [],
    yearGroups: [9],
    groupSize: 30,
    accessNeeds: [],
    criteria: { sectors: [], occupations: [], subjects: [], sex: null },
    ...changes,
  };
}

const days = fc
  .date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2027-09-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period = fc.tuple(days, days).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
const part = fc.constantFrom('MORNING' as const, 'AFTERNOON' as const, 'EVENING' as const);
const place = fc.option(fc.constantFrom(newcastle, manchester, { latitude: 55.15, longitude: -1.69 }));
const form = fc.constantFrom(
  'TALK' as const,
  'WORK_EXPERIENCE' as const,
  'MENTORING_SESSION' as const,
  'ONLINE_SESSION' as const,
);
const need = fc.constantFrom('STEP_FREE' as const, 'SIGN_LANGUAGE' as const);
const occupation = fc.constantFrom('2121', '2126', '2231', '2313', '5241', '9999');
const sex = fc.constantFrom('FEMALE' as const, 'MALE' as const);
const mostly = fc.integer({ min: 0, max: 9 }).map((number) => number > 0);
const seldom = mostly.map((often) => !often);

const anyProfile = fc
  .record({
    careers: fc.array(fc.record({ occupation, isPresent: fc.boolean(), years: fc.integer({ min: 0, max: 9 }) }), {
      maxLength: 3,
    }),
    topicSectors: fc.subarray(['engineering-and-manufacturing', 'health-and-social-care']),
    topicSubjects: fc.subarray(['physics', 'biology']),
    sex: fc.option(fc.record({ value: sex, mayBeShown: fc.boolean() })),
  })
  .map(roleModelProfile);

export const anyCandidate = fc
  .record({
    profile: anyProfile,
    listing: mostly.map((isListed) => (isListed ? ('LISTED' as const) : ('DRAFT' as const))),
    isPaused: seldom,
    place,
    travelLimitKm: fc.integer({ min: 0, max: 250 }),
    isOnline: fc.boolean(),
    isInPerson: mostly,
    capacityPerMonth: fc.integer({ min: 0, max: 3 }),
    commitments: fc
      .array(
        fc.tuple(
          days.map((day) => day.slice(0, 7)),
          fc.integer({ min: 0, max: 4 }),
        ),
        { maxLength: 14 },
      )
      .map((taken) => new Map(taken)),
    usualSlots: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), part }), { maxLength: 8 }),
    away: fc.array(period, { maxLength: 2 }),
    busy: fc.array(fc.record({ day: days, part }), { maxLength: 10 }),
    yearGroups: fc.subarray([7, 9, 11]),
    largestGroup: fc.option(fc.integer({ min: 1, max: 90 })),
    accessNeedsMet: fc.subarray(['STEP_FREE', 'SIGN_LANGUAGE'] as const),
    hasRecordedCheck: fc.boolean(),
    turnsAdultOn: fc.option(days, { freq: 2 }),
    alumnusOf: fc.subarray(['own-school', 'other-school']),
    hereFor: fc.constantFrom('OWN_SCHOOLS' as const, 'AREA' as const, 'EVERYONE' as const),
    isExcludedBySchool: seldom,
    hasOpenInvitation: seldom,
    hasRefused: seldom,
  })
  .map(candidate);

export const anyAsk = fc
  .record({
    schoolPlace: place,
    form: fc.option(form),
    isOnlineWelcome: fc.boolean(),
    isInPersonWelcome: mostly,
    days: period,
    parts: fc.uniqueArray(part, { maxLength: 2 }),
    yearGroups: fc.subarray([7, 9], { maxLength: 1 }),
    groupSize: fc.integer({ min: 1, max: 60 }),
    accessNeeds: fc.uniqueArray(need, { maxLength: 1 }),
    criteria: fc.record({
      sectors: fc.subarray(['engineering-and-manufacturing', 'health-and-social-care']),
      occupations: fc.subarray(['2', '212', '2231']),
      subjects: fc.subarray(['physics', 'biology']),
      sex: fc.option(sex),
    }),
  })
  .map(ask);

export const anyToday = days;
