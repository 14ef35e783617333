import { type OfferDatesWanted, offerDatesFor } from '../../server/offers/offer-dates.reads';
import { newId } from '../../server/platform/identifiers';
import { NOW, openWorld, type World } from '../support/world';
import { plantOffer } from './planting';

let world: World;
let schoolId: string;
beforeEach(async () => {
  world = await openWorld();
  schoolId = await world.plant.school();
});
afterEach(() => world.close());

const dates = (wanted: Partial<OfferDatesWanted> = {}) =>
  offerDatesFor(
    world.database.reading({ personId: newId(), schoolIds: [schoolId] }),
    {
      ...{ schoolId, now: NOW, today: '2026-10-05', offerIds: null, startsOn: null, endsOn: null, forms: null },
      ...wanted,
    },
    501,
  );
const ids = async (wanted: Partial<OfferDatesWanted> = {}) => (await dates(wanted)).map(({ offerDateId }) => offerDateId);

it('tell in one statement what allocation needs of each date, and of role models only who they are', async () => {
  const employer_id = await world.plant.employer();
  const roleModelIds = [(await world.plant.roleModel()).id, (await world.plant.roleModel()).id].sort();
  const { id, dateIds } = await plantOffer(
    world.plant,
    { employer_id, roleModelIds, form: 'WORKPLACE_VISIT', outcode: 'NE1', year_groups: [9, 10], minimum_audience: 6 },
    [{}, { capacity: 20, places_taken: 7 }],
  );
  world.statements.length = 0;
  const found = await dates();
  expect(world.statements).toHaveLength(1);
  expect(found).toEqual([
    expect.objectContaining({ offerDateId: dateIds[0], capacity: 12, placesLeft: 12 }),
    {
      ...{ offerDateId: dateIds[1], offerId: id, employerId: employer_id, title: 'Bend and solder', form: 'WORKPLACE_VISIT' },
      ...{ startsAt: new Date('2026-11-11T10:00:00Z'), endsAt: new Date('2026-11-11T11:00:00Z'), capacity: 20, placesLeft: 13 },
      ...{
        minimumAudience: 6,
        yearGroups: [9, 10],
        accessNeedsMet: ['STEP_FREE'],
        isOnline: false,
        outcode: 'NE1',
        roleModelIds,
      },
    },
  ]);
});

it('are narrowed by what is asked', async () => {
  const { plant } = world;
  const visit = await plantOffer(plant, { form: 'WORKPLACE_VISIT', outcode: 'NE1' }, [{}, {}]);
  const talk = await plantOffer(plant, { form: 'TALK' }, [{}]);
  const [first, second, third] = [visit.dateIds[0], visit.dateIds[1], talk.dateIds[0]];
  expect((await ids()).toSorted()).toEqual([first, second, third].toSorted());
  expect(await ids({ forms: ['WORKPLACE_VISIT', 'PROJECT'] })).toEqual([first, second]);
  expect(await ids({ forms: [] })).toEqual([]);
  expect(await ids({ offerIds: [talk.id, newId()] })).toEqual([third]);
  expect(await ids({ startsOn: '2026-11-11', endsOn: '2026-11-11' })).toEqual([second]);
});

it('leave out what is no longer to be had, and whoever is not there for the school', async () => {
  const { plant } = world;
  await plant.outcode('SW1A', 51.5, -0.12);
  const [{ id: here }, { id: paused }, { id: elsewhere }] = [
    await plant.roleModel(),
    await plant.roleModel({ is_paused: true }),
    await plant.roleModel({ here_for: 'OWN_SCHOOLS' }),
  ];
  const open = await plantOffer(plant, { roleModelIds: [here, paused, elsewhere] });
  await plantOffer(plant, { roleModelIds: [paused] });
  await plantOffer(plant, { roleModelIds: [elsewhere] });
  await plantOffer(plant, { state: 'WITHDRAWN' });
  await plantOffer(plant, { area_km: 50, area_outcode: 'SW1A' });
  await plantOffer(plant, {}, [{ starts_at: NOW, ends_at: '2026-10-05T10:00:00Z' }]);
  expect(await dates()).toMatchObject([{ offerDateId: open.dateIds[0], roleModelIds: [here] }]);
});
