import { ApplyAllocationStore } from '../../server/allocation/apply-allocation.store';
import { PlaceStore } from '../../server/offers/place.store';
import { until } from '../support/database-program';
import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const NOW = new Date('2026-10-05T09:00:00Z');
const STALE = { __typename: 'StaleAllocationPlan' };
const heldBy = (studentId: string) =>
  planning.sql(`SELECT FROM place WHERE school_id = $1 AND student_id = $2 AND state = 'HELD'`, [planning.schoolId, studentId]);

/** Applies the plan, and comes back once that waits for somebody, or waited for nobody. */
async function begun(plan: { id: string; version: number }) {
  let isAnswered = false;
  const applying = planning.give(plan).finally(() => {
    isAnswered = true;
  });
  await until(async () => {
    const [row] = await planning.sql(`SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted`);
    return isAnswered || row.waiting > 0;
  });
  return { applying };
}

/** What applying answers where somebody did this before it began, perhaps does more while it waits, and then commits. */
async function givenBeside(
  plan: { id: string; version: number },
  values: readonly unknown[],
  [before = '', ...meanwhile]: readonly string[],
): Promise<any> {
  await planning.sql('BEGIN');
  let outcome: Awaited<ReturnType<typeof begun>>;
  try {
    await planning.sql(before, values);
    outcome = await begun(plan);
    for (const one of meanwhile) await planning.sql(one, values);
  } finally {
    await planning.sql('COMMIT');
  }
  return outcome.applying;
}

describe('a plan that is applied while something changes', () => {
  it('waits for a student who is leaving, and then gives nothing', async () => {
    const [ann = ''] = await planning.students(2);
    const plan = await planning.planned(planning.input([(await planning.offer()).id]));
    const leaving = `UPDATE student SET left_on = '2026-10-01' WHERE id = $1`;
    const left = { code: 'STUDENT_LEFT', studentId: ann };
    expect(await givenBeside(plan, [ann], [leaving])).toMatchObject({ ...STALE, changes: [left] });
    expect(await heldBy(ann)).toEqual([]);
  });

  it('waits for a student who is being erased, who held a place at one of its dates', async () => {
    const [ann = ''] = await planning.students(2);
    const [one, other] = [await planning.offer(), await planning.offer({}, [LATER])];
    const audience = { studentIds: [ann] };
    await planning.give(await planning.planned(planning.input([one.id], { audience })));
    const plan = await planning.planned(planning.input([one.id, other.id], { target: 2, mostPerStudent: 2 }));
    expect(new Set(placesOf(plan.fair).map(({ offerDateId }) => offerDateId))).toEqual(
      new Set([...one.dateIds, ...other.dateIds]),
    );
    const erasing = [
      'SELECT FROM student WHERE id = $1 FOR UPDATE',
      // Whoever applied it while holding the date would keep the erasing waiting, and wait for it.
      `SELECT FROM offer_date d WHERE d.id IN (SELECT p.offer_date_id FROM place p WHERE p.student_id = $1) FOR UPDATE NOWAIT`,
      'DELETE FROM student WHERE id = $1',
    ];
    expect(await givenBeside(plan, [ann], erasing)).toMatchObject(STALE);
    const [date] = await planning.sql(`SELECT places_taken FROM offer_date WHERE id = $1`, [one.dateIds[0]]);
    expect(date).toEqual({ places_taken: 0 });
  });

  it('waits for a role model who is pausing, and then gives nothing', async () => {
    const [ann = ''] = await planning.students(2);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id]));
    const pausing = `UPDATE role_model SET is_paused = true WHERE id IN (SELECT role_model_id FROM offer_role_model WHERE offer_id = $1)`;
    const gone = { code: 'DATE_GONE', offerDateId: offer.dateIds[0] };
    expect(await givenBeside(plan, [offer.id], [pausing])).toMatchObject({ ...STALE, changes: [gone] });
    expect(await heldBy(ann)).toEqual([]);
  });

  describe.each([['at another time'], ['at the same time']])('of whose students one is given a place %s by hand', (when) => {
    /** A plan for a student; and a way to take or release a place at a date it knows nothing of, which others then wait for. */
    async function byHand() {
      const [ann = ''] = await planning.students(1);
      const offer = await planning.offer({}, when === 'at another time' ? [LATER] : [{}]);
      const plan = await planning.planned(planning.input([(await planning.offer()).id]));
      const { schoolId, leader, world } = planning;
      const places = [{ studentId: ann, offerDateId: String(offer.dateIds[0]) }];
      const asked = { schoolId, places, planId: null, now: NOW };
      const writing = <Answer>(work: (store: PlaceStore) => Promise<Answer>): Promise<Answer> =>
        world.database.writing({ personId: leader.personId, schoolIds: [schoolId] }, (connection) =>
          work(new PlaceStore(connection)),
        );
      return { ann, plan, asked, writing };
    }

    it('waits, and then gives nothing', async () => {
      const { ann, plan, asked, writing } = await byHand();
      const { applying } = await writing(async (store) => {
        expect(await store.take(asked)).toEqual([]);
        return begun(plan);
      });
      const code = when === 'at another time' ? 'STUDENT_HAS_MORE' : 'STUDENT_BUSY';
      const outcome = await applying;
      expect(outcome).toMatchObject(STALE);
      expect(outcome.changes).toContainEqual(expect.objectContaining({ code, studentId: ann }));
      expect(await heldBy(ann)).toHaveLength(1);
    });

    it('waits for whoever takes that back, and then gives its own', async () => {
      const { ann, plan, asked, writing } = await byHand();
      await writing((store) => store.take(asked));
      const { applying } = await writing(async (store) => {
        expect(await store.release(asked)).toBe(1);
        return begun(plan);
      });
      expect(await applying).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 1 });
      expect(await heldBy(ann)).toHaveLength(1);
    });
  });

  it('waits for another plan of the school, though no date is in both', async () => {
    const [ann = ''] = await planning.students(1);
    const [one, other] = [await planning.offer(), await planning.offer({}, [LATER])];
    const first = await planning.planned(planning.input([one.id]));
    const second = await planning.planned(planning.input([other.id]));
    const { schoolId, leader } = planning;
    const tenant = { personId: leader.personId, schoolIds: [schoolId] };
    const { applying } = await planning.world.database.writing(tenant, async (connection) => {
      await new ApplyAllocationStore(connection).holdDates({ schoolId, id: first.id }, 'FAIR');
      const asked = { schoolId, places: placesOf(first.fair), planId: String(first.id), now: NOW };
      expect(await new PlaceStore(connection).take(asked)).toEqual([]);
      return begun(second);
    });
    expect(await applying).toMatchObject({ ...STALE, changes: [{ code: 'STUDENT_HAS_MORE', studentId: ann }] });
    expect(await heldBy(ann)).toHaveLength(1);
  });
});

it('is told by the places themselves, where one went after the look, how many more the plan gives beside those held', async () => {
  const students = await planning.students(6);
  const offer = await planning.offer({}, [{ capacity: 4 }]);
  const offerDateId = String(offer.dateIds[0]);
  const plan = await planning.planned(planning.input([offer.id]));
  const [ann = '', ...others] = placesOf(plan.fair).map(({ studentId }) => studentId);
  expect(others).toHaveLength(3);
  const held = planning.input([offer.id], { audience: { studentIds: [ann] } });
  expect(await planning.give(await planning.planned(held))).toMatchObject({ placesGiven: 1 });
  const studentId = students.find((id) => id !== ann && !others.includes(id))!;
  const taking = jest.spyOn(PlaceStore.prototype, 'take');
  // Holding the dates keeps others out, so the place goes by the same transaction.
  taking.mockImplementationOnce(async function (this: PlaceStore, asked) {
    expect(await this.take({ ...asked, places: [{ studentId, offerDateId }] })).toEqual([]);
    return this.take(asked);
  });
  const outcome = await planning.give(plan);
  taking.mockRestore();
  const message = 'A date of this plan has 2 places left; the plan gives 3 more.';
  expect(outcome).toMatchObject({ ...STALE, changes: [{ code: 'PLACES_TAKEN', offerDateId, message }] });
});
