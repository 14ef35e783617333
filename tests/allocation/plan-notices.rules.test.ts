import type { AllocationProblem } from '../../server/allocation/allocation.types';
import { planNotices } from '../../server/allocation/plan-notices.rules';
import type { Proposal } from '../../server/allocation/plan-results.rules';
import { Breath } from '../../server/platform/breath';

const [STUDENTS, DATES] = [30, 4];

/** Without a place for anybody, though everybody could come everywhere, with no score to choose by. */
const problemWith = (minimumAudience: number): AllocationProblem => ({
  ...{ mode: 'BEST_FIT', mostPerStudent: 1, target: 1, fixed: [], forbidden: [], required: [] },
  students: Array.from({ length: STUDENTS }, (_, row) => ({ id: `s${row}`, need: 1, had: 0 })),
  offerDates: Array.from({ length: DATES }, (_, column) => ({
    ...{ id: `d${column}`, offerId: `o${column}`, capacity: STUDENTS, minimumAudience, startsAt: column, endsAt: column + 1 },
  })),
  scores: new Float64Array(STUDENTS * DATES),
});
const NOBODY: Proposal = {
  ...{ kind: 'BEST_FIT', status: 'OPTIMAL', method: 'FLOW', gap: 0, milliseconds: 0 },
  ...{ places: [], value: 0, prices: null, conflicts: [], ranked: null },
};

/** Lets others in after every step. */
class Gasping extends Breath {
  pauses = 0;

  override get isDue(): boolean {
    return true;
  }

  override take(): Promise<void> {
    this.pauses += 1;
    return Promise.resolve();
  }
}

const noticed = async (minimumAudience: number, proposal: Partial<Proposal> = {}) => {
  const breath = new Gasping();
  const nameOf = (id: string) => id;
  const notices = await planNotices(problemWith(minimumAudience), [{ ...NOBODY, ...proposal }], {
    nameOf,
    chosen: null,
    breath,
    dates: [],
  });
  return { codes: notices.map(({ code }) => code), pauses: breath.pauses };
};

describe('what is to be known of a plan is looked for a student at a time', () => {
  it('and lets others in after each, where too few could come', async () => {
    expect(await noticed(STUDENTS + 1)).toEqual({ codes: ['BELOW_MINIMUM_AUDIENCE'], pauses: STUDENTS });
  });

  it('and lets others in after each, where no score tells anything', async () => {
    expect(await noticed(0, { places: [{ studentId: 's0', offerDateId: 'd0' }] })).toEqual({
      codes: ['ALL_SCORES_ZERO'],
      pauses: STUDENTS,
    });
  });

  it('and no further than it takes to see that a date could be held', async () => {
    expect(await noticed(3, { kind: 'RANKED' })).toEqual({ codes: [], pauses: 2 });
  });
});
