import { ConfigurationProblem } from '../config';
import { CsvProblem } from '../platform/csv';
import { DatabaseProblem } from '../platform/postgres/database-problem';
import { TokenKeysProblem } from '../platform/token-keys';

/** Why the server or a command cannot start, in a sentence for the person at the terminal. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

const EXPLAINED = [StartProblem, ConfigurationProblem, DatabaseProblem, TokenKeysProblem, CsvProblem];

/** What to print of an error that ends the program: its sentence if it has one, else everything. */
export function explained(error: unknown): string {
  if (EXPLAINED.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
