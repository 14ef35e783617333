import fc from 'fast-check';
import { floats, words } from '../../server/matching/question-arrays.engine';

/** Many short ones, so that a block comes to its end, and some that are too long for a block. */
const lengths = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 600 }) }, fc.integer({ min: 2_000, max: 5_000 }));
const wanted = fc.array(fc.record({ length: lengths, make: fc.constantFrom(floats, words) }), { minLength: 1, maxLength: 120 });

it('gives arrays of the length that was asked for, all 0, none of which shares a byte with another', () => {
  fc.assert(
    fc.property(wanted, (asked) => {
      const arrays = asked.map(({ length, make }) => make(length));
      expect(arrays.map(({ length }) => length)).toEqual(asked.map(({ length }) => length));
      expect(arrays.every((array) => array.every((number) => number === 0))).toBe(true);
      arrays.forEach((array, place) => array.fill(place + 1));
      arrays.forEach((array, place) => {
        expect(array.every((number) => number === place + 1)).toBe(true);
      });
    }),
  );
});
