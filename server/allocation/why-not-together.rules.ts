import type { Conflict, Pair } from './allocation.types';
import { conflict } from './problem-conflicts.rules';
import { letOffOrLower, settledDates } from './required-first.rules';

/** Dates that have to run for those settled there, some of them required, and cannot all fill. */
export const constraintsTogether = (dateIds: readonly string[], required: readonly Pair[]): Conflict =>
  together(dateIds, required, 'there are not enough other students');

/** The same where students come only to what they chose. */
export const choicesTogether = (dateIds: readonly string[], required: readonly Pair[]): Conflict =>
  together(dateIds, required, `not enough other students chose ${dateIds.length === 1 ? 'it' : 'them'}`);

/** `lack` as in "there are not enough other students". */
function together(dateIds: readonly string[], required: readonly Pair[], lack: string): Conflict {
  const [dates, minimum] =
    dateIds.length === 1
      ? ['this date, so it has to run', 'its minimum audience']
      : ['these dates, so they have to run', 'the minimum audience of all of them together'];
  const message = `Students are fixed or required on ${dates}, and ${lack} to reach ${minimum}. ${letOffOrLower(settledDates(required, dateIds))}`;
  return conflict('CONSTRAINTS_TOGETHER', message, dateIds);
}

/** The same of a fair plan, which gives nobody a place beyond the target. */
export const targetLeavesTooFew = (target: number, dateIds: readonly string[], required: readonly Pair[]): Conflict =>
  conflict(
    'TARGET_LEAVES_TOO_FEW',
    `There is no fair plan: students are fixed or required on ${dateIds.length === 1 ? 'a date that needs' : 'dates that need'} more ` +
      `students to run, and too few who could come are still below the target of ${target}. ` +
      letOffOrLower(settledDates(required, dateIds), true),
    dateIds,
  );
