import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { updating } from './updating';

describe('consent of a student to matching', () => {
  let world: World;
  let schoolId: string;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    await world.plant.outcode('NE1');
  });
  afterAll(() => world.close());

  const { update, fieldsOf, refusalOf } = updating(() => world);

  let studentId: string;
  let viewer: Viewer;
  let leader: Viewer;
  beforeEach(async () => {
    const student = await world.plant.student(schoolId);
    studentId = student.id;
    viewer = await world.plant.viewer('STUDENT', { schoolId, personId: student.personId });
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
  });
  const kept = () =>
    world.plant.sql(
      `SELECT kind, value, may_be_used, agreed_by FROM student_trait WHERE student_id = $1`,
      [studentId],
      [schoolId],
    );

  it('is given by the student, or by a parent whom staff heard, and taken back', async () => {
    const given = await update(viewer, { studentId, mayBeUsed: true, agreedBy: 'STUDENT' });
    expect(given.data.updateMatchingConsent).toMatchObject({
      student: { id: studentId },
      roleModel: null,
      consent: { value: 'NE1' },
    });
    expect(await kept()).toEqual([{ kind: 'TOWN', value: 'NE1', may_be_used: true, agreed_by: 'STUDENT' }]);
    await update(leader, { studentId, kind: 'YOUNG_CARER', value: 'yes', mayBeUsed: true, agreedBy: 'PARENT' });
    expect(await kept()).toHaveLength(2);
    await update(viewer, { studentId, mayBeUsed: false });
    await update(leader, { studentId, kind: 'YOUNG_CARER', value: 'yes', mayBeUsed: false });
    expect((await kept()).filter((trait) => trait.may_be_used)).toEqual([]);
  });

  const traitsRead = async (who: Viewer) => {
    const { data } = await world.ask(who, `query ($id: ID!) { student(id: $id) { traits { kind mayBeUsed agreedBy } } }`, {
      id: studentId,
    });
    return data.student.traits;
  };

  it('taken back is told to the student alone', async () => {
    await update(viewer, { studentId, mayBeUsed: true, agreedBy: 'STUDENT' });
    expect(await traitsRead(leader)).toHaveLength(1);
    await update(viewer, { studentId, mayBeUsed: false });
    expect(await traitsRead(leader)).toEqual([]);
    expect(await traitsRead(viewer)).toEqual([{ kind: 'TOWN', mayBeUsed: false, agreedBy: 'STUDENT' }]);
  });

  const parentSays = async (input: object = {}) =>
    (await update(leader, { studentId, mayBeUsed: true, agreedBy: 'PARENT', ...input })).data.updateMatchingConsent;

  it('is the student’s own word: no parent’s yes follows their no', async () => {
    await parentSays();
    await update(viewer, { studentId, mayBeUsed: false });
    expect(await parentSays()).toMatchObject({
      __typename: 'StudentHasDecided',
      code: 'STUDENT_HAS_DECIDED',
      message: expect.stringContaining('Only they can change it') as string,
    });
    expect(await kept()).toMatchObject([{ may_be_used: false, agreed_by: 'STUDENT' }]);
    await update(viewer, { studentId, mayBeUsed: true, agreedBy: 'STUDENT' });
    expect(await kept()).toMatchObject([{ may_be_used: true, agreed_by: 'STUDENT' }]);
  });

  it('is the student’s own word: no parent’s yes takes the place of their yes', async () => {
    const sex = { studentId, kind: 'SEX', mayBeUsed: true };
    await update(viewer, { ...sex, value: 'FEMALE', agreedBy: 'STUDENT' });
    for (const value of ['FEMALE', 'MALE'])
      expect(await parentSays({ kind: 'SEX', value })).toMatchObject({ __typename: 'StudentHasDecided' });
    expect(await kept()).toEqual([{ kind: 'SEX', value: 'FEMALE', may_be_used: true, agreed_by: 'STUDENT' }]);
  });

  it('answers a parent’s yes to what was taken back and to anything else of the kind alike, to the letter', async () => {
    const language = { kind: 'FIRST_LANGUAGE' };
    await update(viewer, { studentId, ...language, value: 'pl', mayBeUsed: false });
    const senco = await world.plant.viewer('SENCO', { schoolId });
    for (const who of [leader, senco]) {
      const said = { studentId, ...language, mayBeUsed: true, agreedBy: 'PARENT' };
      const [taken, other] = [await update(who, { ...said, value: 'pl' }), await update(who, { ...said, value: 'de' })];
      expect(taken.data.updateMatchingConsent.__typename).toBe('StudentHasDecided');
      expect(other).toEqual(taken);
    }
    expect(await kept()).toEqual([{ ...language, value: 'pl', may_be_used: false, agreed_by: 'STUDENT' }]);
  });

  it('leaves a kind of which the student said nothing open to a parent’s yes', async () => {
    await update(viewer, { studentId, kind: 'FIRST_LANGUAGE', value: 'pl', mayBeUsed: false });
    expect(await parentSays()).toMatchObject({ __typename: 'MatchingConsentUpdated', consent: { kind: 'TOWN', value: 'NE1' } });
  });

  it('may be a parent’s to decide up to year 8', async () => {
    await world.plant.sql(`UPDATE student SET year_group = 8 WHERE id = $1`, [studentId], [schoolId]);
    await update(viewer, { studentId, mayBeUsed: false });
    expect(await parentSays()).toMatchObject({ __typename: 'MatchingConsentUpdated' });
    expect(await kept()).toMatchObject([{ may_be_used: true, agreed_by: 'PARENT' }]);
  });

  it('is not taken back of what cannot be meant', async () => {
    for (const value of ['x'.repeat(100_000), 'NE\u0000'])
      expect(await fieldsOf(viewer, { studentId, value, mayBeUsed: false })).toEqual(['value']);
    expect(await kept()).toEqual([]);
  });

  it('is never the school’s to give, and nothing of it is ever shown', async () => {
    expect(await fieldsOf(leader, { studentId, mayBeUsed: true, agreedBy: 'STUDENT' })).toEqual(['agreedBy']);
    expect(await fieldsOf(viewer, { studentId, mayBeUsed: true, agreedBy: 'PARENT' })).toEqual(['agreedBy']);
    expect(await fieldsOf(viewer, { studentId, mayBeUsed: true })).toEqual(['agreedBy']);
    expect(await fieldsOf(viewer, { studentId, mayBeUsed: true, mayBeShown: true, agreedBy: 'STUDENT' })).toEqual(['mayBeShown']);
    expect(await kept()).toEqual([]);
  });

  it('is out of reach of other schools, other students and other adults', async () => {
    const other = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    const friend = await world.plant.viewer('STUDENT', { schoolId, personId: (await world.plant.student(schoolId)).personId });
    const volunteer = await world.plant.viewer('VOLUNTEER');
    for (const who of [other, friend, volunteer])
      expect(await refusalOf(who, { studentId, mayBeUsed: true, agreedBy: 'PARENT' })).toBe('NOT_FOUND');
    const teacher = await world.plant.viewer('TEACHER', { schoolId });
    expect(await refusalOf(teacher, { studentId, mayBeUsed: true, agreedBy: 'PARENT' })).toBe('FORBIDDEN');
  });
});
