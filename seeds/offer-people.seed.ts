import { weekdayOf } from '../server/platform/days';
import type { Diary } from './diary';
import type { OfferWords } from './offer-words.seed';
import type { Random } from './random';
import type { SeedRoleModel } from './role-model.types';

/** Days on which one date of an offer is held: one, or a week. */
export type Stretch = readonly string[];

/** Finds who makes an offer, under the rules they would be held to now, and keeps their days for it. */
export class OfferPeople {
  constructor(
    private readonly roleModels: readonly SeedRoleModel[],
    private readonly diary: Diary,
  ) {}

  /** Somebody who could hold the offer on one of these stretches, from that time of day; null where there is nobody. */
  lead(random: Random, words: OfferWords, stretches: readonly Stretch[], from: string): SeedRoleModel | null {
    const fitting = this.roleModels.filter((one) => takes(one, words) && isForMost(words, one));
    const named = fitting.filter(({ occupation }) => isOneOf(occupation.code, words.occupations));
    return random.some(named, named.length).find((one) => this.freeOf(one, stretches, from).length > 0) ?? null;
  }

  /** Colleagues of the lead who take all these year groups and are free on all of their dates; at most `most`. */
  beside(
    random: Random,
    lead: SeedRoleModel,
    words: OfferWords,
    at: { dates: readonly Stretch[]; from: string; most: number },
  ): SeedRoleModel[] {
    const colleagues = this.roleModels.filter(
      (one) =>
        one !== lead &&
        takes(one, words) &&
        words.yearGroups.every((year) => one.yearGroups.includes(year)) &&
        this.freeOf(one, at.dates, at.from).length === at.dates.length,
    );
    return random.some(colleagues, at.most).filter((one) => at.dates.every((days) => this.keep(one, days)));
  }

  freeOf(roleModel: SeedRoleModel, stretches: readonly Stretch[], from: string): readonly Stretch[] {
    return stretches.filter(
      (days) => (days.length > 1 || isUsual(roleModel, days, from)) && days.every((day) => this.isFree(roleModel, day)),
    );
  }

  /** Whether the days could be kept: a month has no room for more than somebody's capacity. */
  keep(roleModel: SeedRoleModel, days: Stretch): boolean {
    if (!days.every((day) => this.isFree(roleModel, day))) return false;
    this.diary.offer(roleModel.id, days);
    return true;
  }

  private isFree(roleModel: SeedRoleModel, day: string): boolean {
    const isAway = roleModel.away.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    return !isAway && this.diary.isFree(roleModel, day);
  }
}

function takes(one: SeedRoleModel, { employer, form }: OfferWords): boolean {
  const isTheirs = employer === null ? one.isSelfEmployed : one.employer?.name === employer;
  const isMet = form === 'ONLINE_SESSION' ? one.isOnline : one.isInPerson && one.nearness !== 'ELSEWHERE';
  return isTheirs && isMet && one.forms.includes(form) && isForEverySchool(one);
}

/** At least half of the year groups, or it would be another offer. */
const isForMost = ({ yearGroups }: OfferWords, one: SeedRoleModel): boolean =>
  yearGroups.filter((year) => one.yearGroups.includes(year)).length * 2 >= yearGroups.length;

const isForEverySchool = ({ listing, isPaused, turnsAdultOn, hereFor }: SeedRoleModel): boolean =>
  listing === 'LISTED' && !isPaused && turnsAdultOn === null && hereFor !== 'OWN_SCHOOLS';

const isOneOf = (code: string, beginnings: readonly string[]): boolean =>
  beginnings.length === 0 || beginnings.some((start) => code.startsWith(start));

function isUsual({ usualSlots }: SeedRoleModel, days: Stretch, from: string): boolean {
  const part = from < '12:00' ? 'MORNING' : 'AFTERNOON';
  return days.every((day) => usualSlots.includes(`${weekdayOf(day)}-${part}`));
}
