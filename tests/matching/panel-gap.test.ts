import fc from 'fast-check';
import { choosePanel, withinWhole } from '../../server/matching/choose-panel.engine';
import { PanelFit, panelShape } from '../../server/matching/panel-coverage.engine';
import { greedyPanel, panelBound } from '../../server/matching/panel.engine';
import type { PanelMatrix } from '../../server/matching/panel.types';
import { anyCase, bestByTrying, matrixOf, plainValue } from './panels';

const anyPanel = anyCase({ candidates: 9, students: 6, groups: 6 });
const unsolved = () => Promise.resolve(null);
const free = (size: number) => ({ size, repeats: size, required: [] });

describe('the bound on panels', () => {
  it('is true: no panel of its size is worth more', () => {
    fc.assert(
      fc.property(anyPanel, ({ drawn, needs, size, wishes }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = panelShape(matrix.candidates, size, wishes);
        const members = greedyPanel(matrix, shape.size, new PanelFit(matrix.candidates, shape).mayJoin);
        const best = bestByTrying(matrix, free(shape.size));
        expect(panelBound(matrix, members, shape.size)).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it('is the tightest of what everybody is worth and of any first members with the largest gains beside them', () => {
    fc.assert(
      fc.property(anyPanel, ({ drawn, needs, size }) => {
        const matrix = matrixOf(drawn, needs);
        const members = greedyPanel(matrix, size, () => true);
        const everybody = plainValue(matrix, [...drawn.keys()]);
        const tightest = Math.min(
          everybody,
          ...[...members, -1].map((_, taken) => plainBound(matrix, members.slice(0, taken), size)),
        );
        expect(panelBound(matrix, members, size)).toBeCloseTo(tightest, 9);
      }),
      { numRuns: 400 },
    );
  });
});

/** f(T) and the largest gains beside T, written out. */
function plainBound(matrix: PanelMatrix, members: readonly number[], size: number): number {
  const value = plainValue(matrix, members);
  const gains = matrix.candidates.map((_, candidate) => plainValue(matrix, [...members, candidate]) - value);
  return gains
    .sort((one, other) => other - one)
    .slice(0, size)
    .reduce((sum, gain) => sum + gain, value);
}

describe('the gap of a panel', () => {
  it('is nothing for one person of whom nothing is asked: nobody reaches more', async () => {
    await fc.assert(
      fc.asyncProperty(anyPanel, async ({ drawn, needs }) => {
        const matrix = matrixOf(drawn, needs);
        const chosen = await choosePanel(matrix, free(1), unsolved);
        expect(chosen).toMatchObject({ method: 'GREEDY', gap: 0 });
        expect(withinWhole(chosen, matrix, 1, 1)).toMatchObject({ method: 'GREEDY', gap: 0 });
      }),
    );
  });

  it('is wide enough where only those who reach the most were looked at', async () => {
    await fc.assert(
      fc.asyncProperty(anyPanel, fc.integer({ min: 1, max: 9 }), async ({ drawn, needs, size }, lookedAt) => {
        const all = matrixOf(drawn, needs);
        const alone = (candidate: number) => plainValue(all, [candidate]);
        const first = [...drawn.keys()].sort((one, other) => alone(other) - alone(one)).slice(0, lookedAt);
        const pool = matrixOf(
          first.map((candidate) => drawn[candidate]!),
          needs,
        );
        fc.pre(size <= first.length);
        const most = plainValue(all, [...drawn.keys()]) / all.totalNeed;
        const { value, gap } = withinWhole(await choosePanel(pool, free(size), unsolved), pool, size, most);
        expect(value + gap).toBeGreaterThanOrEqual(bestByTrying(all, free(size)) / all.totalNeed - 1e-8);
        expect(value + gap).toBeLessThanOrEqual(most + 1e-8);
      }),
      { numRuns: 400 },
    );
  });
});
