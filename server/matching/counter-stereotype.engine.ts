import type {
  Disclosure,
  LiftFigure,
  MatchingReference,
  RoleModelProfile,
  Sex,
  StudentProfile,
  WomenShare,
} from './matching.types';
import type { PreparedCareer, PreparedOutlook, PreparedReference, PreparedRoleModel } from './prepared.types';

/** A student who shares what is unusual meets a mirror, another a window: the stereotype is broken all the same. */
const MIRROR = 1;
const WINDOW = 0.6;
const SEX_UNKNOWN = 0.8;
/** Share of one sex from which an occupation belongs to it in people's minds. */
const TYPICAL = 0.75;
const PROXY_TRUST = 0.5;

/** Share, 0 to 1, of people of one sex. */
const shareOf = (sex: Sex, figure: WomenShare): number => (sex === 'FEMALE' ? figure.share : 1 - figure.share);

/**
 * How strongly somebody of this sex contradicts the stereotype of an occupation, with the figure it rests on: 1 - 2 x share of
 * their sex, 0 from one half up; halved where the figure is a proxy. A woman engineer where 9% are women: 0.82.
 */
export function liftIn(occupation: string, sex: Sex, figure: WomenShare): LiftFigure {
  const share = shareOf(sex, figure);
  const isProxy = figure.quality === 'US_PROXY';
  const lift = Math.max(0, 1 - 2 * share) * (isProxy ? PROXY_TRUST : 1);
  return { occupation, sex, share, source: figure.source, year: figure.year, quality: figure.quality, isProxy, lift };
}

/** Of each of these unit groups, where there is a figure of it. */
export const prepareLifts = ({ womenShares }: MatchingReference, unitGroups: readonly string[]): PreparedReference['lifts'] =>
  unitGroups.map((code) => {
    const figure = womenShares.get(code);
    return figure ? { FEMALE: liftIn(code, 'FEMALE', figure), MALE: liftIn(code, 'MALE', figure) } : null;
  });

/**
 * Largest lift over the careers that count; null without a sex, a figure, or anything unusual. Those held a year or more count; somebody
 * new to all of their work still has their present one.
 */
export function prepareLift(
  { sex }: RoleModelProfile,
  careers: readonly PreparedCareer[],
  { lifts }: PreparedReference,
): LiftFigure | null {
  if (sex === null) return null;
  const isNewToAll = !careers.some(({ isLasting }) => isLasting);
  let best: LiftFigure | null = null;
  for (const { number, isLasting } of careers) {
    const figures = number >= 0 && (isLasting || isNewToAll) ? lifts[number] : null;
    if (figures && isMore(figures[sex.value], best)) best = figures[sex.value];
  }
  return best;
}

/** Of two alike the first in code order. */
const isMore = (figure: LiftFigure, best: LiftFigure | null): boolean =>
  best === null ? figure.lift > 0 : figure.lift > best.lift || (figure.lift === best.lift && figure.occupation < best.occupation);

export function prepareOutlook({ sex, aspirations }: StudentProfile, reference: PreparedReference): PreparedOutlook {
  const staysWithin = (occupation: string): boolean => {
    const figure = reference.source.womenShares.get(occupation);
    return sex !== null && figure !== undefined && shareOf(sex, figure) >= TYPICAL;
  };
  return { sex, aspiresWithinOwnSex: aspirations.length > 0 && aspirations.every(staysWithin) };
}

/** The lift that may count; a sex that may not be shown counts only before an audience. */
export const liftOf = (roleModel: PreparedRoleModel, disclosure: Disclosure): LiftFigure | null =>
  disclosure === 'AUDIENCE' || roleModel.isSexShown ? roleModel.lift : null;

/** How much of a lift reaches this student, 0.6 to 1. */
export function lensOf(student: PreparedOutlook, figure: LiftFigure): number {
  if (student.sex === null) return SEX_UNKNOWN;
  if (student.sex === figure.sex) return MIRROR;
  const shareOfStudentsSex = 1 - figure.share;
  return student.aspiresWithinOwnSex && shareOfStudentsSex < TYPICAL ? MIRROR : WINDOW;
}

/** COUNTER_STEREOTYPE, 0 to 1: lift x lens; 0 where nothing is known. */
export function counterStereotypeValue(student: PreparedOutlook, roleModel: PreparedRoleModel, disclosure: Disclosure): number {
  const figure = liftOf(roleModel, disclosure);
  return figure ? figure.lift * lensOf(student, figure) : 0;
}
