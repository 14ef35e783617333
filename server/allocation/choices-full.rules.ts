import { counted, inARow } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { Conflict } from './allocation.types';
import { grouped } from './grouped.rules';
import type { AskedOfPlan } from './plan.types';
import { NAMED_AT_MOST } from './ids-input.rules';
import { conflict } from './problem-conflicts.rules';

/** How many chose an offer, and how many of them before all others. */
interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly first: number;
}

interface Choosers {
  /** Those of the plan: some who chose may have left its audience since. */
  readonly students: readonly { readonly id: string }[];
  /** As `servedBefore` has them. */
  readonly served: ReadonlySet<string>;
}

/** Offers that students of the plan chose who need a place, and that had no place left for anybody. */
export function choicesFull(
  { ranked }: Pick<AskedOfPlan, 'ranked'>,
  { students, served }: Choosers,
  dates: readonly OfferDateToAllocate[],
): readonly Conflict[] {
  const ids = new Set(students.map(({ id }) => id));
  const theirs = (ranked?.choices ?? []).filter(({ studentId }) => ids.has(studentId));
  const choices = theirs.filter(({ studentId }) => !served.has(studentId));
  const all = timesNamed(choices.map(({ offerIds }) => offerIds.flat()));
  const firsts = timesNamed(choices.map(({ offerIds }) => offerIds[0] ?? []));
  const full = [...grouped(dates, ({ offerId }) => offerId)].filter(([, some]) =>
    some.every(({ placesLeft }) => placesLeft <= 0),
  );
  const wanted = full
    .map(([id, [date]]): Wanted => ({ id, title: date?.title ?? '', count: all.get(id) ?? 0, first: firsts.get(id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  if (wanted.length === 0) return [];
  const named = wanted.slice(0, NAMED_AT_MOST).map(inWords);
  const others = wanted.length - named.length;
  const message =
    `Full before any choice was looked at: ${inARow(others === 0 ? named : [...named, counted(others, 'other offer')])}. ` +
    `${theirs.length > choices.length ? PLACED_BEFORE : ''}Choices that come after them keep their rank. Let these students choose anew, or ask whoever makes the offer for more places.`;
  return [
    conflict(
      'CHOICES_FULL',
      message,
      wanted.map(({ id }) => id),
    ),
  ];
}

const PLACED_BEFORE = 'Students who need no place, being fixed or holding one they chose, are not counted. ';

function timesNamed(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const id of lists.flat()) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

const inWords = ({ title, count, first }: Wanted): string =>
  `“${title}”, which ${counted(count, 'student')} chose, ${first === 0 ? 'nobody' : first.toLocaleString('en-GB')} first`;
