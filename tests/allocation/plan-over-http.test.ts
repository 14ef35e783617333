import { newId } from '../../server/platform/identifiers';
import { openServer } from '../support/server';
import { openPlanning } from './planning';

const PLAN = `mutation ($input: PlanAllocationInput!) { planAllocation(input: $input) { __typename ... on InvalidInput { fields { message } }
  ... on AllocationConflict { conflicts { code } } } }`;

it('takes two thousand fixed pairs in one request, and answers larger bodies with 413', async () => {
  const planning = await openPlanning();
  const offers = [await planning.offer({}, [{ capacity: 900 }]), await planning.offer({}, [{ capacity: 900 }])];
  const web = await openServer(planning.world, {
    viewers: { leader: planning.leader },
    viewerOf: () => Promise.resolve(planning.leader),
  });
  try {
    const students = await planning.students(2);
    const pairs = (count: number) => {
      const studentIds = [...students, ...Array.from({ length: count / 2 - students.length }, newId)];
      return offers.map(({ dateIds: [offerDateId] }) => ({ offerDateId, studentIds }));
    };
    const send = (count: number) =>
      web.ask(
        PLAN,
        {
          input: planning.input(
            offers.map(({ id }) => id),
            { fixed: pairs(count) },
          ),
        },
        { authorization: 'Bearer leader' },
      );
    const taken = await send(2_000);
    expect(taken.status).toBe(200);
    // All but two of these students are made up: the pairs were read and looked at, one by one.
    expect(taken.body.data.planAllocation).toMatchObject({
      __typename: 'AllocationConflict',
      conflicts: [{ code: 'UNKNOWN_PAIR' }],
    });
    expect((await send(2_002)).body.data.planAllocation).toMatchObject({
      fields: [{ message: expect.stringMatching(/at most 2,000 pairs; it names 2,002/) }],
    });
    expect((await send(3_000)).status).toBe(413);
  } finally {
    await web.close();
    await planning.close();
  }
});
