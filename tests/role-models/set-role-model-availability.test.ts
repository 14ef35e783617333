import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';

const SET = `mutation ($input: SetRoleModelAvailabilityInput!) { setRoleModelAvailability(input: $input) {
  __typename
  ... on RoleModelAvailabilitySet { roleModel { ...all } }
  ... on StaleRoleModel { code roleModel { ...all } }
  ... on InvalidInput { fields { path message } } } }
  fragment all on RoleModel { version capacityPerMonth travelLimitKm isOnline isInPerson hereFor usualSlots { weekday part } away { startsOn endsOn } }`;

describe('setting an availability', () => {
  let world: World;
  let rosa: { id: string; personId: string };
  let viewer: Viewer;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    rosa = await world.plant.roleModel();
    await world.plant.row('role_model_away', { role_model_id: rosa.id, starts_on: '2026-12-20', ends_on: '2027-01-03' });
    viewer = await world.plant.viewer('VOLUNTEER', { personId: rosa.personId });
  });

  const set = async (input: object, who: Viewer = viewer) =>
    (await world.ask(who, SET, { input: { roleModelId: rosa.id, expectedVersion: 1, ...input } })) as any;
  const fieldsOf = async (input: object): Promise<string[]> => {
    const { data } = await set(input);
    expect(data.setRoleModelAvailability.__typename).toBe('InvalidInput');
    return data.setRoleModelAvailability.fields.map(({ path }: any) => path.join('.'));
  };
  const away = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });

  it('changes every part at once', async () => {
    const input = {
      ...{ capacityPerMonth: 4, travelLimitKm: 12.5, isOnline: false, isInPerson: true, hereFor: 'AREA' },
      usualSlots: [
        { weekday: 2, part: 'AFTERNOON' },
        { weekday: 5, part: 'EVENING' },
      ],
      away: [away('2026-11-01', '2026-11-01'), away('2026-11-02', '2026-11-20')],
    };
    const { data } = await set({ ...input, usualSlots: [...input.usualSlots].reverse().concat(input.usualSlots) });
    expect(data.setRoleModelAvailability).toEqual({
      __typename: 'RoleModelAvailabilitySet',
      roleModel: { ...input, version: 2 },
    });
  });

  it('leaves alone what is left out, and empties a list that is given empty', async () => {
    const { roleModel: before } = (await set({ expectedVersion: 0 })).data.setRoleModelAvailability;
    expect(before.away).toEqual([away('2026-12-20', '2027-01-03')]);
    const kept = (await set({ capacityPerMonth: 0 })).data.setRoleModelAvailability.roleModel;
    expect(kept).toEqual({ ...before, capacityPerMonth: 0, version: 2 });
    const emptied = (await set({ expectedVersion: 2, away: [], usualSlots: [] })).data.setRoleModelAvailability.roleModel;
    expect(emptied).toEqual({ ...kept, away: [], usualSlots: [], version: 3 });
  });

  it('refuses a stale version with the role model as they are now', async () => {
    await set({ capacityPerMonth: 7 });
    const { data } = await set({ capacityPerMonth: 8 });
    expect(data.setRoleModelAvailability).toMatchObject({
      code: 'STALE_ROLE_MODEL',
      roleModel: { capacityPerMonth: 7, version: 2 },
    });
  });

  it('collects all problems, and writes nothing', async () => {
    const slots = [
      { weekday: 0, part: 'MORNING' },
      { weekday: 8, part: 'MORNING' },
    ];
    const input = { capacityPerMonth: 32, travelLimitKm: 501, isOnline: false, isInPerson: false, usualSlots: slots };
    expect(await fieldsOf({ ...input, away: [away('2026-11-02', '2026-11-01')] })).toEqual([
      ...['capacityPerMonth', 'travelLimitKm', 'isInPerson', 'usualSlots.0.weekday', 'usualSlots.1.weekday', 'away.0.endsOn'],
    ]);
    expect((await set({ expectedVersion: 0 })).data.setRoleModelAvailability.roleModel).toMatchObject({
      version: 1,
      capacityPerMonth: 2,
    });
  });

  it.each([
    [{ capacityPerMonth: -1 }, ['capacityPerMonth']],
    [{ travelLimitKm: -0.1 }, ['travelLimitKm']],
    [{ away: [away('2026-11-10', '2026-11-20'), away('2026-11-01', '2026-11-10')] }, ['away.0']],
    [{ away: [away('2026-11-01', '2026-11-10'), away('2026-11-01', '2026-11-10')] }, ['away.1']],
    [{ away: [away('2026-11-01', '2126-11-10')] }, ['away.0.endsOn']],
    [{ away: Array.from({ length: 51 }, (_, day) => away(`20${10 + day}-01-01`, `20${10 + day}-01-01`)) }, ['away']],
    [{ usualSlots: Array(22).fill({ weekday: 1, part: 'MORNING' }) }, ['usualSlots']],
  ])('refuses what is out of bounds (%#)', async (input, fields) => {
    expect(await fieldsOf(input)).toEqual(fields);
  });

  it('knows that one who meets nobody online must meet them in person, whichever came first', async () => {
    expect((await set({ isOnline: false })).data.setRoleModelAvailability.__typename).toBe('RoleModelAvailabilitySet');
    expect(await fieldsOf({ expectedVersion: 2, isInPerson: false })).toEqual(['isInPerson']);
  });

  it('is for the role model themself', async () => {
    const other = await world.plant.viewer('VOLUNTEER');
    expect((await set({ capacityPerMonth: 9 }, other)).errors[0].extensions.code).toBe('NOT_FOUND');
    const teacher = await world.plant.viewer('TEACHER', { schoolId: await world.plant.school() });
    expect((await set({ capacityPerMonth: 9 }, teacher)).errors[0].extensions.code).toBe('FORBIDDEN');
  });
});
