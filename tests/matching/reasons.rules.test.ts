import type { RoleModelProfile, StudentProfile } from '../../server/matching/matching.types';
import type { Standing } from '../../server/matching/reasons.types';
import { inHundred } from '../../server/matching/stereotype-reason.rules';
import { roleModelProfile } from './candidates';
import { reasons } from './told-reasons';

function class30(traits: StudentProfile['traits'], sharing: number): Partial<StudentProfile>[] {
  const other = [{ kind: 'TOWN', value: 'SR1' }] as const;
  return Array.from({ length: 30 }, (_, index) => ({ traits: index < sharing ? traits : other }));
}

const town = { kind: 'TOWN', value: 'NE1' } as const;
const carer = { kind: 'YOUNG_CARER', value: 'yes' } as const;
const shown = { mayBeShown: true };
const kept = { mayBeShown: false };

describe('why interests count', () => {
  it('names what is shared, strongest first', () => {
    const interests = [
      { kind: 'SECTOR', code: 'engineering-and-manufacturing', strength: 0.3 },
      { kind: 'SUBJECT', code: 'physics', strength: 0.9 },
    ] as const;
    expect(reasons('MAY_READ_TRAITS', {}, [{ interests }]).INTEREST.summary).toBe(
      "Close to this student's interests: physics; engineering and manufacturing.",
    );
    expect(reasons('STUDENT', {}, [{ interests: interests.slice(1) }]).INTEREST.summary).toBe(
      'Close to your interest in physics.',
    );
  });

  it('says when it is only from the timetable', () => {
    expect(reasons('MAY_READ_TRAITS', {}, [{ timetabledSubjects: ['physics'] }]).INTEREST.summary).toBe(
      'From the timetable: physics.',
    );
  });

  it('says when there is nothing to go by, or nothing close', () => {
    expect(reasons('STUDENT', {}, [{}]).INTEREST.summary).toBe('No interests recorded yet, so this does not count.');
    const interests = [{ kind: 'SUBJECT', code: 'biology', strength: 0.9 }] as const;
    expect(reasons('STUDENT', {}, [{ interests }]).INTEREST.summary).toBe('Not close to any interest recorded so far.');
  });

  it('counts students, and fewer than five only for those who may read the individuals', () => {
    const audience = (count: number) =>
      Array.from({ length: 30 }, (_, index) =>
        index < count ? { interests: [{ kind: 'SUBJECT', code: 'physics', strength: 0.6 } as const] } : {},
      );
    const summary = (standing: Standing, count: number) => reasons(standing, {}, audience(count)).INTEREST.summary;
    expect(summary('MAY_READ_TRAITS', 4)).toBe('Close to interests in this group: physics (4 of these students).');
    expect(summary('STAFF', 4)).toBe('Close to interests in this group: physics (fewer than 5 of these students).');
    expect(summary('STAFF', 12)).toBe('Close to interests in this group: physics (12 of these students).');
  });
});

describe('why background counts', () => {
  const both = {
    traits: [
      { ...town, ...shown },
      { ...carer, ...shown },
    ],
  };

  it('names what is shared to those who may read it', () => {
    expect(reasons('MAY_READ_TRAITS', both, [{ traits: [town, carer] }]).BACKGROUND.summary).toBe(
      'Was a young carer and grew up in NE1, like this student.',
    );
    expect(reasons('MAY_READ_TRAITS', both, class30([town], 4)).BACKGROUND.summary).toBe(
      'Grew up in NE1, like 4 of these students.',
    );
  });

  it('tells other staff no small count, and nothing that tells none from four', () => {
    expect(reasons('STAFF', both, class30([town], 12)).BACKGROUND.summary).toBe('Grew up in NE1, like 12 of these students.');
    expect(reasons('STAFF', both, class30([town], 28)).BACKGROUND.summary).toBe('Grew up in NE1, like most of these students.');
    const few = 'Grew up in NE1 and was a young carer; fewer than 5 of these students share each of these.';
    expect(reasons('STAFF', both, class30([carer], 1)).BACKGROUND.summary).toBe(few);
    expect(reasons('STAFF', both, class30([town, carer], 4)).BACKGROUND.summary).toBe(few);
    expect(reasons('STAFF', { traits: [{ ...town, ...shown }] }, class30([town], 3)).BACKGROUND.summary).toBe(
      'Grew up in NE1, like fewer than 5 of these students.',
    );
  });

  it('names nothing to other staff before a small audience', () => {
    expect(reasons('STAFF', both, class30([town, carer], 3).slice(0, 6)).BACKGROUND.summary).toBe(
      'Shares something of the background of some of these students.',
    );
  });

  it('tells a student of town and school only', () => {
    const traits = [town, carer, { kind: 'SCHOOL', value: 'own-school' } as const];
    const theirs = { traits: traits.map((trait) => ({ ...trait, ...shown })) };
    const { summary } = reasons('STUDENT', theirs, [{ traits }]).BACKGROUND;
    expect(summary).toBe('Went to Heaton Manor School and grew up in NE1, like you.');
    expect(reasons('STUDENT', theirs, [{ traits: [carer] }]).BACKGROUND.summary).toBe(
      'Where they come from is theirs to tell when you meet.',
    );
  });

  it('counts what may be used before five and names none of it', () => {
    const theirs = { traits: [{ ...carer, ...kept }] };
    const before = (size: number) => reasons('MAY_READ_TRAITS', theirs, class30([carer], 30).slice(0, size)).BACKGROUND;
    expect(before(30)).toMatchObject({ value: 1, summary: 'Shares something of the background of some of these students.' });
    expect(before(4)).toMatchObject({ value: 0, summary: 'No background in common that may be told.' });
  });

  it('says when nothing was shared for matching', () => {
    expect(reasons('MAY_READ_TRAITS', both, [{}]).BACKGROUND.summary).toBe(
      'No background shared for matching yet, so this does not count.',
    );
    expect(reasons('STAFF', both, [{}, {}, {}, {}, {}]).BACKGROUND.summary).toBe('This does not count for these students.');
  });
});

describe('why a stereotype counts', () => {
  const woman = { sex: { value: 'FEMALE', mayBeShown: true } } as const;
  const manNurse = {
    sex: { value: 'MALE', mayBeShown: true },
    careers: [{ occupation: '2231', isPresent: true, years: 3 }],
  } as const;

  it('rests on the published share, with its source', () => {
    expect(reasons('MAY_READ_TRAITS', woman, [{}]).COUNTER_STEREOTYPE).toMatchObject({
      summary: '9 in 100 civil engineers are women (WorldSkills UK, a figure for a wider group of jobs).',
      source: 'WorldSkills UK: professional engineers; year not stated',
    });
  });

  it('says that a proxy is one, and from where', () => {
    expect(reasons('MAY_READ_TRAITS', manNurse, [{}]).COUNTER_STEREOTYPE).toMatchObject({
      summary:
        '11 in 100 registered nurse practitioners are men (US ACS 2016 full-time year-round, an American figure for a neighbouring job).',
      source: 'US ACS 2016 full-time year-round: Registered nurses',
    });
  });

  it('says that a figure is of work they have left', () => {
    const careers = [
      { occupation: '2433', isPresent: true, years: 4 },
      { occupation: '2121', isPresent: false, years: 6 },
    ];
    const told = reasons('MAY_READ_TRAITS', { careers, sex: { value: 'FEMALE', mayBeShown: true } }, [{}]);
    expect(told.COUNTER_STEREOTYPE.summary).toMatch(/^From earlier work: \d+ in 100 civil engineers are women/);
  });

  it('says nothing of sex to a student', () => {
    const { summary, source } = reasons('STUDENT', woman, [{ sex: 'FEMALE' }]).COUNTER_STEREOTYPE;
    expect(summary).toBe('Shows you a side of this work that people rarely hear about.');
    expect(source).toBeNull();
  });

  it('claims nothing without a figure, and nothing of a sex that may not be shown', () => {
    const summary = (profile: Partial<RoleModelProfile>) =>
      reasons(
        'STAFF',
        profile,
        Array.from({ length: 6 }, () => ({})),
      ).COUNTER_STEREOTYPE;
    const electrician = { careers: [{ occupation: '5241', isPresent: true, years: 3 }] };
    expect(summary({ ...woman, ...electrician }).summary).toBe(
      'No published figure on women and men in this work, so nothing is claimed.',
    );
    const hidden = summary({ sex: { value: 'FEMALE', mayBeShown: false } });
    expect(hidden.value).toBeGreaterThan(0);
    expect(hidden.source).toBeNull();
    expect(hidden.summary).toBe(summary({ sex: null }).summary);
    expect(hidden.summary).toBe(summary({ sex: { value: 'MALE', mayBeShown: false } }).summary);
    expect(summary({ sex: { value: 'MALE', mayBeShown: true } }).summary).toBe(
      'Does not go against the usual picture of this work.',
    );
  });

  it.each([
    [0.004, 'fewer than 1 in 100'],
    [0, 'fewer than 1 in 100'],
    [0.007, 'about 1 in 100'],
    [0.014, 'about 1 in 100'],
    [0.09, '9 in 100'],
    [0.121, '12 in 100'],
  ])('tells a share of %d as %s', (share, words) => {
    expect(inHundred(share)).toBe(words);
  });
});

describe('why variety and the way in count', () => {
  const past = (occupation: string, roleModelId: string | null, schoolYearsAgo: number) => ({
    pastEncounters: [{ occupation, roleModelId, schoolYearsAgo }],
  });

  it('tells whom they have met before', () => {
    const summary = (student: Partial<StudentProfile>) => reasons('MAY_READ_TRAITS', {}, [student]).VARIETY.summary;
    expect(summary({})).toBe('No encounters recorded yet, so everyone is new.');
    expect(summary(past('2231', null, 0))).toBe('A kind of work this student has not met before.');
    expect(summary(past('2126', null, 1))).toBe(
      'This student has met someone in close work last school year: aerospace engineers.',
    );
    expect(summary(past('2121', roleModelProfile().id, 2))).toBe('This student has met them before.');
    expect(reasons('STUDENT', {}, [past('2231', null, 0)]).VARIETY.summary).toBe('A kind of work you have not met before.');
  });

  it('says that repetition is welcome where the form wants it, and nowhere else', () => {
    const weights = { INTEREST: 1, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 };
    const interests = [{ kind: 'SUBJECT', code: 'physics', strength: 0.9 }] as const;
    const summary = (standing: Standing, form: 'TALK' | 'PROJECT' | 'MENTORING_SESSION' | null) =>
      reasons(standing, {}, [{ interests, ...past('2231', null, 0) }], { weights, form }).VARIETY.summary;
    for (const form of ['PROJECT', 'MENTORING_SESSION'] as const)
      expect(summary('MAY_READ_TRAITS', form)).toBe('Meeting someone like this again is welcome here, so this does not count.');
    for (const form of ['TALK', null] as const)
      expect(summary('MAY_READ_TRAITS', form)).toBe('Its weight is 0 here, so this does not count.');
    expect(summary('STUDENT', null)).toBe('A kind of work you have not met before.');
  });

  it('counts them in a group', () => {
    const met = past('2121', roleModelProfile().id, 0);
    const group = Array.from({ length: 30 }, (_, index) => (index < 6 ? met : past('2231', null, 0)));
    expect(reasons('STAFF', {}, group).VARIETY.summary).toBe(
      'Already met by 6 of these students; close work met by 6 of these students.',
    );
    expect(reasons('STAFF', {}, group.slice(6)).VARIETY.summary).toBe('A kind of work nobody in this group has met before.');
  });

  it('tells the way in, the time and, to staff, the starting point', () => {
    const student: Partial<StudentProfile> = { routes: ['APPRENTICESHIP'], predictedLevel: 2 };
    expect(reasons('MAY_READ_TRAITS', {}, [student]).ATTAINABILITY.summary).toBe(
      'Came through an apprenticeship, a route this student is considering; started in this field 4 years ago; began at a level within reach of this student.',
    );
    expect(reasons('STUDENT', {}, [student]).ATTAINABILITY.summary).toBe(
      'Came through an apprenticeship, a route you are considering; started in this field 4 years ago.',
    );
    const nothing = { route: null, yearsSinceEnteringField: null, yearsSinceLeavingSchool: null, startingLevel: null };
    expect(reasons('STUDENT', nothing, [student]).ATTAINABILITY.summary).toBe(
      'Nothing recorded yet about how they came to this work.',
    );
  });
});
