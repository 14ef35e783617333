import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { LIMITS, oversize } from '../../server/platform/web/document-limits';

const problems = (text: string): string[] => oversize(parse(text)).map(({ message }) => message);
const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number): string => `{ ${'a { '.repeat(depth - 1)} a ${'} '.repeat(depth - 1)} }`;

it.each([
  ['aliases', (count: number) => `{ x { ${times(count, (index) => `a${index}: __typename`)} } }`],
  ['directives', (count: number) => `{ a ${times(count, () => '@skip(if: false)')} }`],
  ['root fields', (count: number) => `{ ${times(count, () => 'a')} }`],
  ['fields', (count: number) => `{ x { ${times(count - 1, () => 'a')} } }`],
  ['deep', nested],
])('counts %s: as many as the limit pass, one more does not', (what, document) => {
  const limit = {
    aliases: LIMITS.aliases,
    directives: LIMITS.directives,
    'root fields': LIMITS.rootFields,
    fields: LIMITS.fields,
    deep: LIMITS.depth,
  }[what]!;
  expect(problems(document(limit))).toEqual([]);
  expect(problems(document(limit + 1))).toEqual([expect.stringContaining(`more than ${limit} ${what}`)]);
});

it('counts what fragments select where they are spread', () => {
  expect(problems(`{ ...F ...F } fragment F on Query { ${times(11, () => 'a')} }`)).toEqual([
    expect.stringContaining('root fields'),
  ]);
  expect(problems(`{ a { ...F } } fragment F on A { ${nested(10).slice(2, -2)} }`)).toEqual([expect.stringContaining('deep')]);
  expect(problems(`{ a { ... on A { ${times(31, (index) => `a${index}: a`)} } } }`)).toEqual([
    expect.stringContaining('aliases'),
  ]);
});

it('counts directives on variables, fragments and operations too', () => {
  const document = `query ($v: Int @a @a @a) @a @a @a { ...F @a } fragment F on Query @a @a @a @a { a }`;
  expect(problems(document)).toEqual([expect.stringContaining('directives')]);
});

it('survives fragments that spread each other, which graphql refuses by itself', () => {
  expect(problems('{ ...A } fragment A on Query { a ...B } fragment B on Query { b ...A }')).toEqual([]);
  expect(problems('{ ...Unknown }')).toEqual([]);
});

it('lets introspection go as deep as the usual query does', () => {
  expect(problems(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toEqual([]);
});

it('counts the same whether a selection is written out or in fragments', () => {
  const selection = fc.letrec<{ node: string; set: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b: a', 'c @skip(if: true)'),
      fc.tuple(tie('set')).map(([set]) => `o { ${set} }`),
    ),
    set: fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((nodes) => nodes.join(' ')),
  })).set;
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 40 }), (sets) => {
      const written = `{ ${sets.map((set) => `p { ${set} }`).join(' ')} }`;
      const spread = `{ ${sets.map((_, index) => `p { ...F${index} }`).join(' ')} } ${sets.map((set, index) => `fragment F${index} on P { ${set} }`).join(' ')}`;
      expect(problems(spread)).toEqual(problems(written));
    }),
  );
});
