import { asking, codes, dateOf, explained, inOrder, withMore } from './explaining';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('why a student is given no place', () => {
  it('is told of each date: what keeps them from it, or who has its places instead', async () => {
    const [ann = '', ben = '', cat = ''] = await planning.students(3);
    await withMore(planning, [cat]);
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
    const answer = await explained(planning, plan, cat, 'BEST_FIT');
    expect(answer).toMatchObject({ kind: 'BEST_FIT', encountersBefore: 1, placesGiven: 0, student: { id: cat } });
    expect(codes(answer)).toEqual({
      Scarce: ['ALL_GIVEN'],
      Steps: ['ACCESS_NEEDS'],
      Older: ['YEAR_GROUP'],
      Full: ['FULL'],
      Forbidden: ['FORBIDDEN'],
      Empty: ['TOO_FEW'],
    });
    const [first] = answer.dates.nodes as { reasons: { sentence: string }[] }[];
    expect(first?.reasons[0]?.sentence).toBe(
      'All 2 places left there go to others; the best fit gives places where need times score comes to the most over all students. Of those given one, 2 had fewer encounters before than this student.',
    );
    expect(answer.summary).toMatch(/^The best fit gives this student no place\. Of 6 dates: /);
    expect(answer.summary).toContain('1 had all its places given to others');
    expect(await explained(planning, plan, ann, 'BEST_FIT')).toMatchObject({ encountersBefore: 0, placesGiven: 2 });
  });

  it('says where staff gave the places, and who had how many encounters, of several groups', async () => {
    const [ann = '', ...others] = await planning.students(5);
    const [ben = '', cat = '', , eve = ''] = others;
    await withMore(planning, [ann, ann, ben, ben, ben, cat, eve, eve]);
    const offer = await planning.offer({ title: 'Scarce' }, [{ capacity: 4 }]);
    const sentenceWith = async (studentIds: readonly string[]): Promise<string> => {
      const fixed = [{ offerDateId: dateOf(offer), studentIds }];
      const { dates } = await explained(planning, await planning.planned(planning.input([offer.id], { fixed })), ann, 'BEST_FIT');
      return dates.nodes[0].reasons[0].sentence;
    };
    const had =
      'Of those given one, 2 had fewer encounters before than this student, 1 had as many encounters before as this student and 1 had more encounters before than this student.';
    expect(await sentenceWith(others)).toBe(`All 4 places left there go to others. Staff fixed or required all of these. ${had}`);
    expect(await sentenceWith([ben, eve])).toBe(
      `All 4 places left there go to others; the best fit gives places where need times score comes to the most over all students. Staff fixed or required 2 of these. ${had}`,
    );
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
    const { dates, summary } = await explained(planning, plan, ann);
    expect(inOrder({ dates })).toEqual([
      ['Two', ['GIVEN']],
      ['Same', ['TARGET_REACHED', 'MOST_REACHED', 'CLASH']],
      ['Two', ['TARGET_REACHED', 'MOST_REACHED', 'OTHER_DATE']],
      ['Later', ['TARGET_REACHED', 'MOST_REACHED']],
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
    const answers = [await explained(planning, plan, ann, 'RANKED'), await explained(planning, plan, ben, 'RANKED')];
    expect(new Set(answers.map(codes))).toEqual(
      new Set([
        { Wanted: ['GIVEN'], Other: ['NOT_CHOSEN'] },
        { Wanted: ['ALL_GIVEN'], Other: ['NOT_CHOSEN'] },
      ]),
    );
    expect(codes(await explained(planning, plan, cat, 'RANKED'))).toEqual({ Wanted: ['NOT_CHOSEN'], Other: ['NOT_CHOSEN'] });
    expect(answers.map(({ summary }) => summary as string).toSorted()).toEqual([
      'The plan by ranked choices gives this student 1 place. They did not choose the 1 date of other offers.',
      'The plan by ranked choices gives this student no place. Of 1 date: 1 had all its places given to others. They did not choose the 1 date of other offers.',
    ]);
    const refused = await asking(planning, { id: plan.id, student: ann });
    expect(refused.errors).toMatchObject([
      { message: expect.stringMatching(/no such proposal/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
