import fc from 'fast-check';
import { IndexBound } from '../../server/matching/index-bound.engine';
import { prepareRoleModel } from '../../server/matching/prepare.engine';
import { reachValue } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { ask, studentProfile } from './candidates';
import { Chance } from './chance';
import { CROWD, FEW_GROUPS, prepared, questions, TODAY, withLongCareer } from './index-questions';
import { publishedReference } from './published-reference';

/** Sums in different orders. */
const ROUNDING = 1e-9;

type Question = ReturnType<typeof prepared>;

/** Of everybody in an index: what they reach, and what bounds it. */
function boundsOf({ reference, audience, people }: Question) {
  const index = new RoleModelIndex(reference, TODAY);
  index.fill(people);
  index.settle();
  const bound = new IndexBound(audience, index, index.scratch);
  const { starts, workOf } = index.writer.cells;
  const listed = people.filter(({ listing }) => listing === 'LISTED');
  const bounds = listed.map(({ profile }) => {
    const slot = index.ids.slotOf(profile.id);
    const range = starts.findLastIndex((start) => start <= slot);
    const reach = reachValue(audience, prepareRoleModel(profile, reference));
    const shared = bound.traits.worths[slot]!;
    const limit = bound.limitOf(range, reach - shared - ROUNDING);
    return {
      reach,
      isHolder: shared > 0,
      most: bound.mostOf(slot),
      mostOfRange: bound.mostOfRange(range) + shared,
      mostOfWork: bound.mostOfWork(workOf[range]!) + shared,
      isFound: bound.next(slot, slot + 1, limit, workOf[range]!) === slot && bound.leftBesides(slot, workOf[range]!) <= limit,
      isFoundAmongHolders: bound.holdersAbove(reach - ROUNDING).includes(slot),
    };
  });
  bound.traits.clear();
  return bounds;
}

function expectBounds(question: Question): void {
  for (const { reach, isHolder, most, mostOfRange, mostOfWork, isFound, isFoundAmongHolders } of boundsOf(question)) {
    expect(most).toBeGreaterThanOrEqual(reach - ROUNDING);
    expect(mostOfRange).toBeGreaterThanOrEqual(reach - ROUNDING);
    expect(mostOfWork).toBeGreaterThanOrEqual(mostOfRange);
    expect(isFound).toBe(true);
    if (isHolder) expect(isFoundAmongHolders).toBe(true);
  }
}

describe('the bounds of an index', () => {
  it('are never below what somebody reaches', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expectBounds(prepared(asked));
      }),
      { numRuns: 400 },
    );
  });

  it.each([1, 6])('are never below what somebody with a long career reaches, for %d students', (size) => {
    const counts = { version: 0, listedRoleModels: CROWD, counts: new Map([['SCHOOL:theirs', CROWD / 10]]) };
    for (let seed = 0; seed < 20; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: size }, (_, place) =>
        studentProfile({
          id: `00000000-0000-7000-8000-00000000000${place}`,
          interests: chance.some(FEW_GROUPS, 3).map((code) => ({ kind: 'OCCUPATION', code, strength: 0.9 })),
          traits: [{ kind: 'SCHOOL', value: 'theirs' }],
          predictedLevel: 2,
        }),
      );
      const asked = { students, weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 };
      const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place));
      expectBounds(prepared({ world: { reference: publishedReference, counts }, people, asked }));
    }
  });
});
