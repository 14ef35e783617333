import fc from 'fast-check';
import { conditions, explainConditions, meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { Condition } from '../../schema/matching/condition.type';
import { anyAsk, anyCandidate, anyToday, ask, candidate, manchester, reference, roleModelProfile, today } from './candidates';

function whyNot(changes: Partial<Candidate>, asked: Partial<Ask> = {}) {
  return explainConditions(candidate(changes), prepareAsk(ask(asked), today, reference)).failed.map(
    ({ condition, explanation }) => `${condition}: ${explanation}`,
  );
}

function failing(changes: Partial<Candidate>, asked: Partial<Ask> = {}) {
  return explainConditions(candidate(changes), prepareAsk(ask(asked), today, reference)).failed.map(({ condition }) => condition);
}

const criteria = (changes: Partial<Ask['criteria']>) => ({ criteria: { ...ask().criteria, ...changes } });
const worked = (...careers: [string, boolean, number][]) => ({
  profile: roleModelProfile({ careers: careers.map(([occupation, isPresent, years]) => ({ occupation, isPresent, years })) }),
});

describe('the hard conditions', () => {
  it('are all there, once each', () => {
    const ruled = Object.values(Condition).filter((condition) => condition !== Condition.AVAILABLE_AT_PRESENT);
    expect(conditions.map(({ name }) => name).sort()).toEqual(ruled.sort());
  });

  it('let somebody through whom nothing speaks against', () => {
    expect(whyNot({})).toEqual([]);
  });

  it('name everything that fails and not only the first', () => {
    expect(failing({ isPaused: true, hasRefused: true, largestGroup: 10 })).toEqual([
      'NOT_PAUSED',
      'NOT_REFUSED',
      'ACCEPTS_GROUP_SIZE',
    ]);
  });

  it('answer the quick question and the full one alike', () => {
    let possible = 0;
    fc.assert(
      fc.property(anyCandidate, anyAsk, anyToday, (person, asked, on) => {
        const prepared = prepareAsk(asked, on, reference);
        const { failed } = explainConditions(person, prepared);
        expect(meetsEveryCondition(person, prepared)).toBe(failed.length === 0);
        for (const { explanation } of failed) expect(explanation).toMatch(/^[A-Z0-9].*\.$/);
        possible += Number(failed.length === 0);
      }),
      { numRuns: 2000 },
    );
    expect(possible).toBeGreaterThan(0);
  });

  it('look at 50,000 people over a whole year quickly', () => {
    const prepared = prepareAsk(ask({ days: { from: today, to: '2027-11-23' } }), today, reference);
    const people = Array.from({ length: 50_000 }, () => candidate());
    const startedAt = performance.now();
    expect(people.filter((person) => meetsEveryCondition(person, prepared))).toHaveLength(50_000);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each<[string, Partial<Candidate>, Partial<Ask>, RegExp]>([
    ['a profile not yet listed', { listing: 'AWAITING_CONFIRMATION' }, {}, /^LISTED: Not listed yet\./],
    ['a withdrawn profile', { listing: 'WITHDRAWN' }, {}, /^LISTED: No longer listed\./],
    ['a school that chose not to see them', { isExcludedBySchool: true }, {}, /^NOT_EXCLUDED_BY_SCHOOL: Your school/],
    ['an invitation still open', { hasOpenInvitation: true }, {}, /^NO_OPEN_INVITATION: .*Wait for it/],
    ['a refusal', { hasRefused: true }, {}, /^NOT_REFUSED: They have said no/],
    [
      'a form not offered',
      { forms: ['TALK', 'PROJECT'] },
      { form: 'WORKSHOP' },
      /^OFFERS_FORM: They do not offer workshops\. They offer talks and projects\.$/,
    ],
    [
      'a year group not met',
      { yearGroups: [11, 10] },
      {},
      /^ACCEPTS_YEAR_GROUP: They do not meet Year 9\. A group from Year 10 or Year 11/,
    ],
    [
      'a group too large',
      { largestGroup: 1 },
      {},
      /^ACCEPTS_GROUP_SIZE: You would bring 30; they meet up to 1 student at a time/,
    ],
    [
      'an access need',
      { accessNeedsMet: ['STEP_FREE'] },
      { accessNeeds: ['STEP_FREE', 'SIGN_LANGUAGE'] },
      /offer sign language\./,
    ],
  ])('explain %s', (_name, changes, asked, explanation) => {
    const lines = whyNot(changes, asked);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(explanation);
  });

  it('take any form, year group or size where nothing is said', () => {
    expect(whyNot({ forms: ['PROJECT'] }, { form: null })).toEqual([]);
    expect(whyNot({ yearGroups: [7, 8, 9] }, { yearGroups: [7, 9] })).toEqual([]);
    expect(failing({ yearGroups: [7] }, { yearGroups: [7, 9] })).toEqual(['ACCEPTS_YEAR_GROUP']);
  });
});

describe('whom they are there for', () => {
  const far = { place: manchester, isOnline: true };

  it('keeps those who chose their own schools to them', () => {
    expect(failing({ hereFor: 'OWN_SCHOOLS', alumnusOf: ['other-school'] })).toEqual(['HERE_FOR_THIS_SCHOOL']);
    expect(failing({ hereFor: 'OWN_SCHOOLS', alumnusOf: ['other-school', 'own-school'] })).toEqual([]);
  });

  it('takes an area as the travel limit, online too, and their own school at any distance', () => {
    expect(failing({ hereFor: 'AREA' })).toEqual([]);
    expect(failing({ hereFor: 'AREA', ...far })).toEqual(['HERE_FOR_THIS_SCHOOL']);
    expect(failing({ hereFor: 'AREA', ...far, place: null })).toEqual(['HERE_FOR_THIS_SCHOOL']);
    expect(failing({ hereFor: 'AREA', ...far, alumnusOf: ['own-school'] })).toEqual([]);
    expect(failing({ hereFor: 'EVERYONE', ...far })).toEqual([]);
  });

  it('keeps under-18s to their own school until the day they turn 18', () => {
    expect(failing({ turnsAdultOn: '2026-12-02' })).toEqual(['HERE_FOR_THIS_SCHOOL']);
    expect(failing({ turnsAdultOn: '2026-12-02', alumnusOf: ['own-school'] })).toEqual([]);
    expect(failing({ turnsAdultOn: '2026-12-01' })).toEqual([]);
  });

  it('does not tell an under-18 from somebody who chose their own schools', () => {
    expect(whyNot({ turnsAdultOn: '2027-12-02' })).toEqual(whyNot({ hereFor: 'OWN_SCHOOLS' }));
  });
});

describe('what safeguarding allows', () => {
  it('lets mentoring wait for a recorded check, and says no more', () => {
    expect(whyNot({ hasRecordedCheck: false }, { form: 'MENTORING_SESSION' })).toEqual([
      'SAFEGUARDING_ALLOWS_FORM: A recorded check is still to come. Once it is recorded, mentoring may become possible.',
    ]);
    expect(whyNot({ hasRecordedCheck: false })).toEqual([]);
  });

  it('has no other form promised that it does not allow', () => {
    const mentor = { forms: ['MENTORING_SESSION' as const], hasRecordedCheck: false };
    expect(whyNot(mentor)).toEqual(['OFFERS_FORM: They do not offer talks. They offer mentoring.']);
    expect(failing(mentor, { form: 'MENTORING_SESSION' })).toEqual(['SAFEGUARDING_ALLOWS_FORM']);
  });

  it.each(['MENTORING_SESSION', 'WORK_EXPERIENCE', 'JOB_SHADOWING'] as const)(
    'asks for an adult for %s without telling an age',
    (form) => {
      const lines = whyNot({ turnsAdultOn: '2027-06-01', alumnusOf: ['own-school'] }, { form });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^SAFEGUARDING_ALLOWS_FORM: Not open to them/);
      expect(lines[0]).not.toMatch(/18|age|adult|under|2027/);
    },
  );

  it('says of a paused person only that they are not available', () => {
    expect(whyNot({ isPaused: true })).toEqual([
      'NOT_PAUSED: Not available at present. Nothing about the request would change that.',
    ]);
  });
});

describe('what a request may ask for', () => {
  it.each<[string, Partial<Candidate>, Partial<Ask['criteria']>, boolean]>([
    ['the sector of their work', {}, { sectors: ['engineering-and-manufacturing'] }, true],
    ['one of several sectors', {}, { sectors: ['health-and-social-care', 'engineering-and-manufacturing'] }, true],
    ['a sector with weight 0', {}, { sectors: ['health-and-social-care'] }, false],
    [
      'a sector they talk about',
      { profile: roleModelProfile({ topicSectors: ['health-and-social-care'] }) },
      { sectors: ['health-and-social-care'] },
      true,
    ],
    [
      'the sector of work held for a year',
      worked(['9999', true, 3], ['2231', false, 1]),
      { sectors: ['health-and-social-care'] },
      true,
    ],
    [
      'the sector of work held for some months',
      worked(['9999', true, 3], ['2231', false, 0.5]),
      { sectors: ['health-and-social-care'] },
      false,
    ],
    ['a group above their occupation', {}, { occupations: ['21'] }, true],
    ['another group', {}, { occupations: ['22', '5'] }, false],
    ['an earlier occupation', worked(['9999', true, 3], ['2231', false, 2]), { occupations: ['2231'] }, true],
    ['an occupation of some months', worked(['9999', true, 3], ['2231', false, 0.5]), { occupations: ['2231'] }, false],
    ['a present occupation however new', worked(['2231', true, 0]), { occupations: ['223'] }, true],
    ['a subject their job uses every week', worked(['2126', true, 1]), { subjects: ['physics'] }, true],
    ['a subject their job touches', worked(['5241', true, 1]), { subjects: ['physics'] }, false],
    ['a subject of an earlier job', worked(['9999', true, 1], ['2121', false, 5]), { subjects: ['physics'] }, false],
    ['a subject they talk about', { profile: roleModelProfile({ topicSubjects: ['biology'] }) }, { subjects: ['biology'] }, true],
    ['any subject, of a teacher', worked(['2313', true, 9]), { subjects: ['physics'] }, false],
    ['a code the reference does not know', {}, { sectors: ['nowhere'] }, false],
  ])('knows %s', (_name, changes, wanted, isMet) => {
    expect(failing(changes, criteria(wanted)).length === 0).toBe(isMet);
  });

  it('counts a sex only where it may be shown, and tells nobody what it is', () => {
    const of = (sex: ReturnType<typeof roleModelProfile>['sex']) =>
      whyNot({ profile: roleModelProfile({ sex }) }, criteria({ sex: 'FEMALE' }));
    expect(of({ value: 'FEMALE', mayBeShown: true })).toEqual([]);
    const kept = of({ value: 'FEMALE', mayBeShown: false });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatch(/^FITS_SEX: You asked for women only/);
    expect(of({ value: 'MALE', mayBeShown: false })).toEqual(kept);
    expect(of(null)).toEqual(kept);
    expect(of({ value: 'MALE', mayBeShown: true })).toEqual(kept);
  });
});
