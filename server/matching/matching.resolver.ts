import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Counterfactual } from '../../schema/matching/counterfactual.type';
import { MatchesArgs } from '../../schema/matching/match-criteria.type';
import { MatchExplanation, Suggestion, SuggestionConnection } from '../../schema/matching/suggestion.type';
import { SpeakerRequest } from '../../schema/requests/speaker-request.type';
import { RoleModel } from '../../schema/role-models/role-model.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { Student } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import { Allow, signedIn, Work } from '../platform/access';
import { fieldsBelow, isIdEnough, namesOf } from '../platform/fields-below';
import { SCHOOL_STAFF, TRAIT_READERS } from '../platform/roles';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import type { RoleModelEntity } from '../role-models/role-model.entity';
import type { Explained } from './explanation.service';
import type { Suggested } from './suggestion.reads';
import type { AskedStudent, SuggestionsWanted } from './suggestion.service';
import { isMoreNamed } from './wanted.rules';

@Resolver(() => Suggestion)
export class SuggestionResolver {
  @FieldResolver(() => RoleModel, { description: 'Role model put forward' })
  roleModel(
    @Root() { roleModelId }: Suggested,
    @Ctx() { loaders }: RequestContext,
    @Info() { fieldNodes }: GraphQLResolveInfo,
  ): Promise<RoleModelEntity | null> | Pick<RoleModelEntity, 'id'> {
    return fieldNodes.every(isIdEnough) ? { id: roleModelId } : loaders.roleModel.load(roleModelId);
  }

  @FieldResolver()
  reasons(@Root() { reasons }: Suggested) {
    return reasons();
  }
}

@Resolver(() => SpeakerRequest)
export class RequestSuggestionsResolver {
  @Allow(...SCHOOL_STAFF)
  @Work(100)
  @FieldResolver(() => SuggestionConnection, {
    description:
      'Role models put forward for this request, by reach over its audience, the greatest first; whoever was asked a lot of late stands further down',
  })
  suggestions(
    @Root() request: SpeakerRequestEntity,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.services.suggestions.forRequest(signedIn(context), request, page, wantedBy(info, context));
  }
}

@Resolver(() => Student)
export class StudentMatchesResolver {
  @Allow('STUDENT', ...TRAIT_READERS)
  @Work(50)
  @FieldResolver(() => SuggestionConnection, {
    description:
      'Role models who speak to this student, the best first; for the student, their careers leader, adviser and SENCO',
  })
  matches(
    @Root() student: AskedStudent,
    @Ctx() context: RequestContext,
    @Args(() => MatchesArgs) asked: MatchesArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.services.suggestions.forStudent(signedIn(context), student, asked, wantedBy(info, context));
  }
}

/** Role models of whom more is asked than the id are read as soon as it is known who. */
function wantedBy(info: GraphQLResolveInfo, { loaders }: RequestContext): SuggestionsWanted {
  const fields = fieldsBelow(info);
  const isRead = fields.some((field) => field.name.value === 'roleModel' && !isIdEnough(field));
  let isAgain = false;
  return { isMore: isMoreNamed(namesOf(fields)), ...(isRead && { onFound }) };

  function onFound(ids: readonly string[]): void {
    if (isAgain) for (const id of ids) loaders.roleModel.clear(id);
    isAgain = true;
    void loaders.roleModel.loadMany(ids);
  }
}

@Resolver(() => MatchExplanation)
export class MatchExplanationResolver {
  @Allow('STUDENT', ...TRAIT_READERS)
  @Query(() => MatchExplanation, {
    description:
      'Why a role model is or is not suggested to a student, with each hard condition that fails. Asked of role models the viewer may read; staff may also ask of one who is paused, and are then told which conditions fail, each with its explanation, and nothing else of them',
  })
  explainMatch(
    @Ctx() context: RequestContext,
    @Arg('studentId', () => ID, { description: 'ID of the student' }) studentId: string,
    @Arg('roleModelId', () => ID, { description: 'ID of the role model' }) roleModelId: string,
    @Arg('requestId', () => ID, {
      nullable: true,
      description:
        'ID of a speaker request of the school, whose conditions then apply with those of its whole audience; the student must be in it',
    })
    requestId: string | null,
  ) {
    return context.services.explanations.explain(signedIn(context), { studentId, roleModelId, requestId: requestId ?? null });
  }

  @FieldResolver(() => RoleModel, { nullable: true, description: 'Role model asked about; null while they are paused' })
  roleModel(@Root() { roleModel }: Explained) {
    return roleModel;
  }

  @FieldResolver()
  reasons(@Root() { reasons }: Explained) {
    return reasons();
  }

  @Allow('STUDENT', ...TRAIT_READERS)
  @Work(1_000)
  @FieldResolver(() => [Counterfactual], {
    description:
      'Smallest single changes, one of a kind, that would help them to be among the first 20 suggested; empty where they are, to students, and while they are paused',
  })
  counterfactuals(@Root() { counterfactuals }: Explained) {
    return counterfactuals();
  }
}
