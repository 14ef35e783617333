import fc from 'fast-check';
import { choosePanel } from '../../server/matching/choose-panel.engine';
import { PanelFit, panelShape } from '../../server/matching/panel-coverage.engine';
import { greedyPanel, panelValue } from '../../server/matching/panel.engine';
import { panelModel } from '../../server/matching/panel-model.engine';
import { PanelSolver } from '../../server/matching/panel.solver';
import type { Coverage, PanelMatrix, PanelShape } from '../../server/matching/panel.types';
import { Chance } from './chance';
import {
  anyCase,
  bestByTrying,
  hasShape,
  isMet,
  matrixOf,
  plainGreedy,
  plainValue,
  repeatsIn,
  subsetsOf,
  WISHES,
} from './panels';

const anybody = () => true;
const small = anyCase({ candidates: 9, students: 6, groups: 6 });
const greedyOf = (matrix: PanelMatrix, shape: PanelShape) =>
  greedyPanel(matrix, shape.size, new PanelFit(matrix.candidates, shape).mayJoin);

describe('a greedy panel', () => {
  it('is worth at least 1 - 1/e of the best there is, where nothing else is asked of it', () => {
    fc.assert(
      fc.property(small, ({ drawn, needs, size }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = { size: Math.min(size, drawn.length), repeats: size, required: [] };
        const value = plainValue(matrix, greedyPanel(matrix, shape.size, anybody));
        expect(value).toBeGreaterThanOrEqual((1 - 1 / Math.E) * bestByTrying(matrix, shape) - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it('is worth at least half of the best with one of each occupation', () => {
    fc.assert(
      fc.property(anyCase({ candidates: 9, students: 6, groups: 4 }), ({ drawn, needs, size }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = panelShape(matrix.candidates, size, []);
        expect(plainValue(matrix, greedyOf(matrix, shape))).toBeGreaterThanOrEqual(bestByTrying(matrix, shape) / 2 - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it('is the very one that working out every gain anew gives, whatever is asked of it', () => {
    fc.assert(
      fc.property(anyCase({ candidates: 30, students: 12, groups: 6 }), ({ drawn, needs, size, wishes }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = panelShape(matrix.candidates, size, wishes);
        const { mayJoin } = new PanelFit(matrix.candidates, shape);
        expect(greedyPanel(matrix, shape.size, mayJoin)).toEqual(plainGreedy(matrix, shape.size, mayJoin));
      }),
      { numRuns: 400 },
    );
  });

  it('takes one of an occupation while others are left, and then as few again as it must', () => {
    fc.assert(
      fc.property(small, ({ drawn, needs, size }) => {
        const matrix = matrixOf(drawn, needs);
        const members = greedyOf(matrix, panelShape(matrix.candidates, size, []));
        const groups = new Set(drawn.map(({ group }) => group)).size;
        expect(members).toHaveLength(Math.min(size, drawn.length));
        expect(repeatsIn(matrix, members)).toBe(Math.max(0, members.length - groups));
      }),
    );
  });
});

describe('what is asked of a panel', () => {
  it('is met whenever any panel meets it, as much of it as can be, and without a repeat more than that takes', () => {
    fc.assert(
      fc.property(small, ({ drawn, needs, size, wishes }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = panelShape(matrix.candidates, size, wishes);
        const members = greedyOf(matrix, shape);
        expect(hasShape(matrix, members, shape)).toBe(true);
        const panels = subsetsOf(drawn.length, shape.size);
        const met = (panel: readonly number[]) => wishes.filter((wish) => isMet(matrix, panel, wish)).length;
        expect(shape.required).toHaveLength(Math.max(...panels.map(met)));
        const alike = panels.filter((panel) => shape.required.every((wish) => isMet(matrix, panel, wish)));
        expect(repeatsIn(matrix, members)).toBeLessThanOrEqual(shape.repeats);
        expect(shape.repeats).toBe(Math.min(...alike.map((panel) => repeatsIn(matrix, panel))));
      }),
      { numRuns: 600 },
    );
  });

  it('is kept in the order of the wishes where not all can be met', () => {
    const plain = { group: '4', isCounter: false, recentInvitations: 0, scores: [0.5] };
    const matrix = matrixOf(
      [
        { ...plain, meets: ['AN_APPRENTICE'] },
        { ...plain, meets: ['A_WOMAN'] },
      ],
      [1],
    );
    expect(panelShape(matrix.candidates, 1, ['AN_APPRENTICE', 'A_WOMAN']).required).toEqual(['A_WOMAN']);
    expect(panelShape(matrix.candidates, 2, ['AN_APPRENTICE', 'A_WOMAN'])).toEqual({
      size: 2,
      repeats: 1,
      required: ['A_WOMAN', 'AN_APPRENTICE'],
    });
  });

  it('may take eight people for four wishes', () => {
    const plain = { recentInvitations: 0, scores: [0.5], isCounter: false };
    const helpers = WISHES.slice(0, 4).map((wish, place) => ({ ...plain, group: `helper ${place}`, meets: [wish] }));
    const openers = helpers.map((_, place) => ({ ...plain, group: `opener ${place}`, meets: [] }));
    const { candidates, ...matrix } = matrixOf([...helpers, ...openers], [1]);
    const ofSectors = candidates.map((one, place) => ({ ...one, sector: `sector ${place % 4}`, isCounterInSector: place >= 4 }));
    expect(panelShape(ofSectors, 8, WISHES)).toEqual({ size: 8, repeats: 0, required: WISHES });
    expect(panelShape(ofSectors, 7, WISHES).required).toEqual(WISHES.slice(0, 4));
    expect(greedyOf({ ...matrix, candidates: ofSectors }, { size: 8, repeats: 0, required: WISHES })).toHaveLength(8);
  });

  it('is worked out before hundreds of people in few looks at each, also where it cannot be met', () => {
    const drawn = Array.from({ length: 500 }, (_, index) => ({
      group: String(10 + (index % 300)),
      meets: index % 7 === 0 ? [WISHES[(index / 7) % 4]!] : [],
      isCounter: false,
      recentInvitations: 0,
      scores: [index / 500],
    }));
    const { matrix, looks } = lookedAt(matrixOf(drawn, [1]));
    expect(panelShape(matrix.candidates, 3, WISHES).required).toEqual([...WISHES.slice(0, 3), WISHES[4]]);
    expect(panelShape(matrix.candidates, 10, WISHES).required).toEqual(WISHES);
    expect(looks()).toBeLessThan(drawn.length * FEW_LOOKS);
  });

  it('is worked out in few looks where two wishes get in the way of each other and thousands of pairs meet the others', () => {
    const plain = { isCounter: false, recentInvitations: 0, scores: [0.5] };
    const drawn = Array.from({ length: 400 }, (_, index) => ({
      ...plain,
      group: String(10 + index),
      meets: [WISHES[index % 2]!],
    }));
    const rare = [WISHES[2]!, WISHES[3]!].map((wish) => ({ ...plain, group: '4', meets: [wish] }));
    const { matrix, looks } = lookedAt(matrixOf([...drawn, ...rare], [1]));
    const asked = WISHES.slice(0, 4);
    const shape = panelShape(matrix.candidates, 4, asked);
    expect(shape).toEqual({ size: 4, repeats: 1, required: asked });
    expect(hasShape(matrix, greedyOf(matrix, shape), shape)).toBe(true);
    expect(looks()).toBeLessThan(drawn.length * FEW_LOOKS);
  });
});

/** A look at a candidate asks whether they meet one wish. */
const FEW_LOOKS = 40;

/** A matrix that counts how often it is asked whether somebody meets a wish. */
function lookedAt(matrix: PanelMatrix) {
  let looks = 0;
  class Counted extends Set<Coverage> {
    override has(wish: Coverage): boolean {
      looks += 1;
      return super.has(wish);
    }
  }
  const candidates = matrix.candidates.map((one) => ({ ...one, meets: new Counted(one.meets) }));
  return { matrix: { ...matrix, candidates }, looks: () => looks };
}

describe('the best panel', () => {
  const solver = new PanelSolver();
  afterAll(() => {
    solver.close();
  });
  const choose = (matrix: PanelMatrix, shape: PanelShape) => choosePanel(matrix, shape, (model) => solver.solve(model, 5000));

  it('is the one that trying all finds, whatever is asked of it', async () => {
    await fc.assert(
      fc.asyncProperty(small, async ({ drawn, needs, size, wishes }) => {
        const matrix = matrixOf(drawn, needs);
        const shape = panelShape(matrix.candidates, size, wishes);
        const { members, method, gap, value } = await choose(matrix, shape);
        expect({ method, gap }).toEqual({ method: 'EXACT', gap: 0 });
        expect(hasShape(matrix, members, shape)).toBe(true);
        expect(panelValue(matrix, members)).toBeCloseTo(bestByTrying(matrix, shape), 8);
        expect(value).toBeCloseTo(panelValue(matrix, members) / matrix.totalNeed, 12);
      }),
      { numRuns: 150 },
    );
  });

  it('is left to the greedy one where the case is large or the time is over, which then says how far off it may be', async () => {
    const draw = fc.sample(anyCase({ candidates: 9, students: 6, groups: 6 }), { numRuns: 20, seed: 7 });
    for (const { drawn, needs, size } of draw) {
      const matrix = matrixOf(drawn, needs);
      const shape = panelShape(matrix.candidates, size, []);
      const chosen = await choosePanel(matrix, shape, () => Promise.resolve(null));
      expect(chosen.method).toBe('GREEDY');
      expect(chosen.value + chosen.gap).toBeGreaterThanOrEqual(bestByTrying(matrix, shape) / matrix.totalNeed - 1e-9);
    }
  });

  it('is not waited for beyond its time, and the thread answers the next question', async () => {
    const [first] = fc.sample(anyCase({ candidates: 100, students: 30, groups: 6 }), { numRuns: 1, seed: 3 });
    const matrix = matrixOf(first!.drawn, first!.needs);
    const shape = panelShape(matrix.candidates, 4, []);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => choosePanel(matrix, shape, (model) => solver.solve(model, 1))),
    );
    for (const { members } of answers) expect(hasShape(matrix, members, shape)).toBe(true);
    expect((await choose(matrix, shape)).method).toBe('EXACT');
  });

  it('is found for who still waits, where somebody before them went without', async () => {
    const modelOf = (candidates: number, students: number) => {
      const chance = new Chance(3);
      const drawn = Array.from({ length: candidates }, (_, index) => ({
        ...{ group: String(index), meets: [], isCounter: false, recentInvitations: 0 },
        scores: Array.from({ length: students }, () => chance.number()),
      }));
      const matrix = matrixOf(drawn, new Array<number>(students).fill(1));
      return panelModel(matrix, panelShape(matrix.candidates, 4, []));
    };
    // The first is far from proved when its time is over.
    const [endless, easy] = [modelOf(60, 120), modelOf(9, 6)];
    // The thread is there, so that what follows is a matter of the questions alone.
    const best = await solver.solve(easy, 20_000);
    expect(best).not.toBeNull();
    const answers = [solver.solve(endless, 3_000), solver.solve(easy, 1), solver.solve(easy, 20_000)];
    expect(await Promise.all(answers)).toEqual([null, null, best]);
  }, 30_000);
});
