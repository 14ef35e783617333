import { newId } from '../../server/platform/identifiers';
import { plantEncounter } from '../students/record';
import { openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  await planning.world.plant.sql(`SELECT remake_trait_counts()`);
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const had = async (studentId: string, count: number) => {
  for (let index = 0; index < count; index += 1)
    await plantEncounter(planning.world.plant, planning.schoolId, [studentId], { heldOn: `2026-09-${14 + index}` });
};
const placed = (proposal: Parameters<typeof placesOf>[0]) => placesOf(proposal).map(({ studentId }) => studentId);

const UNPLACED = `query ($id: ID!, $after: String) { allocationPlan(id: $id) { fair {
  unplaced(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } without(first: 5) { nodes { id } } } } }`;

describe('a fair plan', () => {
  it('names whom it gives no place, page by page, also who had an encounter and so is not without', async () => {
    const [one, met, other] = await planning.students(3);
    await had(String(met), 1);
    const offer = await planning.offer({}, [{ capacity: 1 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    const { unplaced: first, without } = (await planning.ask(UNPLACED, { id: plan.id })).allocationPlan.fair;
    const { endCursor: after } = first.pageInfo;
    const { unplaced: second } = (await planning.ask(UNPLACED, { id: plan.id, after })).allocationPlan.fair;
    const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id);
    expect([...ids, ...placed(plan.fair)].toSorted()).toEqual([one, met, other].toSorted());
    expect(ids).toContain(met);
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(without.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.filter((id) => id !== met));
  });

  it.each([1, 2, 3])(
    'puts a student with a blank profile and no encounters before an equal one with two (target %d)',
    async (target) => {
      const [blank, met] = await planning.students(2);
      await had(String(met), 2);
      const offer = await planning.offer({}, [{ capacity: 1 }]);
      const plan = await planning.planned(planning.input([offer.id], { target }));
      expect(placed(plan.fair)).toEqual([blank]);
      expect(plan.fair.byNeed).toEqual([
        { group: '0 so far', students: 1, placed: 1, without: 0 },
        { group: '2 so far', students: 1, placed: 0, without: 0 },
      ]);
    },
  );

  it('puts a student without encounters before one who fits better and had one, and says what that costs', async () => {
    const [blank, keen] = await planning.students(2);
    await planning.world.plant.row(
      'student_interest',
      { school_id: planning.schoolId, student_id: keen, kind: 'OCCUPATION', code: '2121', strength: 'VERY' },
      [planning.schoolId],
    );
    await had(String(keen), 1);
    await planning.world.plant.sql(`UPDATE student_need SET has_send = true WHERE student_id = $1`, [keen], [planning.schoolId]);
    const offer = await planning.offer({}, [{ capacity: 1 }]);
    const plan = await planning.planned(planning.input([offer.id], { target: 2 }));
    expect(placed(plan.fair)).toEqual([blank]);
    expect(placed(plan.bestFit)).toEqual([keen]);
    expect(plan.comparison.costOfFairness).toMatch(/gives up \d+\.\d% of the best fit/);
    expect(plan.comparison.costOfBestFit).toBe(
      'The best fit leaves 1 student without an encounter to whom the fair plan gives a first one.',
    );
    expect(plan.fair.bySend).toEqual([
      { group: 'SEND', students: 1, placed: 0 },
      { group: 'no SEND', students: 1, placed: 1 },
    ]);
  });

  it('counts workplaces apart: who met employers alone still needs a workplace', async () => {
    const [met, seen] = await planning.students(2, { year_group: 10 });
    await had(String(met), 3);
    await plantEncounter(planning.world.plant, planning.schoolId, [String(seen)], { kind: 'WORKPLACE' });
    const visit = await planning.offer({ form: 'WORKPLACE_VISIT' }, [{ capacity: 1 }]);
    const plan = await planning.planned(planning.input([visit.id], { audience: { yearGroup: 10 } }));
    expect(placed(plan.fair)).toEqual([met]);
  });
});

describe('sex and background', () => {
  /** A boy and a girl of one school, alike but for what they share, and one place with a woman engineer who grew up where she did. */
  async function askingFor(more: object) {
    const { plant } = planning.world;
    const [boy, girl] = (await planning.students(2)).sort();
    const trait = {
      school_id: planning.schoolId,
      may_be_used: true,
      agreed_by: 'STUDENT',
      agreed_at: '2026-09-01T09:00:00Z',
      recorded_by: newId(),
    };
    for (const [student_id, value] of [
      [boy, 'MALE'],
      [girl, 'FEMALE'],
    ])
      await plant.row('student_trait', { ...trait, student_id, kind: 'SEX', value }, [planning.schoolId]);
    const { id: engineer } = await plant.roleModel();
    await plant.row('role_model_trait', {
      role_model_id: engineer,
      kind: 'SEX',
      value: 'FEMALE',
      may_be_used: true,
      may_be_shown: true,
      agreed_at: '2026-09-01T09:00:00Z',
    });
    const offer = await planning.offer({ roleModelIds: [engineer] }, [{ capacity: 2 }]);
    const plan = await planning.planned(planning.input([offer.id], more));
    const scoreOf = (id: string | undefined) =>
      plan.bestFit.places.nodes.find(({ student }: { student: { id: string } }) => student.id === id).score as number;
    return { plan, boy: scoreOf(boy), girl: scoreOf(girl) };
  }

  it('do not decide who gets a place', async () => {
    const { plan, boy, girl } = await askingFor({});
    expect(plan.positiveActionReason).toBeNull();
    expect(girl).toBe(boy);
    expect(plan.bestFit.bySex).toEqual([
      { group: 'FEMALE', students: 1 },
      { group: 'MALE', students: 1 },
    ]);
    expect(plan.bestFit.counterStereotype).toEqual({ labelled: 2, covered: 2 });
  });

  it('count where the school records a reason, which is shown with the plan', async () => {
    const positiveActionReason = 'Girls here have met no woman engineer in four years.';
    const { plan, boy, girl } = await askingFor({ positiveActionReason });
    expect(plan.positiveActionReason).toBe(positiveActionReason);
    expect(girl).toBeGreaterThan(boy);
  });

  it('are read with a note in the audit trail, by whoever asked', async () => {
    const { plan } = await askingFor({});
    const entries = await planning.world.plant.sql(
      `SELECT person_id, purpose, cardinality(student_ids) AS students FROM audit_entry WHERE purpose = 'ALLOCATION_PLAN' AND school_id = $1`,
      [planning.schoolId],
      [planning.schoolId],
    );
    expect(entries).toEqual([{ person_id: planning.leader.personId, purpose: 'ALLOCATION_PLAN', students: 2 }]);
    expect(plan.state).toBe('READY');
  });
});

describe('who can come at all', () => {
  it('is decided by year group, access needs, time and the offer', async () => {
    const { plant } = planning.world;
    const [fit, wheels, busy] = await planning.students(3);
    const [young] = await planning.students(1, { year_group: 7 });
    await plant.row('student_access_need', { school_id: planning.schoolId, student_id: wheels, need: 'STEP_FREE' }, [
      planning.schoolId,
    ]);
    await plantEncounter(plant, planning.schoolId, [String(busy)], {
      heldOn: '2026-11-10',
      state: 'CONFIRMED',
      status: 'EXPECTED',
    });
    const offer = await planning.offer({ year_groups: [9], access_needs_met: [] });
    const whole = { audience: { wholeSchool: true } };
    expect(placed((await planning.planned(planning.input([offer.id], whole))).fair)).toEqual([fit]);
    const open = await planning.offer({ year_groups: [7, 9] });
    expect(placed((await planning.planned(planning.input([open.id], whole))).fair).sort()).toEqual([fit, wheels, young].sort());
  });
});
