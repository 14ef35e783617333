import type { Viewer } from '../../server/platform/access';
import { request, type Suggestion, SUGGESTIONS } from '../matching/class-of-six';
import { responsesOf } from '../matching/responses';
import { DEFAULTS, openWeighing, OWN } from './weighing';

let set: Awaited<ReturnType<typeof openWeighing>>;
beforeAll(async () => {
  set = await openWeighing();
});
afterAll(() => set.world.close());

const answers = responsesOf(60, 2, { rating: { INTEREST: 1 }, belief: { COUNTER_STEREOTYPE: 1 } });

describe('learned weights', () => {
  it('are written with the change that explains them', async () => {
    const { schoolId, leader } = await set.school();
    const outcome = await set.learn(schoolId, answers);
    expect(outcome).toMatchObject({ kind: 'LEARNED', matchingWeights: { version: 2 } });
    const { version, current, history } = await set.read(leader, schoolId);
    expect(version).toBe(2);
    expect(current.interest).toBeGreaterThan(DEFAULTS.interest);
    expect(current.counterStereotype).toBeGreaterThan(DEFAULTS.counterStereotype);
    const [change] = history.nodes;
    expect(change).toMatchObject({ reason: 'LEARNED', madeBy: null, undoes: null, before: DEFAULTS, after: current });
    expect(change.explanation).toMatchObject({ responses: 60, undo: expect.stringContaining('interests 40%') as string });
    expect(change.explanation.criteria[0]).toMatchObject({
      ...{ criterion: 'INTEREST', before: 0.4, after: current.interest },
      summary: expect.stringMatching(/^Interests count .* more \(40% to 4\d(\.\d)?%\): .*\.$/) as string,
    });
  });

  it('are learned on top of what the school set or learned before', async () => {
    const { schoolId, leader } = await set.school();
    const own = { ...DEFAULTS, interest: 0.35, background: 0.25 };
    await set.set(leader, { schoolId, expectedVersion: 1, weights: own });
    await set.learn(schoolId, answers);
    await set.learn(schoolId, responsesOf(60, 3, { rating: { INTEREST: 1 }, belief: {} }));
    const { version, current, history } = await set.read(leader, schoolId);
    expect(version).toBe(4);
    const [last, first] = history.nodes;
    expect(first.before).toEqual(own);
    expect(last.before).toEqual(first.after);
    expect(current.interest).toBeGreaterThan(first.after.interest);
  });

  it('are undone by the careers leader', async () => {
    const { schoolId, leader } = await set.school();
    await set.learn(schoolId, answers);
    const undone = await set.undo(leader, { schoolId, expectedVersion: 2 });
    expect(undone).toMatchObject({
      __typename: 'MatchingWeightsUndone',
      matchingWeights: { version: 3, areDefaults: true, current: DEFAULTS },
      change: { reason: 'UNDONE', madeBy: leader.personId },
    });
    const [, learned] = (await set.read(leader, schoolId)).history.nodes;
    expect(learned).toMatchObject({ id: undone.change.undoes, reason: 'LEARNED' });
  });

  it.each([
    ['too few answers', 29, 'TOO_FEW', null],
    ['weights set far from the defaults', 60, 'SET_BEYOND', OWN],
  ])('write nothing for %s', async (_what, count, why, weights) => {
    const { schoolId, leader } = await set.school();
    if (weights !== null) await set.set(leader, { schoolId, expectedVersion: 1, weights });
    const before = await set.read(leader, schoolId);
    expect(await set.learn(schoolId, answers.slice(0, count))).toMatchObject({ kind: 'UNCHANGED', why, responses: count });
    expect(await set.read(leader, schoolId)).toEqual(before);
  });

  it('leave every other school as it was', async () => {
    const [one, other] = [await set.school(), await set.school()];
    await set.learn(one.schoolId, answers);
    expect(await set.read(other.leader, other.schoolId)).toMatchObject({ version: 1, areDefaults: true });
  });

  it('are not written by whoever does not act for the school', async () => {
    const [one, other] = [await set.school(), await set.school()];
    const job = set.world.database.writing({ personId: null, schoolIds: [other.schoolId] }, (connection) =>
      connection.tenant({ name: 'steal', text: `UPDATE school_setting SET version = 9 WHERE school_id = $1 RETURNING 1` }, [
        one.schoolId,
      ]),
    );
    expect(await job).toEqual([]);
  });
});

describe('the next suggestions', () => {
  let asked: { schoolId: string; leader: Viewer; requestId: string; engineer: string; nurse: string };
  beforeAll(async () => {
    const { plant } = set.world;
    const { schoolId, leader } = await set.school();
    for (let number = 0; number < 5; number += 1) {
      const { id } = await plant.student(schoolId);
      const interest = { school_id: schoolId, student_id: id, kind: 'SUBJECT', code: 'biology', strength: 'VERY' };
      await plant.row('student_interest', interest, [schoolId]);
    }
    const { id: engineer } = await plant.roleModel({}, '2122');
    const { id: nurse } = await plant.roleModel({}, '2237');
    await plant.row('role_model_trait', {
      ...{ role_model_id: engineer, kind: 'SEX', value: 'FEMALE', may_be_used: true, may_be_shown: true },
      agreed_at: set.world.time.now,
    });
    asked = { schoolId, leader, engineer, nurse, requestId: await request(set.world, leader, schoolId) };
  });
  const list = async (): Promise<Suggestion[]> => {
    const { data } = await set.world.ask(asked.leader, SUGGESTIONS, { id: asked.requestId, first: 20 });
    return data.speakerRequest.suggestions.nodes;
  };
  const ids = (suggestions: readonly Suggestion[]) => suggestions.map(({ roleModel }) => roleModel.id);
  const weightOf = ([first]: readonly Suggestion[], criterion: string) =>
    (first?.reasons.find((reason) => reason.criterion === criterion) as { weight?: number } | undefined)?.weight ?? Number.NaN;

  it('follow weights that were set, and those that were before once they are undone', async () => {
    const { schoolId, leader, engineer, nurse } = asked;
    const before = await list();
    expect(ids(before)).toEqual([nurse, engineer]);
    await set.set(leader, { schoolId, expectedVersion: 1, weights: { ...OWN, interest: 0, counterStereotype: 0.7 } });
    expect(ids(await list())).toEqual([engineer, nurse]);
    await set.undo(leader, { schoolId, expectedVersion: 2 });
    expect(await list()).toEqual(before);
  });

  it('follow weights that were learned', async () => {
    const before = await list();
    await set.learn(asked.schoolId, answers);
    const after = await list();
    for (const criterion of ['INTEREST', 'COUNTER_STEREOTYPE'])
      expect(weightOf(after, criterion)).toBeGreaterThan(weightOf(before, criterion));
  });
});
