import type { EncounterForm } from '../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../schema/shared/access-need.type';
import { addDays } from '../server/platform/days';
import type { Nearness } from './places.seed';
import type { Random, Weighted } from './random';
import type { Offering, Wish } from './role-model.types';

/** All shares of this file are editorial. */
const FORMS: Weighted<`${EncounterForm}`> = [
  ['TALK', 0.86],
  ['CAREERS_FAIR', 0.62],
  ['WORKSHOP', 0.45],
  ['MOCK_INTERVIEW', 0.42],
  ['MENTORING_SESSION', 0.2],
  ['PROJECT', 0.13],
];
const WORKPLACE_FORMS: Weighted<`${EncounterForm}`> = [
  ['WORKPLACE_VISIT', 0.42],
  ['WORK_EXPERIENCE', 0.22],
  ['JOB_SHADOWING', 0.14],
];
const ACCESS: Weighted<`${AccessNeed}`> = [
  ['STEP_FREE', 0.72],
  ['PLAIN_LANGUAGE', 0.58],
  ['SHORT_SESSION', 0.52],
  ['LARGE_PRINT', 0.4],
  ['QUIET_SPACE', 0.26],
  ['HEARING_LOOP', 0.1],
  ['SIGN_LANGUAGE', 0.02],
];
const EVERY_YEAR = [7, 8, 9, 10, 11, 12, 13, 14];
const YEAR_GROUPS: Weighted<readonly number[]> = [
  [EVERY_YEAR, 48],
  [[9, 10, 11, 12, 13], 24],
  [[7, 8, 9, 10, 11], 14],
  [[10, 11, 12, 13], 9],
  [[12, 13, 14], 5],
];
const GROUPS: Weighted<number | null> = [
  [null, 38],
  [30, 24],
  [60, 15],
  [120, 9],
  [240, 7],
  [15, 7],
];
const CAPACITIES: Weighted<number> = [
  [1, 40],
  [2, 36],
  [3, 15],
  [4, 9],
];
const TRAVEL: Weighted<number> = [
  [5, 10],
  [8, 14],
  [10, 20],
  [15, 20],
  [20, 15],
  [25, 10],
  [30, 6],
  [40, 5],
];
const SLOTS: Weighted<string> = [1, 2, 3, 4, 5].flatMap((weekday) => [
  [`${weekday}-MORNING`, 0.42] as const,
  [`${weekday}-AFTERNOON`, 0.46] as const,
  [`${weekday}-EVENING`, 0.12] as const,
]);

interface Circumstances {
  readonly nearness: Nearness;
  readonly hasEmployer: boolean;
  readonly today: string;
}

/** What somebody is willing to do, when and where. */
export function offeringOf(random: Random, { nearness, hasEmployer, today }: Circumstances): Offering {
  const isOnline = random.chance(nearness === 'ELSEWHERE' ? 0.93 : 0.56);
  return {
    isOnline,
    isInPerson: !isOnline || random.chance(nearness === 'ELSEWHERE' ? 0.3 : 0.95),
    capacity: random.weighted(CAPACITIES),
    travelKm: random.weighted(TRAVEL),
    forms: formsOf(random, isOnline, hasEmployer),
    yearGroups: random.weighted(YEAR_GROUPS),
    largestGroup: random.weighted(GROUPS),
    accessNeedsMet: random.each(ACCESS),
    usualSlots: slotsOf(random),
    away: awayOf(random, today),
  };
}

/** People of the story are easy to have: they come to school, at any time of its day, for any class. */
export const castOffering = (drawn: Offering, cast: Wish): Offering => ({
  ...drawn,
  isInPerson: true,
  capacity: cast.capacity ?? drawn.capacity,
  travelKm: 25,
  forms: [...new Set<Offering['forms'][number]>(['TALK', 'WORKSHOP', 'CAREERS_FAIR', ...drawn.forms])],
  yearGroups: EVERY_YEAR,
  largestGroup: null,
  accessNeedsMet: ACCESS.slice(0, 5).map(([need]) => need),
  usualSlots: SLOTS.map(([slot]) => slot).filter((slot) => !slot.endsWith('EVENING')),
  away: [],
});

function formsOf(random: Random, isOnline: boolean, hasEmployer: boolean): Offering['forms'] {
  const drawn = random.each(FORMS);
  const atWork = hasEmployer ? random.each(WORKPLACE_FORMS) : [];
  const online = isOnline ? (['ONLINE_SESSION'] as const) : [];
  const forms = [...drawn, ...atWork, ...online];
  return forms.length > 0 ? forms : ['TALK'];
}

function slotsOf(random: Random): string[] {
  const slots = random.each(SLOTS);
  return slots.length > 0 ? slots : ['5-AFTERNOON'];
}

function awayOf(random: Random, today: string): Offering['away'] {
  if (!random.chance(0.2)) return [];
  const startsOn = addDays(today, random.whole(-30, 120));
  return [{ startsOn, endsOn: addDays(startsOn, random.whole(4, 20)) }];
}
