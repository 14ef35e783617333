import { ASKED, at, KINDS, settling } from './asked';
import { LATER, openPlanning, type Pair, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const asked = async (id: string) => (await planning.ask(ASKED, { id })).allocationPlan;

/** The new plan as it is told, once it was planned anew with these changes. */
async function anew(planId: string, changes: Partial<Record<'fixed' | 'forbidden' | 'released', object[]>>) {
  const { plan } = await planning.replan({ planId, ...changes });
  await planning.finished(plan.id);
  return { id: plan.id as string, ...(await asked(plan.id)) };
}

const told = (plan: any, kind: (typeof KINDS)[number]): Pair[] =>
  plan[kind].nodes.map(({ studentId, offerDateId }: Pair) => ({ studentId, offerDateId }));

describe('what a plan goes by', () => {
  it('is told as it was asked', async () => {
    await planning.students(2);
    const [one, other] = [await planning.offer(), await planning.offer({ title: 'Hospital' }, [LATER])];
    const more = { timeLimitSeconds: 7, target: 2, mostPerStudent: 2 };
    const { plan } = await planning.plan(planning.input([other.id, one.id], more));
    expect(await asked(plan.id)).toMatchObject({
      ...{ mode: 'BEST_OF_FIT_AND_FAIR', rankedMode: null, ...more },
      audience: { isWholeSchool: false, yearGroup: 9, tutorGroup: null, subject: null, namedStudents: null },
      offers: {
        startsOn: null,
        endsOn: null,
        forms: [],
        named: { nodes: [{ id: other.id, title: 'Hospital' }, { id: one.id }] },
      },
      ...{ fixed: { nodes: [] }, forbidden: { nodes: [] }, required: { nodes: [] } },
    });
  });

  it('is a whole school, a window and forms', async () => {
    await planning.students(2);
    await planning.offer();
    const window = { startsOn: '2026-11-01', endsOn: '2026-11-30', forms: ['WORKSHOP'] };
    const { plan } = await planning.plan(planning.input([], { audience: { wholeSchool: true }, offers: window }));
    expect(await asked(plan.id)).toMatchObject({
      audience: { isWholeSchool: true, yearGroup: null, namedStudents: null },
      offers: { ...window, named: null },
    });
  });

  it('is which plan by ranked choices is wanted, and students named one by one', async () => {
    const [ann = '', ben = ''] = await planning.students(3);
    const offer = await planning.offer();
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GENEROUS', choices: [{ studentId: ann, choices: [[offer.id]] }] };
    const { plan } = await planning.plan(planning.input([offer.id], { ...ranked, audience: { studentIds: [ann, ben] } }));
    expect(await asked(plan.id)).toMatchObject({
      ...{ mode: 'RANKED_CHOICES', rankedMode: 'GENEROUS' },
      audience: { isWholeSchool: false, yearGroup: null, namedStudents: 2 },
    });
  });
});

describe('pairs that staff settled', () => {
  it('are told with their students, offers and dates, before and after the plan is worked out', async () => {
    const { students, one, other, first, second } = await settling(planning);
    const [ann, ben, cat] = students;
    const pairs = { fixed: [at(first, ben, ann)], forbidden: [at(second, cat)], required: [at(first, ann)] };
    const { plan } = await planning.plan(planning.input([one.id, other.id], { ...pairs, mostPerStudent: 2 }));
    const of = (studentId: string, offer: { id: string; dateIds: readonly string[] }) => ({
      ...{ studentId, offerDateId: offer.dateIds[0], student: { id: studentId }, offer: { id: offer.id } },
      date: { id: offer.dateIds[0] },
    });
    const whole = {
      fixed: { nodes: [of(ann, one), of(ben, one)] },
      forbidden: { nodes: [of(cat, other)] },
      required: { nodes: [of(ann, one)] },
    };
    expect(await asked(plan.id)).toMatchObject(whole);
    await planning.finished(plan.id);
    const after = await asked(plan.id);
    expect(after).toMatchObject(whole);
    expect(KINDS.flatMap((kind) => after[kind].nodes.map(({ isWaiting }: { isWaiting: boolean }) => isWaiting))).toEqual([
      ...[false, false, false, false],
    ]);
  });

  it('are, planned anew, those of before with what was added and without what was released', async () => {
    const { students, one, other, first, second } = await settling(planning);
    const [ann, ben, cat] = students;
    const plan = await planning.planned(
      planning.input([one.id, other.id], { fixed: [at(first, ann)], forbidden: [at(second, ben)], required: [at(first, cat)] }),
    );
    const again = await anew(plan.id, { forbidden: [at(second, cat)], released: [at(first, ann, cat)] });
    expect(KINDS.map((kind) => told(again, kind))).toEqual([
      [],
      [
        { studentId: ben, offerDateId: second },
        { studentId: cat, offerDateId: second },
      ],
      [],
    ]);
    const third = await anew(again.id, { fixed: [at(second, ben)] });
    expect(told(third, 'fixed')).toEqual([{ studentId: ben, offerDateId: second }]);
    expect(told(third, 'forbidden')).toEqual([{ studentId: cat, offerDateId: second }]);
    expect(told(await asked(plan.id), 'fixed')).toEqual([{ studentId: ann, offerDateId: first }]);
  });

  it('have no moment of waiting in a plan that was given up', async () => {
    const { students, one, first } = await settling(planning);
    await planning.pauseJobs();
    const { plan } = await planning.plan(planning.input([one.id], { forbidden: [at(first, students[0])] }));
    await planning.cancel(plan.id);
    expect((await asked(plan.id)).forbidden.nodes).toMatchObject([{ isWaiting: null }]);
    planning.start();
  });
});

describe('a pair that waits', () => {
  it('is told as waiting while its date is full or its student away, and as holding once they are back', async () => {
    const { students, one, other, first, second } = await settling(planning);
    const [ann, ben] = students;
    const forbidden = [at(first, ann), at(second, ben)];
    const plan = await planning.planned(planning.input([one.id, other.id], { forbidden }));
    const waiting = (told: any) => told.forbidden.nodes.map(({ isWaiting }: { isWaiting: boolean }) => isWaiting);
    expect(waiting(await asked(plan.id))).toEqual([false, false]);
    await planning.sql(`UPDATE offer_date SET places_taken = capacity WHERE id = $1`, [first]);
    await planning.sql(`UPDATE student SET year_group = 10 WHERE id = $1`, [ben]);
    const away = await anew(plan.id, {});
    expect(waiting(away)).toEqual([true, true]);
    await planning.sql(`UPDATE offer_date SET places_taken = 0 WHERE id = $1`, [first]);
    await planning.sql(`UPDATE student SET year_group = 9 WHERE id = $1`, [ben]);
    expect(waiting(await anew(away.id, {}))).toEqual([false, false]);
    expect(waiting(await asked(away.id))).toEqual([true, true]);
  });

  it('is none that was fixed and is held, though the date is full', async () => {
    const [ann = '', ben = ''] = await planning.students(2);
    const [small, other] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [LATER])];
    const date = String(small.dateIds[0]);
    const fixed = [at(date, ann)];
    const plan = await planning.planned(planning.input([small.id, other.id], { fixed, forbidden: [at(date, ben)] }));
    await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
    const again = await anew(plan.id, {});
    expect(again).toMatchObject({ fixed: { nodes: [{ isWaiting: false }] }, forbidden: { nodes: [{ isWaiting: true }] } });
  });
});

describe('what is gone', () => {
  it('is told of a student who left or was erased and of a date that was withdrawn or deleted, and can be released', async () => {
    const { students, one, other, first, second } = await settling(planning);
    const [ann, ben, cat] = students;
    const forbidden = [at(first, ann, ben), at(second, cat)];
    const plan = await planning.planned(planning.input([one.id, other.id, (await planning.offer()).id], { forbidden }));
    await planning.sql(`DELETE FROM student WHERE id = $1`, [ben]);
    await planning.sql(`UPDATE student SET left_on = '2026-10-01' WHERE id = $1`, [ann]);
    await planning.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = $1`, [one.id]);
    await planning.sql(`DELETE FROM offer WHERE id = $1`, [other.id]);
    const after = await asked(plan.id);
    expect(after.forbidden.nodes).toMatchObject([
      { studentId: ben, student: null, offer: { id: one.id }, date: { id: first }, isWaiting: null },
      {
        studentId: ann,
        student: { id: ann, leftOn: '2026-10-01' },
        offer: { id: one.id },
        date: { id: first },
        isWaiting: false,
      },
      { studentId: cat, student: { id: cat }, offerDateId: second, offer: null, date: null },
    ]);
    expect(after.offers.named.nodes).toHaveLength(2);
    const again = await anew(plan.id, { released: [at(first, ben), at(second, cat)] });
    expect(again.forbidden.nodes).toMatchObject([{ studentId: ann, isWaiting: true }]);
  });
});
