import { SCHOOLS } from '../../seeds/schools.seed';
import { offerDatesFor } from '../../server/offers/offer-dates.reads';
import { type Loaded, loadWorld, TODAY } from './loaded';

let one: Loaded;

beforeAll(async () => {
  one = await loadWorld(TODAY);
}, 60_000);

afterAll(() => one.close());

const LOCAL = (column: string) => `(${column} AT TIME ZONE 'Europe/London')`;

describe('the offers of the demo world', () => {
  it('are of every form a school asks for, by employers and by people who work for themselves', async () => {
    const forms = await one.rows(`SELECT form, count(*)::integer AS offers FROM offer GROUP BY form ORDER BY form`);
    expect(forms.map(({ form }) => form as string)).toEqual([
      ...['MOCK_INTERVIEW', 'ONLINE_SESSION', 'PROJECT', 'TALK', 'WORKPLACE_VISIT', 'WORKSHOP', 'WORK_EXPERIENCE'],
    ]);
    for (const { form, offers } of forms) expect([form, offers >= 3]).toEqual([form, true]);
    const [{ own, named }] = await one.rows(`SELECT count(*) FILTER (WHERE employer_id IS NULL)::integer AS own,
      count(*) FILTER (WHERE EXISTS (SELECT FROM offer_role_model m WHERE m.offer_id = offer.id))::integer AS named FROM offer`);
    expect(own).toBe(3);
    expect(named).toBeGreaterThanOrEqual(56);
  });

  it('are mostly there for the school of the story, and leave room for its ninth years', async () => {
    const [school] = SCHOOLS;
    const wanted = { schoolId: school?.id ?? '', now: new Date(`${TODAY}T09:00:00Z`), today: TODAY };
    const reading = one.world.database.reading({ personId: null, schoolIds: [] });
    const anyDate = { ...wanted, offerIds: null, startsOn: null, endsOn: null, forms: null };
    const dates = await offerDatesFor(reading, anyDate, 501);
    const offers = new Set(dates.map(({ offerId }) => offerId));
    expect(offers.size).toBeGreaterThanOrEqual(45);
    const forNinth = dates.filter(({ yearGroups }) => yearGroups.includes(9));
    expect(forNinth.reduce((places, { placesLeft }) => places + placesLeft, 0)).toBeGreaterThanOrEqual(600);
  });

  it.each([
    [
      'a date outside school hours',
      `offer_date d WHERE extract(isodow FROM ${LOCAL('d.starts_at')}) > 5
      OR ${LOCAL('d.starts_at')}::time < '08:30' OR ${LOCAL('d.ends_at')}::time > '15:30'`,
    ],
    [
      'a date that is over, or more than eight weeks away',
      `offer_date d WHERE ${LOCAL('d.starts_at')}::date NOT BETWEEN date '${TODAY}' + 7 AND date '${TODAY}' + 56`,
    ],
    [
      'an offer with no date, or more than three',
      `offer o WHERE (SELECT count(*) FROM offer_date d WHERE d.offer_id = o.id) NOT BETWEEN 1 AND 3`,
    ],
    [
      'a size nobody would plan with',
      `offer_date d JOIN offer o ON o.id = d.offer_id
      WHERE d.capacity NOT BETWEEN 12 AND 60 OR o.minimum_audience NOT BETWEEN 4 AND 10 OR o.minimum_audience > d.capacity`,
    ],
    ['a place that is taken already', `offer_date d WHERE d.places_taken <> 0`],
    [
      'a role model who is not listed, not of age, or for their own schools only',
      `offer_role_model m JOIN role_model r ON r.id = m.role_model_id
      WHERE r.listing <> 'LISTED' OR r.is_paused OR r.turns_adult_on IS NOT NULL OR r.here_for = 'OWN_SCHOOLS'`,
    ],
    [
      'a form or year group that one of its people would not take',
      `offer_role_model m JOIN offer o ON o.id = m.offer_id
      JOIN role_model r ON r.id = m.role_model_id WHERE NOT o.form = ANY (r.forms) OR NOT o.year_groups <@ r.year_groups`,
    ],
    [
      'a role model of another employer',
      `offer_role_model m JOIN offer o ON o.id = m.offer_id
      JOIN role_model r ON r.id = m.role_model_id WHERE r.employer_id IS DISTINCT FROM o.employer_id`,
    ],
    [
      'a date when one of its people is booked',
      `offer_role_model m JOIN offer_date d ON d.offer_id = m.offer_id
      JOIN role_model_booking b ON b.role_model_id = m.role_model_id WHERE b.during && tstzrange(d.starts_at, d.ends_at)`,
    ],
    [
      'a date when one of its people is away',
      `offer_role_model m JOIN offer_date d ON d.offer_id = m.offer_id JOIN role_model_away a
      ON a.role_model_id = m.role_model_id WHERE daterange(a.starts_on, a.ends_on, '[]')
        && daterange(${LOCAL('d.starts_at')}::date, ${LOCAL('d.ends_at')}::date, '[]')`,
    ],
    [
      'two dates at once for one role model',
      `offer_role_model m JOIN offer_date d ON d.offer_id = m.offer_id
      JOIN offer_role_model n ON n.role_model_id = m.role_model_id JOIN offer_date e ON e.offer_id = n.offer_id AND e.id > d.id
      WHERE tstzrange(e.starts_at, e.ends_at) && tstzrange(d.starts_at, d.ends_at)`,
    ],
    [
      'a workplace that is nowhere',
      `offer o WHERE (o.form IN ('WORKPLACE_VISIT', 'WORK_EXPERIENCE')) <> (o.outcode IS NOT NULL)`,
    ],
  ])('never have %s', async (_, from) => {
    expect(await one.rows(`SELECT count(*)::integer AS found FROM ${from}`)).toEqual([{ found: 0 }]);
  });
});
