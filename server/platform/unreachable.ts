import { isNativeError } from 'node:util/types';

/** The way to the database is closed, for this server is stopping; another may answer. */
export class Stopping extends Error {
  constructor() {
    super('The server is stopping, and neither reads nor writes any more');
  }
}

/** What node and PostgreSQL say when the database is not there, is going, or has no place left. */
const CODES = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|57P0[1-5]|53300|08\w{3})$/;
/** pg's own errors carry no code. */
const MESSAGES =
  /^(Connection terminated|Client was closed|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const GAVE_UP = new Set(['57014', '55P03', '25P03']);

/** Whether an error says that the database could not be reached, rather than that it disliked the statement. */
export function isUnreachable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  return error instanceof Stopping || CODES.test(codeOf(error)) || MESSAGES.test(error.message);
}

/** Whether PostgreSQL stopped a statement for taking, or waiting, too long. */
export const isGivenUp = (error: unknown): boolean => isNativeError(error) && GAVE_UP.has(codeOf(error));

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
