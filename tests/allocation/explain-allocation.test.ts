import { newId } from '../../server/platform/identifiers';
import { plantEncounter } from '../students/record';
import { asking, codes, EXPLAIN, explained, inOrder } from './explaining';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('an explanation of a plan', () => {
  it('reads the same once the plan is applied, though its places are taken', async () => {
    const [ann = '', ben = ''] = await planning.students(2);
    const [offer, other] = [
      await planning.offer({ title: 'One' }, [{ capacity: 1 }]),
      await planning.offer({ title: 'Two' }, [{ ...LATER, capacity: 1 }]),
    ];
    const plan = await planning.planned(planning.input([offer.id, other.id], { mostPerStudent: 1, target: 1 }));
    const before = [
      await explained(planning, plan, ann),
      await explained(planning, plan, ben),
      await explained(planning, plan, ann, 'BEST_FIT'),
    ];
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied' });
    expect([
      await explained(planning, plan, ann),
      await explained(planning, plan, ben),
      await explained(planning, plan, ann, 'BEST_FIT'),
    ]).toEqual(before);
  });

  it('goes by what they held, and were to be at, when it was worked out, whatever came after', async () => {
    const [ann = ''] = await planning.students(1);
    const [held, same, free] = [
      await planning.offer({ title: 'Held' }, [{}, LATER]),
      await planning.offer({ title: 'Same' }),
      await planning.offer({ title: 'Free' }, [LATER]),
    ];
    const first = await planning.planned(
      planning.input([held.id], { audience: { studentIds: [ann] }, offers: { offerIds: [held.id], endsOn: '2026-11-20' } }),
    );
    expect(await planning.give(first)).toMatchObject({ placesGiven: 1 });
    const plan = await planning.planned(planning.input([held.id, same.id, free.id], { target: 1 }));
    const before = await explained(planning, plan, ann, 'BEST_FIT');
    expect(inOrder(before)).toEqual([
      ['Free', ['GIVEN']],
      ['Held', ['HELD']],
      ['Same', ['BUSY']],
      ['Held', ['HELD']],
    ]);
    await planning.sql(`UPDATE student SET year_group = 12 WHERE id = $1`, [ann]);
    await planning.sql(`DELETE FROM place WHERE student_id = $1`, [ann]);
    expect(await explained(planning, plan, ann, 'BEST_FIT')).toEqual(before);
    await planning.world.plant.sql(`DELETE FROM offer_date WHERE offer_id = $1`, [same.id]);
    expect(Object.keys(codes(await explained(planning, plan, ann, 'BEST_FIT'))).toSorted()).toEqual(['Free', 'Held']);
  });

  it('knows an encounter they are expected at, and who moves up before a date of the next school year', async () => {
    const [ann = ''] = await planning.students(1);
    const toCome = { heldOn: '2026-12-01', state: 'CONFIRMED', status: 'EXPECTED' } as const;
    await plantEncounter(planning.world.plant, planning.schoolId, [ann], toCome);
    const next = { starts_at: '2027-11-10T09:00:00Z', ends_at: '2027-11-10T10:00:00Z' };
    const [ten, nine] = [
      await planning.offer({ title: 'Ten', year_groups: [10] }, [next]),
      await planning.offer({ title: 'Nine', year_groups: [9] }, [next]),
    ];
    const then = await planning.offer({ title: 'Then' }, [
      { starts_at: '2026-12-01T10:30:00Z', ends_at: '2026-12-01T12:00:00Z' },
    ]);
    const plan = await planning.planned(planning.input([ten.id, nine.id, then.id], { target: 2 }));
    expect(codes(await explained(planning, plan, ann))).toEqual({ Ten: ['GIVEN'], Nine: ['YEAR_GROUP'], Then: ['BUSY'] });
  });

  it('says of who held a place they chose that ranked choices give one', async () => {
    const [ann = '', ben = ''] = await planning.students(2);
    const [one, other] = [await planning.offer({ title: 'One' }), await planning.offer({ title: 'Other' }, [LATER])];
    const choices = [
      { studentId: ann, choices: [[one.id], [other.id]] },
      { studentId: ben, choices: [[one.id]] },
    ];
    const input = planning.input([one.id, other.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices });
    const first = await planning.planned(input);
    expect(codes(await explained(planning, first, ann, 'RANKED'))).toEqual({ One: ['GIVEN'], Other: ['SERVED'] });
    expect(await planning.give(first, 'RANKED')).toMatchObject({ placesGiven: 2 });
    const second = await planning.planned(input);
    expect(codes(await explained(planning, second, ann, 'RANKED'))).toEqual({ One: ['HELD', 'SERVED'], Other: ['SERVED'] });
  });

  it('is for who may read plans, of ranked choices for who may plan; it is noted whom it was about', async () => {
    const [ann = ''] = await planning.students(1);
    const offer = await planning.offer();
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    const ranked = await planning.planned(planning.input([offer.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices }));
    const plan = await planning.planned(planning.input([offer.id]));
    const senco = await planning.world.plant.viewer('SENCO', { schoolId: planning.schoolId });
    const asSenco = (id: string, kind: string) => planning.world.ask(senco, EXPLAIN, { id, student: ann, kind });
    expect((await asSenco(plan.id, 'FAIR')).errors).toBeUndefined();
    expect((await asSenco(ranked.id, 'RANKED')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const notes = await planning.sql(
      `SELECT person_id, student_ids FROM audit_entry WHERE purpose = 'ALLOCATION_PLAN_EXPLAINED' AND school_id = $1`,
      [planning.schoolId],
    );
    expect(notes).toEqual([{ person_id: senco.personId, student_ids: [ann] }]);
  });

  it('goes through its dates after a cursor, in as few statements for many as for two', async () => {
    const [ann = ''] = await planning.students(1);
    const dates = Array.from({ length: 9 }, (_, day) => ({
      starts_at: `2026-12-0${day + 1}T09:00:00Z`,
      ends_at: `2026-12-0${day + 1}T10:00:00Z`,
    }));
    const offer = await planning.offer({}, dates);
    const plan = await planning.planned(planning.input([offer.id]));
    const seen: string[] = [];
    const statements: number[] = [];
    for (let [after, goesOn]: [string | null, boolean] = [null, true]; goesOn;) {
      planning.world.statements.length = 0;
      const { data } = await asking(planning, { id: plan.id, student: ann, first: seen.length === 0 ? 2 : 7, after });
      statements.push(planning.world.statements.filter(({ name }) => !name.startsWith('job_')).length);
      const page = data.explainAllocation.dates;
      seen.push(...page.nodes.map(({ date }: { date: { id: string } }) => date.id));
      [after, goesOn] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(seen.toSorted()).toEqual([...offer.dateIds].toSorted());
    expect(statements[1]).toBe(statements[0]);
  });

  it.each([
    ['a student of another plan', 'NOT_FOUND'],
    ['nobody', 'NOT_FOUND'],
    ['text', 'NOT_FOUND'],
  ])('is refused of %s', async (whom, code) => {
    await planning.students(1);
    const [other = ''] = await planning.students(1, { year_group: 10 });
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id]));
    const student = whom === 'nobody' ? newId() : whom === 'text' ? 'x' : other;
    expect((await asking(planning, { id: plan.id, student })).errors?.[0]?.extensions.code).toBe(code);
  });

  it.each([
    ['is being worked out', /Wait until it is READY/],
    ['was given up', /Plan anew, and ask that plan/],
  ])('is refused of a plan that %s', async (which, message) => {
    const [ann = ''] = await planning.students(1);
    const offer = await planning.offer();
    await planning.pauseJobs();
    const { plan } = await planning.plan(planning.input([offer.id]));
    if (which === 'was given up') await planning.cancel(plan.id);
    const { errors } = await asking(planning, { id: plan.id, student: ann });
    planning.start();
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is refused of a plan that cannot be made', async () => {
    const [ann = ''] = await planning.students(1);
    const older = await planning.offer({ year_groups: [12] });
    const none = await planning.planned(planning.input([older.id]));
    expect((await asking(planning, { id: none.id, student: ann })).errors).toMatchObject([
      {
        message: expect.stringMatching(/cannot be made.*conflicts told with it say why/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
