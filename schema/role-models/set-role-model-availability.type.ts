import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InvalidInput, resultUnion } from '../shared/problem.type';
import { AwayPeriodInput, UsualSlotInput } from './role-model-parts.type';
import { HereFor, RoleModel } from './role-model.type';
import { StaleRoleModel } from './update-role-model-profile.type';

@InputType({
  description:
    'What to change in an availability: a part that is left out stays as it is, a list that is given replaces the old one',
})
export class SetRoleModelAvailabilityInput {
  @Field(() => ID, { description: 'ID of the role model, who must be the viewer' })
  readonly roleModelId: string;

  @Field(() => Int, { description: 'Version the change is based on' })
  readonly expectedVersion: number;

  @Field(() => Int, { nullable: true, description: 'Encounters they would take on in a month, 0 to 31' })
  readonly capacityPerMonth?: number | null;

  @Field(() => Float, { nullable: true, description: 'How far they would travel in kilometres, 0 to 500' })
  readonly travelLimitKm?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they would meet students online' })
  readonly isOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they would meet students in person' })
  readonly isInPerson?: boolean | null;

  @Field(() => HereFor, { nullable: true, description: 'Schools they are there for' })
  readonly hereFor?: HereFor | null;

  @Field(() => [UsualSlotInput], { nullable: true, description: 'Times of the week they are usually free' })
  readonly usualSlots?: readonly UsualSlotInput[] | null;

  @Field(() => [AwayPeriodInput], { nullable: true, description: 'Days they are away, at most 50 periods that do not overlap' })
  readonly away?: readonly AwayPeriodInput[] | null;
}

@ObjectType({ description: 'Availability was changed' })
class RoleModelAvailabilitySet {
  @Field(() => RoleModel, { description: 'Role model as they are now' })
  readonly roleModel: RoleModel;
}

export const SetRoleModelAvailabilityResult = resultUnion(
  'SetRoleModelAvailabilityResult',
  'Outcome of changing an availability',
  () => [RoleModelAvailabilitySet, StaleRoleModel, InvalidInput],
);
