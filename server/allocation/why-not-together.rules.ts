import type { Conflict } from './allocation.types';
import { conflict } from './problem-conflicts.rules';

/** Dates that have to run for those fixed there, and cannot all fill. */
export const constraintsTogether = (dateIds: readonly string[]): Conflict =>
  conflict('CONSTRAINTS_TOGETHER', dateIds.length === 1 ? TOO_FEW_FOR_ONE : TOO_FEW, dateIds);

const TOO_FEW =
  'Students are fixed or required on these dates, so they have to run, and there are not enough other students to reach the minimum ' +
  'audience of all of them together. Release the students of one, or ask whoever makes an offer for a lower minimum.';
const TOO_FEW_FOR_ONE =
  'Students are fixed or required on this date, so it has to run, and there are not enough other students to reach its minimum audience. ' +
  'Release those students, or ask whoever makes the offer for a lower minimum.';

/** The same of a fair plan, which gives nobody a place beyond the target. */
export const targetLeavesTooFew = (target: number, dateIds: readonly string[]): Conflict =>
  conflict(
    'TARGET_LEAVES_TOO_FEW',
    `There is no fair plan: students are fixed or required on ${dateIds.length === 1 ? 'a date that needs' : 'dates that need'} more ` +
      `students to run, and too few who could come are still below the target of ${target}. Raise the target, release those students, ` +
      'or ask whoever makes an offer for a lower minimum.',
    dateIds,
  );
