import { getOperationAST, parse } from 'graphql';
import { charge, costOf } from '../../server/platform/web/cost';
import { createSchema } from '../../server/schema';
import { webSchema } from '../support/web-schema';

const schema = webSchema();

function asked(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  return { schema, document, operation: getOperationAST(document)!, variables };
}

it.each([
  ['{ hello }', 0],
  ['{ item { id } }', 1],
  ['{ items(first: 5) { nodes { id } } }', 1 + 5],
  ['{ items { nodes { id } } }', 1 + 20],
  ['{ items(first: 5) { edges { node { id } } } }', 1 + 5 * 2],
  ['{ items(first: 5) { nodes { id } edges { node { id } } } }', 1 + 5 + 5 * 2],
  ['{ items(first: 10) { nodes { children(first: 10) { nodes { id } } } } }', 1 + 10 * (1 + 1 + 10)],
  ['{ item { parts { parts { id } } } }', 1 + 10 * (1 + 10)],
  ['{ item { ...F } } fragment F on Item { children(first: 3) { nodes { id } } }', 1 + 1 + 3],
  ['{ item { ... on Item { parts { id } } } }', 1 + 10],
  ['{ items(first: 0) { nodes { id } } }', 1],
  ['{ items(first: -5) { nodes { id } } }', 1],
  ['{ __schema { types { name } } }', 0],
  ['subscription { item { parts { id } } }', 1 + 10],
])('charges %s with %d objects', (text, cost) => {
  expect(costOf(asked(text))).toBe(cost);
});

it('reads lengths from the variables, then from their defaults', () => {
  const text = 'query ($n: Int = 7) { items(first: $n) { nodes { id } } }';
  expect(costOf(asked(text, { n: 50 }))).toBe(51);
  expect(costOf(asked(text))).toBe(8);
  expect(costOf(asked('query ($n: Int) { items(first: $n) { nodes { id } } }'))).toBe(21);
});

it('refuses above 10,000 objects and says what it would be', () => {
  const text = '{ items(first: 100) { nodes { children(first: 97) { nodes { id } } } } }';
  expect(charge(asked(text))).toBe(1 + 100 * (1 + 1 + 97));
  const more = text.replace('97', '99');
  expect(() => charge(asked(more))).toThrow(/This may ask for 10101 objects at once, more than 10000\. Lower `first`/);
});

it.each([Number.MAX_SAFE_INTEGER, 1e300, Infinity])('refuses a length of %d', (n) => {
  expect(() => charge(asked('query ($n: Int) { items(first: $n) { nodes { id } } }', { n }))).toThrow('objects at once');
});

it('charges fields that take much work for it, so that one operation cannot ask for many', () => {
  const whole = createSchema();
  const of = (text: string) => charge({ ...asked(text), schema: whole });
  expect(of('{ speakerRequest(id: "x") { panel { value } } }')).toBe(1 + 1 + 2_500);
  expect(() => of('{ speakerRequests(schoolId: "x", first: 10) { nodes { panel { value } } } }')).toThrow('objects at once');
  expect(() => of('{ students(filter: { schoolId: "x" }, first: 100) { nodes { matches { nodes { score } } } } }')).not.toThrow();
  const plans = (first: number, fields: string) =>
    of(`{ allocationPlans(schoolId: "x", first: ${first}) { nodes { ${fields} } } }`);
  expect(plans(20, 'id isStale totalChanges changes { code }')).toBeLessThan(9_000);
  for (const one of [
    'isStale',
    'totalChanges',
    'changes { code }',
    'studentsChanged',
    'offers { named(first: 1) { nodes { id } } }',
  ])
    expect(() => plans(100, one)).toThrow('objects at once');
  const results = ['bestFit { gap }', 'fair { gap }', 'ranked { gap }', 'comparison { fitLost }'];
  for (const one of results) expect(plans(100, one)).toBe(1 + 100 * (1 + 1 + 7));
  expect(plans(100, 'conflicts { code }')).toBe(1 + 100 * (1 + 10 + 7));
  expect(plans(100, [...results, 'conflicts { code }'].join(' '))).toBeLessThan(6_000);
  const pair = (list: string) => `${list}(first: 1) { nodes { isWaiting } }`;
  expect(plans(100, pair('fixed'))).toBe(1 + 100 * (1 + 1 + 20 + 1));
  const whatIfs = (number: number) =>
    of(
      `{ ${Array.from({ length: number }, (_, one) => `q${one}: allocationWhatIf(planId: "x", offerDateId: "y", extraPlaces: 1) { isExact }`).join(' ')} }`,
    );
  expect(whatIfs(1)).toBe(1 + 2_500);
  expect(() => whatIfs(4)).toThrow('objects at once');
});
