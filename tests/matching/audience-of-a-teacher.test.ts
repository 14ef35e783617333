import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { request } from './class-of-six';

const SUGGESTION = `audience { size reached } reasons { criterion summary }`;
const TOLD = `query T($id: ID!) { speakerRequest(id: $id) {
  suggestions(first: 1) { nodes { ${SUGGESTION} } } panel(size: 1) { suggestions { ${SUGGESTION} } } } }`;

interface Told {
  readonly audience: { readonly size: number; readonly reached: number | null };
  readonly reasons: readonly { readonly criterion: string; readonly summary: string }[];
}

/** A teacher's audiences of one school, an engineer, and as many students who like physics as each needs. */
describe('what a teacher is told of', () => {
  let world: World;
  let schoolId: string;
  let teacher: Viewer;
  let leader: Viewer;
  const keen: string[] = [];
  const others: string[] = [];
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    teacher = await world.plant.viewer('TEACHER', { schoolId });
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    for (let number = 0; number < 10; number += 1) {
      keen.push((await world.plant.student(schoolId)).id);
      others.push((await world.plant.student(schoolId)).id);
      const interest = { school_id: schoolId, student_id: keen.at(-1), kind: 'SUBJECT', code: 'physics', strength: 'VERY' };
      await world.plant.row('student_interest', interest, [schoolId]);
    }
    await world.plant.roleModel({}, '2122');
  });
  afterAll(() => world.close());

  /** The one suggestion, in the list and in a panel, which tell alike. */
  const told = async (viewer: Viewer, reached: number, size: number): Promise<Told> => {
    const studentIds = [...keen.slice(0, reached), ...others.slice(0, size - reached)];
    const id = await request(world, teacher, schoolId, { audience: { studentIds } });
    const { data, errors } = await world.ask(viewer, TOLD, { id });
    expect(errors).toBeUndefined();
    const [listed] = data.speakerRequest.suggestions.nodes as Told[];
    expect(data.speakerRequest.panel.suggestions).toEqual([listed]);
    return listed!;
  };
  const interest = ({ reasons }: Told) => reasons.find(({ criterion }) => criterion === 'INTEREST')?.summary;

  it.each([
    [5, 10, 5, '5 of these students'],
    [7, 12, 7, '7 of these students'],
    [4, 12, null, 'fewer than 5 of these students'],
    [8, 12, null, 'most of these students'],
    [10, 10, null, 'most of these students'],
    [5, 9, null, 'some of these students'],
    [4, 9, null, 'some of these students'],
    [5, 5, null, 'some of these students'],
  ])('%i reached in %i: %s, “%s”', async (reached, size, count, words) => {
    const answer = await told(teacher, reached, size);
    expect(answer.audience).toEqual({ size, reached: count });
    expect(interest(answer)).toBe(`Close to interests in this group: physics (${words}).`);
  });

  it('as few as none in ten: no number, and no word of the interest', async () => {
    const answer = await told(teacher, 0, 10);
    expect(answer.audience).toEqual({ size: 10, reached: null });
    expect(interest(answer)).not.toMatch(/physics|\d/);
  });

  it('the same students less than the careers leader, who may read each of them', async () => {
    for (const [reached, size, words] of [
      [4, 12, '4 of these students'],
      [5, 9, '5 of these students'],
      [8, 12, '8 of these students'],
      [10, 10, 'all of these students'],
    ] as const) {
      const answer = await told(leader, reached, size);
      expect(answer.audience).toEqual({ size, reached });
      expect(interest(answer)).toBe(`Close to interests in this group: physics (${words}).`);
    }
  });
});
