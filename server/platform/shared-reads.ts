import { PLACES, type Statement } from './statement';

interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  readonly answer: (rows: object[]) => void;
  readonly refuse: (error: unknown) => void;
}

type Read = (statement: Statement, values: readonly unknown[]) => Promise<object[]>;

/**
 * Sends shared statements that are asked in one moment, before anything is waited for, as one: what seven small ones cost is for the
 * most part that they are seven. They see one state of the data, and fail together.
 */
export class SharedReads {
  private waiting: Asked[] = [];

  constructor(private readonly read: Read) {}

  ask<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      // Values of all are counted through: one too few or too many would be taken from, or by, the next.
      if (values.length !== statement.sharedValues) throw new Error(`"${statement.name}" was not given the values it takes.`);
      const answer = resolve as (rows: object[]) => void;
      if (this.waiting.push({ statement, values, answer, refuse: reject }) === 1)
        queueMicrotask(() => {
          this.send();
        });
    });
  }

  private send(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const asked of eachOnce(waiting)) void this.sendTogether(asked);
  }

  private async sendTogether(asked: readonly Asked[]): Promise<void> {
    const [only] = asked;
    try {
      if (only !== undefined && asked.length === 1) {
        only.answer(await this.read(only.statement, only.values));
        return;
      }
      const [row] = (await this.read(
        joined(asked.map(({ statement }) => statement)),
        asked.flatMap(({ values }) => values),
      )) as Record<string, object[]>[];
      for (const { statement, answer } of asked) answer(row?.[statement.name] ?? []);
    } catch (error) {
      for (const { refuse } of asked) refuse(error);
    }
  }
}

/** In groups with each statement at most once, in the order of their names: so there are few ways of joining them. */
function eachOnce(waiting: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups: Asked[][] = [];
  const counts = new Map<string, number>();
  for (const asked of waiting.toSorted((one, other) => (one.statement.name < other.statement.name ? -1 : 1))) {
    const count = counts.get(asked.statement.name) ?? 0;
    counts.set(asked.statement.name, count + 1);
    (groups[count] ??= []).push(asked);
  }
  return groups;
}

const known = new Map<string, Statement>();

/** One row, with the rows of each statement as JSON under its name. */
function joined(statements: readonly Statement[]): Statement {
  const names = statements.map(({ name }) => name).join(' ');
  const before = known.get(names);
  if (before !== undefined) return before;
  let offset = 0;
  const parts = statements.map(({ name, text, sharedValues = 0 }) => {
    const moved = text.replaceAll(PLACES, (_, place) => `$${Number(place) + offset}`);
    offset += sharedValues;
    // No column is called that; a column of that name would be taken for the row.
    return `(SELECT coalesce(json_agg(its_row), '[]') FROM (${moved}) its_row) AS "${name}"`;
  });
  // PostgreSQL cuts names after 63 characters.
  const answer = { name: `shared_${known.size}`, text: `SELECT ${parts.join(',\n')}` };
  known.set(names, answer);
  return answer;
}
