import type { PanelMatrix, PanelShape } from './panel.types';

/** Largest number of pairs of candidate and student for which the exact answer is tried: 100 x 30. */
export const MOST_PAIRS_SOLVED = 3000;

/** A mixed-integer programme to maximise; rows are sparse. Plain, so that it can be sent to another thread. */
export interface PanelModel {
  /** For each column. */
  readonly worth: readonly number[];
  readonly upper: readonly number[];
  readonly isInteger: readonly boolean[];
  readonly rows: readonly PanelRow[];
  /** The first so many columns say who is in. */
  readonly candidates: number;
}

interface PanelRow {
  readonly entries: readonly (readonly [column: number, factor: number])[];
  readonly lower: number;
  readonly upper: number;
}

/**
 * The panel as facility location: x_c, who is in; y_cs, that c serves student s, only if they are in and nobody else does; and
 * for each group with several candidates the number of repeats. All but x and the repeats come out whole by themselves.
 */
export function panelModel(matrix: PanelMatrix, shape: PanelShape): PanelModel {
  const count = matrix.candidates.length;
  const worth = new Array<number>(count).fill(0);
  const upper = new Array<number>(count).fill(1);
  const rows: PanelRow[] = [{ entries: all(matrix.candidates.map((_, index) => index)), lower: shape.size, upper: shape.size }];
  addServing(matrix, { worth, upper, rows });
  const serving = worth.length;
  addRange(matrix, shape, { worth, upper, rows });
  for (const wish of shape.required)
    rows.push(...(wish === 'COUNTER_STEREOTYPE_IN_EACH_SECTOR' ? counters(matrix) : [wishRow(matrix, wish)]));
  return { worth, upper, isInteger: worth.map((_, column) => column < count || column >= serving), rows, candidates: count };
}

interface Building {
  readonly worth: number[];
  readonly upper: number[];
  readonly rows: PanelRow[];
}

const all = (columns: readonly number[]): readonly (readonly [number, number])[] => columns.map((column) => [column, 1]);

function addServing({ candidates, students, values }: PanelMatrix, { worth, upper, rows }: Building): void {
  for (let student = 0; student < students; student += 1) {
    const serving: number[] = [];
    for (let candidate = 0; candidate < candidates.length; candidate += 1) {
      const value = values[candidate * students + student]!;
      if (value <= 0) continue;
      const column = worth.push(value) - 1;
      upper.push(1);
      serving.push(column);
      rows.push({
        entries: [
          [column, 1],
          [candidate, -1],
        ],
        lower: -Infinity,
        upper: 0,
      });
    }
    rows.push({ entries: all(serving), lower: -Infinity, upper: 1 });
  }
}

/** Of each group one, and of all groups together so many more. */
function addRange({ candidates }: PanelMatrix, { repeats, size }: PanelShape, { worth, upper, rows }: Building): void {
  const groups = new Map<string, number[]>();
  candidates.forEach(({ group }, index) => groups.set(group, [...(groups.get(group) ?? []), index]));
  const repeated: number[] = [];
  for (const members of groups.values()) {
    if (members.length < 2) continue;
    const column = worth.push(0) - 1;
    upper.push(Math.min(members.length, size) - 1);
    repeated.push(column);
    rows.push({ entries: [...all(members), [column, -1]], lower: -Infinity, upper: 1 });
  }
  if (repeated.length > 0) rows.push({ entries: all(repeated), lower: -Infinity, upper: repeats });
}

function wishRow({ candidates }: PanelMatrix, wish: PanelShape['required'][number]): PanelRow {
  const meeting = candidates.flatMap(({ meets }, index) => (meets.has(wish) ? [index] : []));
  return { entries: all(meeting), lower: 1, upper: Infinity };
}

/** Whoever shows a sector needs somebody who goes against its stereotype beside them. */
function counters({ candidates }: PanelMatrix): readonly PanelRow[] {
  return candidates.flatMap(({ sector, isCounterInSector }, index) => {
    if (sector === null || isCounterInSector) return [];
    const against = candidates.flatMap((one, other) => (one.isCounterInSector && one.sector === sector ? [other] : []));
    return [{ entries: [[index, 1] as const, ...against.map((other) => [other, -1] as const)], lower: -Infinity, upper: 0 }];
  });
}
