import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

const OPEN = `id givenName headline about route isOnline isInPerson forms yearGroups largestGroup accessNeedsMet
  employer { name sector { title } } careers { jobTitle startedOn endedOn occupation { code title } }
  topicSectors { code } topicSubjects { code } barriersOvercome schools { leftOn isConfirmed school { name } } shownTraits { kind value }`;
const CLOSED = `familyName outcode listing isPaused hasRecordedCheck hereFor capacityPerMonth travelLimitKm usualSlots { weekday part }
  away { startsOn endsOn } startingLevel leftSchoolOn enteredFieldOn version hasCapacityThisMonth`;
const LIST = `query ($filter: RoleModelFilter, $first: Int, $after: String) {
  roleModels(filter: $filter, first: $first, after: $after) { nodes { id familyName } pageInfo { endCursor hasNextPage } } }`;

describe('a list of role models', () => {
  let world: World;
  let schoolId: string;
  let teacher: Viewer;
  const planted: Record<'Nurse' | 'Builder' | 'Oakley' | '🦊', string> = { Nurse: '', Builder: '', Oakley: '', '🦊': '' };
  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    schoolId = await plant.school();
    teacher = await plant.viewer('TEACHER', { schoolId });
    const add = async (family_name: keyof typeof planted, columns: object, occupation = '2121') =>
      (planted[family_name] = (
        await plant.roleModel(
          { family_name, given_name: 'List', name_normalised: `${family_name.toLowerCase()} list`, ...columns },
          occupation,
        )
      ).id);
    await add('Nurse', { is_online: false }, '2237');
    await add('Builder', { topic_sectors: ['creative-and-media'] }, '5313');
    await add('Oakley', { topic_subjects: ['music'] }, '2311');
    await add('🦊', { name_normalised: '🦊 list' }, '5313');
    await plant.row('role_model_career', {
      ...{ role_model_id: planted.Nurse, position: 2, occupation_code: '9223', job_title: 'Cleaner' },
      ...{ started_on: '2010-01-01', ended_on: '2014-01-01' },
    });
    await plant.row('role_model_school', {
      role_model_id: planted.Oakley,
      school_id: schoolId,
      left_on: '2010-07-01',
      is_confirmed: true,
    });
    await plant.row('role_model_school', { role_model_id: planted.Nurse, school_id: schoolId, left_on: '2010-07-01' });
  });
  afterAll(() => world.close());

  const names = async (filter: object) => {
    const { data, errors } = await world.ask(teacher, LIST, { filter: { search: 'list', ...filter }, first: 100 });
    expect(errors).toBeUndefined();
    return data.roleModels.nodes.map(({ familyName }: any) => familyName);
  };

  it.each([
    [{}, ['Builder', 'Nurse', 'Oakley', '🦊']],
    [{ search: 'LI nur' }, ['Nurse']],
    [{ search: '🦊' }, ['🦊']],
    [{ occupation: '2237' }, ['Nurse']],
    [{ occupation: '22' }, ['Nurse']],
    [{ occupation: '9' }, ['Nurse']],
    [{ occupation: '53' }, ['Builder', '🦊']],
    [{ sector: 'creative-and-media' }, ['Builder']],
    [{ subject: 'music' }, ['Oakley']],
    [{ isOnline: false }, ['Nurse']],
    [{ isOnline: true, occupation: '53' }, ['Builder', '🦊']],
    [{ employerId: newId() }, []],
  ])('are narrowed by %j', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('are alumni of a school once it has confirmed them', async () => {
    expect(await names({ alumniOfSchoolId: schoolId })).toEqual(['Oakley']);
  });

  it('come by sector of their work as well as by what they talk about, and teachers by what they talk about only', async () => {
    const [{ sector }] = await world.plant.sql(
      `SELECT sector_code AS sector FROM occupation_sector WHERE occupation_code = '2237' LIMIT 1`,
    );
    expect(await names({ sector })).toContain('Nurse');
    expect(await names({ subject: 'physics' })).not.toContain('Oakley');
  });

  it('use a subject in work that is to end until the day it ends, in London', async () => {
    const { plant, time } = world;
    const { id } = await plant.roleModel({ family_name: 'Ending', name_normalised: 'ending list' }, '2122');
    const endsOn = (day: string) => plant.sql(`UPDATE role_model_career SET ended_on = $2 WHERE role_model_id = $1`, [id, day]);
    const asked = time.now;
    const at = async (instant: string, viewer: Viewer) => {
      time.now = new Date(instant);
      const { data } = await world.ask(viewer, LIST, { filter: { search: 'ending list', subject: 'physics' } });
      return data.roleModels.nodes.map(({ familyName }: any) => familyName as string);
    };
    for (const viewer of [teacher, await plant.viewer('OPERATOR')]) {
      await endsOn('2026-12-31');
      expect(await at('2026-10-05T09:00:00Z', viewer)).toEqual(['Ending']);
      expect(await at('2026-12-30T23:59:00Z', viewer)).toEqual(['Ending']);
      expect(await at('2026-12-31T00:00:00Z', viewer)).toEqual([]);
      await endsOn('2027-07-01');
      expect(await at('2027-06-30T22:59:00Z', viewer)).toEqual(['Ending']);
      expect(await at('2027-06-30T23:00:00Z', viewer)).toEqual([]);
    }
    time.now = asked;
    await plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [id]);
  });

  it('go on after a cursor', async () => {
    const first = await world.ask(teacher, LIST, { filter: { search: 'list' }, first: 2 });
    const { endCursor: after } = first.data.roleModels.pageInfo;
    const rest = await world.ask(teacher, LIST, { filter: { search: 'list' }, first: 2, after });
    expect(rest.data.roleModels.nodes.map(({ familyName }: any) => familyName)).toEqual(['Oakley', '🦊']);
    expect(rest.data.roleModels.pageInfo.hasNextPage).toBe(false);
  });

  it('go on after a cursor however much narrows them', async () => {
    const { plant } = world;
    const employerId = await plant.employer();
    for (const family_name of ['First', 'Second']) {
      const columns = { family_name, name_normalised: `${family_name.toLowerCase()} narrow`, employer_id: employerId };
      const topics = { topic_sectors: ['creative-and-media'], topic_subjects: ['music'] };
      await plant.roleModel({ ...columns, ...topics }, '5313');
    }
    const filter = {
      search: 'narrow',
      occupation: '53',
      sector: 'creative-and-media',
      subject: 'music',
      employerId,
      isOnline: true,
    };
    const first = await world.ask(teacher, LIST, { filter, first: 1 });
    const { endCursor: after } = first.data.roleModels.pageInfo;
    const second = await world.ask(teacher, LIST, { filter, first: 1, after });
    expect([first, second].map(({ data }) => data?.roleModels.nodes[0]?.familyName)).toEqual(['First', 'Second']);
  });

  it.each([
    [{ filter: { occupation: '9999' } }, 'BAD_USER_INPUT', /query `occupations`/],
    [{ filter: { sector: "x'; DROP TABLE role_model; --" } }, 'BAD_USER_INPUT', /query `sectors`/],
    [{ filter: { subject: 'alchemy' } }, 'BAD_USER_INPUT', /query `subjects`/],
    [{ filter: { search: ' ' } }, 'BAD_USER_INPUT', /at least one letter/],
    [{ filter: { employerId: 'nonsense' } }, 'NOT_FOUND', /No employer/],
    [{ filter: { alumniOfSchoolId: 'nonsense' } }, 'NOT_FOUND', /No school/],
    [{ first: 0 }, 'BAD_USER_INPUT', /from 1 to 100/],
    [
      { after: Buffer.from(JSON.stringify(['employers', 'a', newId()])).toString('base64url') },
      'BAD_USER_INPUT',
      /not a cursor of this list/,
    ],
    [
      { after: Buffer.from(JSON.stringify(['roleModels', 'a\0', newId()])).toString('base64url') },
      'BAD_USER_INPUT',
      /not a cursor of this list/,
    ],
  ])('refuse %j', async (variables, code, message) => {
    const { errors } = await world.ask(teacher, LIST, variables);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('ask as few statements for ten as for two, with all that hangs on them', async () => {
    for (let index = 0; index < 10; index += 1) {
      const own = await world.plant.employer({ name: `E ${index}` });
      const { id } = await world.plant.roleModel({ employer_id: own, name_normalised: `many ${index}` });
      await world.plant.row('role_model_school', {
        role_model_id: id,
        school_id: schoolId,
        left_on: '2010-07-01',
        is_confirmed: true,
      });
    }
    const query = `query ($first: Int) { roleModels(first: $first, filter: { search: "many" }) { nodes { ${OPEN} ${CLOSED} } } }`;
    const count = async (viewer: Viewer, first: number) => {
      world.statements.length = 0;
      const { data } = await world.ask(viewer, query, { first });
      expect(data.roleModels.nodes).toHaveLength(first);
      return world.statements.map(({ name }) => name).sort();
    };
    for (const viewer of [teacher, await world.plant.viewer('OPERATOR')]) {
      const two = await count(viewer, 2);
      expect(await count(viewer, 10)).toEqual(two);
      expect(two.length).toBeLessThanOrEqual(10);
    }
  });
});
