import { graphql } from 'graphql';
import { type ClassWithIndex, openClassWithIndex } from './two-indexes';

let set: ClassWithIndex;
beforeAll(async () => {
  set = await openClassWithIndex();
});
afterAll(() => set.world.close());

/** Asks for the matches of the first student; answers their ids, and how often role models were read for whoever asked. */
async function ask(fields: string) {
  const { world, leader, students } = set;
  world.statements.length = 0;
  const { data, errors } = await graphql({
    schema: world.schema,
    source: `query ($id: ID!) { student(id: $id) { matches(first: 100) { nodes { ${fields} } } } }`,
    variableValues: { id: students[0]!.id },
    contextValue: world.contextOf(leader),
  });
  expect(errors).toBeUndefined();
  const nodes: any[] = (data as any).student.matches.nodes;
  const reads = world.statements.filter(({ name }) => name === 'role_model_find_many').length;
  return { ids: nodes.map(({ roleModel }) => roleModel.id as string), reads };
}

describe('role models of whom only the ids are asked for', () => {
  it.each(['roleModel { id }', 'roleModel { id __typename } other: roleModel { id }'])('are not read: %s', async (fields) => {
    expect(await ask(fields)).toEqual({ ids: (await ask('roleModel { id headline }')).ids, reads: 0 });
  });

  it.each([
    'roleModel { id headline }',
    'roleModel { id } roleModel { headline }',
    'roleModel { id } other: roleModel { headline }',
    'roleModel { ... { id } }',
  ])('are read where more may be asked: %s', async (fields) => {
    expect(await ask(fields)).toEqual({ ids: (await ask('roleModel { id }')).ids, reads: 1 });
  });
});
