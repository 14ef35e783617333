import { weekdayOf } from '../server/platform/days';
import type { Diary } from './diary';
import type { Plan } from './encounter-forms.seed';
import { type Random, at } from './random';
import { kmBetween, type SeedReference } from './reference.seed';
import type { SeedRoleModel } from './role-model.types';
import type { SeedSchool } from './schools.seed';

export interface Wanted {
  readonly plan: Plan;
  readonly school: SeedSchool;
  readonly yearGroup: number;
  readonly size: number;
  readonly day: string;
  readonly from: string;
  readonly isOnline: boolean;
}

/** Further and higher education teachers, trainers and advisers speak for providers of education and training. */
const PROVIDERS = /^(231[12]|2322|357[24])/u;

/** How many are looked at for one place before it stays empty. */
const TRIES = 400;

/** Finds role models whom a school may meet, under the rules it would be held to now. */
export class People {
  private readonly near = new Map<number, SeedRoleModel[]>();

  constructor(
    private readonly roleModels: readonly SeedRoleModel[],
    private readonly reference: SeedReference,
    private readonly diary: Diary,
  ) {}

  find(random: Random, wanted: Wanted): SeedRoleModel[] {
    const pool = this.poolOf(wanted);
    const count = random.whole(...wanted.plan.roleModels);
    const found = new Set<SeedRoleModel>();
    for (let tried = 0; tried < TRIES && found.size < count && pool.length > 0; tried += 1) {
      const roleModel = at(pool, random.whole(0, pool.length - 1));
      if (this.comes(roleModel, wanted)) found.add(roleModel);
    }
    return [...found];
  }

  /** People of the story stay free for it. */
  private poolOf({ school, isOnline, plan }: Wanted): readonly SeedRoleModel[] {
    const isLooking = ({ cast }: SeedRoleModel) => cast === null;
    if (!this.near.has(school.key))
      this.near.set(
        school.key,
        this.roleModels.filter((one) => isLooking(one) && this.isNear(one, school)),
      );
    const near = this.near.get(school.key) ?? [];
    const pool = isOnline ? this.roleModels.filter((one) => isLooking(one) && one.hereFor === 'EVERYONE') : near;
    return plan.kind === 'PROVIDER' ? pool.filter(({ occupation }) => PROVIDERS.test(occupation.code)) : pool;
  }

  private isNear(
    { isInPerson, hereFor, travelKm, outcode, school: own, turnsAdultOn }: SeedRoleModel,
    school: SeedSchool,
  ): boolean {
    const isOwn = own?.id === school.id;
    if (!isInPerson || (!isOwn && (hereFor === 'OWN_SCHOOLS' || turnsAdultOn !== null))) return false;
    return kmBetween(this.reference, outcode, school.outcode) <= travelKm;
  }

  private comes(roleModel: SeedRoleModel, wanted: Wanted): boolean {
    const { plan, day, from, isOnline } = wanted;
    const part = from < '12:00' ? 'MORNING' : 'AFTERNOON';
    const isAsked = takes(roleModel, wanted) && (roleModel.isOnline || !isOnline);
    const isUsual = roleModel.usualSlots.includes(`${weekdayOf(day)}-${part}`);
    return isAsked && isUsual && isThere(roleModel, plan, day) && this.diary.isFree(roleModel, day);
  }
}

const takes = ({ forms, yearGroups, largestGroup }: SeedRoleModel, { plan, yearGroup, size }: Wanted): boolean =>
  forms.includes(plan.form) && yearGroups.includes(yearGroup) && size <= (largestGroup ?? size);

function isThere(roleModel: SeedRoleModel, { form, kind }: Plan, day: string): boolean {
  const { listing, isPaused, away, employer, careers, turnsAdultOn, hasRecordedCheck } = roleModel;
  if (listing !== 'LISTED' || isPaused || at(careers, 0).startedOn > day) return false;
  if (away.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return false;
  if (kind === 'WORKPLACE' && (employer === null || turnsAdultOn !== null)) return false;
  return form !== 'MENTORING_SESSION' || (hasRecordedCheck && turnsAdultOn === null);
}
