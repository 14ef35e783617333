import type { SetRoleModelAvailabilityInput } from '../../schema/role-models/set-role-model-availability.type';
import type { CareerInput, UpdateRoleModelProfileInput } from '../../schema/role-models/update-role-model-profile.type';
import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import { invalid, type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { problemsWithAvailability } from './availability-change.rules';
import { problemsWithProfile } from './profile.rules';
import type { RoleModelEntity } from './role-model.entity';
import type { RoleModelChange, RoleModelStore } from './role-model.store';

type StaleRoleModel = Refusal<'StaleRoleModel', { roleModel: RoleModelEntity }>;

export type UpdateProfileOutcome =
  Outcome<'RoleModelProfileUpdated', { roleModel: RoleModelEntity }> | StaleRoleModel | InvalidInputRefusal;

export type SetAvailabilityOutcome =
  Outcome<'RoleModelAvailabilitySet', { roleModel: RoleModelEntity }> | StaleRoleModel | InvalidInputRefusal;

/** What role models say of themselves. Each change is decided before the first write, on a row that is held meanwhile. */
export class OwnRoleModelService {
  constructor(
    private readonly roleModels: RoleModelStore,
    private readonly ground: Pick<Ground, 'connection' | 'clock'>,
    private readonly reference: CatalogueSource,
  ) {}

  async updateProfile(viewer: Viewer, input: UpdateRoleModelProfileInput): Promise<UpdateProfileOutcome> {
    const { roleModelId, expectedVersion, ...change } = input;
    const current = await this.own(viewer, roleModelId);
    if (current.version !== expectedVersion) return stale(current);
    const problems = problemsWithProfile(change, this.today, await this.reference.current(this.ground.connection));
    if (problems.length > 0) return invalid('The profile cannot be changed like this; see each field.', problems);

    const roleModel = await this.roleModels.update(current, profileColumns(change));
    if (change.careers != null) await this.roleModels.replaceCareers(current.id, change.careers.map(careerColumns));
    if (change.barriersOvercome != null)
      await this.roleModels.replaceBarriers(
        current.id,
        change.barriersOvercome.map((story) => story.trim()),
      );
    return { kind: 'RoleModelProfileUpdated', roleModel };
  }

  async setAvailability(viewer: Viewer, input: SetRoleModelAvailabilityInput): Promise<SetAvailabilityOutcome> {
    const { roleModelId, expectedVersion, ...change } = input;
    const current = await this.own(viewer, roleModelId);
    if (current.version !== expectedVersion) return stale(current);
    const problems = problemsWithAvailability(change, this.today, current);
    if (problems.length > 0) return invalid('The availability cannot be changed like this; see each field.', problems);

    const roleModel = await this.roleModels.update(current, availabilityColumns(change));
    if (change.away != null) await this.roleModels.replaceAway(current.id, change.away);
    return { kind: 'RoleModelAvailabilitySet', roleModel };
  }

  /** Nobody but the person themself changes them; to everybody else there is nothing to change. */
  private async own(viewer: Viewer, id: string): Promise<RoleModelEntity> {
    const roleModel = isId(id) ? await this.roleModels.lockOwn(id, viewer.personId) : null;
    if (roleModel === null) throw notFound('role model of yours');
    return roleModel;
  }

  private get today(): string {
    return dayOf(this.ground.clock());
  }
}

const stale = (roleModel: RoleModelEntity): StaleRoleModel =>
  refuse('StaleRoleModel', `Changed meanwhile: this is version ${roleModel.version}. Look at it, then change it again.`, {
    roleModel,
  });

/** A part that was left out, or is null where nothing may be missing, stays as it is. */
function profileColumns(change: Omit<UpdateRoleModelProfileInput, 'roleModelId' | 'expectedVersion'>): RoleModelChange {
  const { route, startingLevel, leftSchoolOn, enteredFieldOn, largestGroup } = change;
  return {
    ...given({ route, startingLevel, leftSchoolOn, enteredFieldOn, largestGroup }),
    ...present({
      headline: change.headline?.trim(),
      about: change.about?.trim(),
      topicSectors: distinct(change.topicSectors),
      topicSubjects: distinct(change.topicSubjects),
      forms: distinct(change.forms),
      yearGroups: distinct(change.yearGroups)?.toSorted((one, other) => one - other),
      accessNeedsMet: distinct(change.accessNeedsMet),
    }),
  };
}

function availabilityColumns(change: Omit<SetRoleModelAvailabilityInput, 'roleModelId' | 'expectedVersion'>): RoleModelChange {
  const { capacityPerMonth, travelLimitKm, isOnline, isInPerson, hereFor, usualSlots } = change;
  const slots = distinct(usualSlots?.map(({ weekday, part }) => `${weekday}-${part}`))?.toSorted();
  return present({ capacityPerMonth, travelLimitKm, isOnline, isInPerson, hereFor, usualSlots: slots });
}

const careerColumns = ({ occupation, jobTitle, startedOn, endedOn }: CareerInput) => ({
  occupationCode: occupation,
  jobTitle: jobTitle.trim(),
  startedOn,
  endedOn: endedOn ?? null,
});

const distinct = <Item>(items: readonly Item[] | null | undefined): Item[] | undefined =>
  items == null ? undefined : [...new Set(items)];

type Given<Parts> = { [Part in keyof Parts]?: Exclude<Parts[Part], undefined> };
type Present<Parts> = { [Part in keyof Parts]?: NonNullable<Parts[Part]> };

/** Without the parts that were left out. */
const given = <Parts extends object>(parts: Parts): Given<Parts> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<Parts>;

/** Without the parts that were left out or are null. */
const present = <Parts extends object>(parts: Parts): Present<Parts> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null)) as Present<Parts>;
