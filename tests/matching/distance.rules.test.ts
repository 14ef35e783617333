import fc from 'fast-check';
import { explainConditions, prepareAsk } from '../../server/matching/conditions.rules';
import { greatCircleKm } from '../../server/matching/distance.rules';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { ask, candidate, manchester, newcastle, reference, today } from './candidates';

const london = { latitude: 51.5074, longitude: -0.1278 };
const paris = { latitude: 48.8566, longitude: 2.3522 };
const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

function kilometresNorth(kilometres: number) {
  return { latitude: newcastle.latitude + kilometres / 111.19508, longitude: newcastle.longitude };
}

function whyNot(changes: Partial<Candidate>, asked: Partial<Ask> = {}) {
  const { failed, warnings } = explainConditions(candidate(changes), prepareAsk(ask(asked), today, reference));
  return {
    failed: failed.map(({ condition, explanation }) => `${condition}: ${explanation}`),
    warnings: warnings.map(({ code }) => code),
  };
}

describe('distance over the great circle', () => {
  it.each([
    ['London to Paris', london, paris, 343.56],
    ['a degree along the equator', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111.195],
    ['pole to pole', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20015.115],
    ['across the date line', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111.195],
    ['a place to itself', newcastle, newcastle, 0],
  ])('knows %s', (_name, one, other, kilometres) => {
    expect(greatCircleKm(one, other)).toBeCloseTo(kilometres, 1);
  });

  it('is the same both ways and never longer than half the way round', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const there = greatCircleKm(one, other);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(Math.PI * 6371.0088 + 1e-6);
        expect(greatCircleKm(other, one)).toBeCloseTo(there, 6);
      }),
    );
  });
});

describe('getting together', () => {
  it('says of who named no way of meeting nothing else, whatever is asked for', () => {
    const failed = ['WITHIN_TRAVEL_LIMIT: They have not said how they can meet: in person, online or both.'];
    const neither = { isInPerson: false, isOnline: false };
    expect(whyNot(neither).failed).toEqual(failed);
    expect(whyNot({ ...neither, forms: ['ONLINE_SESSION'] }, { form: 'ONLINE_SESSION' }).failed).toEqual(failed);
  });

  it('lets somebody come who is within their limit', () => {
    expect(whyNot({ place: kilometresNorth(19.9) })).toEqual({ failed: [], warnings: [] });
  });

  it('warns up to five kilometres over the limit, and refuses beyond', () => {
    expect(whyNot({ place: kilometresNorth(24.9) })).toEqual({ failed: [], warnings: ['OVER_TRAVEL_LIMIT'] });
    expect(whyNot({ place: kilometresNorth(25.1) })).toEqual({
      failed: [
        'WITHIN_TRAVEL_LIMIT: About 26 km from your school; they travel up to 20 km. They would have to travel further, or be ready to meet online.',
      ],
      warnings: [],
    });
  });

  it('does not tell the limit in the warning, which whoever reads a list reads', () => {
    const { warnings } = explainConditions(candidate({ place: kilometresNorth(24.9) }), prepareAsk(ask(), today, reference));
    expect(warnings).toEqual([
      {
        code: 'OVER_TRAVEL_LIMIT',
        message: 'About 25 km from your school, a little further than they usually travel. Ask before you count on a visit.',
      },
    ]);
  });

  it('meets online over any distance and without knowing it', () => {
    expect(whyNot({ place: manchester, isOnline: true }).failed).toEqual([]);
    expect(whyNot({ place: null, isOnline: true }).failed).toEqual([]);
    expect(whyNot({ place: manchester, isOnline: true }, { isOnlineWelcome: false }).failed).toEqual([
      'WITHIN_TRAVEL_LIMIT: About 171 km from your school; they travel up to 20 km. Welcoming an online session would make it possible.',
    ]);
  });

  it('says which place is unknown', () => {
    expect(whyNot({ place: null }).failed[0]).toMatch(/where they are based/);
    expect(whyNot({}, { schoolPlace: null }).failed[0]).toMatch(/where your school is/);
  });

  it.each(['WORKPLACE_VISIT', 'WORK_EXPERIENCE', 'JOB_SHADOWING', 'CAREERS_FAIR'] as const)(
    'needs somebody who can be there for a form that takes place somewhere: %s',
    (form) => {
      const forms = [form];
      expect(whyNot({ forms, isOnline: true, isInPerson: false }, { form }).failed[0]).toMatch(/they only meet online/);
      expect(whyNot({ forms, isOnline: true, place: manchester }, { form }).failed[0]).toMatch(/would have to travel further\.$/);
      expect(whyNot({ forms, isOnline: true }, { form, isInPersonWelcome: false }).failed[0]).toMatch(
        /without meeting in person/,
      );
      expect(whyNot({ forms, isOnline: true }, { form }).failed).toEqual([]);
    },
  );

  it('needs somebody who meets online for an online session, however near', () => {
    expect(whyNot({}, { form: 'ONLINE_SESSION' }).failed).toEqual([
      'WITHIN_TRAVEL_LIMIT: You asked for an online session and they only meet in person. Another form may make it possible.',
    ]);
    expect(whyNot({ isOnline: true, isInPerson: false }, { form: 'ONLINE_SESSION', isOnlineWelcome: false }).failed).toEqual([]);
  });

  it('does not promise that another form or a visit would do where they live too far away for it', () => {
    const far = { place: manchester };
    for (const asked of [{ form: 'ONLINE_SESSION' }, { isInPersonWelcome: false }] as const) {
      expect(whyNot(far, asked).failed[0]).toMatch(/ may make it possible\.$/);
      expect(whyNot(far).failed[0]).toMatch(/^WITHIN_TRAVEL_LIMIT/);
    }
  });

  it('tells the distance whether or not it matters', () => {
    const { distanceKm } = explainConditions(
      candidate({ place: manchester, isOnline: true }),
      prepareAsk(ask(), today, reference),
    );
    expect(distanceKm).toBeCloseTo(171.0, 0);
    expect(explainConditions(candidate({ place: null }), prepareAsk(ask(), today, reference)).distanceKm).toBeNull();
  });
});
