import type { Viewer } from '../../server/platform/access';
import type { RoleKey } from '../../server/platform/roles';
import type { TraitConsent } from '../../server/students/student-traits.service';
import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function enrolled() {
  const schoolId = await world.plant.school();
  const { id: studentId, personId } = await world.plant.student(schoolId);
  return { schoolId, studentId, themself: await world.plant.viewer('STUDENT', { schoolId, personId }) };
}

const staff = (role: RoleKey, schoolId: string) => world.plant.viewer(role, { schoolId });

const agree = (viewer: Viewer, consent: TraitConsent) =>
  world.contextOf(viewer).inTransaction(({ studentTraits }) => studentTraits.agree(viewer, consent));
const withdraw = (viewer: Viewer, change: Omit<TraitConsent, 'agreedBy'>) =>
  world.contextOf(viewer).inTransaction(({ studentTraits }) => studentTraits.withdraw(viewer, change));

const kept = (schoolId: string, studentId: string) =>
  world.plant.sql(
    `SELECT kind, value, may_be_used, agreed_by, agreed_at, recorded_by FROM student_trait WHERE student_id = $1 ORDER BY kind, value`,
    [studentId],
    [schoolId],
  );

const used = async (viewer: Viewer, schoolId: string, studentId: string) => {
  const connection = world.database.reading({ personId: viewer.personId, schoolIds: [schoolId] });
  const text = `SELECT kind, value FROM student_traits_for_matching($1, $2::uuid[])`;
  return connection.tenant({ name: 'used_traits', text }, [schoolId, [studentId]]);
};

const yes = (studentId: string, more: Partial<TraitConsent> = {}): TraitConsent => ({
  studentId,
  kind: 'CARE_EXPERIENCED',
  value: 'yes',
  agreedBy: 'STUDENT',
  ...more,
});

describe('agreeing', () => {
  it('keeps whose yes it was, when, and who recorded it', async () => {
    const { schoolId, studentId, themself } = await enrolled();
    expect(await agree(themself, yes(studentId))).toMatchObject({ kind: 'StudentTraitAgreed', student: { id: studentId } });
    expect(await kept(schoolId, studentId)).toEqual([
      {
        kind: 'CARE_EXPERIENCED',
        value: 'yes',
        may_be_used: true,
        agreed_by: 'STUDENT',
        agreed_at: expect.any(Date),
        recorded_by: themself.personId,
      },
    ]);
    expect(await used(themself, schoolId, studentId)).toEqual([{ kind: 'CARE_EXPERIENCED', value: 'yes' }]);
  });

  it.each(['CAREERS_LEADER', 'SENCO'] as const)("lets the %s record a parent's yes", async (role) => {
    const { schoolId, studentId } = await enrolled();
    const viewer = await staff(role, schoolId);
    expect(await agree(viewer, yes(studentId, { agreedBy: 'PARENT' }))).toMatchObject({ kind: 'StudentTraitAgreed' });
    expect(await kept(schoolId, studentId)).toMatchObject([{ agreed_by: 'PARENT', recorded_by: viewer.personId }]);
  });

  it("never takes the school's own yes, nor a parent's from the student", async () => {
    const { schoolId, studentId, themself } = await enrolled();
    const tries: [Viewer, TraitConsent['agreedBy']][] = [
      [await staff('CAREERS_LEADER', schoolId), 'STUDENT'],
      [await staff('SENCO', schoolId), 'STUDENT'],
      [themself, 'PARENT'],
    ];
    for (const [viewer, agreedBy] of tries)
      expect(await agree(viewer, yes(studentId, { agreedBy }))).toMatchObject({
        kind: 'InvalidInput',
        fields: [{ path: ['agreedBy'] }],
      });
    expect(await kept(schoolId, studentId)).toEqual([]);
  });

  it.each(['TEACHER', 'SUBJECT_LEAD', 'CAREERS_ADVISER', 'SAFEGUARDING_LEAD'] as const)('is not for the %s', async (role) => {
    const { schoolId, studentId } = await enrolled();
    const viewer = await staff(role, schoolId);
    for (const attempt of [() => agree(viewer, yes(studentId, { agreedBy: 'PARENT' })), () => withdraw(viewer, yes(studentId))])
      await expect(attempt()).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('finds no student for another school or another student', async () => {
    const { schoolId, studentId } = await enrolled();
    const classmate = await world.plant.student(schoolId);
    const strangers = [
      await staff('CAREERS_LEADER', await world.plant.school()),
      await world.plant.viewer('STUDENT', { schoolId, personId: classmate.personId }),
    ];
    for (const viewer of strangers) {
      for (const attempt of [() => agree(viewer, yes(studentId)), () => withdraw(viewer, yes(studentId))])
        await expect(attempt()).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    }
  });

  it('puts a new value in the place of the old where a person has one, and beside it where they may have several', async () => {
    const { schoolId, studentId, themself } = await enrolled();
    await world.plant.outcode('SR1', 54.91, -1.37);
    for (const value of ['FEMALE', 'other']) await agree(themself, yes(studentId, { kind: 'SEX', value }));
    for (const value of [' ne1 ', 'SR1']) await agree(themself, yes(studentId, { kind: 'TOWN', value }));
    expect((await kept(schoolId, studentId)).map(({ kind, value }) => [kind, value])).toEqual([
      ['SEX', 'OTHER'],
      ['TOWN', 'NE1'],
      ['TOWN', 'SR1'],
    ]);
  });

  it.each([
    ['SEX', 'GIRL'],
    ['SEX', ''],
    ['SEND', 'no'],
    ['FREE_SCHOOL_MEALS', 'true'],
    ['TOWN', 'XX99'],
    ['TOWN', 'NE1 4LP'],
    ['SCHOOL', 'Wearside Academy'],
    ['SCHOOL', '018f4f3e-0000-7000-8000-000000000000'],
    ['FIRST_LANGUAGE', 'Polish'],
    ['ETHNIC_GROUP', 'x'],
    ['ETHNIC_GROUP', 'x'.repeat(1_000_000)],
    ['ETHNIC_GROUP', 'White\u0000British'],
  ] as const)('refuses %s where the value cannot be meant', async (kind, value) => {
    const { schoolId, studentId, themself } = await enrolled();
    const outcome = await agree(themself, yes(studentId, { kind, value }));
    expect(outcome).toMatchObject({
      kind: 'InvalidInput',
      fields: [{ path: ['value'], message: expect.stringMatching(/^must be/) }],
    });
    expect(await kept(schoolId, studentId)).toEqual([]);
  });

  it('takes a school, a language and a group', async () => {
    const { schoolId, studentId, themself } = await enrolled();
    for (const [kind, value] of [
      ['SCHOOL', schoolId.toUpperCase()],
      ['FIRST_LANGUAGE', 'pl'],
      ['ETHNIC_GROUP', ' Traveller of  Irish heritage '],
    ] as const)
      expect(await agree(themself, yes(studentId, { kind, value }))).toMatchObject({ kind: 'StudentTraitAgreed' });
    const values = (await kept(schoolId, studentId)).map(({ value }) => value);
    expect(values).toEqual(['Traveller of Irish heritage', 'pl', schoolId]);
  });
});

describe('withdrawing', () => {
  it('keeps the trait out of use at once, whoever agreed, and whose word it was', async () => {
    const { schoolId, studentId, themself } = await enrolled();
    await agree(await staff('CAREERS_LEADER', schoolId), yes(studentId, { kind: 'TOWN', value: 'NE1', agreedBy: 'PARENT' }));
    await agree(themself, yes(studentId));
    expect(await used(themself, schoolId, studentId)).toHaveLength(2);
    await withdraw(themself, { studentId, kind: 'TOWN', value: 'ne1' });
    await withdraw(await staff('SENCO', schoolId), yes(studentId));
    expect(await used(themself, schoolId, studentId)).toEqual([]);
    expect(await kept(schoolId, studentId)).toMatchObject([
      { kind: 'CARE_EXPERIENCED', may_be_used: false, agreed_by: 'STUDENT' },
      { kind: 'TOWN', may_be_used: false, agreed_by: 'STUDENT' },
    ]);
  });

  it('is no error where nothing was agreed', async () => {
    const { studentId, themself } = await enrolled();
    expect(await withdraw(themself, yes(studentId))).toMatchObject({ kind: 'StudentTraitWithdrawn' });
  });
});
