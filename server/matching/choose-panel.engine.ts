import { PanelFit } from './panel-coverage.engine';
import { MOST_PAIRS_SOLVED, panelModel, type PanelModel } from './panel-model.engine';
import { boundByReach, greedyPanel, panelBound, panelValue } from './panel.engine';
import type { ChosenPanel, PanelMatrix, PanelShape } from './panel.types';
import { comparable } from './ranking.engine';

/** Answers who is in the best panel, or null where that is not proved in time. */
export type SolvePanel = (model: PanelModel) => Promise<readonly number[] | null>;

/**
 * Panel of a shape: the best there is where the case is small and the solver proves it in time, the greedy one otherwise. A
 * greedy panel that is worth as much as the best is kept, since it also observes whom to prefer among equals.
 */
export async function choosePanel(matrix: PanelMatrix, shape: PanelShape, solve: SolvePanel): Promise<ChosenPanel> {
  const greedy = greedyPanel(matrix, shape.size, new PanelFit(matrix.candidates, shape).mayJoin);
  if (greedy.length === 0 || matrix.values.length > MOST_PAIRS_SOLVED) return greedyAnswer(matrix, shape, greedy);
  const best = await solve(panelModel(matrix, shape));
  if (best === null) return greedyAnswer(matrix, shape, greedy);
  const isGreedyBest = comparable(panelValue(matrix, greedy)) >= comparable(panelValue(matrix, best));
  const members = isGreedyBest ? greedy : inOrder(matrix, best);
  return { members, value: meanByNeed(matrix, panelValue(matrix, members)), gap: 0, method: 'EXACT' };
}

function greedyAnswer(matrix: PanelMatrix, { size }: PanelShape, members: readonly number[]): ChosenPanel {
  const value = panelValue(matrix, members);
  const gap = Math.max(0, panelBound(matrix, members, size) - value);
  return { members, value: meanByNeed(matrix, value), gap: comparable(meanByNeed(matrix, gap)), method: 'GREEDY' };
}

/**
 * Chosen from those who reach the most of more who could come, a panel is not proved to be the best of all, however well it was chosen.
 * `most`, 0 to 1, is what a panel of everybody is worth; nor can one be worth more than its members' reaches together.
 */
export function withinWhole(chosen: ChosenPanel, matrix: PanelMatrix, size: number, most: number): ChosenPanel {
  const bound = Math.min(most, meanByNeed(matrix, boundByReach(matrix, size)));
  return { ...chosen, method: 'GREEDY', gap: Math.max(chosen.gap, comparable(bound - chosen.value), 0) };
}

const meanByNeed = ({ totalNeed }: PanelMatrix, value: number): number => (totalNeed > 0 ? Math.min(1, value / totalNeed) : 0);

/** Whoever adds most first. */
const inOrder = (matrix: PanelMatrix, members: readonly number[]): readonly number[] =>
  greedyPanel(matrix, members.length, (_, candidate) => members.includes(candidate));
