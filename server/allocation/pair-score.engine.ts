import { liftOf } from '../matching/counter-stereotype.engine';
import type { RoleModelProfile } from '../matching/matching.types';
import type { PreparedRoleModel, PreparedStudent } from '../matching/prepared.types';
import { componentValue, CRITERIA, scoreValue } from '../matching/score.engine';

/** Milliseconds since the epoch. */
interface Times {
  readonly startsAt: number;
  readonly endsAt: number;
}

interface ScoredDate extends Times {
  /** Column of the table of scores. */
  readonly column: number;
}

/** An offer as it is scored: whom students would meet, and who may come. */
export interface ScoredOffer {
  readonly id: string;
  readonly dates: readonly ScoredDate[];
  /**
   * Of each year group of today that may come, whom its students would meet. No list is empty: an offer that names nobody has somebody
   * of whom nothing is known.
   */
  readonly roleModels: ReadonlyMap<number, readonly PreparedRoleModel[]>;
  /** Mentoring and projects, for which VARIETY does not count. */
  readonly wantsRepetition: boolean;
  readonly accessNeedsMet: readonly string[];
}

/** A student as they are scored. Without positive action they are prepared without traits and sex. */
export interface ScoredStudent {
  readonly yearGroup: number;
  readonly accessNeeds: readonly string[];
  readonly prepared: PreparedStudent;
  /** As `spreadWeights` gives them, usually and for what wants repetition. */
  readonly spread: Float64Array;
  readonly spreadRepeating: Float64Array;
  /** When they are elsewhere already. */
  readonly busy: readonly Times[];
  /** Offers of which they hold a date. */
  readonly heldOffers: ReadonlySet<string>;
}

/** Somebody of whom nothing is known: claims nothing, and is new to everybody. */
export const UNKNOWN_PERSON: RoleModelProfile = {
  id: '',
  careers: [],
  topicSectors: [],
  topicSubjects: [],
  traits: [],
  sex: null,
  route: null,
  yearsSinceEnteringField: null,
  yearsSinceLeavingSchool: null,
  startingLevel: null,
  recentInvitations: 0,
  load: 0,
};

/**
 * Fills a student's row of scores: for each date the best over the offer's role models, 0 to 1, or NaN where the pair is not
 * possible. Who gets a place may depend neither on sex nor on background, unless there is positive action. A number is told of one
 * student, so a role model's trait counts only if it may be shown.
 */
export function scoreRow(
  student: ScoredStudent,
  offers: readonly ScoredOffer[],
  { hasPositiveAction, row }: { readonly hasPositiveAction: boolean; readonly row: Float64Array },
): void {
  row.fill(NaN);
  for (const offer of offers) {
    const roleModels = offer.roleModels.get(student.yearGroup);
    if (roleModels === undefined || !mayCome(student, offer)) continue;
    const free = offer.dates.filter((date) => !student.busy.some((other) => overlap(date, other)));
    if (free.length === 0) continue;
    const score = bestScore(student, { roleModels, wantsRepetition: offer.wantsRepetition }, hasPositiveAction);
    for (const { column } of free) row[column] = score;
  }
}

const mayCome = ({ accessNeeds, heldOffers }: ScoredStudent, offer: ScoredOffer): boolean =>
  !heldOffers.has(offer.id) && accessNeeds.every((need) => offer.accessNeedsMet.includes(need));

/** Ending when the other begins is no overlap. */
export const overlap = (one: Times, other: Times): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

function bestScore(
  student: ScoredStudent,
  { roleModels, wantsRepetition }: { readonly roleModels: readonly PreparedRoleModel[]; readonly wantsRepetition: boolean },
  hasPositiveAction: boolean,
): number {
  const spread = wantsRepetition ? student.spreadRepeating : student.spread;
  const score = hasPositiveAction ? scoreValue : blindScore;
  let best = 0;
  for (const roleModel of roleModels) best = Math.max(best, score(student.prepared, roleModel, spread, 'ONE_STUDENT'));
  return best;
}

/**
 * As `scoreValue`, with every lens 1. The sum stands here once more because matching asks `scoreValue` for every pair it looks at: told
 * how a component is valued, it would call through a function it does not know. A test holds the two together.
 */
function blindScore(student: PreparedStudent, roleModel: PreparedRoleModel, spread: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < CRITERIA.length; index += 1) {
    const weight = spread[index] ?? 0;
    const criterion = CRITERIA[index];
    if (weight === 0 || criterion === undefined) continue;
    const value =
      criterion === 'COUNTER_STEREOTYPE'
        ? (liftOf(roleModel, 'ONE_STUDENT')?.lift ?? 0)
        : componentValue(criterion, student, roleModel, 'ONE_STUDENT');
    sum += weight * value;
  }
  return Math.min(1, sum);
}
