import loadHighs, { type Highs } from 'highs';

/** A transport problem: rows take one column each at most, columns as many rows as they hold. Minimises or maximises. */
export interface Transport {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly worth: Float64Array;
  readonly capacity: number;
}

/** HiGHS as one would use it for the same problem: a linear programme, its vertices whole. Answers the largest worth. */
export async function transportLp(): Promise<(problem: Transport) => number> {
  const highs = await loadHighs();
  return (problem) => solve(highs, problem);
}

function solve(highs: Highs, { rows, columns, worth, capacity }: Transport): number {
  const count = rows * columns;
  return highs.withModel(
    {
      numCols: count,
      numRows: rows + columns,
      sense: highs.constants.objectiveSense.maximize,
      colCost: worth,
      colLower: new Float64Array(count),
      colUpper: new Float64Array(count).fill(1),
      rowLower: new Float64Array(rows + columns).fill(-Infinity),
      rowUpper: Float64Array.from({ length: rows + columns }, (_, row) => (row < rows ? 1 : capacity)),
      matrix: {
        format: 'csc',
        numRows: rows + columns,
        numCols: count,
        starts: Int32Array.from({ length: count + 1 }, (_, cell) => cell * 2),
        indices: Int32Array.from({ length: count * 2 }, (_, entry) => {
          const cell = entry >> 1;
          return entry % 2 === 0 ? Math.floor(cell / columns) : rows + (cell % columns);
        }),
        values: new Float64Array(count * 2).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return model.getObjectiveValue();
    },
  );
}
