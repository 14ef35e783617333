import { CHANGES } from '../../server/allocation/plan-changes.statements';
import { statement } from '../../server/platform/statement';
import { plantEncounter } from '../students/record';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

/** A step of an executed statement, as EXPLAIN tells it. */
interface Step {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly Step[];
}

/** How many rows were looked at, over all steps. */
const rowsOf = (step: Step): number =>
  (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Join Filter'] ?? 0)) *
    step['Actual Loops'] +
  (step.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0);

/** Each student holds a place and is expected at an encounter, of which the plan did not know. */
async function givenSince(first: string): Promise<void> {
  const other = await planning.offer({}, [LATER]);
  await planning.sql(
    `INSERT INTO place (school_id, student_id, offer_date_id, during, state, made_by, made_at)
     SELECT s.school_id, s.id, d.id, tstzrange(d.starts_at, d.ends_at), 'HELD', $3, '2026-10-05' FROM student s, offer_date d
     WHERE s.school_id = $1 AND d.id = $2`,
    [planning.schoolId, other.dateIds[0], planning.leader.personId],
  );
  const expected = { heldOn: '2026-12-02', state: 'CONFIRMED', status: 'EXPECTED' };
  const id = await plantEncounter(planning.world.plant, planning.schoolId, [first], expected);
  await planning.sql(
    `INSERT INTO attendance (school_id, encounter_id, student_id, status)
     SELECT s.school_id, $2, s.id, 'EXPECTED' FROM student s WHERE s.school_id = $1 AND s.id <> $3`,
    [planning.schoolId, id, first],
  );
}

/** A plan for one student, grown to so many as if it had been written this moment. */
async function grown(students: number) {
  const [first = ''] = await planning.students(1);
  const offer = await planning.offer({ form: 'PROJECT' }, [{ capacity: students }]);
  const plan = await planning.planned(planning.input([offer.id]));
  await planning.sql('ANALYZE');
  await planning.sql(
    `WITH person AS (INSERT INTO person (id, name) SELECT gen_random_uuid(), 'x' FROM generate_series(2, $2) RETURNING id)
     INSERT INTO student SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'person_id', p.id))).*
     FROM person p JOIN student s ON s.id = $1`,
    [first, students],
  );
  await planning.sql(
    `INSERT INTO allocation_plan_student (school_id, plan_id, student_id, need, had, held, expected, year_group)
     SELECT s.school_id, $1, s.id, 1, 0, '{}', '{}', s.year_group FROM student s WHERE s.school_id = $2 ON CONFLICT DO NOTHING`,
    [plan.id, planning.schoolId],
  );
  await planning.sql(
    `INSERT INTO allocation_place SELECT s.school_id, $1, k.kind, s.id, $3, 0.5, false
     FROM student s, (VALUES ('FAIR'), ('BEST_FIT')) k (kind) WHERE s.school_id = $2 ON CONFLICT DO NOTHING`,
    [plan.id, planning.schoolId, offer.dateIds[0]],
  );
  await givenSince(first);
  return { planId: String(plan.id), dateId: String(offer.dateIds[0]) };
}

it('looks at so many rows for each student and no more, also of a plan that the database knows nothing of yet', async () => {
  const students = 2_000;
  const { planId, dateId } = await grown(students);
  const met = JSON.stringify({ [`${planId} ${dateId}`]: [9] });
  const [row] = await planning.world.database
    .reading({ personId: planning.leader.personId, schoolIds: [planning.schoolId] })
    .tenant<{ 'QUERY PLAN': readonly { Plan: Step }[] }>(
      statement('test_explain_changes', `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${CHANGES.text}`),
      [[planning.schoolId], [planId], '2026-10-05T09:00:00Z', '2026-10-05', met],
    );
  const looked = rowsOf(row!['QUERY PLAN'][0]!.Plan);
  expect(looked).toBeGreaterThan(2 * students);
  expect(looked).toBeLessThan(200 * students);
});
