import { createSourceEventStream, parse } from 'graphql';
import type { Viewer } from '../../server/platform/access';
import { plantOffer } from '../offers/planting';
import { openWorld, type World } from '../support/world';
import { type Asker, ASKERS, OPERATIONS } from './authorization.expectations';

type Whose = 'own' | 'other';
type Things = Readonly<Record<'school' | 'student' | 'request' | 'roleModel' | 'offer' | 'plan' | 'donePlan', string>>;

/** Every root field, asked by every role and by nobody, about things of their own and of another school: each outcome is written down. */
describe('who may do what', () => {
  let world: World;
  const viewers = new Map<Asker, Viewer | null>();
  const things = new Map<Asker, Record<Whose, Things>>();

  beforeAll(async () => {
    world = await openWorld();
    const schools = { own: await world.plant.school(), other: await world.plant.school() };
    const made = { own: await schoolThings(schools.own), other: await schoolThings(schools.other) };
    for (const asker of ASKERS) {
      const { viewer, roleModel } = await viewerFor(asker, { schoolId: schools.own, studentPersonId: made.own.studentPersonId });
      viewers.set(asker, viewer);
      const own = { ...made.own, roleModel: roleModel ?? made.own.roleModel };
      things.set(asker, { own, other: made.other });
    }
    await world.plant.sql(`SELECT remake_trait_counts()`);
  });
  afterAll(() => world.close());
  /** Few plans of a school may be waited for: those made along the way make room for the next. */
  afterEach(async () => {
    const known = [...things.values()].flatMap(({ own, other }) => [own, other]);
    await world.plant.sql(
      `UPDATE allocation_plan SET state = 'CANCELLED', finished_at = now() WHERE state = 'QUEUED' AND NOT id = ANY ($1::uuid[])`,
      [known.map(({ plan: kept }) => kept)],
      [...new Set(known.map(({ school }) => school))],
    );
  });

  async function schoolThings(schoolId: string) {
    const leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    const { id: student, personId: studentPersonId } = await world.plant.student(schoolId);
    for (let number = 0; number < 5; number += 1) await world.plant.student(schoolId);
    const { id: roleModel } = await world.plant.roleModel();
    const { id: offer } = await plantOffer(world.plant, { roleModelIds: [roleModel] });
    const text = OPERATIONS.createSpeakerRequest!.text.replace(
      '{ __typename }',
      '{ ... on SpeakerRequestCreated { speakerRequest { id } } }',
    );
    const { data } = await world.ask(leader, text, { school: schoolId });
    const plans = { plan: await plan(leader, schoolId, offer), donePlan: await plan(leader, schoolId, offer) };
    await world.ask(leader, OPERATIONS.cancelAllocation!.text, plans);
    return {
      ...plans,
      school: schoolId,
      student,
      studentPersonId,
      request: data.createSpeakerRequest.speakerRequest.id,
      roleModel,
      offer,
    };
  }

  /** Nobody works jobs here, so it waits for its turn. */
  async function plan(leader: Viewer, school: string, offer: string): Promise<string> {
    const text = OPERATIONS.planAllocation!.text.replace('{ __typename }', '{ ... on AllocationPlanned { plan { id } } }');
    const { data } = await world.ask(leader, text, { school, offer });
    return data.planAllocation.plan.id;
  }

  async function viewerFor(asker: Asker, where: { schoolId: string; studentPersonId: string }) {
    const { schoolId } = where;
    if (asker === 'NOBODY') return { viewer: null, roleModel: null };
    if (asker === 'VOLUNTEER' || asker === 'ALUMNUS') {
      const { id, personId } = await world.plant.roleModel();
      return { viewer: await world.plant.viewer(asker, { personId }), roleModel: id };
    }
    const place =
      asker === 'STUDENT'
        ? { schoolId, personId: where.studentPersonId }
        : asker === 'EMPLOYER_COORDINATOR'
          ? { employerId: await world.plant.employer() }
          : asker === 'OPERATOR'
            ? {}
            : { schoolId };
    return { viewer: await world.plant.viewer(asker, place), roleModel: null };
  }

  it('is written down for every root field', () => {
    const fields = ['Query', 'Mutation', 'Subscription'].flatMap((root) => {
      const type = world.schema.getType(root);
      return type !== undefined && 'getFields' in type ? Object.keys(type.getFields()) : [];
    });
    expect(Object.keys(OPERATIONS).sort()).toEqual(fields.sort());
  });

  async function outcomeFor(
    asker: Asker,
    { field, text, whose }: { field: string; text: string; whose: Whose },
  ): Promise<string> {
    const yes = asker === 'STUDENT' ? 'STUDENT' : 'PARENT';
    // Each tries an account of their own, so that no limit is met.
    const email = `${asker.toLowerCase()}-${whose}@example.org`;
    const variables = { ...things.get(asker)?.[whose], yes, email };
    const viewer = viewers.get(asker) ?? null;
    return text.startsWith('subscription') ? subscribed(viewer, text, variables) : answered(viewer, { field, text, variables });
  }

  async function answered(viewer: Viewer | null, asked: { field: string; text: string; variables: object }): Promise<string> {
    const { data, errors } = await world.ask(viewer, asked.text, { ...asked.variables });
    return errors?.[0]?.extensions.code ?? data?.[asked.field]?.__typename ?? 'ok';
  }

  /** Whether the stream begins at all. */
  async function subscribed(viewer: Viewer | null, text: string, variableValues: object): Promise<string> {
    const contextValue = world.contextOf(viewer);
    const stream = await createSourceEventStream({
      schema: world.schema,
      document: parse(text),
      contextValue,
      variableValues: { ...variableValues },
    });
    if (!(Symbol.asyncIterator in stream)) return String(stream.errors?.[0]?.extensions.code);
    await stream[Symbol.asyncIterator]().return?.();
    return 'ok';
  }

  const cases = Object.entries(OPERATIONS).flatMap(([field, { text, own, other }]) =>
    (
      [
        ['own', own],
        ['other', other],
      ] as const
    ).map(([whose, expectation]) => ({ field, text, whose, expectation })),
  );

  it.each(cases)('names every role once for $field of $whose', ({ expectation }) => {
    expect(Object.values(expectation).flat().sort()).toEqual([...ASKERS].sort());
  });

  it.each(cases)('is so for $field of $whose', async ({ field, text, whose, expectation }) => {
    const got: Record<string, Asker[]> = {};
    for (const asker of ASKERS) (got[await outcomeFor(asker, { field, text, whose })] ??= []).push(asker);
    const sorted = (lists: Readonly<Record<string, readonly Asker[]>>) =>
      Object.fromEntries(
        Object.entries(lists)
          .filter(([, who]) => who.length > 0)
          .map(([outcome, who]) => [outcome, [...who].sort()]),
      );
    expect(sorted(got)).toEqual(sorted(expectation));
  });
});
