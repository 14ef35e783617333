import { setTimeout as pause } from 'node:timers/promises';
import { WhatIfTurns } from '../../server/allocation/what-if.turns';

const answer = () => Promise.resolve('answered');

describe('whoever asks what more places would change', () => {
  it('is answered after another who is quick', async () => {
    const turns = new WhatIfTurns(1_000);
    expect(await Promise.all([turns.take('ann', answer), turns.take('ben', answer)])).toEqual(['answered', 'answered']);
  });

  it('is refused where their turn comes too late, without any work, and may ask again', async () => {
    const turns = new WhatIfTurns(20);
    const work = jest.fn(answer);
    const first = turns.take('ann', () => pause(60, 'answered'));
    await expect(turns.take('ben', work)).rejects.toMatchObject({
      message: 'Others were asking what more places would change, and that took long. Ask again.',
      extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 1 },
    });
    expect(work).not.toHaveBeenCalled();
    expect([await first, await turns.take('ben', work)]).toEqual(['answered', 'answered']);
  });
});
