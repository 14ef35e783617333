import { bestOf, comparable, compareRanks } from '../../server/matching/ranking.engine';
import { DEFAULT_WEIGHTS, scoreOf } from '../../server/matching/score.engine';
import { problemsWithWeights, weightsForForm } from '../../server/matching/weights.rules';
import { bestFor } from './plain-lists';
import { present, roleModelWith, studentWith } from './profiles';

const terms = { weights: DEFAULT_WEIGHTS, disclosure: 'ONE_STUDENT' } as const;
const engineer = { id: 'engineer', careers: [present('2122')], yearsSinceEnteringField: 10 };

describe('the score', () => {
  it('spreads the weight of interests and background over the rest for a blank profile', () => {
    const { value, contributions } = scoreOf(studentWith({}), roleModelWith(engineer), terms);
    expect(contributions).toEqual([
      { criterion: 'INTEREST', weight: 0, value: 0, contribution: 0 },
      { criterion: 'BACKGROUND', weight: 0, value: 0, contribution: 0 },
      { criterion: 'COUNTER_STEREOTYPE', weight: 0.5, value: 0, contribution: 0 },
      { criterion: 'VARIETY', weight: 0.25, value: 1, contribution: 0.25 },
      { criterion: 'ATTAINABILITY', weight: 0.25, value: 0.5, contribution: 0.125 },
    ]);
    expect(value).toBe(0.375);
  });

  it('keeps the weight where the student has data and the role model has none', () => {
    const student = studentWith({
      interests: [{ kind: 'SUBJECT', code: 'physics', strength: 0.9 }],
      traits: [{ kind: 'TOWN', value: 'NE1' }],
    });
    const { contributions } = scoreOf(student, roleModelWith({}), terms);
    expect(contributions.map(({ weight }) => comparable(weight))).toEqual([0.4, 0.2, 0.2, 0.1, 0.1]);
    expect(contributions.map(({ value }) => value)).toEqual([0, 0, 0, 1, 0.5]);
  });

  it('is 0 where all the weight is on what the student has no data for', () => {
    const weights = { INTEREST: 1, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 };
    expect(scoreOf(studentWith({}), roleModelWith(engineer), { ...terms, weights }).value).toBe(0);
  });

  it('takes other weights than the defaults', () => {
    const student = studentWith({ interests: [{ kind: 'SUBJECT', code: 'physics', strength: 0.9 }] });
    const weights = { INTEREST: 1, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 };
    expect(scoreOf(student, roleModelWith(engineer), { ...terms, weights }).value).toBeCloseTo(0.9, 12);
  });

  it('breaks ties by fewer recent invitations, then by id', () => {
    const roleModels = [
      { ...engineer, id: 'c', recentInvitations: 1 },
      { ...engineer, id: 'b' },
      { ...engineer, id: 'a', recentInvitations: 2 },
      { ...engineer, id: 'd' },
    ].map(roleModelWith);
    expect(bestFor(studentWith({}), roleModels, 3, terms).map(({ roleModel }) => roleModel.id)).toEqual(['b', 'd', 'c']);
  });
});

describe('ranking', () => {
  it('takes values that differ by less than 1e-9 as equal', () => {
    expect(comparable(0.1 + 0.2)).toBe(comparable(0.3));
    expect(comparable(0.3 + 1e-8)).not.toBe(comparable(0.3));
  });

  it.each([0, 1, 5, 256, 257, 400, 1000])('gives the exact first %d of 400, many of them tied', (count) => {
    const candidates = Array.from({ length: 400 }, (_, index) => ({
      value: ((index * 7919) % 10) / 10,
      recentInvitations: (index * 104729) % 3,
      id: String((index * 31) % 400).padStart(3, '0'),
    }));
    expect(bestOf(candidates, count, (candidate) => candidate)).toEqual(candidates.toSorted(compareRanks).slice(0, count));
  });
});

describe('weights somebody sets', () => {
  it('are fine as the defaults are, and to within a millionth', () => {
    expect(problemsWithWeights(DEFAULT_WEIGHTS, null)).toEqual([]);
    expect(problemsWithWeights({ ...DEFAULT_WEIGHTS, INTEREST: 0.4000005 }, null)).toEqual([]);
  });

  it('name every one that is negative or no number', () => {
    expect(problemsWithWeights({ ...DEFAULT_WEIGHTS, INTEREST: -0.1, VARIETY: NaN, BACKGROUND: Infinity }, null)).toEqual([
      { path: ['weights', 'INTEREST'], message: 'must be a number from 0 to 1' },
      { path: ['weights', 'BACKGROUND'], message: 'must be a number from 0 to 1' },
      { path: ['weights', 'VARIETY'], message: 'must be a number from 0 to 1' },
    ]);
  });

  it('name every one that is above 1', () => {
    const paths = problemsWithWeights({ ...DEFAULT_WEIGHTS, INTEREST: 1.5, BACKGROUND: -0.5 }, null).map(({ path }) => path[1]);
    expect(paths).toEqual(['INTEREST', 'BACKGROUND']);
  });

  it('say what they add up to where that is not 1', () => {
    const problem = { path: ['weights'], message: 'add up to 0.9; change them so that they add up to 1' };
    expect(problemsWithWeights({ ...DEFAULT_WEIGHTS, INTEREST: 0.3 }, null)).toEqual([problem]);
  });

  const onVariety = { INTEREST: 0, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 1, ATTAINABILITY: 0 };

  it.each(['MENTORING_SESSION', 'PROJECT', null] as const)('cannot all be on variety for %s (null: a school)', (form) => {
    const message = 'does not count for mentoring and projects; give weight to another criterion as well';
    expect(problemsWithWeights(onVariety, form)).toEqual([{ path: ['weights', 'VARIETY'], message }]);
    expect(problemsWithWeights({ ...onVariety, VARIETY: 0.99, INTEREST: 0.01 }, form)).toEqual([]);
  });

  it('may all be on variety for one form that wants no repetition', () => {
    expect(problemsWithWeights(onVariety, 'TALK')).toEqual([]);
  });

  it('act as the defaults without variety where nothing else is left', () => {
    for (const form of ['MENTORING_SESSION', 'PROJECT'] as const)
      for (const kept of [onVariety, { ...onVariety, INTEREST: 1e-7 }])
        expect(weightsForForm(kept, form)).toEqual(weightsForForm(DEFAULT_WEIGHTS, form));
    expect(weightsForForm(onVariety, 'TALK')).toEqual(onVariety);
  });

  it('leave variety out for mentoring and projects, and stay as they are for other forms', () => {
    expect(weightsForForm(DEFAULT_WEIGHTS, 'TALK')).toEqual(DEFAULT_WEIGHTS);
    expect(weightsForForm(DEFAULT_WEIGHTS, null)).toEqual(DEFAULT_WEIGHTS);
    for (const form of ['MENTORING_SESSION', 'PROJECT'] as const) {
      const weights = weightsForForm(DEFAULT_WEIGHTS, form);
      expect(weights.VARIETY).toBe(0);
      expect(weights.INTEREST).toBeCloseTo(0.4 / 0.9, 12);
      expect(problemsWithWeights(weights, form)).toEqual([]);
    }
  });
});
