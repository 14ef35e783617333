import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { request } from './class-of-six';

const PANEL = `query P($id: ID!, $size: Int!, $require: PanelRequirements) { speakerRequest(id: $id) {
  panel(size: $size, require: $require) {
    suggestions { roleModel { id } } value method gap guarantee unmet { coverage explanation } } } }`;

const WOMAN = { kind: 'SEX', value: 'FEMALE', agreed_at: '2026-01-01T00:00:00Z' };
const IN_EACH_SECTOR = 'COUNTER_STEREOTYPE_IN_EACH_SECTOR';

interface Told {
  readonly suggestions: readonly { readonly roleModel: { readonly id: string } }[];
  readonly value: number;
  readonly gap: number;
}

/** More engineers than are looked at at once, and two lawyers behind them: one had been an engineer, the other had not. */
describe('a panel of people behind the first 500', () => {
  let world: World;
  let leader: Viewer;
  let requestId: string;
  let schoolId: string;
  const lawyers = { early: '', late: '' };
  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    schoolId = await plant.school();
    leader = await plant.viewer('CAREERS_LEADER', { schoolId });
    for (const code of ['2122', '2122', '2122', '2122', '2411']) {
      const interest = { school_id: schoolId, student_id: (await plant.student(schoolId)).id, kind: 'OCCUPATION', code };
      await plant.row('student_interest', { ...interest, strength: 'VERY' }, [schoolId]);
    }
    const employer_id = await plant.employer();
    for (let number = 0; number < 505; number += 1) await plant.roleModel({ employer_id }, '2122');
    for (const [who, occupation_code] of [
      ['early', '2122'],
      ['late', '2411'],
    ] as const) {
      const { id } = await plant.roleModel({ employer_id }, '2412');
      const earlier = { role_model_id: id, position: 2, occupation_code, job_title: 'Earlier' };
      await plant.row('role_model_career', { ...earlier, started_on: '2005-01-01', ended_on: '2012-01-01' });
      lawyers[who] = id;
    }
    requestId = await request(world, leader, schoolId);
  });
  afterAll(() => world.close());

  const panel = async (variables: Record<string, unknown> = {}): Promise<Told> => {
    const { data, errors } = await world.ask(leader, PANEL, { id: requestId, size: 2, ...variables });
    expect(errors).toBeUndefined();
    return data.speakerRequest.panel;
  };
  const idsOf = ({ suggestions }: Told) => suggestions.map(({ roleModel }) => roleModel.id);

  it('is the best of all who could come where it says so, also of those who reach least', async () => {
    const plain = await panel();
    expect(idsOf(plain)[1]).toBe(lawyers.late);
    expect(plain).toMatchObject({ method: 'EXACT', gap: 0, guarantee: expect.stringContaining('No other panel of this size') });
    const wished = await panel({ require: { coverage: [IN_EACH_SECTOR] } });
    expect(wished).toMatchObject({ value: plain.value, method: 'EXACT', gap: 0, unmet: [{ coverage: IN_EACH_SECTOR }] });
  });

  it('claims no proof where more could come than were looked at, and counts what they could be worth into the gap', async () => {
    // Two engineers may come, as both are named, so nobody else is looked at; the best panel of two has everybody's best in it.
    const named = await request(world, leader, schoolId, { criteria: { occupations: ['2122', '2412'] } });
    const first = await panel({ id: named });
    expect(first).toMatchObject({ method: 'GREEDY', guarantee: expect.stringContaining('Chosen from the 500 who reach') });
    expect(first.gap).toBeGreaterThan(0);
    expect(first.value + first.gap).toBeCloseTo((await panel()).value, 8);
  });

  it('is not said to fall short where it is the one who reaches the most of all', async () => {
    expect(await panel({ size: 1 })).toMatchObject({ method: 'GREEDY', gap: 0 });
  });

  it('is chosen from those who reach the most, however often they were asked of late', async () => {
    const { plant } = world;
    const best = (await plant.roleModel({}, '2122')).id;
    const career = {
      role_model_id: best,
      position: 2,
      occupation_code: '2411',
      job_title: 'Lawyer too',
      started_on: '2005-01-01',
    };
    await plant.row('role_model_career', { ...career, ended_on: null });
    const free = await panel({ size: 1 });
    expect(idsOf(free)).toEqual([best]);
    await plant.sql(`INSERT INTO role_model_load VALUES ($1, '2026-09-01', 0, 0, 5)`, [best]);
    expect(await panel({ size: 1 })).toEqual(free);
    await plant.sql('DELETE FROM role_model_load WHERE role_model_id = $1', [best]);
    await plant.sql('UPDATE role_model SET is_paused = true WHERE id = $1', [best]);
  });

  it('is worth no more where somebody is no longer there', async () => {
    const before = await panel();
    await world.plant.sql('UPDATE role_model SET is_paused = true WHERE id = $1', [lawyers.early]);
    expect((await panel()).value).toBe(before.value);
    await world.plant.sql('UPDATE role_model SET is_paused = true WHERE id = $1', [lawyers.late]);
    expect((await panel()).value).toBeLessThan(before.value);
  });

  it('says how many were looked at where somebody else could come who has all that is asked', async () => {
    const { plant } = world;
    const [woman, other] = await plant.sql('SELECT id FROM role_model ORDER BY id LIMIT 2');
    await plant.row('role_model_trait', { role_model_id: woman.id, ...WOMAN, may_be_used: true, may_be_shown: true });
    await plant.row('role_model_barrier', { role_model_id: other.id, position: 1, story: 'I left school at 15.' });
    expect(await panel({ size: 1, require: { coverage: ['A_WOMAN', 'A_BARRIER_OVERCOME'] } })).toMatchObject({
      suggestions: [{ roleModel: { id: woman.id } }],
      unmet: [
        {
          coverage: 'A_BARRIER_OVERCOME',
          explanation: expect.stringMatching(
            /leave no room for it in a panel of 1\..* Only the 500 who reach these students most were looked at\.$/,
          ),
        },
      ],
    });
  });

  it('is the best of all where as many could come as are looked at, and no more', async () => {
    const { plant } = world;
    const [there] = await plant.sql('SELECT count(*)::integer AS count FROM role_model WHERE NOT is_paused');
    await plant.sql(
      'UPDATE role_model SET is_paused = true WHERE id IN (SELECT id FROM role_model WHERE NOT is_paused ORDER BY id LIMIT $1)',
      [there.count - 500],
    );
    expect(await panel()).toMatchObject({ method: 'EXACT', gap: 0 });
  });
});
