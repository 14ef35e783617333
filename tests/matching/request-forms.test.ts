import { plantEncounter } from '../students/record';
import { EXPLAIN, openClass, request, SUGGESTIONS } from './class-of-six';

const REASONS = 'reasons { criterion weight contribution }';
const LISTED = SUGGESTIONS.replace(/reasons \{[^}]*\}/, REASONS);
const EXPLAINED = EXPLAIN.replace(/reasons \{[^}]*\}/, REASONS);
const PANEL = `query P($id: ID!) { speakerRequest(id: $id) { panel(size: 1) { value suggestions { score roleModel { id } ${REASONS} } } } }`;

interface Told {
  readonly score: number;
  readonly roleModel: { readonly id: string };
  readonly reasons: readonly { readonly criterion: string; readonly weight: number; readonly contribution: number }[];
}

const DEFAULTS = { INTEREST: 0.4, BACKGROUND: 0.2, COUNTER_STEREOTYPE: 0.2, VARIETY: 0.1, ATTAINABILITY: 0.1 };
const REPEATED = { INTEREST: 4 / 9, BACKGROUND: 2 / 9, COUNTER_STEREOTYPE: 2 / 9, VARIETY: 0, ATTAINABILITY: 1 / 9 };
const ONLY_INTEREST = { INTEREST: 1, BACKGROUND: 0, COUNTER_STEREOTYPE: 0, VARIETY: 0, ATTAINABILITY: 0 };
const MOSTLY_VARIETY = { interest: 0.2, background: 0, counterStereotype: 0, variety: 0.8, attainability: 0 };

/** A class of Year 9 that knows nobody yet, and a Year 10 in which half miss an employer, and half a workplace. */
describe('by a request of a form', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  const needing = { employer: [] as string[], workplace: [] as string[] };
  beforeAll(async () => {
    set = await openClass();
    const { plant } = set.world;
    await plant.sql(
      `UPDATE role_model SET has_recorded_check = true, forms = '{TALK,MENTORING_SESSION,PROJECT,WORKPLACE_VISIT,WORK_EXPERIENCE,JOB_SHADOWING}'`,
    );
    for (const [missing, code] of [
      ['employer', '2237'],
      ['workplace', '2122'],
    ] as const) {
      for (let number = 0; number < 3; number += 1) {
        const { id } = await plant.student(set.schoolId, { year_group: 10 });
        const interest = { school_id: set.schoolId, student_id: id, kind: 'OCCUPATION', code, strength: 'VERY' };
        await plant.row('student_interest', interest, [set.schoolId]);
        needing[missing].push(id);
      }
    }
    for (let times = 0; times < 4; times += 1) {
      await plantEncounter(plant, set.schoolId, needing.workplace, { kind: 'EMPLOYER' });
      await plantEncounter(plant, set.schoolId, needing.employer, { kind: 'WORKPLACE' });
    }
  });
  afterAll(() => set.world.close());

  const asked = (form: string, change: object = {}) => request(set.world, set.leader, set.schoolId, { form, ...change });
  const answer = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await set.world.ask(set.leader, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const listed = async (id: string): Promise<Told[]> =>
    (await answer(LISTED, { id, first: 20 })).speakerRequest.suggestions.nodes;
  const panel = async (id: string): Promise<{ value: number; suggestions: Told[] }> =>
    (await answer(PANEL, { id })).speakerRequest.panel;
  const explained = async (requestId: string, studentId: string, roleModelId: string): Promise<Told> =>
    (await answer(EXPLAINED, { requestId, studentId, roleModelId })).explainMatch;

  function expectWeights({ score, reasons }: Told, weights: Readonly<Record<string, number>>): void {
    expect(reasons.map(({ criterion }) => criterion)).toEqual(Object.keys(weights));
    for (const { criterion, weight } of reasons) expect(weight).toBeCloseTo(weights[criterion]!, 9);
    expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
  }

  /** By suggestions, panel and explanation alike. */
  async function expectAllToWeigh(requestId: string, weights: Readonly<Record<string, number>>): Promise<void> {
    const suggestions = await listed(requestId);
    expect(suggestions).toHaveLength(13);
    for (const one of suggestions) expectWeights(one, weights);
    const { suggestions: members } = await panel(requestId);
    expect(members).toHaveLength(1);
    for (const one of members) expectWeights(one, weights);
    expectWeights(await explained(requestId, set.students[0]!.id, set.nurse), weights);
  }

  describe.each(['MENTORING_SESSION', 'PROJECT'])('%s, which wants repetition', (form) => {
    it('everybody is weighed without VARIETY, the rest in proportion', async () => {
      await expectAllToWeigh(await asked(form), REPEATED);
    });

    it('so they are by the weights of the request', async () => {
      await expectAllToWeigh(await asked(form, { weights: MOSTLY_VARIETY }), ONLY_INTEREST);
    });

    it('so they are by the defaults where the school’s own, from before, are all on VARIETY', async () => {
      const columns = ['interest', 'background', 'counter_stereotype', 'variety', 'attainability'];
      const keep = (value: (column: string) => string) =>
        set.world.plant.sql(
          `UPDATE school_setting SET ${columns.map((column) => `${column}_weight = ${value(column)}`).join(', ')} WHERE school_id = $1`,
          [set.schoolId],
          [set.schoolId],
        );
      await keep((column) => (column === 'variety' ? '1' : '0'));
      try {
        await expectAllToWeigh(await asked(form), REPEATED);
      } finally {
        await keep(() => 'NULL');
      }
    });
  });

  it.each(['TALK', 'WORKPLACE_VISIT'])('%s everybody is weighed by all of it', async (form) => {
    await expectAllToWeigh(await asked(form), DEFAULTS);
  });

  it.each([
    ['TALK', 'employer'],
    ['MENTORING_SESSION', 'employer'],
    ['PROJECT', 'employer'],
    ['WORKPLACE_VISIT', 'workplace'],
    ['WORK_EXPERIENCE', 'workplace'],
    ['JOB_SHADOWING', 'workplace'],
  ] as const)('%s students count by what they lack of that kind: %s', async (form, kind) => {
    const [first, other] = kind === 'employer' ? [set.nurse, set.engineers[5]!] : [set.engineers[5]!, set.nurse];
    const requestId = await asked(form, { audience: { yearGroup: 10 } });
    const suggestions = await listed(requestId);
    const reach = (id: string) => suggestions.find(({ roleModel }) => roleModel.id === id)!.score;
    const scoresOf = async (students: readonly string[], id: string): Promise<number> => {
      const told = await Promise.all(students.map((studentId) => explained(requestId, studentId, id)));
      return told.reduce((sum, { score }) => sum + score, 0);
    };
    for (const id of [first, other]) {
      const [missing, had] = [needing[kind], needing[kind === 'employer' ? 'workplace' : 'employer']];
      // Who misses one counts 1, who had four counts 0.15.
      const expected = (await scoresOf(missing, id)) + 0.15 * (await scoresOf(had, id));
      expect(reach(id)).toBeCloseTo(expected / (missing.length + 0.15 * had.length), 9);
    }
    expect(reach(first)).toBeGreaterThan(reach(other));
    const { value, suggestions: members } = await panel(requestId);
    expect(members[0]?.roleModel.id === set.nurse).toBe(kind === 'employer');
    expect(value).toBeCloseTo(suggestions[0]!.score, 9);
  });
});
