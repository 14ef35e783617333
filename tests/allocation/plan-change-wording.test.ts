import { toldChange, whyStale } from '../../server/allocation/plan-change-wording.rules';
import type { PlanChange } from '../../server/allocation/plan-changes.reads';
import { dayOf } from '../../server/platform/clock';

const change: PlanChange = {
  planId: 'plan',
  code: 'PLACES_TAKEN',
  studentId: null,
  offerDateId: 'date',
  title: 'Bend and solder',
  startsAt: new Date('2026-11-10T10:00:00Z'),
  kinds: ['FAIR'],
  before: 3,
  now: 0,
};

it('says what changed, and which proposals it stands in the way of', () => {
  expect(toldChange(change, dayOf)).toEqual({
    code: 'PLACES_TAKEN',
    studentId: null,
    offerDateId: 'date',
    message: '“Bend and solder” on Tuesday 10 November has 0 places left; the plan gives 3 more.',
    isInTheWay: true,
    inTheWayOf: ['FAIR'],
  });
  expect(toldChange({ ...change, kinds: [] }, dayOf)).toMatchObject({ isInTheWay: false, inTheWayOf: [] });
  expect(toldChange({ ...change, now: 1 }, dayOf).message).toMatch(/has 1 place left; the plan gives 3 more\.$/);
  expect(toldChange({ ...change, code: 'CAPACITY_CHANGED', before: 1_200, now: 1 }, dayOf).message).toMatch(
    / takes 1 student now; it took 1,200\.$/,
  );
  expect(toldChange({ ...change, code: 'TOO_FEW', before: 1 }, dayOf).message).toMatch(/ is held for 1 student or more,/);
});

describe('why a proposal is not applied', () => {
  const first = '“Bend and solder” on Tuesday 10 November has 0 places left; the plan gives 3 more.';
  it.each([
    [0, 'The plan is not the version you read. Read it again.'],
    [1, `${first} Plan anew.`],
    [2, `${first} 2 changes stand in the way in all; see \`changes\`. Plan anew.`],
    [100, `${first} 100 changes stand in the way in all; see \`changes\`. Plan anew.`],
    [1_200, `${first} 1,200 changes stand in the way in all; the first 100 are in \`changes\`. Plan anew.`],
  ])('says of %i changes what is told of them', (count, message) => {
    expect(whyStale(Array.from({ length: count }, () => toldChange(change, dayOf)))).toBe(message);
  });
});
