import type { EncounterForm } from '../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../schema/shared/access-need.type';
import { addDays } from '../server/matching/calendar.rules';
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
  readonly wish: Wish;
}

/** What somebody is willing to do, when and where. A role model of the story is easy to have. */
export function offeringOf(random: Random, { nearness, hasEmployer, today, wish }: Circumstances): Offering {
  const isCast = wish.occupation !== undefined;
  const isOnline = random.chance(nearness === 'ELSEWHERE' ? 0.93 : 0.56);
  const isInPerson = isCast || !isOnline || random.chance(nearness === 'ELSEWHERE' ? 0.3 : 0.95);
  return {
    isOnline,
    isInPerson,
    capacity: wish.capacity ?? random.weighted(CAPACITIES),
    travelKm: isCast ? 25 : random.weighted(TRAVEL),
    forms: formsOf(random, { isOnline, hasEmployer, isCast }),
    yearGroups: isCast ? EVERY_YEAR : random.weighted(YEAR_GROUPS),
    largestGroup: isCast ? null : random.weighted(GROUPS),
    accessNeedsMet: isCast ? ACCESS.slice(0, 5).map(([need]) => need) : random.each(ACCESS),
    usualSlots: slotsOf(random, isCast),
    away: isCast ? [] : awayOf(random, today),
  };
}

function formsOf(random: Random, as: { isOnline: boolean; hasEmployer: boolean; isCast: boolean }): Offering['forms'] {
  const drawn = random.each(FORMS);
  const forms = as.isCast ? [...new Set<Offering['forms'][number]>(['TALK', 'WORKSHOP', 'CAREERS_FAIR', ...drawn])] : drawn;
  const atWork = as.hasEmployer ? random.each(WORKPLACE_FORMS) : [];
  const online = as.isOnline ? (['ONLINE_SESSION'] as const) : [];
  const all = [...forms, ...atWork, ...online];
  return all.length > 0 ? all : ['TALK'];
}

function slotsOf(random: Random, isCast: boolean): string[] {
  if (isCast) return SLOTS.map(([slot]) => slot).filter((slot) => !slot.endsWith('EVENING'));
  const slots = random.each(SLOTS);
  return slots.length > 0 ? slots : ['5-AFTERNOON'];
}

function awayOf(random: Random, today: string): Offering['away'] {
  if (!random.chance(0.2)) return [];
  const startsOn = addDays(today, random.whole(-30, 120));
  return [{ startsOn, endsOn: addDays(startsOn, random.whole(4, 20)) }];
}
