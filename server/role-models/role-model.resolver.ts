import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employer } from '../../schema/employers/employer.type';
import { Sector } from '../../schema/reference/sector.type';
import { Subject } from '../../schema/reference/subject.type';
import { Career, RoleModelSchool, ShownTrait } from '../../schema/role-models/role-model-parts.type';
import { RoleModel, RoleModelConnection, RoleModelFilter } from '../../schema/role-models/role-model.type';
import {
  SetRoleModelAvailabilityInput,
  SetRoleModelAvailabilityResult,
} from '../../schema/role-models/set-role-model-availability.type';
import {
  UpdateRoleModelProfileInput,
  UpdateRoleModelProfileResult,
} from '../../schema/role-models/update-role-model-profile.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { TraitKind } from '../../schema/shared/trait-kind.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import { mayReadField, mayReadSchool } from './role-model-view.rules';
import type { RoleModelEntity } from './role-model.entity';

@Resolver(() => RoleModel)
export class RoleModelResolver {
  @Allow('signedIn')
  @Query(() => RoleModel, { description: 'Role model who may be met, or the viewer themself' })
  roleModel(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'ID of the role model' }) id: string) {
    return context.services.roleModels.find(signedIn(context), id);
  }

  @Allow('adults')
  @Query(() => RoleModelConnection, { description: 'Role models who may be met, by family name' })
  roleModels(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RoleModelFilter, { nullable: true, description: 'Which of them to list' })
    filter?: RoleModelFilter | null,
  ) {
    return context.services.roleModels.list(signedIn(context), filter ?? null, page);
  }

  @Allow('VOLUNTEER', 'ALUMNUS')
  @Mutation(() => UpdateRoleModelProfileResult, { description: "Changes the viewer's own profile" })
  updateRoleModelProfile(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateRoleModelProfileInput, { description: 'What to change' }) input: UpdateRoleModelProfileInput,
  ) {
    return context.inTransaction(({ ownRoleModels }) => ownRoleModels.updateProfile(signedIn(context), input));
  }

  @Allow('VOLUNTEER', 'ALUMNUS')
  @Mutation(() => SetRoleModelAvailabilityResult, { description: 'Changes when, where and how often the viewer can be met' })
  setRoleModelAvailability(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetRoleModelAvailabilityInput, { description: 'What to change' }) input: SetRoleModelAvailabilityInput,
  ) {
    return context.inTransaction(({ ownRoleModels }) => ownRoleModels.setAvailability(signedIn(context), input));
  }

  @FieldResolver(() => Employer, { nullable: true, description: 'Employer they work for or come from' })
  employer(@Root() { employerId }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    return employerId === null ? null : loaders.employer.load(employerId);
  }

  @FieldResolver(() => [Career], { description: 'Working life so far, the most telling first' })
  careers(@Root() { id }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.roleModelCareers.load(id);
  }

  @FieldResolver(() => [Sector], { description: 'Sectors they can talk about' })
  async topicSectors(@Root() { topicSectors }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    const { sector } = await loaders.catalogue();
    return topicSectors.flatMap((code) => sector(code) ?? []);
  }

  @FieldResolver(() => [Subject], { description: 'School subjects they can talk about' })
  async topicSubjects(@Root() { topicSubjects }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    const { subject } = await loaders.catalogue();
    return topicSubjects.flatMap((code) => subject(code) ?? []);
  }

  @FieldResolver(() => [String], { description: 'Barriers they overcame, in their own words' })
  async barriersOvercome(@Root() { id }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.roleModelBarriers.load(id)).map(({ story }) => story);
  }

  @FieldResolver(() => [RoleModelSchool], {
    description:
      'Schools that confirmed them as alumni, where they show it and to staff of that school; they themself also see the others',
  })
  async schools(@Root() roleModel: RoleModelEntity, @Ctx() { loaders, viewer }: RequestContext) {
    const [schools, traits] = await Promise.all([
      loaders.roleModelSchools.load(roleModel.id),
      loaders.shownTraits.load(roleModel.id),
    ]);
    const shown = new Set(traits.flatMap(({ kind, value }) => (kind === TraitKind.SCHOOL ? [value] : [])));
    return schools.filter(
      ({ schoolId, isConfirmed }) =>
        (isConfirmed || mayReadField(viewer, roleModel, 'unconfirmedSchools')) &&
        mayReadSchool(viewer, roleModel, { schoolId, isShown: shown.has(schoolId) }),
    );
  }

  @Allow('signedIn')
  @FieldResolver(() => [ShownTrait], { description: 'Facts about their background that they chose to show' })
  shownTraits(@Root() { id }: RoleModelEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.shownTraits.load(id);
  }
}
