import { addDays, weekdayOf } from '../server/platform/days';
import { EMPLOYER_LIST, type SeedEmployer } from './employers.seed';
import type { OfferPeople, Stretch } from './offer-people.seed';
import { OFFER_WORDS, type OfferWords } from './offer-words.seed';
import { at, Random } from './random';
import type { SeedRoleModel } from './role-model.types';
import { instantAt, schoolDays } from './school-calendar';
import { idOf, type Sheets } from './sheets';

/** How an offer of a form is held: for how many, with how many role models, when. Work experience takes all five days of a week. */
interface Manner {
  readonly capacity: readonly [least: number, most: number];
  readonly roleModels: number;
  /** Times of day, Europe/London. */
  readonly times: readonly (readonly [from: string, to: string])[];
}

export interface SeedOffer {
  readonly words: OfferWords;
  readonly employer: SeedEmployer | null;
  /** The first one leads. Empty where only the employer is known yet. */
  readonly roleModels: readonly SeedRoleModel[];
  readonly yearGroups: readonly number[];
  readonly dates: readonly Stretch[];
  readonly from: string;
  readonly to: string;
  readonly capacity: number;
  readonly minimumAudience: number;
}

const LESSONS = [
  ['09:15', '10:15'],
  ['11:00', '12:00'],
  ['13:30', '14:30'],
] as const;
const LONG_LESSONS = [
  ['09:15', '11:15'],
  ['13:00', '15:00'],
] as const;
const TALK: Manner = { capacity: [30, 60], roleModels: 1, times: LESSONS };
const WORKSHOP: Manner = { capacity: [12, 30], roleModels: 2, times: LONG_LESSONS };
const VISIT: Manner = { capacity: [12, 20], roleModels: 2, times: [['09:30', '14:30']] };

/** All figures of this file are editorial. */
const MANNERS: Readonly<Partial<Record<OfferWords['form'], Manner>>> = {
  TALK,
  WORKSHOP,
  MOCK_INTERVIEW: { capacity: [12, 24], roleModels: 3, times: [['09:00', '12:00']] },
  WORKPLACE_VISIT: VISIT,
  WORK_EXPERIENCE: { capacity: [12, 16], roleModels: 1, times: [['09:00', '15:00']] },
  PROJECT: { ...WORKSHOP, roleModels: 1 },
  ONLINE_SESSION: { ...TALK, capacity: [40, 60] },
};
const AT_WORK: readonly string[] = ['WORKPLACE_VISIT', 'WORK_EXPERIENCE'];
/** Dates are looked for within eight weeks; around long holidays, among the next so many school days. */
const WINDOW_DAYS = 56;
const LEAST_SCHOOL_DAYS = 20;
/** How far a school may be from an employer that students come to; null: any. */
const AREAS_KM = [null, 25, 40] as const;
const USUAL_AREA_KM = 25;
const LARGEST = 60;

/** What employers and people who work for themselves offer in the weeks to come; each keeps the days of its role models. */
export function addOffers(sheets: Sheets, people: OfferPeople, today: string): readonly SeedOffer[] {
  const days = daysFrom(today);
  return OFFER_WORDS.map((words, index) => {
    const offer = offerOf(Random.of('offer', index), words, people, days);
    addOffer(sheets, offer, index);
    return offer;
  });
}

function daysFrom(today: string): readonly string[] {
  const from = addDays(today, 7);
  const soon = schoolDays(from, addDays(today, WINDOW_DAYS));
  return soon.length >= LEAST_SCHOOL_DAYS ? soon : schoolDays(from, addDays(today, 150)).slice(0, LEAST_SCHOOL_DAYS);
}

/** Single days, or whole weeks from Monday to Friday. */
function stretchesOf({ form }: OfferWords, days: readonly string[]): readonly Stretch[] {
  if (form !== 'WORK_EXPERIENCE') return days.map((day) => [day]);
  const mondays = days.filter((day) => weekdayOf(day) === 1);
  const weeks = mondays.map((monday) => [0, 1, 2, 3, 4].map((later) => addDays(monday, later)));
  return weeks.filter((week) => week.every((day) => days.includes(day)));
}

function offerOf(random: Random, words: OfferWords, people: OfferPeople, days: readonly string[]): SeedOffer {
  const employer = EMPLOYER_LIST.find(({ name }) => name === words.employer) ?? null;
  const manner = MANNERS[words.form] ?? TALK;
  const [from, to] = random.pick(manner.times);
  const stretches = stretchesOf(words, days);
  const lead = people.lead(random, words, stretches, from);
  if (lead === null && employer === null) throw new Error(`Nobody of the demo world can offer “${words.title}”.`);
  const open = lead === null ? stretches : people.freeOf(lead, stretches, from);
  const drawn = random.some(open, random.whole(1, 3)).filter((stretch) => lead === null || people.keep(lead, stretch));
  const dates = drawn.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
  const yearGroups = words.yearGroups.filter((year) => lead?.yearGroups.includes(year) ?? true);
  const wanted = { dates, from, most: manner.roleModels - 1 };
  const roleModels = lead === null ? [] : [lead, ...people.beside(random, lead, { ...words, yearGroups }, wanted)];
  return { words, employer, roleModels, yearGroups, dates, from, to, ...sizesOf(random, manner, roleModels) };
}

function sizesOf(random: Random, { capacity: [least, most] }: Manner, roleModels: readonly SeedRoleModel[]) {
  const capacity = Math.min(random.whole(least, most), ...roleModels.map(({ largestGroup }) => largestGroup ?? LARGEST));
  return { capacity, minimumAudience: random.whole(4, Math.min(10, Math.floor(capacity / 2))) };
}

function addOffer(sheets: Sheets, offer: SeedOffer, index: number): void {
  const { words, employer, roleModels, yearGroups, dates, from, to, capacity, minimumAudience } = offer;
  const id = idOf('offer', index);
  const { title, description, form } = words;
  const what = { title, description, form, state: 'PUBLISHED', minimumAudience, yearGroups };
  const accessNeedsMet = roleModels[0]?.accessNeedsMet ?? [];
  sheets.add('offer', { id, employerId: employer?.id ?? null, ...what, accessNeedsMet, ...whereOf(offer, index) });
  for (const roleModel of roleModels) sheets.add('offer_role_model', { offerId: id, roleModelId: roleModel.id });
  for (const [number, days] of dates.entries()) {
    const [startsAt, endsAt] = [instantAt(at(days, 0), from), instantAt(at(days, days.length - 1), to)];
    sheets.add('offer_date', { id: idOf('offer date', index, number), offerId: id, startsAt, endsAt, capacity });
  }
}

/** Who comes to schools goes as far as they travel; who has students come says how far that may be; online there is no distance. */
function whereOf({ words: { form }, employer, roleModels: [lead] }: SeedOffer, index: number) {
  if (form === 'ONLINE_SESSION') return { isOnline: true, outcode: null, ...areaAround(null, null) };
  const home = employer?.outcode ?? null;
  if (AT_WORK.includes(form)) {
    const areaKm = Random.of('area of offer', index).pick(AREAS_KM);
    return { isOnline: false, outcode: home, ...areaAround(home, areaKm) };
  }
  const area = lead === undefined ? areaAround(home, USUAL_AREA_KM) : areaAround(lead.outcode, lead.travelKm);
  return { isOnline: false, outcode: null, ...area };
}

const areaAround = (outcode: string | null, areaKm: number | null) => ({ areaKm, areaOutcode: areaKm === null ? null : outcode });
