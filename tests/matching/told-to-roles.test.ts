import type { Viewer } from '../../server/platform/access';
import type { RoleKey } from '../../server/platform/roles';
import { EXPLAIN, MATCHES, openClass, request, SUGGESTIONS, trait, withoutCursors } from './class-of-six';

const WHAT_WOULD_HELP = EXPLAIN.replace(
  'distanceKm',
  'distanceKm warnings counterfactuals { kind explanation isEnough }',
).replace('reasons { criterion contribution }', 'reasons { criterion weight value contribution summary source }');
const PANEL = `query P($id: ID!) { speakerRequest(id: $id) { panel(size: 3, require: { coverage: [A_WOMAN, COUNTER_STEREOTYPE_IN_EACH_SECTOR] }) {
  suggestions { score roleModel { id } reasons { contribution summary source } } value method gap guarantee unmet { coverage explanation } warnings } } }`;

const OWN_SCHOOL = ['CAREERS_LEADER', 'CAREERS_ADVISER', 'SENCO', 'TEACHER', 'SUBJECT_LEAD', 'SAFEGUARDING_LEAD'] as const;
const ELSEWHERE = ['EMPLOYER_COORDINATOR', 'VOLUNTEER', 'ALUMNUS', 'OPERATOR'] as const;
const MAY_READ = new Set<RoleKey>(['CAREERS_LEADER', 'CAREERS_ADVISER', 'SENCO']);
const CANARY = 'ZZ9';

describe('what is told of a match, role by role', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  let canaryBearer: string;
  const viewers = new Map<string, Viewer | null>();

  beforeAll(async () => {
    set = await openClass();
    const { world, schoolId, students } = set;
    const { plant } = world;
    requestId = await request(world, set.leader, schoolId);
    const employerId = await plant.employer();
    for (const role of OWN_SCHOOL) viewers.set(role, await plant.viewer(role, { schoolId }));
    for (const role of ELSEWHERE)
      viewers.set(
        role,
        await plant.viewer(role, {
          schoolId: role === 'ALUMNUS' ? schoolId : undefined,
          employerId: role === 'EMPLOYER_COORDINATOR' ? employerId : undefined,
        } as never),
      );
    viewers.set('the student', await plant.viewer('STUDENT', { schoolId, personId: students[0]!.personId }));
    viewers.set('another student', await plant.viewer('STUDENT', { schoolId, personId: students[1]!.personId }));
    viewers.set('nobody', null);
    canaryBearer = set.engineers[2]!;
  });
  afterAll(() => set.world.close());

  const everything = async (viewer: Viewer | null) => {
    const studentId = set.students[0]!.id;
    const ask = (query: string, variables: Record<string, unknown>) => set.world.ask(viewer, query, variables);
    const answers = [
      await ask(MATCHES, { id: studentId, first: 20 }),
      await ask(SUGGESTIONS, { id: requestId, first: 20 }),
      await ask(WHAT_WOULD_HELP, { studentId, roleModelId: canaryBearer }),
      await ask(WHAT_WOULD_HELP, { studentId, roleModelId: canaryBearer, requestId }),
      await ask(PANEL, { id: requestId }),
    ];
    return answers.map(({ data, errors }) => ({
      data: withoutCursors(data),
      codes: errors?.map(({ extensions }) => extensions.code) ?? [],
    }));
  };
  const changed = (text: string, values: unknown[]) => set.world.plant.sql(text, values, [set.schoolId]);
  const hide = (kind: string, value: string) =>
    changed(`INSERT INTO role_model_trait SELECT id, $2, $3, true, false, now() FROM role_model WHERE id = $1`, [
      canaryBearer,
      kind,
      value,
    ]);

  /** Answers in two worlds that differ in one fact; the fact is taken away again. */
  const inBothWorlds = async (viewer: Viewer | null, make: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    const before = await everything(viewer);
    await make();
    try {
      return { before, after: await everything(viewer) };
    } finally {
      await undo();
    }
  };

  describe.each([...OWN_SCHOOL, ...ELSEWHERE, 'the student', 'another student', 'nobody'])('%s', (who) => {
    const me = () => viewers.get(who) ?? null;
    const isStaff = (OWN_SCHOOL as readonly string[]).includes(who);
    const mayRead = MAY_READ.has(who as RoleKey);

    it('is answered just what is theirs to ask', async () => {
      const [matches, suggestions, explained, byRequest, panel] = (await everything(me())).map(({ codes }) => codes.length === 0);
      const aboutOne = mayRead || who === 'the student';
      expect({ matches, suggestions, explained, byRequest, panel }).toEqual({
        matches: aboutOne,
        suggestions: isStaff,
        explained: aboutOne,
        byRequest: mayRead,
        panel: isStaff,
      });
    });

    it('reads no value of a trait that a role model does not show', async () => {
      const { after } = await inBothWorlds(
        me(),
        async () => {
          await hide('TOWN', CANARY);
          await trait(set.world, set.schoolId, set.students[0]!.id, { kind: 'TOWN', value: CANARY });
        },
        async () => {
          await changed(`DELETE FROM role_model_trait WHERE value = $1`, [CANARY]);
          await changed(`DELETE FROM student_trait WHERE value = $1`, [CANARY]);
        },
      );
      expect(JSON.stringify(after)).not.toContain(CANARY);
    });

    it('is told the same numbers of one student whatever a role model keeps to themself', async () => {
      const { before, after } = await inBothWorlds(
        me(),
        async () => {
          await hide('TOWN', 'NE1');
          await hide('SEX', 'FEMALE');
        },
        () => changed(`DELETE FROM role_model_trait WHERE role_model_id = $1`, [canaryBearer]),
      );
      const aboutOne = (answers: typeof before) => [answers[0], answers[2], answers[3]];
      expect(aboutOne(after)).toEqual(aboutOne(before));
    });

    it(`is told the same numbers whatever students' traits are${mayRead ? ', save that this role may read them' : ''}`, async () => {
      const { before, after } = await inBothWorlds(
        me(),
        async () => {
          for (const { id } of set.students.slice(1))
            await trait(set.world, set.schoolId, id, { kind: 'CARE_EXPERIENCED', value: 'yes' });
        },
        () => changed(`DELETE FROM student_trait WHERE kind = 'CARE_EXPERIENCED'`, []),
      );
      if (mayRead) expect(after[1]).not.toEqual(before[1]);
      else expect(after).toEqual(before);
    });

    it(`is ${mayRead ? '' : 'not '}told what would help somebody who is full`, async () => {
      const { after } = await inBothWorlds(
        me(),
        () => changed(`UPDATE role_model SET capacity_per_month = 0 WHERE id = $1`, [canaryBearer]),
        () => changed(`UPDATE role_model SET capacity_per_month = 2 WHERE id = $1`, [canaryBearer]),
      );
      const told = after[2]?.data?.explainMatch?.counterfactuals ?? [];
      expect(told).toEqual(
        mayRead
          ? [{ kind: 'CAPACITY', explanation: 'If they took 1 more meeting a month: 1 instead of 0.', isEnough: true }]
          : [],
      );
    });
  });
});
