import type { AwayPeriodInput, UsualSlotInput } from '../../schema/role-models/role-model-parts.type';
import type { SetRoleModelAvailabilityInput } from '../../schema/role-models/set-role-model-availability.type';
import { type FieldProblem, problem } from '../platform/outcome';

export type AvailabilityChange = Omit<SetRoleModelAvailabilityInput, 'roleModelId' | 'expectedVersion'>;

const MOST_A_MONTH = 31;
const FURTHEST_KM = 500;
const MOST_SLOTS = 21;
const MOST_AWAY = 50;
/** Days far off say nothing, and a wrong century is easily typed. */
const YEARS_AHEAD = 10;

/** How they would meet students now: what a change leaves out stays. */
export interface MeetingNow {
  readonly isOnline: boolean;
  readonly isInPerson: boolean;
}

/** Everything wrong with a change of an availability, all at once; `today` is the school day, `YYYY-MM-DD`. */
export function problemsWithAvailability(change: AvailabilityChange, today: string, now: MeetingNow): readonly FieldProblem[] {
  const { capacityPerMonth, travelLimitKm } = change;
  return [
    ...problemsWithNumber('capacityPerMonth', capacityPerMonth, { most: MOST_A_MONTH, hint: '; 0 takes no invitations' }),
    ...problemsWithNumber('travelLimitKm', travelLimitKm, { most: FURTHEST_KM, hint: ' kilometres' }),
    ...problemsWithMeeting(change, now),
    ...problemsWithSlots(change.usualSlots ?? []),
    ...problemsWithAway(change.away ?? [], today),
  ];
}

function problemsWithNumber(
  path: string,
  value: number | null | undefined,
  { most, hint }: { most: number; hint: string },
): readonly FieldProblem[] {
  return value == null || (value >= 0 && value <= most) ? [] : [problem(path, `must be from 0 to ${most}${hint}`)];
}

function problemsWithMeeting({ isOnline, isInPerson }: AvailabilityChange, now: MeetingNow): readonly FieldProblem[] {
  if ((isOnline ?? now.isOnline) || (isInPerson ?? now.isInPerson)) return [];
  return [problem('isInPerson', 'or isOnline must be true; to take a break, set capacityPerMonth to 0')];
}

function problemsWithSlots(slots: readonly UsualSlotInput[]): readonly FieldProblem[] {
  if (slots.length > MOST_SLOTS)
    return [problem('usualSlots', `may have at most ${MOST_SLOTS} entries: the parts of seven days`)];
  return slots.flatMap(({ weekday }, index) =>
    weekday >= 1 && weekday <= 7 ? [] : [problem(`usualSlots.${index}.weekday`, 'must be from 1 (Monday) to 7 (Sunday)')],
  );
}

function problemsWithAway(away: readonly AwayPeriodInput[], today: string): readonly FieldProblem[] {
  if (away.length > MOST_AWAY) return [problem('away', `may have at most ${MOST_AWAY} periods; it has ${away.length}`)];
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const periods = away.map((period, index) => ({ ...period, path: `away.${index}` }));
  const wrong = periods.flatMap(({ path, startsOn, endsOn }) => {
    if (endsOn < startsOn) return [problem(`${path}.endsOn`, 'is before startsOn; choose the same day or a later one')];
    return endsOn > last ? [problem(`${path}.endsOn`, `is too far off; choose ${last} or earlier`)] : [];
  });
  return wrong.length > 0 ? wrong : overlaps(periods);
}

function overlaps(periods: readonly { path: string; startsOn: string; endsOn: string }[]): readonly FieldProblem[] {
  const inOrder = periods.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  return inOrder.flatMap((period, index) => {
    const before = inOrder[index - 1];
    if (before === undefined || before.endsOn < period.startsOn) return [];
    return [problem(period.path, `overlaps the period from ${before.startsOn} to ${before.endsOn}; make them one`)];
  });
}
