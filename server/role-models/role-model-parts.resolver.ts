import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Occupation } from '../../schema/reference/occupation.type';
import { Career, RoleModelSchool } from '../../schema/role-models/role-model-parts.type';
import { School } from '../../schema/schools/school.type';
import type { RequestContext } from '../context';
import type { RoleModelCareerEntity, RoleModelSchoolEntity } from './role-model-parts.entity';

@Resolver(() => Career)
export class CareerResolver {
  @FieldResolver(() => Occupation, { nullable: true, description: 'Occupation of the job; null where SOC 2020 no longer has it' })
  async occupation(@Root() { occupationCode }: RoleModelCareerEntity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.catalogue()).occupation(occupationCode);
  }
}

@Resolver(() => RoleModelSchool)
export class RoleModelSchoolResolver {
  @FieldResolver(() => School, { description: 'School they went to' })
  school(@Root() { schoolId }: RoleModelSchoolEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.school.load(schoolId);
  }
}
