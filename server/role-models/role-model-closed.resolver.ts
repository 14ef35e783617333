import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { AwayPeriod, OwnTrait, UsualSlot } from '../../schema/role-models/role-model-parts.type';
import { HereFor, Listing, RoleModel } from '../../schema/role-models/role-model.type';
import { Day } from '../../schema/shared/scalars';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import { slotFrom } from './gathered-text.rules';
import { type ClosedField, mayReadField } from './role-model-view.rules';
import type { RoleModelEntity } from './role-model.entity';

type Closed = Extract<ClosedField, keyof RoleModelEntity>;

/** The field where the viewer may read it, else null: a list stays whole whoever reads it. */
const open = <Field extends Closed>(roleModel: RoleModelEntity, { viewer }: RequestContext, field: Field) =>
  mayReadField(viewer, roleModel, field) ? roleModel[field] : null;

/** Fields that are not for everybody who may read the role model. `role-model-view.rules.ts` says for whom they are. */
@Resolver(() => RoleModel)
export class RoleModelClosedResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Family name; null to students' })
  familyName(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'familyName');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Outcode they set out from, such as NE1; null to students' })
  outcode(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'outcode');
  }

  @FieldResolver(() => Listing, {
    nullable: true,
    description: "How far they are on the way to being put forward; for themself, their employer's coordinator and operators",
  })
  listing(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'listing');
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether a check of them is recorded; for themself, school staff and operators',
  })
  hasRecordedCheck(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'hasRecordedCheck');
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether they could take on another encounter this month; for themself, school staff, their employer's coordinator and operators",
  })
  async hasCapacityThisMonth(@Root() roleModel: RoleModelEntity, @Ctx() { viewer, loaders, services }: RequestContext) {
    if (!mayReadField(viewer, roleModel, 'hasCapacityThisMonth')) return null;
    const months = await loaders.roleModelLoad.load(roleModel.id);
    const load = months.find(({ month }) => month === services.roleModels.thisMonth);
    return (load?.openInvitations ?? 0) + (load?.sessions ?? 0) < roleModel.capacityPerMonth;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether they are paused; for themself and operators' })
  isPaused(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'isPaused');
  }

  @FieldResolver(() => HereFor, { nullable: true, description: 'Schools they are there for; for themself and operators' })
  hereFor(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'hereFor');
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Encounters they would take on in a month; for themself and operators',
  })
  capacityPerMonth(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'capacityPerMonth');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How far they would travel in kilometres; for themself and operators',
  })
  travelLimitKm(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'travelLimitKm');
  }

  @FieldResolver(() => [UsualSlot], {
    nullable: true,
    description: 'Times of the week they are usually free; for themself and operators',
  })
  usualSlots(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'usualSlots')?.map(slotFrom) ?? null;
  }

  @FieldResolver(() => [AwayPeriod], { nullable: true, description: 'Days they are away; for themself and operators' })
  away(@Root() roleModel: RoleModelEntity, @Ctx() { viewer, loaders }: RequestContext) {
    return mayReadField(viewer, roleModel, 'away') ? loaders.roleModelAway.load(roleModel.id) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Level of qualification they began their field at, 0 to 8; for themself and operators, though students and school staff can work it out from the value of ATTAINABILITY',
  })
  startingLevel(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'startingLevel');
  }

  @FieldResolver(() => Day, { nullable: true, description: 'Day they left school; for themself and operators' })
  leftSchoolOn(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'leftSchoolOn');
  }

  @FieldResolver(() => Day, { nullable: true, description: 'Day they entered their present field; for themself and operators' })
  enteredFieldOn(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'enteredFieldOn');
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Version a change is based on; for themself and operators' })
  version(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return open(roleModel, context, 'version');
  }

  @Allow('VOLUNTEER', 'ALUMNUS')
  @FieldResolver(() => [OwnTrait], {
    nullable: true,
    description: 'What they agreed may be done with facts about their background; for themself only',
  })
  traits(@Root() roleModel: RoleModelEntity, @Ctx() context: RequestContext) {
    return context.services.roleModels.ownTraits(signedIn(context), roleModel);
  }
}
