import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Membership } from '../../schema/accounts/viewer.type';
import { School, SchoolConnection, SchoolsArgs, SchoolSettings } from '../../schema/schools/school.type';
import type { RequestContext } from '../context';
import { namedWeights } from '../matching/weight-names.rules';
import { keptWeights } from '../matching/weights.rules';
import { Allow, type Membership as MembershipRow, signedIn } from '../platform/access';
import type { SchoolEntity } from './school.entity';

@Resolver(() => School)
export class SchoolResolver {
  @Allow('signedIn')
  @Query(() => School, { description: 'School by its ID' })
  school(@Ctx() { services }: RequestContext, @Arg('id', () => ID, { description: 'ID of the school' }) id: string) {
    return services.schools.find(id);
  }

  @Allow('signedIn')
  @Query(() => SchoolConnection, { description: 'Schools by name' })
  schools(@Ctx() { services }: RequestContext, @Args(() => SchoolsArgs) { filter, ...page }: SchoolsArgs) {
    return services.schools.page(filter ?? null, page);
  }

  @FieldResolver(() => SchoolSettings, {
    nullable: true,
    description: 'What the school decided for itself; null unless the viewer is its careers leader',
  })
  async settings(@Ctx() context: RequestContext, @Root() school: SchoolEntity): Promise<SchoolSettings | null> {
    const { services, loaders } = context;
    if (!services.schools.mayReadSettings(signedIn(context), school)) return null;
    const setting = await loaders.schoolSettings.load(school.id);
    const own = setting && keptWeights(setting);
    return setting && { joiningCode: setting.joiningCode, matchingWeights: own && namedWeights(own) };
  }
}

@Resolver(() => Membership)
export class SchoolOfMembershipResolver {
  @FieldResolver(() => School, { nullable: true, description: 'School the role is held at; null for a role elsewhere' })
  school(@Root() { schoolId }: MembershipRow, @Ctx() { loaders }: RequestContext) {
    return schoolId === null ? null : loaders.school.load(schoolId);
  }
}
