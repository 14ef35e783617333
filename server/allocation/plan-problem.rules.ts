import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import { wantsRepetition } from '../matching/weights.rules';
import type { PreparedRoleModel } from '../matching/prepared.types';
import type { AllocationProblem, AllocationStudent, Conflict, OfferDate, Pair } from './allocation.types';
import type { Commitment } from './commitments.reads';
import { byDate, byStudent, grouped } from './grouped.rules';
import { overlap, type ScoredOffer } from './pair-score.engine';
import { pairConflicts } from './pair-conflicts.rules';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';
import { belowMinimum, conflict, problemConflicts, type Unscored } from './problem-conflicts.rules';
import { settledCounts, settledElsewhere, settledWhereFull } from './required-first.rules';

type Limits = Pick<AllocationProblem, 'target' | 'mostPerStudent'>;
type Pairs = Pick<AllocationProblem, 'fixed' | 'forbidden' | 'required'>;

const hasRoom = ({ placesLeft }: OfferDateToAllocate): boolean => placesLeft > 0;

/** Dates with places left, as the solver knows them: of their capacity and minimum audience, what others have not taken yet. */
export const solverDates = (dates: readonly OfferDateToAllocate[]): readonly OfferDate[] =>
  dates.filter(hasRoom).map(({ offerDateId, offerId, capacity, placesLeft, minimumAudience, startsAt, endsAt }) => ({
    id: offerDateId,
    offerId,
    capacity: placesLeft,
    minimumAudience: Math.max(0, minimumAudience - (capacity - placesLeft)),
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
  }));

/** Somebody students may meet, and whether those of a year group may. */
export interface Met {
  readonly prepared: PreparedRoleModel;
  readonly accepts: (yearGroup: number) => boolean;
}

/** What scoring needs to know besides the dates. */
export interface Scoring {
  readonly met: (roleModelId: string) => Met | undefined;
  /** Stands in where an offer names nobody. */
  readonly unknown: PreparedRoleModel;
  /** School years from now to a date, 0 for this one: students are so many year groups further on by then. */
  readonly yearsAhead: (startsAt: Date) => number;
  /** Who would be in a higher one in a later school year has left by then. */
  readonly oldestYearGroup: number;
}

/**
 * Offers of the same dates as `solverDates`, whose order numbers the columns; an offer is told apart by whom is met on which date, and
 * in which school year.
 */
export function scoredOffers(dates: readonly OfferDateToAllocate[], scoring: Scoring): readonly ScoredOffer[] {
  const offers = new Map<string, ScoredOffer & { dates: ScoredOffer['dates'][number][] }>();
  for (const [column, date] of dates.filter(hasRoom).entries()) {
    const { offerId: id, form, accessNeedsMet } = date;
    const key = [id, scoring.yearsAhead(date.startsAt), ...date.roleModelIds].join(' ');
    const offer = offers.get(key) ?? {
      id,
      accessNeedsMet,
      dates: [],
      wantsRepetition: wantsRepetition(form),
      roleModels: metByYear(date, scoring),
    };
    offer.dates.push({ column, startsAt: date.startsAt.getTime(), endsAt: date.endsAt.getTime() });
    offers.set(key, offer);
  }
  return [...offers.values()];
}

/** By the year group that students are in today. */
export function metByYear(date: OfferDateToAllocate, scoring: Scoring): ScoredOffer['roleModels'] {
  const { met, unknown, yearsAhead, oldestYearGroup } = scoring;
  const people = date.roleModelIds.flatMap((id) => met(id) ?? []);
  const whoMeets = (year: number) =>
    date.roleModelIds.length === 0 ? [unknown] : people.filter(({ accepts }) => accepts(year)).map(({ prepared }) => prepared);
  const ahead = yearsAhead(date.startsAt);
  const years = date.yearGroups.filter((year) => ahead <= 0 || year <= oldestYearGroup);
  const byYear = years.map((year) => [year - ahead, whoMeets(year)] as const);
  return new Map(byYear.filter(([, some]) => some.length > 0));
}

type About = Pick<Asking, 'asked' | 'students' | 'dates' | 'setAside' | 'isCut' | 'commitments'>;
type Pairing = Omit<About, 'isCut' | 'setAside'>;

/**
 * What is fixed or required and not held already, for what is held needs no place of this plan; and what is forbidden of what could be
 * had: a date that is full, or a student who left, needs no forbidding.
 */
export function pairsToPlan({ asked: { fixed, forbidden, required }, students, dates, commitments }: Pairing): Pairs {
  const [parts] = partedBy(forbidden, students, dates.filter(hasRoom));
  return { fixed: openPairs(fixed, commitments), required: openPairs(required, commitments), forbidden: parts };
}

/** Pairs that are not held already. */
export function openPairs(pairs: readonly Pair[], commitments: readonly Commitment[]): readonly Pair[] {
  const held = new Set(commitments.map(pairKey));
  return pairs.filter((pair) => !held.has(pairKey(pair)));
}

const idsOf = (students: readonly AllocationStudent[]): ReadonlySet<string> => new Set(students.map(({ id }) => id));

/** Pairs of these students and dates, and the others. */
function partedBy(
  pairs: readonly Pair[],
  students: readonly AllocationStudent[],
  dates: readonly OfferDateToAllocate[],
): readonly [readonly Pair[], readonly Pair[]] {
  if (pairs.length === 0) return [[], []];
  const [theirs, there] = [idsOf(students), new Set(dates.map(({ offerDateId }) => offerDateId))];
  const isPart = ({ studentId, offerDateId }: Pair) => theirs.has(studentId) && there.has(offerDateId);
  return [pairs.filter(isPart), pairs.filter((pair) => !isPart(pair))];
}

export interface Asking {
  readonly asked: AskedOfPlan;
  readonly limits: Limits;
  readonly students: readonly AllocationStudent[];
  readonly dates: readonly OfferDateToAllocate[];
  /** Those that can never run: known, and no part of the plan. */
  readonly setAside: readonly OfferDateToAllocate[];
  /** Whether there are more dates, which were not read. */
  readonly isCut: boolean;
  /** Of those with fixed, required or newly forbidden pairs, at least. */
  readonly commitments: readonly Commitment[];
  /** What is named now and must be there; what an earlier plan named may be gone, for good or for a while, and then waits. */
  readonly named: Pick<AskedOfPlan, 'forbidden' | 'ranked'>;
}

/** What can be said against a plan without a single score: an empty audience, dates that cannot run, pairs that clash. */
export function conflictsOfAsking(asking: Asking): readonly Conflict[] {
  const { named, limits, students, dates, setAside, isCut } = asking;
  const { target, mostPerStudent } = limits;
  const offerDates = solverDates(dates);
  const pairs = pairsToPlan(asking);
  const tooLarge = sizeConflicts(students.length, dates.length, isCut);
  if (tooLarge.length > 0) return tooLarge;
  const problem: Unscored = { mode: 'BEST_FIT', students, offerDates, target, mostPerStudent, ...pairs };
  const full = allFull(dates);
  const unsound = full.length > 0 ? full : problemConflicts(problem, null);
  if (unsound.length > 0) return unsound;
  const known = [...dates, ...setAside];
  const unseen = [...unseenIn(pairs, asking), ...forbiddenAndHeld(asking), ...unknownChoices(named, students, known)];
  if (unseen.length > 0) return unseen;
  // A date that is full, or can never run, is there all the same.
  const [, unknown] = partedBy(named.forbidden, students, known);
  return pairConflicts({ ...problem, forbidden: [...pairs.forbidden, ...unknown] });
}

/** What the solver cannot see: dates that are full, students who are to be elsewhere. */
export const conflictsUnseen = (about: About): readonly Conflict[] => unseenIn(pairsToPlan(about), about);

const unseenIn = (pairs: Pairs, { students, dates, setAside, isCut, commitments }: About): readonly Conflict[] => [
  ...sizeConflicts(students.length, dates.length, isCut),
  ...fullDates(pairs, dates),
  ...releasedSince(pairs, { students, setAside }),
  ...elsewhere(pairs, solverDates(dates), commitments),
  ...allFull(dates),
];

/** There are dates, and the solver would be given none: that is another thing than having chosen nothing. */
const allFull = (dates: readonly OfferDateToAllocate[]): readonly Conflict[] =>
  dates.length === 0 || dates.some(hasRoom)
    ? []
    : [conflict('NO_OFFERS', 'All dates to come are full. Choose other offers, forms or days.')];

/** Dates a plan may have. One more is read, so that whoever reads can tell that there are more. */
export const MOST_PLAN_DATES = 500;

/** Students times dates: 12,000 x 500, which take memory by the hundred megabytes and a minute of solving. */
const MOST_PAIRS = 6_000_000;

/** Larger plans would take more memory and time than a plan is given. */
function sizeConflicts(students: number, dates: number, isCut: boolean): readonly Conflict[] {
  const most = MOST_PLAN_DATES.toLocaleString('en-GB');
  if (isCut)
    return [
      conflict('TOO_LARGE', `These offers have more than ${most} dates to come. Narrow the days, the forms or the offers.`),
    ];
  if (students * dates <= MOST_PAIRS) return [];
  const message = `${students.toLocaleString('en-GB')} students and ${dates.toLocaleString('en-GB')} dates are too many for one plan. Plan for fewer students, or for fewer dates.`;
  return [conflict('TOO_LARGE', message)];
}

/** A full date is no part of the problem, so it is spoken of here. */
function fullDates({ fixed, required }: Pairs, dates: readonly OfferDateToAllocate[]): readonly Conflict[] {
  const full = new Map(dates.filter((date) => !hasRoom(date)).map((date) => [date.offerDateId, date]));
  const settled = new Map([...fixed, ...required].map((pair) => [pairKey(pair), pair]));
  return [...grouped([...settled.values()], byDate)].flatMap(([id, there]) => {
    const date = full.get(id);
    if (date === undefined) return [];
    return [conflict('FIXED_BEYOND_CAPACITY', settledWhereFull(`“${date.title}”`, settledCounts(required, there)), [id])];
  });
}

/** Dates are set aside where all who are settled there hold their places; one may be released before the students are read. */
function releasedSince(pairs: Pairs, { students, setAside }: Pick<About, 'students' | 'setAside'>): readonly Conflict[] {
  const [released] = partedBy([...pairs.fixed, ...pairs.required], students, setAside);
  const there = new Set(released.map(byDate));
  const dates = setAside.filter(({ offerDateId }) => there.has(offerDateId));
  const lacking = solverDates(dates).map(({ id, capacity, minimumAudience }) => belowMinimum(id, capacity, minimumAudience));
  return [...fullDates(pairs, dates), ...lacking];
}

/** Fixed where a student is to be somewhere else at the time. */
function elsewhere(
  { fixed, required }: Pairs,
  offerDates: readonly OfferDate[],
  commitments: readonly Commitment[],
): readonly Conflict[] {
  const dates = new Map(offerDates.map((date) => [date.id, date]));
  const byLaw = new Set(required.map(pairKey));
  const busy = grouped(commitments, byStudent);
  return [...required, ...fixed].flatMap(({ studentId, offerDateId }) => {
    const date = dates.get(offerDateId);
    const clash = (busy.get(studentId) ?? []).some(
      ({ startsAt, endsAt, offerId, isOver }) =>
        date !== undefined &&
        ((offerId === date.offerId && !isOver) || overlap(date, { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() })),
    );
    const message = settledElsewhere(byLaw.has(pairKey({ studentId, offerDateId })));
    return clash ? [conflict('FIXED_TWO_AT_ONCE', message, [studentId, offerDateId])] : [];
  });
}

/** Named now; what an earlier plan forbade may have been given since. */
function forbiddenAndHeld({ named, commitments }: Pick<Asking, 'named' | 'commitments'>): readonly Conflict[] {
  const held = new Set(commitments.map(pairKey));
  const both = named.forbidden.filter((pair) => held.has(pairKey(pair)));
  const ids = [...new Set(both.flatMap(({ studentId, offerDateId }) => [studentId, offerDateId]))];
  const message =
    both.length === 1
      ? 'A student holds a place at the very date that is forbidden to them, and no plan takes a place away. Leave that pair out.'
      : `${both.length.toLocaleString('en-GB')} places are held at the very dates that are forbidden to their students, and no plan takes a place away. Leave these pairs out.`;
  return both.length === 0 ? [] : [conflict('FORBIDDEN_AND_HELD', message, ids)];
}

function unknownChoices(
  { ranked }: Pick<AskedOfPlan, 'ranked'>,
  students: readonly AllocationStudent[],
  dates: readonly OfferDateToAllocate[],
): readonly Conflict[] {
  if (ranked === null) return [];
  const [theirs, offered] = [idsOf(students), new Set(dates.map(({ offerId }) => offerId))];
  const unknown = ranked.choices.flatMap(({ studentId, offerIds }) => [
    ...(theirs.has(studentId) ? [] : [studentId]),
    ...offerIds.flat().filter((id) => !offered.has(id)),
  ]);
  const message = 'Some choices name a student or an offer that is not part of this plan. Take them out.';
  return unknown.length === 0 ? [] : [conflict('UNKNOWN_PAIR', message, [...new Set(unknown)])];
}
