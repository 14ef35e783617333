/** A sentence for the person at the terminal: what is wrong and what to do. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);
const NOT_A_FOLDER = new Set(['ENOTDIR', 'EEXIST']);

/** The errno code of a failed system call ("EACCES"), if that is what was thrown. */
export function codeOf(error: unknown): string | undefined {
  // By its shape: where code runs in a realm of its own, Node's errors are not instances of that realm's Error.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** A system call that failed in the data folder, as a sentence; every other error passes unchanged. */
export function folderProblem(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === undefined ? error : new DatabaseProblem(sentenceFor(folder, code), { cause: error });
}

function sentenceFor(folder: string, code: string): string {
  if (FULL.has(code)) return `The disk that holds ${folder} is full; free some space and start again.`;
  if (CLOSED.has(code)) {
    return `Cannot write in ${folder} (${code}); let the user who runs Firsthand write there, or set DATA_DIR to another folder.`;
  }
  if (NOT_A_FOLDER.has(code)) {
    return `Cannot use ${folder}: it, or something above it, is not a folder; set DATA_DIR to a folder that can be written.`;
  }
  return `Cannot use ${folder} (${code}); set DATA_DIR to a folder on a local disk that can be written.`;
}
