import { randomUUID } from 'node:crypto';
import { statement } from '../../server/platform/statement';
import { openWorld, type World } from '../support/world';

const LISTS = statement(
  'test_lists',
  `SELECT $1::text[] AS texts, $2::integer[] AS numbers, $3::uuid[] AS ids,
     '{}'::text[] AS none, '{}'::integer[] AS "noNumbers", NULL::text[] AS nothing, '{{1,2},{3,4}}'::integer[] AS nested,
     '[3:4]={7,8}'::integer[] AS "fromThree"`,
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('lists', () => {
  it('come back as they were given', async () => {
    const texts = ['TALK', '', 'NULL', 'a, b', '{x}', '"quoted"', 'back\\slash', ' spaced ', 'Łódź', "it's\nnew", null];
    const numbers = [0, -1, 2_147_483_647, null];
    const ids = [randomUUID(), randomUUID()];
    const [row] = await world.database.reading({ personId: null, schoolIds: [] }).open(LISTS, [texts, numbers, ids]);
    expect(row).toEqual({
      texts,
      numbers,
      ids,
      none: [],
      noNumbers: [],
      nothing: null,
      nested: [
        [1, 2],
        [3, 4],
      ],
      fromThree: [7, 8],
    });
  });
});
