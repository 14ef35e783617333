import { IndexCells } from '../../server/matching/index-cells.engine';
import { IndexRanges } from '../../server/matching/index-ranges.engine';
import type { LiftFigure } from '../../server/matching/matching.types';

const told = ({ ofWork, workOf, bands, starts, longest, works }: IndexRanges) => ({
  ofWork: [...ofWork],
  workOf: [...workOf],
  bands: [...bands],
  starts: [...starts],
  longest,
  works,
});
const rangesOf = (firsts: readonly number[], isOne: (band: number, next: number) => boolean): IndexRanges =>
  new IndexRanges({ firsts: Uint32Array.from(firsts), bands: [0, 2, 1] }, isOne);
const zeroAndTwo = (band: number, next: number): boolean => band !== 1 && next !== 1;

describe('the ranges of an index', () => {
  it('are of one work each, where nobody is in some of the cells', () => {
    expect(told(rangesOf([0, 0, 2, 3, 3, 3, 3, 3, 4, 4], zeroAndTwo))).toEqual({
      ofWork: [0, 2, 2, 3],
      workOf: [0, 0, 2],
      bands: [2, 1, 2],
      starts: [0, 2, 3, 4],
      longest: 2,
      works: 3,
    });
  });

  it('are one of bands side by side that mean the same', () => {
    expect(told(rangesOf([0, 1, 3, 4, 5, 6, 6], zeroAndTwo))).toEqual({
      ofWork: [0, 2, 3],
      workOf: [0, 0, 1],
      bands: [0, 1, 0],
      starts: [0, 3, 4, 6],
      longest: 3,
      works: 2,
    });
    expect(told(rangesOf([0, 1, 3, 4, 5, 6, 6], () => false)).bands).toEqual([0, 2, 1, 0, 2]);
  });

  it('are none of nobody', () => {
    expect(told(rangesOf([0], zeroAndTwo))).toEqual({
      ofWork: [0],
      workOf: [],
      bands: [],
      starts: [0],
      longest: 0,
      works: 0,
    });
  });

  it('are fewer for who is told of no lift that is not shown', () => {
    const cells = new IndexCells();
    const figure = { sex: 'FEMALE', lift: 0.8 } as LiftFigure;
    const [hidden, shown] = [false, true].map((isShown) => cells.bandOf({ figure, isShown })) as [number, number];
    const laid = [hidden, shown, 0].map((band) => cells.numberOf([7], band));
    expect([...cells.settle(Uint32Array.from(laid), 0xffffffff)]).toEqual([2, 0, 1]);
    expect([...cells.rangesFor('AUDIENCE').starts]).toEqual([0, 1, 2, 3]);
    expect([...cells.rangesFor('ONE_STUDENT').starts]).toEqual([0, 2, 3]);
  });
});
