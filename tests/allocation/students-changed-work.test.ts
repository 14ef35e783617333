import { statement } from '../../server/platform/statement';
import { plantEncounter } from '../students/record';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());

/** A step of an executed statement, as EXPLAIN tells it. */
interface Step {
  readonly 'Actual Loops': number;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Step[];
}

/** How often a table was looked into, over all steps. */
const looksInto = (table: string, step: Step): number =>
  (step['Relation Name'] === table ? step['Actual Loops'] : 0) +
  (step.Plans ?? []).reduce((sum, one) => sum + looksInto(table, one), 0);

const asked = (name: string) => planning.world.statements.find((one) => one.name === name);
const ofPlan = (id: string, fields: string) => planning.ask(`query ($id: ID!) { allocationPlan(id: $id) { ${fields} } }`, { id });

describe('looking for students who changed', () => {
  it('looks at a student once however many plans know them, and at an encounter once however many took part', async () => {
    const students = await planning.students(3);
    const { id: roleModelId } = await planning.world.plant.roleModel();
    const met = [{ roleModelId, occupation: '2121' }];
    await plantEncounter(planning.world.plant, planning.schoolId, students, { met });
    const offer = await planning.offer();
    const plans: string[] = [];
    while (plans.length < 3) plans.push((await planning.planned(planning.input([offer.id]))).id);
    await ofPlan(plans[0]!, 'studentsChanged');
    const [row] = await planning.world.database
      .reading({ personId: planning.leader.personId, schoolIds: [planning.schoolId] })
      .tenant<{ 'QUERY PLAN': readonly { Plan: Step }[] }>(
        statement('test_explain', `EXPLAIN (ANALYZE, FORMAT JSON) ${asked('allocation_plan_students_changed')!.text}`),
        [plans.map(() => planning.schoolId), plans],
      );
    const { Plan: top } = row!['QUERY PLAN'][0]!;
    expect(looksInto('student_interest', top)).toBe(3);
    expect(looksInto('role_model_booking', top)).toBe(1);
  });
});

it('plans anew what is asked while a plan is worked out, whose students were not there when it was asked first', async () => {
  await planning.students(1);
  const plan = await planning.planned(planning.input([(await planning.offer()).id]));
  planning.world.statements.length = 0;
  await ofPlan(plan.id, 'isStale studentsChanged fair { value }');
  for (const what of ['changes', 'dates', 'students_changed', 'results'])
    expect(asked(`allocation_plan_${what}`)).toMatchObject({ isPlannedAnew: true });
});
