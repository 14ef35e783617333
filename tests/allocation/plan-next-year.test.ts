import { openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

async function applied(plan: { id: string; version: number }): Promise<void> {
  expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied' });
}

describe('a date of the next school year', () => {
  const nextYear = { starts_at: '2027-09-14T10:00:00+01:00', ends_at: '2027-09-14T11:00:00+01:00' };
  const placed = async (studentIds: readonly string[], columns: object, date = nextYear) => {
    const offer = await planning.offer(columns, [date]);
    const plan = await planning.planned(planning.input([offer.id], { audience: { studentIds } }));
    return { plan, students: placesOf(plan.fair).map(({ studentId }) => studentId) };
  };

  it('takes students by the year group they are in by then, and nobody who has left the school', async () => {
    const [ten = ''] = await planning.students(1, { year_group: 10 });
    const [nine = ''] = await planning.students(1, { year_group: 9 });
    // The school ends with year 11.
    const [eleven = ''] = await planning.students(1, { year_group: 11 });
    const { plan, students } = await placed([ten, nine, eleven], { year_groups: [11, 12] });
    expect(students).toEqual([ten]);
    expect(plan).toMatchObject({ isStale: false });
    await applied(plan);
    expect((await placed([ten, nine, eleven], { year_groups: [10] })).students).toEqual([nine]);
  });

  it('still takes those it gave a place to, whether they are moved up early, late or in time, and nobody who is elsewhere', async () => {
    const [nine = '', other = ''] = await planning.students(2);
    const { plan } = await placed([nine, other], { year_groups: [10] });
    const { world } = planning;
    const noon = (day: string) => new Date(`${day}T12:00:00Z`);
    const isInTheWay = async () => (await planning.read(plan.id)).changes.some((one: { isInTheWay: boolean }) => one.isInTheWay);
    const moveTo = (year: number, student = nine) =>
      planning.sql(`UPDATE student SET year_group = $1 WHERE id = $2`, [year, student]);
    const before = world.time.now;
    try {
      for (const [day, year] of [
        ['2027-07-10', 9],
        ['2027-08-25', 10],
        ['2027-09-02', 9],
        ['2027-09-02', 10],
      ] as const) {
        world.time.now = noon(day);
        for (const student of [nine, other]) await moveTo(year, student);
        expect([day, year, await isInTheWay()]).toEqual([day, year, false]);
      }
      await moveTo(11);
      expect(await isInTheWay()).toBe(true);
    } finally {
      world.time.now = before;
    }
  });

  describe('no longer takes who is in another year group at a time when nobody is moved up', () => {
    const march = { starts_at: '2028-03-14T10:00:00Z', ends_at: '2028-03-14T11:00:00Z' };
    const afterNext = { starts_at: '2028-09-12T10:00:00Z', ends_at: '2028-09-12T11:00:00Z' };
    const isTold = { code: 'STUDENT_DOES_NOT_FIT', isInTheWay: true };
    it.each([
      ['corrected in December', nextYear, { day: '2026-12-10', year: 10 }, [isTold]],
      ['corrected in June', nextYear, { day: '2027-06-30', year: 10 }, [isTold]],
      ['moved up in July', nextYear, { day: '2027-07-01', year: 10 }, []],
      ['two years further in July', nextYear, { day: '2027-07-01', year: 11 }, [isTold]],
      ['not moved up by the end of October', march, { day: '2027-10-31', year: 9 }, []],
      ['not moved up in November', march, { day: '2027-11-01', year: 9 }, [isTold]],
      ['kept back', march, { day: '2028-02-10', year: 9 }, [isTold]],
      ['moved up long ago', march, { day: '2028-02-10', year: 10 }, []],
      ['moved up twice, the second time early', afterNext, { day: '2028-07-02', year: 11 }, []],
    ])('%s', async (_how, date, { day, year }, changes) => {
      const [nine = ''] = await planning.students(1);
      const { plan } = await placed([nine], { year_groups: [date === afterNext ? 11 : 10] }, date);
      const before = planning.world.time.now;
      try {
        planning.world.time.now = new Date(`${day}T12:00:00Z`);
        await planning.sql(`UPDATE student SET year_group = $1 WHERE id = $2`, [year, nine]);
        expect((await planning.read(plan.id)).changes).toMatchObject(changes);
        const given = { __typename: changes.length > 0 ? 'StaleAllocationPlan' : 'AllocationApplied' };
        expect(await planning.give(plan)).toMatchObject(given);
      } finally {
        planning.world.time.now = before;
      }
    });
  });

  it('no longer takes who was put into the last year since, for they have left by then', async () => {
    const [ten = ''] = await planning.students(1, { year_group: 10 });
    const { plan } = await placed([ten], { year_groups: [11, 12] });
    const [december, before] = [new Date('2026-12-10T12:00:00Z'), planning.world.time.now];
    try {
      planning.world.time.now = december;
      expect(await planning.read(plan.id)).toMatchObject({ isStale: false });
      await planning.sql(`UPDATE student SET year_group = 11 WHERE id = $1`, [ten]);
      expect((await planning.read(plan.id)).changes).toMatchObject([{ code: 'STUDENT_DOES_NOT_FIT', isInTheWay: true }]);
    } finally {
      planning.world.time.now = before;
    }
  });

  it('is what moving up is for: who skips a year does not fit a date of this one', async () => {
    const [nine = ''] = await planning.students(1);
    const november = { starts_at: '2026-11-10T10:00:00Z', ends_at: '2026-11-10T11:00:00Z' };
    const { plan } = await placed([nine], { year_groups: [9] }, november);
    await planning.sql(`UPDATE student SET year_group = 10 WHERE id = $1`, [nine]);
    const skipped = [{ code: 'STUDENT_DOES_NOT_FIT', isInTheWay: true }];
    expect((await planning.read(plan.id)).changes).toMatchObject(skipped);
    // As in a plan that was worked out before years were kept.
    await planning.sql(`UPDATE allocation_plan_student SET year_group = NULL WHERE plan_id = $1`, [plan.id]);
    expect((await planning.read(plan.id)).changes).toMatchObject(skipped);
  });

  it('is of this school year until the end of August', async () => {
    const [eleven = ''] = await planning.students(1, { year_group: 11 });
    const august = { starts_at: '2027-08-31T10:00:00+01:00', ends_at: '2027-08-31T11:00:00+01:00' };
    expect((await placed([eleven], { year_groups: [11] }, august)).students).toEqual([eleven]);
  });
});
