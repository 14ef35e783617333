import { toldChange } from '../../server/allocation/plan-change-wording.rules';
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
    message: '“Bend and solder” on Tuesday 10 November has 0 places left; the plan gives 3.',
    isInTheWay: true,
    inTheWayOf: ['FAIR'],
  });
  expect(toldChange({ ...change, kinds: [] }, dayOf)).toMatchObject({ isInTheWay: false, inTheWayOf: [] });
});
