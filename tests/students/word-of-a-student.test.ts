import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../server/platform/connection';
import { openWorld, type World } from '../support/world';
import { rawStatements } from './raw-statements';

/** The functions of the database alone: what they refuse, no service can do by mistake. */
let world: World;
let own = { schoolId: '' };

beforeAll(async () => {
  world = await openWorld();
  own = { schoolId: await world.plant.school() };
});
afterAll(() => world.close());

const { inTurn } = rawStatements(() => world);
const staffOf = ({ schoolId }: { readonly schoolId: string }, personId: string = randomUUID()): Tenant => ({
  personId,
  schoolIds: [schoolId],
});
const themself = ({ personId }: { readonly personId: string }): Tenant => ({ personId, schoolIds: [] });

describe('a yes or a no of a student', () => {
  const agree = async (tenant: Tenant, student: string, said: [kind: string, value: string, by: string, replaces?: boolean]) => {
    const [kind, value, by, replaces = false] = said;
    const text = `SELECT agree_student_trait($1, $2, $3, $4, $5, $6) AS done`;
    return ((await inTurn(tenant, [[text, [own.schoolId, student, kind, value, by, replaces]]])) as { done: boolean }[])[0]?.done;
  };
  const withdraw = async (tenant: Tenant, student: string, [kind, value]: [kind: string, value: string]) => {
    const text = `SELECT withdraw_student_trait($1, $2, $3, $4) AS done`;
    return ((await inTurn(tenant, [[text, [own.schoolId, student, kind, value]]])) as { done: boolean }[])[0]?.done;
  };
  const kept = (student: string) =>
    world.plant.sql(
      `SELECT value, may_be_used AS used, agreed_by AS by, recorded_by AS recorder FROM student_trait WHERE student_id = $1 ORDER BY value`,
      [student],
      [own.schoolId],
    );
  const staff = () => staffOf(own);

  it('is said as who one is, and recorded as oneself', async () => {
    const { id, personId } = await world.plant.student(own.schoolId);
    const teacher = staff();
    expect(await agree(teacher, id, ['TOWN', 'NE1', 'STUDENT'])).toBe(false);
    expect(await agree(themself({ personId }), id, ['TOWN', 'NE1', 'PARENT'])).toBe(false);
    expect(await agree(staffOf(own, personId), id, ['TOWN', 'NE1', 'PARENT'])).toBe(false);
    expect(await agree(teacher, id, ['TOWN', 'NE1', 'SCHOOL'])).toBe(false);
    expect(await agree({ personId: null, schoolIds: [own.schoolId] }, id, ['TOWN', 'NE1', 'PARENT'])).toBe(false);
    expect(await kept(id)).toEqual([]);
    expect(await agree(teacher, id, ['TOWN', 'NE1', 'PARENT'])).toBe(true);
    expect(await kept(id)).toEqual([{ value: 'NE1', used: true, by: 'PARENT', recorder: teacher.personId }]);
  });

  it('stands against a parent, whether it was yes or no', async () => {
    const { id, personId } = await world.plant.student(own.schoolId);
    const me = themself({ personId });
    expect(await agree(me, id, ['SEX', 'FEMALE', 'STUDENT', true])).toBe(true);
    expect(await agree(staff(), id, ['SEX', 'FEMALE', 'PARENT', true])).toBe(false);
    expect(await agree(staff(), id, ['SEX', 'MALE', 'PARENT', true])).toBe(false);
    expect(await withdraw(me, id, ['SEX', 'FEMALE'])).toBe(true);
    expect(await withdraw(staff(), id, ['SEX', 'FEMALE'])).toBe(true);
    for (const value of ['FEMALE', 'MALE']) expect(await agree(staff(), id, ['SEX', value, 'PARENT', true])).toBe(false);
    expect(await kept(id)).toEqual([{ value: 'FEMALE', used: false, by: 'STUDENT', recorder: personId }]);
    expect(await agree(me, id, ['SEX', 'MALE', 'STUDENT', true])).toBe(true);
    expect(await kept(id)).toEqual([{ value: 'MALE', used: true, by: 'STUDENT', recorder: personId }]);
  });

  it('is kept where nothing had been agreed, so that no yes of a parent follows it', async () => {
    const { id, personId } = await world.plant.student(own.schoolId);
    expect(await withdraw(themself({ personId }), id, ['YOUNG_CARER', 'yes'])).toBe(true);
    expect(await agree(staff(), id, ['YOUNG_CARER', 'yes', 'PARENT'])).toBe(false);
  });

  it('stands for the whole kind, also where a person may have several values, and for no other kind', async () => {
    const { id, personId } = await world.plant.student(own.schoolId);
    expect(await agree(staff(), id, ['TOWN', 'SR1', 'PARENT'])).toBe(true);
    expect(await withdraw(themself({ personId }), id, ['TOWN', 'NE1'])).toBe(true);
    for (const value of ['NE1', 'SR1', 'DH1']) expect(await agree(staff(), id, ['TOWN', value, 'PARENT'])).toBe(false);
    expect(await agree(staff(), id, ['FIRST_LANGUAGE', 'pl', 'PARENT'])).toBe(true);
    expect((await kept(id)).map(({ value, used, by }) => [value, used, by])).toEqual([
      ['NE1', false, 'STUDENT'],
      ['SR1', true, 'PARENT'],
      ['pl', true, 'PARENT'],
    ]);
  });

  it("follows a parent's, and a parent may change their mind", async () => {
    const { id, personId } = await world.plant.student(own.schoolId);
    expect(await agree(staff(), id, ['YOUNG_CARER', 'yes', 'PARENT'])).toBe(true);
    expect(await withdraw(staff(), id, ['YOUNG_CARER', 'yes'])).toBe(true);
    expect(await kept(id)).toMatchObject([{ used: false, by: 'PARENT' }]);
    expect(await agree(staff(), id, ['YOUNG_CARER', 'yes', 'PARENT'])).toBe(true);
    expect(await agree(themself({ personId }), id, ['YOUNG_CARER', 'yes', 'STUDENT'])).toBe(true);
    expect(await kept(id)).toMatchObject([{ used: true, by: 'STUDENT' }]);
  });

  it('may be decided by a parent up to year 8', async () => {
    const { id, personId } = await world.plant.student(own.schoolId, { year_group: 8 });
    expect(await withdraw(themself({ personId }), id, ['YOUNG_CARER', 'yes'])).toBe(true);
    expect(await agree(staff(), id, ['YOUNG_CARER', 'yes', 'PARENT'])).toBe(true);
  });
});
