import fc from 'fast-check';
import { corrected, slipsBetween, vocabularyOf } from '../../server/reference/spelling.rules';

const vocabulary = vocabularyOf([
  'staff nurse',
  'nurse',
  'civil engineer',
  'engine driver',
  'carpenter',
  'chef',
  'lawyer',
  'floor layer',
  'farmer',
  'farm worker',
]);

it.each([
  ['nrse', 'nurse'],
  ['nusre', 'nurse'],
  ['enginer', 'engineer'],
  ['engin', 'engin'],
  ['carpinter', 'carpenter'],
  ['crapentar', 'carpenter'],
  ['lawer', 'lawyer'],
  ['farmr', 'farmer'],
  ['chf', 'chef'],
  ['xf', 'xf'],
  ['civl enginer', 'civil engineer'],
  ['astronaut', 'astronaut'],
])('reads %s as %s', (text, meant) => {
  expect(corrected(text, vocabulary)).toBe(meant);
});

it('counts the weight of a word', () => {
  expect(vocabulary.get('nurse')).toBe(2);
});

/** The textbook recursion, as slow and as plain as it gets. */
function plainSlips(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const isSwap = one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  return Math.min(
    plainSlips(one.slice(0, -1), other) + 1,
    plainSlips(one, other.slice(0, -1)) + 1,
    plainSlips(one.slice(0, -1), other.slice(0, -1)) + (one.at(-1) === other.at(-1) ? 0 : 1),
    isSwap ? plainSlips(one.slice(0, -2), other.slice(0, -2)) + 1 : Infinity,
  );
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

it('counts slips as the plain recursion does', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 5 }), (one, other, most) => {
      const slips = plainSlips(one, other);
      expect(slipsBetween(one, other, most)).toBe(slips <= most ? slips : null);
    }),
  );
});

it('leaves words that are known, or begin one, as they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...vocabulary.keys()), fc.integer({ min: 1, max: 12 }), (known, length) => {
      expect(corrected(known.slice(0, length), vocabulary)).toBe(known.slice(0, length));
    }),
  );
});
