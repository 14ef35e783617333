import loadHighs, { type Highs, type Model } from 'highs';

/** A mixed-integer programme to maximise, its matrix by rows: the entries of row r are those from `starts[r]` to `starts[r + 1]`. */
export interface Programme {
  /** These four, a value a column. */
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly isInteger: readonly (boolean | number)[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** One more than there are rows. */
  readonly starts: readonly number[];
  /** Columns of the entries. */
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

let loaded: Promise<Highs> | undefined;

/** HiGHS, loaded once a thread when it is first asked for. */
export const highsOfThread = (): Promise<Highs> => (loaded ??= loadHighs());

/** Gives HiGHS a programme, and so long to solve it to the end. */
export function pass({ constants }: Highs, native: Model, programme: Programme, milliseconds: number): void {
  const [numCols, numRows] = [programme.cost.length, programme.rowLower.length];
  // The default, 1e-4, would call an answer optimal that is not. The solver itself works to about 1e-7.
  native.options.set({
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    time_limit: Math.max(0.001, milliseconds / 1000),
  });
  native.passModel({
    ...{ numCols, numRows },
    sense: constants.objectiveSense.maximize,
    colCost: Float64Array.from(programme.cost),
    colLower: Float64Array.from(programme.lower),
    colUpper: Float64Array.from(programme.upper),
    rowLower: Float64Array.from(programme.rowLower),
    rowUpper: Float64Array.from(programme.rowUpper),
    integrality: programme.isInteger.map((isInteger) =>
      isInteger ? constants.variableType.integer : constants.variableType.continuous,
    ),
    matrix: {
      ...{ format: 'csr', numRows, numCols },
      starts: Int32Array.from(programme.starts),
      indices: Int32Array.from(programme.indices),
      values: Float64Array.from(programme.values),
    },
  });
}
