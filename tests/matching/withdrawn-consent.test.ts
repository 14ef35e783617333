import type { Viewer } from '../../server/platform/access';
import { EXPLAIN, MATCHES, openClass, request, SUGGESTIONS, withoutCursors } from './class-of-six';

const CONSENT = `mutation C($input: UpdateMatchingConsentInput!) { updateMatchingConsent(input: $input) { __typename } }`;
const EXPLAIN_IN_FULL = EXPLAIN.replace('criterion contribution', 'criterion weight value contribution summary source');

/** Everything the API tells of a match, before a trait was agreed to, while it may be used, and once it was taken back. */
describe('a consent that was withdrawn', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  let self: Viewer;
  let roleModel: { id: string; viewer: Viewer };
  beforeAll(async () => {
    set = await openClass();
    const { world, schoolId, students } = set;
    requestId = await request(world, set.leader, schoolId);
    const { id: studentId, personId } = students[0]!;
    self = await world.plant.viewer('STUDENT', { schoolId, personId });
    const planted = await world.plant.roleModel({}, '2122');
    roleModel = { id: planted.id, viewer: await world.plant.viewer('VOLUNTEER', { personId: planted.personId }) };
    // The planted one is among the listed from the start, so that only the trait makes a difference.
    await world.plant.sql(`SELECT remake_trait_counts()`);
    for (const kind of ['CARE_EXPERIENCED', 'SEX'])
      await agree(self, { studentId, kind, value: kind === 'SEX' ? 'FEMALE' : 'yes', mayBeUsed: true, agreedBy: 'STUDENT' });
  });
  afterAll(() => set.world.close());

  async function agree(viewer: Viewer, input: object): Promise<void> {
    const { data, errors } = await set.world.ask(viewer, CONSENT, { input });
    expect(errors).toBeUndefined();
    expect(data.updateMatchingConsent.__typename).toBe('MatchingConsentUpdated');
  }

  /** Lists in their order with every number and reason, and explanations of the pair, for all who may ask. */
  async function everything(): Promise<string> {
    const { world, leader, students, schoolId } = set;
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    const studentId = students[0]!.id;
    const answers = [
      await world.ask(leader, SUGGESTIONS, { id: requestId, first: 100 }),
      await world.ask(teacher, SUGGESTIONS, { id: requestId, first: 100 }),
      await world.ask(leader, MATCHES, { id: studentId, first: 100 }),
      await world.ask(self, MATCHES, { id: studentId, first: 100 }),
      await world.ask(leader, EXPLAIN_IN_FULL, { studentId, roleModelId: roleModel.id, requestId }),
      await world.ask(leader, EXPLAIN_IN_FULL, { studentId, roleModelId: roleModel.id }),
      await world.ask(self, EXPLAIN_IN_FULL, { studentId, roleModelId: roleModel.id }),
    ];
    for (const { errors } of answers) expect(errors).toBeUndefined();
    return JSON.stringify(withoutCursors(answers.map(({ data }) => data as unknown)), null, 1);
  }

  it.each([
    ['CARE_EXPERIENCED', 'yes', true],
    ['CARE_EXPERIENCED', 'yes', false],
    ['SEX', 'FEMALE', true],
    ['SEX', 'FEMALE', false],
    ['TOWN', 'NE1', true],
  ])(
    'leaves no trace of a role model’s %s %s (shown: %s) in number, order, reason or explanation',
    async (kind, value, shown) => {
      const before = await everything();
      const fact = { roleModelId: roleModel.id, kind, value };
      await agree(roleModel.viewer, { ...fact, mayBeUsed: true, mayBeShown: shown });
      expect(await everything()).not.toBe(before);
      await agree(roleModel.viewer, { ...fact, mayBeUsed: false, mayBeShown: false });
      expect(await everything()).toBe(before);
    },
  );

  it.each([
    ['YOUNG_CARER', 'yes'],
    ['ENGLISH_AS_ADDITIONAL_LANGUAGE', 'yes'],
  ])('leaves no trace of a student’s %s %s in number, order, reason or explanation', async (kind, value) => {
    const shared = { roleModelId: roleModel.id, kind, value, mayBeUsed: true, mayBeShown: true };
    await agree(roleModel.viewer, shared);
    const before = await everything();
    const fact = { studentId: set.students[0]!.id, kind, value };
    await agree(self, { ...fact, mayBeUsed: true, agreedBy: 'STUDENT' });
    expect(await everything()).not.toBe(before);
    await agree(self, { ...fact, mayBeUsed: false });
    expect(await everything()).toBe(before);
  });
});
