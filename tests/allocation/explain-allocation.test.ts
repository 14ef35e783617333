import { newId } from '../../server/platform/identifiers';
import { plantEncounter } from '../students/record';
import { LATER, openPlanning, type PlanningWorld } from './planning';

const TEXT = `query ($id: ID!, $student: ID!, $kind: AllocationKind!, $first: Int! = 50, $after: String) {
  explainAllocation(planId: $id, studentId: $student, kind: $kind) { kind encountersBefore placesGiven summary student { id }
    dates(first: $first, after: $after) { nodes { isGiven score reasons { code sentence } offer { title } date { id } }
      pageInfo { endCursor hasNextPage } } } }`;

interface Node {
  readonly isGiven: boolean;
  readonly score: number | null;
  readonly reasons: readonly { readonly code: string; readonly sentence: string }[];
  readonly offer: { readonly title: string };
}

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const asking = (id: string, student: string | undefined, kind = 'FAIR', more: object = {}) =>
  planning.world.ask(planning.leader, TEXT, { id, student, kind, ...more });
const explained = async (plan: { id: string }, student: string | undefined, kind = 'FAIR'): Promise<any> => {
  const { data, errors } = await asking(plan.id, student, kind);
  expect(errors).toBeUndefined();
  return data.explainAllocation;
};
/** By title of the offer: GIVEN, or why not. */
const codes = ({ dates }: { dates: { nodes: readonly Node[] } }) =>
  Object.fromEntries(
    dates.nodes.map(({ offer, isGiven, reasons }) => [offer.title, isGiven ? ['GIVEN'] : reasons.map(({ code }) => code)]),
  );
const withMore = async (students: readonly string[]) => {
  for (const student of students) await plantEncounter(planning.world.plant, planning.schoolId, [student]);
};
const dateOf = ({ dateIds }: { dateIds: readonly string[] }): string => String(dateIds[0]);

describe('why a student is given no place', () => {
  it('is told of each date: what keeps them from it, or who has its places instead', async () => {
    const [ann = '', ben = '', cat = ''] = await planning.students(3);
    await withMore([cat]);
    await planning.world.plant.row('student_access_need', { school_id: planning.schoolId, student_id: cat, need: 'STEP_FREE' }, [
      planning.schoolId,
    ]);
    const offers = {
      scarce: await planning.offer({ title: 'Scarce', access_needs_met: ['STEP_FREE'] }, [{ capacity: 2 }]),
      steps: await planning.offer({ title: 'Steps', access_needs_met: [] }, [{ ...LATER, capacity: 2 }]),
      older: await planning.offer({ title: 'Older', year_groups: [12], access_needs_met: ['STEP_FREE'] }, [LATER]),
      full: await planning.offer({ title: 'Full', access_needs_met: ['STEP_FREE'] }, [{ ...LATER, places_taken: 12 }]),
      forbidden: await planning.offer({ title: 'Forbidden', access_needs_met: ['STEP_FREE'] }, [LATER]),
      empty: await planning.offer({ title: 'Empty', minimum_audience: 5, access_needs_met: ['STEP_FREE'] }, [LATER]),
    };
    const plan = await planning.planned(
      planning.input(
        Object.values(offers).map(({ id }) => id),
        {
          mostPerStudent: 2,
          forbidden: [{ offerDateId: dateOf(offers.forbidden), studentIds: [ann, ben, cat] }],
        },
      ),
    );
    const answer = await explained(plan, cat, 'BEST_FIT');
    expect(answer).toMatchObject({ kind: 'BEST_FIT', encountersBefore: 1, placesGiven: 0, student: { id: cat } });
    expect(codes(answer)).toEqual({
      Scarce: ['ALL_GIVEN'],
      Steps: ['ACCESS_NEEDS'],
      Older: ['YEAR_GROUP'],
      Full: ['FULL'],
      Forbidden: ['FORBIDDEN'],
      Empty: ['TOO_FEW'],
    });
    const [first] = answer.dates.nodes as Node[];
    expect(first?.score).toBeGreaterThan(0);
    expect(first?.reasons[0]?.sentence).toBe(
      'All 2 places left there go to others; no plan that gives this student one is worth more. Of those given one, 2 had fewer encounters before than this student.',
    );
    expect(answer.summary).toMatch(/^The best fit gives this student no place\. Of 6 dates: /);
    expect(answer.summary).toContain('1 has all its places given to others');
    expect(await explained(plan, ann, 'BEST_FIT')).toMatchObject({ encountersBefore: 0, placesGiven: 2 });
  });

  it('holds: of a best fit that is proved no plan that gives them one is worth more', async () => {
    const students = await planning.students(4);
    await withMore(students.slice(2));
    const offer = await planning.offer({ title: 'Scarce' }, [{ capacity: 2 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    for (const student of students.slice(2)) {
      const answer = await explained(plan, student, 'BEST_FIT');
      expect(answer.dates.nodes[0].reasons[0].sentence).toContain('no plan that gives this student one is worth more');
      const fixed = [{ offerDateId: dateOf(offer), studentIds: [student] }];
      const instead = await planning.planned(planning.input([offer.id], { fixed }));
      expect(instead.bestFit.value).toBeLessThan(plan.bestFit.value);
    }
  });

  it('is told of what they are given instead: another date, another place at the time, as many as there may be', async () => {
    const [ann = ''] = await planning.students(1);
    const [two, same, later] = [
      await planning.offer({ title: 'Two' }, [{}, LATER]),
      await planning.offer({ title: 'Same' }, [{}]),
      await planning.offer({ title: 'Later' }, [{ starts_at: '2026-12-02T09:00:00Z', ends_at: '2026-12-02T10:00:00Z' }]),
    ];
    const fixed = [{ offerDateId: dateOf(two), studentIds: [ann] }];
    const plan = await planning.planned(planning.input([two.id, same.id, later.id], { fixed, mostPerStudent: 1, target: 1 }));
    const { dates, summary } = await explained(plan, ann);
    expect(
      dates.nodes.map(({ isGiven, offer, reasons }: Node) => [offer.title, isGiven, reasons.map(({ code }) => code)]),
    ).toEqual([
      ['Two', true, []],
      ['Same', false, ['TARGET_REACHED', 'MOST_REACHED', 'CLASH']],
      ['Two', false, ['TARGET_REACHED', 'MOST_REACHED', 'OTHER_DATE']],
      ['Later', false, ['TARGET_REACHED', 'MOST_REACHED']],
    ]);
    expect(summary).toBe(
      'The fair plan gives this student 1 place. Of 3 other dates: 3 are beyond the target; 3 are beyond the most anybody may take; 1 clashes with what they are given; 1 is of an offer they are given.',
    );
  });

  it('is told of ranked choices: what they did not choose, and who has what they did', async () => {
    const [ann = '', ben = '', cat = ''] = await planning.students(3);
    const [wanted, other] = [
      await planning.offer({ title: 'Wanted' }, [{ capacity: 1 }]),
      await planning.offer({ title: 'Other' }),
    ];
    const choices = [
      { studentId: ann, choices: [[wanted.id]] },
      { studentId: ben, choices: [[wanted.id]] },
    ];
    const plan = await planning.planned(
      planning.input([wanted.id, other.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices }),
    );
    const answers = [await explained(plan, ann, 'RANKED'), await explained(plan, ben, 'RANKED')];
    expect(new Set(answers.map(codes))).toEqual(
      new Set([
        { Wanted: ['GIVEN'], Other: ['NOT_CHOSEN'] },
        { Wanted: ['ALL_GIVEN'], Other: ['NOT_CHOSEN'] },
      ]),
    );
    expect(codes(await explained(plan, cat, 'RANKED'))).toEqual({ Wanted: ['NOT_CHOSEN'], Other: ['NOT_CHOSEN'] });
    expect(answers.map(({ summary }) => summary as string).toSorted()).toEqual([
      'The plan by ranked choices gives this student 1 place. They did not choose the 1 date of other offers.',
      'The plan by ranked choices gives this student no place. Of 1 date: 1 has all its places given to others. They did not choose the 1 date of other offers.',
    ]);
    const refused = await asking(plan.id, ann, 'FAIR');
    expect(refused.errors).toMatchObject([
      { message: expect.stringMatching(/no such proposal/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('an explanation of a plan', () => {
  it('reads the same once the plan is applied, though its places are taken', async () => {
    const [ann = '', ben = ''] = await planning.students(2);
    const [offer, other] = [
      await planning.offer({ title: 'One' }, [{ capacity: 1 }]),
      await planning.offer({ title: 'Two' }, [{ ...LATER, capacity: 1 }]),
    ];
    const plan = await planning.planned(planning.input([offer.id, other.id], { mostPerStudent: 1, target: 1 }));
    const before = [await explained(plan, ann), await explained(plan, ben), await explained(plan, ann, 'BEST_FIT')];
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied' });
    expect([await explained(plan, ann), await explained(plan, ben), await explained(plan, ann, 'BEST_FIT')]).toEqual(before);
  });

  it('goes by what they hold from elsewhere, and is told of dates that are there', async () => {
    const [ann = ''] = await planning.students(1);
    const [offer, gone] = [await planning.offer({ title: 'Held' }), await planning.offer({ title: 'Gone' }, [LATER])];
    const plan = await planning.planned(planning.input([offer.id, gone.id], { mostPerStudent: 1, target: 1 }));
    const second = await planning.planned(planning.input([offer.id], { mostPerStudent: 1, target: 1 }));
    expect(await planning.give(second)).toMatchObject({ placesGiven: 1 });
    await planning.world.plant.sql(`DELETE FROM offer_date WHERE offer_id = $1`, [gone.id]);
    const answer = await explained(plan, ann);
    expect(Object.keys(codes(answer))).toEqual(['Held']);
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
      const { data } = await asking(plan.id, ann, 'FAIR', { first: seen.length === 0 ? 2 : 7, after });
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
    expect((await asking(plan.id, student)).errors?.[0]?.extensions.code).toBe(code);
  });

  it('is refused of a plan that is not worked out, or cannot be made', async () => {
    const [ann = ''] = await planning.students(1);
    const older = await planning.offer({ year_groups: [12] });
    const none = await planning.planned(planning.input([older.id]));
    expect((await asking(none.id, ann)).errors).toMatchObject([
      { message: expect.stringMatching(/proposes nothing/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
