import type { RoleModelProfile } from './matching.types';
import type { PreparedRoleModel, PreparedStudent } from './prepared.types';

/** What a part counts where only the role model's side of it is unknown. */
const UNKNOWN = 0.5;
/** Years in which nearness in time halves. */
const HALVING_YEARS = 10;
/** What each level of qualification above the student's own costs. */
const STEP = 0.25;

type Years = Pick<RoleModelProfile, 'yearsSinceEnteringField' | 'yearsSinceLeavingSchool'>;

/** Years that nearness is counted from: since entering the present field, or else since leaving school; null where neither is known. */
export const yearsCounted = ({ yearsSinceEnteringField, yearsSinceLeavingSchool }: Years): number | null =>
  yearsSinceEnteringField ?? yearsSinceLeavingSchool;

/** Nearness in time, 0 to 1: halves every ten years. */
export function nearnessOf(profile: Years): number {
  const years = yearsCounted(profile);
  return years === null ? UNKNOWN : 2 ** (-Math.max(0, years) / HALVING_YEARS);
}

/**
 * ATTAINABILITY, 0 to 1: mean of route among those considered, nearness in time and starting point. Parts the student has said
 * nothing about are left out; nearness always counts.
 */
export function attainabilityValue(student: PreparedStudent, roleModel: PreparedRoleModel): number {
  let sum = roleModel.nearness;
  let parts = 1;
  if (student.routes.size > 0) {
    sum += routeValue(student, roleModel);
    parts += 1;
  }
  if (student.predictedLevel !== null) {
    sum += startValue(student.predictedLevel, roleModel.startingLevel);
    parts += 1;
  }
  return sum / parts;
}

/** For a student who considers some route. */
export function routeValue(student: PreparedStudent, { route }: Pick<PreparedRoleModel, 'route'>): number {
  if (route === null) return UNKNOWN;
  return student.routes.has(route) ? 1 : 0;
}

export function startValue(predicted: number, started: number | null): number {
  if (started === null) return UNKNOWN;
  return Math.max(0, 1 - STEP * Math.max(0, started - predicted));
}
