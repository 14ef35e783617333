import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Membership } from '../../schema/accounts/viewer.type';
import { Employer, EmployerConnection, EmployerFilter } from '../../schema/employers/employer.type';
import { Sector } from '../../schema/reference/sector.type';
import { RoleModelConnection } from '../../schema/role-models/role-model.type';
import { PageArgs } from '../../schema/shared/paging.type';
import type { RequestContext } from '../context';
import { Allow, type Membership as MembershipRow, signedIn } from '../platform/access';
import { type Order, pageOf } from '../platform/paging';
import type { RoleModelEntity } from '../role-models/role-model.entity';
import type { EmployerEntity } from './employer.entity';

@Resolver(() => Employer)
export class EmployerResolver {
  @Allow('adults')
  @Query(() => EmployerConnection, { description: 'Employers, by name' })
  employers(
    @Ctx() { services }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EmployerFilter, { nullable: true, description: 'Which of them to list' }) filter?: EmployerFilter | null,
  ) {
    return services.employers.list(filter ?? {}, page);
  }

  @FieldResolver(() => Sector, {
    nullable: true,
    description: 'Sector it works in; null where the list of sectors no longer has it',
  })
  async sector(@Root() { sectorCode }: EmployerEntity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.catalogue()).sector(sectorCode);
  }

  @Allow('adults')
  @FieldResolver(() => RoleModelConnection, {
    description: 'Its role models who may be met, by family name; its coordinator and operators see all of them',
  })
  roleModels(@Root() { id: employerId }: EmployerEntity, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    const visibleTo = context.services.roleModels.visibleAt(signedIn(context), employerId);
    const order: Order<RoleModelEntity> = {
      list: `roleModels ${employerId}`,
      position: ({ nameNormalised, id }) => [nameNormalised, id],
    };
    return pageOf(order, page, (after, limit) =>
      context.loaders.roleModelsOfEmployer.load({ employerId, visibleTo, after, limit }),
    );
  }
}

@Resolver(() => Membership)
export class EmployerOfMembershipResolver {
  @FieldResolver(() => Employer, { nullable: true, description: 'Employer the role is held at; null for a role elsewhere' })
  employer(@Root() { employerId }: MembershipRow, @Ctx() { loaders }: RequestContext) {
    return employerId === null ? null : loaders.employer.load(employerId);
  }
}
