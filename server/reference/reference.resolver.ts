import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ActivityConnection } from '../../schema/reference/activity.type';
import { JobTitlesArgs, Occupation, OccupationConnection, OccupationsArgs } from '../../schema/reference/occupation.type';
import { SectorConnection } from '../../schema/reference/sector.type';
import { SubjectConnection } from '../../schema/reference/subject.type';
import { PageArgs } from '../../schema/shared/paging.type';
import type { RequestContext } from '../context';
import { Allow } from '../platform/access';
import { checkSize } from '../platform/paging';
import type { CatalogueOccupation } from './reference.catalogue';

@Resolver(() => Occupation)
export class ReferenceResolver {
  @Allow('anyone')
  @Query(() => OccupationConnection, {
    description: 'Occupations that are called what is searched for or something like it, the closest first',
  })
  occupations(@Ctx() { services }: RequestContext, @Args(() => OccupationsArgs) args: OccupationsArgs) {
    return services.reference.occupations(args);
  }

  @Allow('anyone')
  @Query(() => SubjectConnection, { description: 'School subjects, by title' })
  subjects(@Ctx() { services }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return services.reference.subjects(page);
  }

  @Allow('anyone')
  @Query(() => SectorConnection, { description: 'Sectors of the economy, by title' })
  sectors(@Ctx() { services }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return services.reference.sectors(page);
  }

  @Allow('anyone')
  @Query(() => ActivityConnection, { description: 'Activities outside lessons, by title' })
  activities(@Ctx() { services }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return services.reference.activities(page);
  }

  @FieldResolver(() => [String], { description: 'Job titles of the occupation, in alphabetical order; none above unit groups' })
  jobTitles(@Root() { jobTitles }: CatalogueOccupation, @Args(() => JobTitlesArgs) { first }: JobTitlesArgs): readonly string[] {
    checkSize(first);
    return jobTitles.slice(0, first);
  }
}
