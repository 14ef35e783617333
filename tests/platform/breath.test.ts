import { Breath } from '../../server/platform/breath';

const [WORKS, PIECES] = [20, 5];

it('lets only one long work do a piece before all else is served again, however many there are', async () => {
  const pieces: number[] = [];
  let turn = 0;
  let isOver = false;
  const count = () => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const work = async (breath: Breath) => {
    for (let piece = 0; piece < PIECES; piece += 1) {
      await breath.take();
      pieces.push(turn);
    }
  };
  const shared = new Breath();
  await Promise.all(Array.from({ length: WORKS }, (_, number) => work(number % 2 === 0 ? shared : new Breath())));
  isOver = true;
  expect(pieces).toHaveLength(WORKS * PIECES);
  expect(new Set(pieces).size).toBe(WORKS * PIECES);
});

it('lets each long work go on in its turn', async () => {
  const order: number[] = [];
  const work = async (number: number) => {
    const breath = new Breath();
    for (let piece = 0; piece < 3; piece += 1) {
      await breath.take();
      order.push(number);
    }
  };
  await Promise.all([work(1), work(2), work(3)]);
  expect(order).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
});
