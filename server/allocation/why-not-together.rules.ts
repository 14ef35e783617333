import type { Conflict, Pair } from './allocation.types';
import { conflict } from './problem-conflicts.rules';
import { letOffOrLower, settledDates } from './required-first.rules';

/** Dates that have to run for those settled there, some of them required, and cannot all fill. */
export const constraintsTogether = (dateIds: readonly string[], required: readonly Pair[]): Conflict =>
  conflict(
    'CONSTRAINTS_TOGETHER',
    `${dateIds.length === 1 ? TOO_FEW_FOR_ONE : TOO_FEW} ${letOffOrLower(settledDates(required, dateIds))}`,
    dateIds,
  );

const TOO_FEW =
  'Students are fixed or required on these dates, so they have to run, and there are not enough other students to reach the minimum ' +
  'audience of all of them together.';
const TOO_FEW_FOR_ONE =
  'Students are fixed or required on this date, so it has to run, and there are not enough other students to reach its minimum audience.';

/** The same of a fair plan, which gives nobody a place beyond the target. */
export const targetLeavesTooFew = (target: number, dateIds: readonly string[], required: readonly Pair[]): Conflict =>
  conflict(
    'TARGET_LEAVES_TOO_FEW',
    `There is no fair plan: students are fixed or required on ${dateIds.length === 1 ? 'a date that needs' : 'dates that need'} more ` +
      `students to run, and too few who could come are still below the target of ${target}. ` +
      letOffOrLower(settledDates(required, dateIds), true),
    dateIds,
  );
