import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const RANKS = `query ($id: ID!) { allocationPlan(id: $id) { ranked { places { nodes { rank student { id } } } } } }`;
async function ranksOf(id: string) {
  const { nodes } = (await planning.ask(RANKS, { id })).allocationPlan.ranked.places;
  return Object.fromEntries(nodes.map((node: { rank: number; student: { id: string } }) => [node.student.id, node.rank]));
}

describe('ranked choices', () => {
  const choose = (studentId: string | undefined, ...choices: string[][]) => ({ studentId, choices });
  const ranked = (rankedMode: string, choices: object[]) => ({ mode: 'RANKED_CHOICES', rankedMode, choices });

  it.each(['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'])(
    'place as many as can be by %s, and give the places',
    async (mode) => {
      const [ann, ben, cat] = await planning.students(3);
      const [one, other] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [{ capacity: 2 }, {}])];
      const input = planning.input(
        [one.id, other.id],
        ranked(mode, [choose(ann, [one.id], [other.id]), choose(ben, [one.id]), choose(cat, [one.id, other.id])]),
      );
      const plan = await planning.planned(input);
      expect(plan).toMatchObject({ state: 'READY', bestFit: null, fair: null, comparison: null });
      expect(plan.ranked).toMatchObject({ status: 'OPTIMAL', studentsPlaced: 3, sumOfRanks: 4 });
      expect(plan.ranked.choicesMet).toEqual([2, 1]);
      expect(placesOf(plan.ranked)).toContainEqual({ studentId: ben, offerDateId: one.dateIds[0] });
      expect(await ranksOf(plan.id)).toEqual({ [String(ann)]: 2, [String(ben)]: 1, [String(cat)]: 1 });
      expect(await planning.apply({ planId: plan.id, kind: 'RANKED', expectedVersion: plan.version })).toMatchObject({
        placesGiven: 3,
      });
    },
  );

  it('keep lower quotas, fixed places and what is not possible', async () => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const [quota, old, free] = [
      await planning.offer({ minimum_audience: 3 }),
      await planning.offer({ year_groups: [12] }),
      await planning.offer(),
    ];
    const choices = [choose(ann, [quota.id], [free.id]), choose(ben, [old.id], [free.id]), choose(cat, [quota.id])];
    const fixed = [{ offerDateId: free.dateIds[0], studentIds: [ann] }];
    const plan = await planning.planned(planning.input([quota.id, old.id, free.id], { ...ranked('GREEDY', choices), fixed }));
    expect(
      placesOf(plan.ranked)
        .map(({ studentId }) => studentId)
        .sort(),
    ).toEqual([ann, ben].sort());
    expect(plan.ranked.studentsWithout).toBe(1);
    expect(await ranksOf(plan.id)).toEqual({ [ann]: 2, [ben]: 2 });
  });
});

describe('ranked choices and numbers of places', () => {
  it.each(['target', 'mostPerStudent'])(
    'give each student one place whatever `%s` says, as its description does',
    async (name) => {
      const [ann, ben] = await planning.students(2);
      const [one, other] = [await planning.offer(), await planning.offer({}, [LATER])];
      const choices = [ann, ben].map((studentId) => ({ studentId, choices: [[one.id], [other.id]] }));
      const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'MAXIMUM_SIZE', choices };
      const plan = await planning.planned(planning.input([one.id, other.id], { ...ranked, target: 3, mostPerStudent: 3 }));
      expect(plan.ranked).toMatchObject({ status: 'OPTIMAL', studentsPlaced: 2, placesGiven: 2 });
      const { __type: input } = await planning.ask(
        `{ __type(name: "PlanAllocationInput") { inputFields { name description } } }`,
        {},
      );
      const described = input.inputFields.find((field: { name: string }) => field.name === name);
      expect(described.description).toContain('ranked choices');
    },
  );
});

describe('ranked choices beside fixed places', () => {
  const by = (rankedMode: string, choices: object[]) => ({ mode: 'RANKED_CHOICES', rankedMode, choices });

  it.each(['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'])(
    'draw nobody to a date that runs with those fixed there, by %s',
    async (mode) => {
      const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
      const [one, two] = [await planning.offer({}, [{ capacity: 2 }]), await planning.offer({}, [{ capacity: 2 }])];
      const fixed = [{ offerDateId: String(one.dateIds[0]), studentIds: [ann] }];
      const choices = [
        { studentId: ben, choices: [[two.id], [one.id]] },
        { studentId: cat, choices: [[two.id]] },
      ];
      const plan = await planning.planned(planning.input([one.id, two.id], { ...by(mode, choices), fixed }));
      expect(plan).toMatchObject({ state: 'READY', conflicts: [], ranked: { status: 'OPTIMAL', studentsPlaced: 3 } });
      if (mode !== 'MAXIMUM_SIZE') expect(plan.ranked).toMatchObject({ sumOfRanks: 2 });
    },
  );

  it('draw to a date that would not run with those fixed there alone', async () => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const [one, two] = [await planning.offer({ minimum_audience: 3 }), await planning.offer()];
    const fixed = [{ offerDateId: String(one.dateIds[0]), studentIds: [ann] }];
    const choices = [ben, cat].map((studentId) => ({ studentId, choices: [[two.id], [one.id]] }));
    const plan = await planning.planned(planning.input([one.id, two.id], { ...by('GREEDY', choices), fixed }));
    expect(plan.ranked).toMatchObject({ status: 'OPTIMAL', studentsPlaced: 3, sumOfRanks: 4 });
    expect(new Set(placesOf(plan.ranked).map(({ offerDateId }) => offerDateId))).toEqual(new Set(one.dateIds));
  });

  it('are a plan where everybody who chose is fixed', async () => {
    const [ann] = (await planning.students(2)) as [string];
    const offer = await planning.offer();
    const fixed = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }];
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    const plan = await planning.planned(planning.input([offer.id], { ...by('GREEDY', choices), fixed }));
    expect(plan).toMatchObject({ state: 'READY', ranked: { status: 'OPTIMAL', studentsPlaced: 1 } });
  });

  it('can be planned anew when somebody who chose has left', async () => {
    const [ann, ben] = (await planning.students(2)) as [string, string];
    const offer = await planning.offer();
    const choices = [ann, ben].map((studentId) => ({ studentId, choices: [[offer.id]] }));
    const plan = await planning.planned(planning.input([offer.id], by('GREEDY', choices)));
    await planning.world.plant.sql(`UPDATE student SET left_on = '2026-10-01' WHERE id = $1`, [ben], [planning.schoolId]);
    const { plan: anew } = await planning.replan({ planId: plan.id });
    expect(await planning.finished(anew.id)).toMatchObject({ state: 'READY', ranked: { studentsPlaced: 1 } });
  });

  it('are had where those fixed fill a date', async () => {
    const [ann, ben] = (await planning.students(2)) as [string, string];
    const [one, two] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer()];
    const fixed = [{ offerDateId: String(one.dateIds[0]), studentIds: [ann] }];
    const plan = await planning.planned(
      planning.input([one.id, two.id], { ...by('GREEDY', [{ studentId: ben, choices: [[two.id]] }]), fixed }),
    );
    expect(plan).toMatchObject({ state: 'READY', ranked: { studentsPlaced: 2, sumOfRanks: 1 } });
  });

  it('keep their rank behind one that cannot be had', async () => {
    const [ann, ben] = (await planning.students(2)) as [string, string];
    const [full, two, three] = [
      await planning.offer({}, [{ capacity: 1, places_taken: 1 }, LATER]),
      await planning.offer({}, [{ capacity: 1 }]),
      await planning.offer({}, [{ capacity: 1 }]),
    ];
    const forbidden = [{ offerDateId: String(full.dateIds[1]), studentIds: [ann] }];
    const choices = [
      { studentId: ann, choices: [[full.id], [two.id], [three.id]] },
      { studentId: ben, choices: [[two.id], [three.id]] },
    ];
    const plan = await planning.planned(planning.input([full.id, two.id, three.id], { ...by('GREEDY', choices), forbidden }));
    expect(plan.ranked).toMatchObject({ choicesMet: [1, 0, 1], sumOfRanks: 4 });
    expect(placesOf(plan.ranked)).toContainEqual({ studentId: ben, offerDateId: two.dateIds[0] });
  });
});

describe('what was fixed beside ranked choices', () => {
  const changed = [
    ['its student has left', 'UNKNOWN_PAIR', `UPDATE student SET left_on = '2026-09-02' WHERE id = $1 AND $2::uuid IS NOT NULL`],
    [
      'the role model of its date has paused',
      'UNKNOWN_PAIR',
      `UPDATE role_model r SET is_paused = true FROM offer_role_model m JOIN offer_date d ON d.offer_id = m.offer_id
       WHERE r.id = m.role_model_id AND $1::uuid IS NOT NULL AND d.id = $2`,
    ],
    [
      'its date was given to others',
      'FIXED_BEYOND_CAPACITY',
      `UPDATE offer_date SET places_taken = capacity - 1 WHERE $1::uuid IS NOT NULL AND id = $2`,
    ],
  ] as const;

  it.each(changed)('is told as what keeps a plan from being made where %s before it is worked out', async (_, code, change) => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const [one, other] = [await planning.offer({}, [{ capacity: 3 }]), await planning.offer({}, [LATER])];
    const fixed = [{ offerDateId: String(one.dateIds[0]), studentIds: [ann, ben] }];
    const choices = [{ studentId: cat, choices: [[other.id]] }];
    const input = planning.input([one.id, other.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices, fixed });
    await planning.pauseJobs();
    const { plan } = await planning.plan(input);
    await planning.world.plant.sql(change, [ann, one.dateIds[0]], [planning.schoolId]);
    planning.start();
    const worked = await planning.finished(plan.id);
    expect(worked).toMatchObject({ state: 'INFEASIBLE', conflicts: [{ code }] });
  });

  it('keeps no plan for an audience that has gone', async () => {
    const [ann] = (await planning.students(1)) as [string];
    const offer = await planning.offer();
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    await planning.pauseJobs();
    const { plan } = await planning.plan(planning.input([offer.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices }));
    await planning.world.plant.sql(`UPDATE student SET left_on = '2026-09-02' WHERE id = $1`, [ann], [planning.schoolId]);
    planning.start();
    expect(await planning.finished(plan.id)).toMatchObject({ state: 'INFEASIBLE', conflicts: [{ code: 'EMPTY_AUDIENCE' }] });
  });
});

describe('a plan whose dates have all filled before it is worked out', () => {
  it.each(['by ranked choices', 'by fit and need'])('says so, %s', async (mode) => {
    const [ann] = (await planning.students(1)) as [string];
    const offer = await planning.offer();
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    const ranked = mode === 'by fit and need' ? {} : { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices };
    await planning.pauseJobs();
    const { plan } = await planning.plan(planning.input([offer.id], ranked));
    await planning.world.plant.sql(`UPDATE offer_date SET places_taken = capacity WHERE offer_id = $1`, [offer.id]);
    planning.start();
    const message = 'All dates to come are full. Choose other offers, forms or days.';
    expect(await planning.finished(plan.id)).toMatchObject({
      state: 'INFEASIBLE',
      conflicts: [{ code: 'NO_OFFERS', message }],
    });
  });
});
