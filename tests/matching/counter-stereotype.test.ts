import { counterStereotypeValue, liftOf } from '../../server/matching/counter-stereotype.engine';
import { past, present, roleModelWith, studentWith } from './profiles';

const woman = { value: 'FEMALE', mayBeShown: true } as const;
const man = { value: 'MALE', mayBeShown: true } as const;

describe('COUNTER_STEREOTYPE', () => {
  const value = (student: Parameters<typeof studentWith>[0], roleModel: Parameters<typeof roleModelWith>[0]): number =>
    counterStereotypeValue(studentWith(student).outlook, roleModelWith(roleModel), 'ONE_STUDENT');

  it.each([
    ['a woman engineer at 9%', woman, '2122', 0.82],
    ['a man among nurses at 12%', man, '2231', 0.76],
    ['a woman at 50/50', woman, '2412', 0],
    ['a man at 50/50', man, '2412', 0],
    ['a man among engineers', man, '2122', 0],
    ['a woman electrician known by proxy only', woman, '5241', 0.47],
    ['a woman where nothing is known', woman, '9111', 0],
  ])('lifts %s', (_who, sex, occupation, lift) => {
    const figure = liftOf(roleModelWith({ sex, careers: [present(occupation)] }), 'ONE_STUDENT');
    expect(figure?.lift ?? 0).toBeCloseTo(lift, 12);
  });

  it('tells the figure behind a lift', () => {
    const roleModel = roleModelWith({ sex: man, careers: [present('2231')] });
    const { share, lift, ...figure } = liftOf(roleModel, 'ONE_STUDENT') ?? { share: 0, lift: 0 };
    expect(share).toBeCloseTo(0.12, 12);
    expect(lift).toBeCloseTo(0.76, 12);
    expect(figure).toEqual({
      occupation: '2231',
      sex: 'MALE',
      source: 'a publication',
      year: 2021,
      quality: 'UK_WHOLE',
      isProxy: false,
    });
  });

  it('is a mirror to her own sex, a window to the other, and between them where sex is not known', () => {
    const engineer = { sex: woman, careers: [present('2122')] };
    expect(value({ sex: 'FEMALE' }, engineer)).toBeCloseTo(0.82, 12);
    expect(value({ sex: 'MALE' }, engineer)).toBeCloseTo(0.82 * 0.6, 12);
    expect(value({}, engineer)).toBeCloseTo(0.82 * 0.8, 12);
  });

  it('counts in full for a student whose aspirations all stay with their own sex, where this occupation does not', () => {
    const childminder = { sex: man, careers: [present('6131')] };
    const nurse = { sex: man, careers: [present('2231')] };
    const beautician = { sex: 'FEMALE', aspirations: ['6222', '2231'] } as const;
    expect(value(beautician, childminder)).toBeCloseTo(0.4, 12);
    expect(value(beautician, nurse)).toBeCloseTo(0.76 * 0.6, 12);
    expect(value({ sex: 'FEMALE', aspirations: [] }, childminder)).toBeCloseTo(0.4 * 0.6, 12);
    expect(value({ sex: 'FEMALE', aspirations: ['6222', '2412'] }, childminder)).toBeCloseTo(0.4 * 0.6, 12);
    expect(value({ sex: 'FEMALE', aspirations: ['6222', '9111'] }, childminder)).toBeCloseTo(0.4 * 0.6, 12);
  });

  it('takes the largest lift of several careers, each held a year or more', () => {
    const occupationBehind = (careers: readonly ReturnType<typeof present>[]): string | undefined =>
      liftOf(roleModelWith({ sex: woman, careers }), 'ONE_STUDENT')?.occupation;
    expect(occupationBehind([present('5241'), past('2122')])).toBe('2122');
    expect(occupationBehind([present('5241'), past('2122', 0.5)])).toBe('5241');
    expect(occupationBehind([present('2122', 0.5), past('5241')])).toBe('5241');
    expect(occupationBehind([present('2122', 0.5), past('5241', 0.5)])).toBe('2122');
    expect(occupationBehind([present('2122', 0)])).toBe('2122');
    expect(occupationBehind([past('2122', 0.5)])).toBeUndefined();
  });

  it('tells of the same occupation in whatever order equal ones come', () => {
    const careers = [present('2123'), past('2122')];
    const behind = [careers, careers.toReversed()].map((held) =>
      liftOf(roleModelWith({ sex: woman, careers: held }), 'ONE_STUDENT'),
    );
    expect(behind.map((figure) => figure?.occupation)).toEqual(['2122', '2122']);
  });

  it('needs a shared sex, and for one student one that may be shown', () => {
    const roleModel = roleModelWith({ sex: { ...woman, mayBeShown: false }, careers: [present('2122')] });
    const girl = studentWith({ sex: 'FEMALE' }).outlook;
    expect(counterStereotypeValue(girl, roleModel, 'ONE_STUDENT')).toBe(0);
    expect(counterStereotypeValue(girl, roleModel, 'AUDIENCE')).toBeCloseTo(0.82, 12);
    expect(value({ sex: 'FEMALE' }, { careers: [present('2122')] })).toBe(0);
  });
});
