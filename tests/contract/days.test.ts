import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';

const OFFERS = `query ($day: Date!) { offers(filter: { startsOn: $day }) { nodes { id } } }`;
const PLAN = `mutation ($schoolId: ID!, $day: Date!) { planAllocation(input: { schoolId: $schoolId, title: "Autumn",
  audience: { wholeSchool: true }, offers: { startsOn: $day } }) { ... on Problem { code } } }`;
const AWAY = `mutation ($id: ID!, $day: Date!) { setRoleModelAvailability(input: { roleModelId: $id, expectedVersion: 1,
  away: [{ startsOn: $day, endsOn: "2026-12-01" }] }) { ... on Problem { code } } }`;

/** Calendars go from 1 BC to AD 1, and the database knows no other year between: days of a year 0 are refused as 30 February is. */
describe('a day that no calendar has', () => {
  let world: World;
  let leader: Viewer;
  let volunteer: Viewer;
  let ids: { schoolId: string; id: string };
  beforeAll(async () => {
    world = await openWorld();
    const { id, personId } = await world.plant.roleModel();
    ids = { id, schoolId: await world.plant.school() };
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId: ids.schoolId });
    volunteer = await world.plant.viewer('VOLUNTEER', { personId });
  });
  afterAll(() => world.close());

  const askedEverywhere = (day: string) =>
    Promise.all([
      world.ask(leader, OFFERS, { day }),
      world.ask(leader, PLAN, { schoolId: ids.schoolId, day }),
      world.ask(volunteer, AWAY, { id: ids.id, day }),
    ]);
  const NO_DAY = 'is no day. Write YYYY-MM-DD, a day that exists, such as 2026-09-01';
  const REFUSED = ['2026-02-30', '0000-01-01', '0000-12-31', '1 May 2027', '2027-2-3'];

  it.each(REFUSED)('is refused in words wherever a day is asked for: %s', async (day) => {
    for (const { errors } of await askedEverywhere(day)) {
      expect(errors).toMatchObject([{ message: expect.stringContaining(`“${day}” ${NO_DAY}`) }]);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it.each(REFUSED)('is refused in the text of a query: %s', async (day) => {
    const { errors } = await world.ask(leader, OFFERS.replace('$day }', `"${day}" }`).replace('($day: Date!)', ''));
    expect(errors).toMatchObject([{ message: expect.stringContaining(`“${day}” ${NO_DAY}`) }]);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is refused where it is no text either', async () => {
    const { errors } = await world.ask(leader, OFFERS.replace('$day }', `[] }`).replace('($day: Date!)', ''));
    expect(errors).toMatchObject([{ message: expect.stringContaining(NO_DAY), locations: [{}] }]);
  });

  it.each(['0001-01-01', '2026-02-28', '9999-12-31'])('is not %s', async (day) => {
    for (const { errors } of await askedEverywhere(day)) expect(errors).toBeUndefined();
  });
});
