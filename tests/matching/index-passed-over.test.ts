import { IndexBound } from '../../server/matching/index-bound.engine';
import { IndexScore } from '../../server/matching/index-score.engine';
import { search } from '../../server/matching/index-search.engine';
import { prepareRoleModel } from '../../server/matching/prepare.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { reachValue } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { ask, candidate, reference, roleModelProfile, studentProfile } from './candidates';
import { prepared, TODAY } from './index-questions';

/** Work that nothing in this world relates to the student's interest, so that only a topic answers it. */
const OTHER_WORK = '5241';
/** Level 2 is what the student is predicted, 7 far from it. */
const [NEAR, FAR] = [2, 7] as const;

const students = [studentProfile({ interests: [{ kind: 'SUBJECT', code: 'biology', strength: 0.9 }], predictedLevel: NEAR })];
const idAt = (place: number): string => `00000000-0000-7000-8000-00000000000${place}`;

function questionOf(profiles: readonly Parameters<typeof roleModelProfile>[0][], isPaused = false) {
  const people = profiles.map((profile, place) =>
    candidate({
      isPaused,
      profile: roleModelProfile({
        careers: [{ occupation: OTHER_WORK, isPresent: true, years: 3 }],
        ...profile,
        id: idAt(place),
      }),
    }),
  );
  const counts = { version: 0, listedRoleModels: people.length, counts: new Map<string, number>() };
  const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
  const question = prepared({ world: { reference, counts }, people, asked });
  const index = new RoleModelIndex(question.reference, TODAY);
  index.fill(people);
  index.settle();
  const reaches = people.map(({ profile }) => reachValue(question.audience, prepareRoleModel(profile, question.reference)));
  return { question, index, reaches };
}

describe('a search passes over', () => {
  it('who did nothing before, where they share no topic or came by a way that is too far', () => {
    const { question, index, reaches } = questionOf([
      { startingLevel: NEAR },
      { startingLevel: NEAR, topicSubjects: ['biology'] },
      { startingLevel: FAR, topicSubjects: ['biology'] },
    ]);
    const bound = new IndexBound(question.audience, index, index.scratch);
    const ranges = Uint32Array.from(bound.ranges.workOf.keys());
    const found = [...bound.find(ranges, { from: 0, to: ranges.length }, reaches[1]! - 1e-7)];
    expect(found.map((slot) => index.ids.idOf(slot))).toEqual([idAt(1)]);
  });

  it('ranges in which nobody could reach the floor, beside others of the same work', () => {
    const careers = [{ occupation: '2121', isPresent: true, years: 3 }];
    const best = {
      careers,
      topicSubjects: ['biology'],
      startingLevel: NEAR,
      sex: { value: 'FEMALE', mayBeShown: true },
    } as const;
    const { question, index, reaches } = questionOf([{}, best, { careers }]);
    const bound = new IndexBound(question.audience, index, index.scratch);
    const others = (floor: number) => bound.othersAbove(floor).length;
    expect(others(-Infinity)).toBe(3);
    expect(others(reaches[1]! - 1e-7)).toBe(1);
    expect(others(reaches[1]! + 1)).toBe(0);
  });

  it('the work of who does not meet the conditions, while there is room', () => {
    const { question, index } = questionOf([{ topicSubjects: ['biology'] }, {}], true);
    const interestOf = jest.spyOn(IndexScore.prototype, 'interestOf');
    const { audience, ask, rankBy, count } = question;
    expect(search(index, { audience, ask, rankBy, count, outside: new Set(), after: null })).toEqual([]);
    expect(interestOf).not.toHaveBeenCalled();
    interestOf.mockRestore();
  });
});
