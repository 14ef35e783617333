/**
 * Typed arrays for one question, which needs some forty of a few kilobytes. Each is a part of a block that nobody else has: it costs a
 * fifth of an array with a buffer of its own, which has to be got, found and freed by itself. A block is freed once none of its parts is
 * in use any more, so what is kept for longer than a question does not belong here.
 */

/** Bytes of a block, and of the longest array that is taken out of one. */
const BLOCK = 1 << 16;
const LONGEST = BLOCK >> 2;
/** Each begins at a multiple of it. */
const ALIGNED = Float64Array.BYTES_PER_ELEMENT;

let block = new ArrayBuffer(BLOCK);
let taken = 0;

/** Fractions, all 0. */
export function floats(length: number): Float64Array {
  const bytes = length * Float64Array.BYTES_PER_ELEMENT;
  if (bytes > LONGEST) return new Float64Array(length);
  const at = take(bytes);
  return new Float64Array(block, at, length);
}

/** Whole numbers of 32 bits, all 0. */
export function words(length: number): Uint32Array {
  const bytes = length * Uint32Array.BYTES_PER_ELEMENT;
  if (bytes > LONGEST) return new Uint32Array(length);
  const at = take(bytes);
  return new Uint32Array(block, at, length);
}

/** Takes so many bytes of `block`, and answers where they begin. */
function take(bytes: number): number {
  if (taken + bytes > BLOCK) {
    block = new ArrayBuffer(BLOCK);
    taken = 0;
  }
  const at = taken;
  taken += Math.ceil(bytes / ALIGNED) * ALIGNED;
  return at;
}
