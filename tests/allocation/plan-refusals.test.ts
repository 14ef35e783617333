import { newId } from '../../server/platform/identifiers';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
let offer: { id: string; dateIds: readonly string[] };
let students: string[];
/** Nothing is worked out here: what is refused is refused before. */
beforeAll(async () => {
  planning = await openPlanning();
  students = await planning.students(4);
  offer = await planning.offer({ minimum_audience: 3 }, [{ capacity: 3 }, {}]);
});
afterAll(() => planning.close());

const AN_OFFER = newId();
const at = (dateId: string | undefined, ...studentIds: string[]) => [{ offerDateId: String(dateId), studentIds }];
const [first, second] = [() => offer.dateIds[0], () => offer.dateIds[1]];

describe('what is wrong in form', () => {
  it.each<[string, object]>([
    ['title', { title: ' a ' }],
    ['title', { title: 'Autumn\u0007' }],
    ['audience', { audience: {} }],
    ['audience', { audience: { wholeSchool: true, yearGroup: 9 } }],
    ['audience', { audience: { tutorGroup: ' ', studentIds: [] } }],
    ['audience.yearGroup', { audience: { yearGroup: 6 } }],
    ['audience.tutorGroup', { audience: { tutorGroup: 'x'.repeat(41) } }],
    ['audience.subject', { audience: { subject: 'wizardry' } }],
    ['audience.studentIds', { audience: { studentIds: ['x'] } }],
    ['audience.studentIds', { audience: { studentIds: Array.from({ length: 401 }, newId) } }],
    ['audience.studentIds', { audience: { studentIds: [newId()] } }],
    ['offers', { offers: {} }],
    ['offers', { offers: { forms: [] } }],
    ['offers.endsOn', { offers: { startsOn: '2026-11-02', endsOn: '2026-11-01' } }],
    ['offers.offerIds', { offers: { offerIds: [newId()] } }],
    ['target', { target: 0 }],
    ['target', { target: 5 }],
    ['mostPerStudent', { mostPerStudent: 11 }],
    ['timeLimitSeconds', { timeLimitSeconds: 61 }],
    ['fixed', { fixed: at('x', newId()) }],
    ['forbidden', { forbidden: at(newId(), 'x') }],
    ['required', { required: at(newId(), ...Array.from({ length: 2_001 }, newId)) }],
    ['mode', { rankedMode: 'GREEDY' }],
    ['rankedMode', { mode: 'RANKED_CHOICES', choices: [{ studentId: newId(), choices: [[newId()]] }] }],
    ['choices', { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY' }],
    ['choices', { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: [{ studentId: 'x', choices: [] }] }],
    ['choices', { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: [{ studentId: newId(), choices: [[], [newId()]] }] }],
    [
      'choices',
      { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: [{ studentId: newId(), choices: [[AN_OFFER], [AN_OFFER]] }] },
    ],
    ['positiveActionReason', { positiveActionReason: 'because' }],
  ])('is told at %s: %j', async (path, more) => {
    const answer = await planning.plan(planning.input([offer.id], more));
    expect(answer).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    expect(answer.fields.map((field: { path: string[] }) => field.path.join('.'))).toContain(path);
  });

  it('names the students and offers it is about', async () => {
    const unknown = newId();
    const messageAt = async (path: string, more: object): Promise<string> => {
      const { fields } = await planning.plan(planning.input([offer.id], more));
      return fields.find((field: { path: string[] }) => field.path.join('.') === path).message;
    };
    expect(await messageAt('audience.studentIds', { audience: { studentIds: [students[0], unknown] } })).toBe(
      `names 1 student who is not in this audience at this school; check the ids and the other parts: ${unknown}`,
    );
    expect(await messageAt('offers.offerIds', { offers: { offerIds: ['it'] } })).toBe(
      'holds 1 text that is no id of offers, such as “it”',
    );
    expect(await messageAt('offers.offerIds', { offers: { offerIds: [offer.id, unknown] } })).toMatch(
      new RegExp(`: ${unknown}$`),
    );
    const twice = { studentId: unknown, choices: [[offer.id], [offer.id]] };
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: [twice, twice] };
    expect(await messageAt('choices', ranked)).toBe(`name some students twice; give each student one list: ${unknown}`);
    expect(await messageAt('choices', { ...ranked, choices: [twice] })).toBe(
      `name an offer more than once for 1 student; give it one rank: ${unknown}`,
    );
  });

  it('counts students and dates of pairs by the pair', async () => {
    const studentIds = Array.from({ length: 1_001 }, newId);
    const forbidden = [newId(), newId()].map((offerDateId) => ({ offerDateId, studentIds }));
    const { fields } = await planning.plan(planning.input([offer.id], { forbidden }));
    expect(fields).toEqual([{ path: ['forbidden'], message: 'may name at most 2,000 pairs; it names 2,002' }]);
  });

  it('says of offers that are missing what each of them lacks', async () => {
    const { plant } = planning.world;
    const outcode = await plant.outcode('TR1', 50.26, -5.05);
    const { id: far } = await plant.roleModel({ here_for: 'AREA', travel_limit_km: 10, outcode });
    const [nobody, over, elsewhere, paused, others] = [
      await planning.offer({ roleModelIds: [far] }),
      await planning.offer({}, [{ starts_at: '2026-09-01T09:00:00Z', ends_at: '2026-09-01T10:00:00Z' }]),
      await planning.offer({ area_km: 10, area_outcode: outcode }),
      await planning.offer({ roleModelIds: [(await plant.roleModel({ is_paused: true })).id] }),
      await planning.offer({ roleModelIds: [(await plant.roleModel({ here_for: 'OWN_SCHOOLS' })).id] }),
    ];
    const messages = async (offers: object): Promise<string[]> => {
      const { fields } = await planning.plan(planning.input([], { offers }));
      return fields.map(({ path, message }: { path: string[]; message: string }) => `${path.join('.')} ${message}`);
    };
    expect(await messages({ offerIds: [nobody.id, over.id, elsewhere.id, paused.id, others.id, offer.id] })).toEqual([
      `offers.offerIds names 1 offer with nobody your students may meet there (by safeguarding for its form and day, by which schools they are there for, or as your school excluded them); take out: ${nobody.id}`,
      `offers.offerIds names 4 offers not to be had for your school (unknown, withdrawn, over, out of its area, or with nobody left to meet there); take out: ${[over, elsewhere, paused, others].map(({ id }) => id).join(', ')}`,
    ]);
    expect(await messages({ offerIds: [offer.id], forms: ['CAREERS_FAIR'] })).toEqual([
      `offers.offerIds names 1 offer without a date that fits the days and forms asked for; widen these, or take out: ${offer.id}`,
    ]);
  });

  it('is told all at once', async () => {
    const answer = await planning.plan(planning.input([], { title: '', target: 9, audience: {} }));
    expect(answer.fields).toHaveLength(4);
  });
});

describe('what clashes before anything is solved', () => {
  const conflicts = async (more: object): Promise<string[]> => {
    const answer = await planning.plan(planning.input([offer.id], more));
    expect(answer).toMatchObject({ __typename: 'AllocationConflict', code: 'ALLOCATION_CONFLICT' });
    expect(answer.message).toContain(answer.conflicts[0].message);
    expect(/There (is|are) at least .+ more clash/.test(answer.message)).toBe(answer.conflicts.length > 1);
    return answer.conflicts.map(({ code }: { code: string }) => code);
  };

  it('is an empty audience', async () => {
    expect(await conflicts({ audience: { yearGroup: 13 } })).toEqual(['EMPTY_AUDIENCE']);
  });

  it('is a window without offers', async () => {
    expect(await conflicts({ offers: { startsOn: '2031-01-01' } })).toEqual(['NO_OFFERS']);
  });

  it('is a window whose dates are all full, which is told as that', async () => {
    const full = await planning.offer({ form: 'CAREERS_FAIR' }, [{ capacity: 2, places_taken: 2 }]);
    for (const offers of [{ offerIds: [full.id] }, { forms: ['CAREERS_FAIR'] }]) {
      expect(await conflicts({ offers })).toEqual(['NO_OFFERS']);
      const { message } = await planning.plan(planning.input([], { offers }));
      expect(message).toContain('All dates to come are full. Choose other offers, forms or days.');
    }
  });

  it('is an offer that can never run', async () => {
    const impossible = await planning.offer({ minimum_audience: 30 }, [{ capacity: 12 }]);
    expect(await conflicts({ offers: { offerIds: [impossible.id] } })).toEqual(['CAPACITY_BELOW_MINIMUM']);
  });

  it('is a student fixed and forbidden, or required and forbidden, at one date', async () => {
    const pair = at(first(), students[0]!);
    expect(await conflicts({ fixed: pair, forbidden: pair })).toEqual(['FIXED_AND_FORBIDDEN']);
    expect(await conflicts({ required: pair, forbidden: pair })).toEqual(['REQUIRED_AND_FORBIDDEN']);
  });

  it('is more students fixed than a date takes, or than one may take', async () => {
    expect(await conflicts({ fixed: at(first(), ...students) })).toEqual(['FIXED_BEYOND_CAPACITY']);
    const both = [...at(first(), students[0]!), ...at(second(), students[0]!)];
    expect(await conflicts({ fixed: both })).toContain('FIXED_BEYOND_MOST_PER_STUDENT');
    expect(await conflicts({ fixed: both, mostPerStudent: 2 })).toEqual(['FIXED_TWO_AT_ONCE']);
  });

  it('is told a hundred times at most, and how often it is', async () => {
    const days = Array.from({ length: 9 }, (_, day) => `2026-12-0${day + 1}`);
    const { id, dateIds } = await planning.offer(
      {},
      days.map((day) => ({ starts_at: `${day}T09:00:00Z`, ends_at: `${day}T10:00:00Z`, capacity: 9 })),
    );
    const fixed = dateIds.map((offerDateId) => ({ offerDateId, studentIds: students.slice(0, 3) }));
    const told = await planning.plan(planning.input([id], { fixed, mostPerStudent: 10 }));
    expect(told).toMatchObject({ __typename: 'AllocationConflict', totalConflicts: 3 * ((9 * 8) / 2) });
    expect(told.conflicts).toHaveLength(100);
  });

  it('is a full date that students are fixed at', async () => {
    const full = await planning.offer({}, [{ capacity: 2, places_taken: 2 }, {}]);
    expect(await conflicts({ offers: { offerIds: [full.id] }, fixed: at(full.dateIds[0], students[0]!) })).toEqual([
      'FIXED_BEYOND_CAPACITY',
    ]);
  });

  it('is a student fixed where they hold a place elsewhere at the time', async () => {
    const elsewhere = await planning.offer({}, [{ places_taken: 1 }]);
    const held = { school_id: planning.schoolId, student_id: students[3], offer_date_id: elsewhere.dateIds[0], state: 'HELD' };
    const when = {
      during: '[2026-11-10T10:00:00Z,2026-11-10T11:00:00Z)',
      made_by: planning.leader.personId,
      made_at: '2026-10-01T09:00:00Z',
    };
    await planning.world.plant.row('place', { ...held, ...when }, [planning.schoolId]);
    expect(await conflicts({ fixed: at(first(), students[3]!) })).toEqual(['FIXED_TWO_AT_ONCE']);
  });

  it('is a pair or a choice that names what is not part of the plan', async () => {
    expect(await conflicts({ fixed: at(newId(), students[0]!) })).toEqual(['UNKNOWN_PAIR']);
    const choices = [{ studentId: students[0], choices: [[newId()]] }];
    expect(await conflicts({ mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices })).toEqual(['UNKNOWN_PAIR']);
  });

  it.each(['fixed', 'required', 'forbidden'])('is a student and a date in each other’s place among what is %s', async (list) => {
    const [student = ''] = students;
    const dateId = String(offer.dateIds[0]);
    const answer = await planning.plan(planning.input([offer.id], { [list]: at(student, dateId) }));
    expect(answer.conflicts).toMatchObject([{ code: 'UNKNOWN_PAIR', totalIds: 2 }]);
    expect(new Set(answer.conflicts[0].ids)).toEqual(new Set([student, dateId]));
  });

  it('is a student and an offer in each other’s place among choices', async () => {
    const choices = [{ studentId: offer.id, choices: [[students[0]]] }];
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices };
    expect(await conflicts(ranked)).toEqual(['UNKNOWN_PAIR']);
  });
});

describe('a key', () => {
  it('makes one plan however often it is sent, and refuses another request', async () => {
    const input = planning.input([offer.id], { idempotencyKey: newId() });
    const [one, again] = [await planning.plan(input), await planning.plan(input)];
    expect(again.plan.id).toBe(one.plan.id);
    expect(await planning.plan({ ...input, target: 2 })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });
});

it('refuses whoever may not plan, and reads other schools’ plans as not found', async () => {
  const { plan } = await planning.plan(planning.input([offer.id]));
  const { schoolId } = planning;
  const senco = await planning.world.plant.viewer('SENCO', { schoolId });
  expect(await planning.read(plan.id, senco)).toMatchObject({ state: 'QUEUED' });
  expect(await planning.plan(planning.input([offer.id]), senco)).toMatchObject({ __typename: 'FORBIDDEN' });
  const elsewhere = await planning.world.plant.school();
  const other = await planning.world.plant.viewer('CAREERS_LEADER', { schoolId: elsewhere });
  for (const answer of [
    await planning.replan({ planId: plan.id }, other),
    await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: 1 }, other),
    await planning.plan(planning.input([offer.id]), other),
  ])
    expect(answer).toMatchObject({ __typename: 'NOT_FOUND' });
  // A leader elsewhere who teaches here reads no plan here.
  const teacher = {
    ...other,
    memberships: [...other.memberships, { id: newId(), role: 'TEACHER' as const, schoolId, employerId: null }],
  };
  expect(
    (await planning.world.ask(teacher, `query ($id: ID!) { allocationPlan(id: $id) { id } }`, { id: plan.id })).errors?.[0]
      ?.extensions.code,
  ).toBe('FORBIDDEN');
});
