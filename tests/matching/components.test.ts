import fc from 'fast-check';
import { attainabilityValue } from '../../server/matching/attainability.engine';
import { backgroundValue } from '../../server/matching/background.engine';
import { interestValue, sharedInterests } from '../../server/matching/interest.engine';
import { socSimilarity, UnitGroupNumbers } from '../../server/matching/soc.engine';
import { varietyValue } from '../../server/matching/variety.engine';
import { past, present, roleModelWith, studentWith } from './profiles';

const physics = { kind: 'SUBJECT', code: 'physics', strength: 0.9 } as const;
const engineering = { kind: 'SECTOR', code: 'engineering', strength: 0.6 } as const;

describe('similarity of occupations', () => {
  it.each([
    ['2122', '2122', 1],
    ['2122', '2126', 0.75],
    ['2122', '2131', 0.5],
    ['2122', '2231', 0.25],
    ['2122', '5241', 0],
    ['1212', '2122', 0],
  ])('of %s and %s is %d', (one, other, similarity) => {
    expect(socSimilarity(one, other)).toBe(similarity);
  });
});

describe('numbers of unit groups', () => {
  const numbers = new UnitGroupNumbers(['0999', '2122', '9999']);

  it.each([
    ['0999', 0],
    ['2122', 1],
    ['9999', 2],
    ['2123', -1],
    ['', -1],
    ['212', -1],
    ['21220', -1],
    // Add up to what 2122 does.
    ['211<', -1],
    ['/999', -1],
    ['zzzz', -1],
  ])('of %j is %d', (code, number) => {
    expect(numbers.of(code)).toBe(number);
  });

  it('are those of a table of any codes', () => {
    const code = fc.oneof(fc.stringMatching(/^[0-9]{4}$/u), fc.string());
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 40 }), fc.array(code), (codes, others) => {
        const odd = new UnitGroupNumbers(codes);
        for (const one of [...codes, ...others]) expect(odd.of(one)).toBe(codes.indexOf(one));
      }),
    );
  });

  it('knows codes that are no four digits, or add up to the same, all the same', () => {
    const codes = ['2122', '211<', 'nurse', ''];
    const odd = new UnitGroupNumbers(codes);

    expect(codes.map((code) => odd.of(code))).toEqual([0, 1, 2, 3]);
  });
});

describe('INTEREST', () => {
  const interest = (student: Parameters<typeof studentWith>[0], roleModel: Parameters<typeof roleModelWith>[0]): number =>
    interestValue(studentWith(student).interests, roleModelWith(roleModel));

  it('joins interests so that each adds to what the others leave', () => {
    expect(interest({ interests: [physics, engineering] }, { careers: [present('2122')] })).toBeCloseTo(
      1 - 0.1 * (1 - 0.6 * 0.7),
      12,
    );
  });

  it('counts an earlier occupation at 0.8, and only from a year on', () => {
    expect(interest({ interests: [physics] }, { careers: [present('2412'), past('2122', 1)] })).toBeCloseTo(0.9 * 0.8, 12);
    expect(interest({ interests: [physics] }, { careers: [present('2412'), past('2122', 0.9)] })).toBe(0);
    expect(interest({ interests: [physics] }, { careers: [present('2122', 0.1)] })).toBeCloseTo(0.9, 12);
  });

  it('counts a topic that names the same sector or subject at 0.8', () => {
    expect(interest({ interests: [physics] }, { topicSubjects: ['physics'] })).toBeCloseTo(0.9 * 0.8, 12);
    expect(interest({ interests: [engineering] }, { topicSectors: ['engineering'] })).toBeCloseTo(0.6 * 0.8, 12);
    expect(interest({ interests: [engineering] }, { topicSubjects: ['engineering'] })).toBe(0);
  });

  it('takes a teacher only for the subjects they name, though their occupation is linked to every one', () => {
    const teacher = { careers: [present('2313')] };
    expect(interest({ interests: [physics] }, teacher)).toBe(0);
    expect(interest({ interests: [physics] }, { ...teacher, topicSubjects: ['biology'] })).toBe(0);
    expect(interest({ interests: [physics] }, { ...teacher, topicSubjects: ['physics'] })).toBeCloseTo(0.9 * 0.8, 12);
    expect(interest({ interests: [{ kind: 'SECTOR', code: 'education', strength: 0.6 }] }, teacher)).toBeCloseTo(0.6, 12);
  });

  it('measures occupations in the tree, and an activity by the nearest occupation it leads to, always faintly', () => {
    const nurse = { kind: 'OCCUPATION', code: '2231', strength: 0.9 } as const;
    const robotics = { kind: 'ACTIVITY', code: 'robotics', strength: 0.9 } as const;
    expect(interest({ interests: [nurse] }, { careers: [present('2122')] })).toBeCloseTo(0.9 * 0.25, 12);
    expect(interest({ interests: [robotics] }, { careers: [present('2122')] })).toBeCloseTo(0.3 * 0.75, 12);
    expect(interest({ interests: [robotics] }, { careers: [present('9111')] })).toBe(0);
  });

  it('turns to the timetable, at 0.3, only where no interest is given', () => {
    const engineer = { careers: [present('2122')] };
    expect(interest({ timetabledSubjects: ['physics', 'biology'] }, engineer)).toBeCloseTo(0.3, 12);
    expect(interest({ timetabledSubjects: ['physics'], interests: [engineering] }, engineer)).toBeCloseTo(0.6 * 0.7, 12);
    expect(studentWith({ timetabledSubjects: ['physics'] }).interests.isFromTimetable).toBe(true);
  });

  it('says which interests are shared, strongest first', () => {
    const student = studentWith({ interests: [engineering, physics, { kind: 'SUBJECT', code: 'biology', strength: 0.9 }] });
    const roleModel = roleModelWith({ careers: [present('5241'), past('2122')], topicSectors: ['engineering'] });
    expect(sharedInterests(student.interests, roleModel)).toEqual([
      { interest: physics, relevance: 0.8 },
      { interest: engineering, relevance: 0.8 },
    ]);
  });
});

describe('BACKGROUND', () => {
  const town = { kind: 'TOWN', value: 'NE1' } as const;
  const school = { kind: 'SCHOOL', value: 'a-school' } as const;
  const english = { kind: 'FIRST_LANGUAGE', value: 'eng' } as const;

  it('weighs a shared trait by its rarity among listed role models', () => {
    const student = studentWith({ traits: [town, school] }).background;
    const roleModel = roleModelWith({ traits: [{ ...town, mayBeShown: true }] });
    expect(backgroundValue(student, roleModel, 'ONE_STUDENT')).toBeCloseTo(Math.log(10) / (Math.log(10) + Math.log(100)), 12);
  });

  it('gives 0 for traits everybody has, for more holders than role models, and without any', () => {
    const everybodys = [english, { kind: 'SEND', value: 'yes' }] as const;
    const roleModel = roleModelWith({ traits: everybodys.map((trait) => ({ ...trait, mayBeShown: true })) });
    expect(backgroundValue(studentWith({ traits: everybodys }).background, roleModel, 'ONE_STUDENT')).toBe(0);
    expect(backgroundValue(studentWith({}).background, roleModel, 'ONE_STUDENT')).toBe(0);
  });

  it('never counts sex', () => {
    const sex = { kind: 'SEX', value: 'MALE' } as const;
    const student = studentWith({ traits: [sex, town] }).background;
    expect(student.traits).toEqual(['TOWN:NE1']);
    expect(backgroundValue(student, roleModelWith({ traits: [{ ...sex, mayBeShown: true }] }), 'AUDIENCE')).toBe(0);
  });

  it('uses a trait that may not be shown only before an audience', () => {
    const student = studentWith({ traits: [town, school] }).background;
    const roleModel = roleModelWith({
      traits: [
        { ...town, mayBeShown: true },
        { ...school, mayBeShown: false },
      ],
    });
    expect(backgroundValue(student, roleModel, 'AUDIENCE')).toBe(1);
    expect(backgroundValue(student, roleModel, 'ONE_STUDENT')).toBeLessThan(0.5);
  });
});

describe('VARIETY', () => {
  const met = (
    occupation: string | null,
    schoolYearsAgo: number,
    roleModelId: string | null = null,
  ): Parameters<typeof studentWith>[0] => ({
    pastEncounters: [{ occupation, roleModelId, schoolYearsAgo }],
  });
  const variety = (student: Parameters<typeof studentWith>[0], careers: readonly ReturnType<typeof present>[]): number =>
    varietyValue(studentWith(student).past, roleModelWith({ careers }));

  it('is 1 without a past and falls with likeness, which fades by half a year', () => {
    expect(variety({}, [present('2122')])).toBe(1);
    expect(variety(met('2122', 0), [present('2122')])).toBe(0);
    expect(variety(met('2126', 0), [present('2122')])).toBe(0.25);
    expect(variety(met('2126', 1), [present('2122')])).toBe(1 - 0.375);
    expect(variety(met('9111', 0), [present('9112')])).toBe(0.25);
    expect(variety(met(null, 0), [present('2122')])).toBe(1);
  });

  it('knows a person again, whatever they do now', () => {
    expect(variety(met('6222', 1, 'a-role-model'), [present('2122')])).toBe(0.5);
    expect(variety(met(null, 0, 'a-role-model'), [present('2122')])).toBe(0);
  });

  it('looks at what they do now, or else at what they did, and claims nothing where neither is known', () => {
    expect(variety(met('2122', 0), [present('6222'), past('2122')])).toBe(1);
    expect(variety(met('2122', 0), [past('2122')])).toBe(0);
    expect(variety(met('2122', 0), [])).toBe(0);
  });
});

describe('ATTAINABILITY', () => {
  const value = (student: Parameters<typeof studentWith>[0], roleModel: Parameters<typeof roleModelWith>[0]): number =>
    attainabilityValue(studentWith(student), roleModelWith(roleModel));

  it('halves nearness every ten years since entering the field, or else since leaving school', () => {
    expect(value({}, { yearsSinceEnteringField: 10, yearsSinceLeavingSchool: 30 })).toBe(0.5);
    expect(value({}, { yearsSinceLeavingSchool: 20 })).toBe(0.25);
    expect(value({}, { yearsSinceEnteringField: -1 })).toBe(1);
    expect(value({}, {})).toBe(0.5);
  });

  it('asks for a route among those considered', () => {
    const near = { yearsSinceEnteringField: 0 };
    expect(value({ routes: ['APPRENTICESHIP'] }, { ...near, route: 'APPRENTICESHIP' })).toBe(1);
    expect(value({ routes: ['APPRENTICESHIP'] }, { ...near, route: 'UNIVERSITY' })).toBe(0.5);
    expect(value({ routes: ['APPRENTICESHIP'] }, near)).toBe(0.75);
  });

  it.each([
    [1, 1],
    [3, 1],
    [4, 0.75],
    [7, 0],
    [8, 0],
    [null, 0.5],
  ])('for a student predicted level 3 counts a start at %p as %p', (startingLevel, start) => {
    expect(value({ predictedLevel: 3 }, { yearsSinceEnteringField: 0, startingLevel })).toBe((1 + start) / 2);
  });
});
