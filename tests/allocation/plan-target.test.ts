import type { Proposal } from '../../server/allocation/plan-results.rules';
import { targetNotices } from '../../server/allocation/target-notices.rules';
import { unreachedByFair } from '../../server/allocation/unreached-by-fair.rules';
import { Breath } from '../../server/platform/breath';
import { plantEncounter } from '../students/record';
import { openPlanning, type PlanningWorld } from './planning';
import { dateId, dateOf, pair, problemOf, solve, studentId } from './problems';

describe('students below the target at a date that others would have to fill', () => {
  let planning: PlanningWorld;
  beforeAll(async () => {
    planning = await openPlanning();
    planning.start();
  });
  afterAll(() => planning.close());

  const COMPARISON = `query ($id: ID!) { allocationPlan(id: $id) { comparison { costOfFairness leftWithoutByFair leftWithoutByBestFit
    fewerReached } conflicts { code message ids } } }`;

  it('are told as left with nothing by the fair plan, and why, and what would serve them', async () => {
    const students = await planning.students(8);
    for (const student of students.slice(4))
      await plantEncounter(planning.world.plant, planning.schoolId, [student], { kind: 'WORKPLACE' });
    const offer = await planning.offer({ form: 'WORKPLACE_VISIT', minimum_audience: 5 }, [{ capacity: 8 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({ bestFit: { placesGiven: 8 }, fair: { status: 'OPTIMAL', placesGiven: 0, studentsWithout: 4 } });
    const { comparison, conflicts } = (await planning.ask(COMPARISON, { id: plan.id })).allocationPlan;
    expect(comparison).toMatchObject({ leftWithoutByFair: 4, leftWithoutByBestFit: 0, fewerReached: [-4] });
    expect(comparison.costOfFairness).toContain(
      'It leaves 4 students without an encounter to whom the best fit gives a first one. With it 4 students fewer reach 1 encounter than with the best fit. To be held, dates would have needed students who already have',
    );
    expect(conflicts).toEqual([
      {
        code: 'TARGET_LEAVES_TOO_FEW',
        message:
          'The fair plan does not hold “Bend and solder” on Tuesday 10 November, which needs 5 students: 4 students who are still below the target of 1 could come, and nobody is given a place beyond the target to make up the number. Plan with a target of 2, or fix others there, or take the best fit.',
        ids: offer.dateIds,
      },
    ]);
    const higher = await planning.planned(planning.input([offer.id], { target: 2 }));
    expect(higher).toMatchObject({ fair: { placesGiven: 8, studentsWithout: 0 }, conflicts: [] });
  });

  it('are null in a comparison that was kept before they were counted', async () => {
    await planning.newSchool();
    await planning.students(1);
    const plan = await planning.planned(planning.input([(await planning.offer()).id]));
    const read = async () => (await planning.ask(COMPARISON, { id: plan.id })).allocationPlan.comparison.leftWithoutByFair;
    expect(await read()).toBe(0);
    await planning.sql(`UPDATE allocation_plan SET results = results #- '{comparison,leftWithoutByFair}' WHERE id = $1`, [
      plan.id,
    ]);
    expect(await read()).toBeNull();
  });
});

describe('dates that a fair plan does not hold', () => {
  const students = (...had: number[]) => had.map((count, index) => ({ id: studentId(index), need: 1, had: count }));
  const noticed = async (
    given: Parameters<typeof problemOf>[1],
    scores: readonly (readonly number[])[],
    dates: Parameters<typeof targetNotices>[2]['dates'] = [],
  ) => {
    const problem = problemOf(scores, given);
    const plan = async (kind: 'FAIR' | 'BEST_FIT') => ({ kind, ...(await solve({ ...problem, mode: kind })), ranked: null });
    const proposals = [await plan('BEST_FIT'), await plan('FAIR')];
    return targetNotices(problem, proposals, { nameOf: (id) => id, breath: new Breath(), dates });
  };
  const needy = dateOf(0, { capacity: 4, minimumAudience: 3 });
  const ones = [[1], [1], [1]];

  it('are told with the least target that would do, and with none where none may be asked for', async () => {
    const [notice] = await noticed({ students: students(0, 2, 3), offerDates: [needy] }, ones);
    expect(notice).toMatchObject({ code: 'TARGET_LEAVES_TOO_FEW', ids: [dateId(0)] });
    expect(notice?.message).toMatch(/needs 3 students: 1 student who is still below .+ Plan with a target of 4, or fix others/);
    const [beyond] = await noticed({ students: students(0, 2, 4), offerDates: [needy] }, ones);
    expect(beyond?.message).toMatch(/the number\. Fix others there, or take the best fit\.$/);
  });

  it('say how many more are needed where some come already', async () => {
    const dates = [{ offerDateId: dateId(0), capacity: 6, placesLeft: 4 }];
    const [notice] = await noticed({ students: students(0, 1, 1), offerDates: [needy] }, ones, dates);
    expect(notice?.message).toContain('which needs 3 more students: ');
  });

  it('are told with the target of the one that is named, whatever others need', async () => {
    const offerDates = [needy, dateOf(1, { capacity: 4, minimumAudience: 4 })];
    const [notice] = await noticed({ students: students(0, 1, 1, 4), offerDates }, [
      [1, 1],
      [1, 1],
      [1, 1],
      [NaN, 1],
    ]);
    expect(notice).toMatchObject({ ids: [dateId(0), dateId(1)] });
    expect(notice?.message).toMatch(
      /the number\. Plan with a target of 2, or fix others there.* So it is with 1 other date of this plan/,
    );
  });

  it.each([
    ['could come besides', { mostPerStudent: 2 }, 1],
    ['may take no more', { mostPerStudent: 1 }, 0],
    ['is elsewhere at the time', { mostPerStudent: 2, offerDates: [needy, dateOf(1, { startsAt: 0 })] }, 0],
  ])('count on one who was placed and %s', async (_, given, count) => {
    const problem = problemOf(
      [
        [1, NaN],
        [1, NaN],
        [1, 1],
      ],
      { students: students(0, 1, 1), offerDates: [needy, dateOf(1)], ...given },
    );
    const fair = { kind: 'FAIR', status: 'OPTIMAL', places: [pair(2, 1)] } as unknown as Proposal;
    expect(await targetNotices(problem, [fair], { nameOf: (id) => id, breath: new Breath(), dates: [] })).toHaveLength(count);
  });

  it.each([
    ['where nobody who could come is below the target', { students: students(1, 1, 1) }, ones],
    ['where all together would be too few', { students: students(0, 1, 1) }, [[1], [1], [NaN]]],
    ['where one of those needed is forbidden', { students: students(0, 1, 1), forbidden: [pair(2, 0)] }, ones],
    ['where it is held', { students: students(0, 0, 0, 1) }, [...ones, [1]]],
  ])('are not told %s', async (_, given, scores) => {
    expect(await noticed({ offerDates: [needy], ...given }, scores)).toEqual([]);
  });
});

describe('why a fair plan reaches fewer than the best fit', () => {
  const fair = (status: 'OPTIMAL' | 'FEASIBLE') => [{ kind: 'FAIR', status }] as const;

  it('is the target where it is proved, and the time limit where that ended the search', () => {
    expect(unreachedByFair(0, [-2], fair('OPTIMAL'))).toMatch(/^ With it 2 students fewer reach 1 .+ Raise the target, or/);
    expect(unreachedByFair(2, [-1], fair('FEASIBLE'))).toMatch(
      /^ It leaves 2 students .+ With it 1 student fewer reaches 1 encounter .+ The time limit ended the search for it\. Give/,
    );
  });

  it('is that earlier encounters come first, where more reach these', () => {
    expect(unreachedByFair(0, [3, -1], fair('OPTIMAL'))).toBe(
      ' With it 1 student fewer reaches 2 encounters than with the best fit. That is the price of more students reaching earlier ones.',
    );
  });

  it('needs no telling where it reaches as many', () => {
    expect(unreachedByFair(0, [0, 2], fair('FEASIBLE'))).toBe('');
  });
});
