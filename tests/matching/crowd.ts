/** A crowd large enough for most of it to be passed over: the planted world's role models, with lives in which conditions fail. */
import type { Ask, Busy, Candidate, PartOfDay, Slot, Weights } from '../../server/matching/matching.types';
import { ask, candidate, manchester, newcastle } from './candidates';
import { Chance } from './chance';
import { type PlantedWorld, plantWorld } from './planted-world';

const PARTS: readonly PartOfDay[] = ['MORNING', 'AFTERNOON', 'EVENING'];
const FORMS = ['TALK', 'WORKSHOP', 'WORK_EXPERIENCE', 'MENTORING_SESSION', 'ONLINE_SESSION'] as const;
const NEEDS = ['STEP_FREE', 'SIGN_LANGUAGE'] as const;
const MONTHS = ['2026-11', '2026-12', '2027-01', '2027-02'];

/** Where ids are needed as the database has them. */
export const uuidOf = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export interface Crowd extends Pick<PlantedWorld, 'traitCounts' | 'pairs'> {
  readonly people: readonly Candidate[];
  readonly chance: Chance;
}

/** `size` role models and `students` students, the same for the same seed. */
export function crowd(seed: number, size: number, students: number, weights: Weights): Crowd {
  const { roleModels, traitCounts, pairs } = plantWorld(seed, { students, others: size - students }, weights);
  const chance = new Chance(seed);
  const people = roleModels.map((profile, number) => living(chance, { ...profile, id: uuidOf(number) }));
  return { people, traitCounts, pairs, chance };
}

/** Most can be met, and each condition has some who fail it. */
function living(chance: Chance, profile: Candidate['profile']): Candidate {
  const outOf = (often: number): boolean => chance.below(often) === 0;
  return candidate({
    profile,
    listing: outOf(40) ? 'DRAFT' : 'LISTED',
    isPaused: outOf(30),
    place: outOf(20) ? null : chance.one([newcastle, manchester, { latitude: 55.15, longitude: -1.69 }]),
    travelLimitKm: chance.one([5, 25, 250]),
    isOnline: !outOf(3),
    isInPerson: !outOf(8),
    capacityPerMonth: chance.below(4),
    commitments: new Map(chance.some(MONTHS, chance.below(3)).map((month) => [month, chance.below(3)])),
    usualSlots: Array.from({ length: 1 + chance.below(5) }, (): Slot => ({
      weekday: 1 + chance.below(7),
      part: chance.one(PARTS),
    })),
    away: outOf(6) ? [{ from: '2026-11-20', to: chance.one(['2026-12-10', '2027-02-28']) }] : [],
    busy: Array.from({ length: chance.below(6) }, (): Busy => ({
      day: `${chance.one(MONTHS)}-${String(10 + chance.below(18))}`,
      part: chance.one(PARTS),
    })),
    forms: FORMS.filter(() => !outOf(5)),
    yearGroups: outOf(3) ? [7, 9, 11] : [],
    largestGroup: outOf(3) ? 5 + chance.below(60) : null,
    accessNeedsMet: NEEDS.filter(() => outOf(2)),
    hasRecordedCheck: outOf(2),
    turnsAdultOn: outOf(15) ? '2026-12-20' : null,
    alumnusOf: outOf(10) ? ['own-school'] : [],
    hereFor: chance.one(['EVERYONE', 'EVERYONE', 'EVERYONE', 'AREA', 'OWN_SCHOOLS']),
    isExcludedBySchool: outOf(50),
    hasOpenInvitation: outOf(50),
    hasRefused: outOf(50),
  });
}

/** What a school of the crowd asks for: anybody for one student, or a form, with wishes now and then, for a class. */
export function asking(chance: Chance, groupSize: number): Ask {
  const window = { from: '2026-11-23', to: '2027-02-21' };
  if (groupSize === 1) return ask({ form: null, days: window, groupSize });
  const sex = chance.below(4) === 0 ? ('FEMALE' as const) : null;
  const occupations = chance.below(4) === 0 ? ['2', '5'] : [];
  return ask({
    form: chance.one([null, ...FORMS]),
    days: { ...window, from: chance.one(['2026-11-23', '2027-01-04']) },
    parts: chance.below(3) === 0 ? ['MORNING'] : [],
    yearGroups: [chance.one([7, 8])],
    groupSize,
    accessNeeds: chance.below(4) === 0 ? ['STEP_FREE'] : [],
    criteria: { sectors: [], occupations, subjects: [], sex },
  });
}
