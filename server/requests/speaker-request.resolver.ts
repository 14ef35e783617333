import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { MatchCriteria } from '../../schema/matching/match-criteria.type';
import { MatchingWeights } from '../../schema/matching/weights.type';
import { CreateSpeakerRequestInput, CreateSpeakerRequestResult } from '../../schema/requests/create-speaker-request.type';
import { Audience, SpeakerRequest, SpeakerRequestConnection } from '../../schema/requests/speaker-request.type';
import { PageArgs } from '../../schema/shared/paging.type';
import type { RequestContext } from '../context';
import { namedWeights } from '../matching/weight-names.rules';
import { weightsOfRequest } from '../matching/weights.rules';
import { Allow, signedIn } from '../platform/access';
import { SCHOOL_STAFF } from '../platform/roles';
import type { SpeakerRequestEntity } from './speaker-request.entity';

@Resolver(() => SpeakerRequest)
export class SpeakerRequestResolver {
  @Allow(...SCHOOL_STAFF)
  @Query(() => SpeakerRequest, { description: 'Speaker request of a school of the viewer' })
  speakerRequest(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'ID of the request' }) id: string) {
    return context.services.speakerRequests.find(signedIn(context), id);
  }

  @Allow(...SCHOOL_STAFF)
  @Query(() => SpeakerRequestConnection, { description: 'Speaker requests of a school of the viewer, newest first' })
  speakerRequests(
    @Ctx() context: RequestContext,
    @Arg('schoolId', () => ID, { description: 'ID of the school' }) schoolId: string,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return context.services.speakerRequests.ofSchool(signedIn(context), schoolId, page);
  }

  @Allow(...SCHOOL_STAFF)
  @Mutation(() => CreateSpeakerRequestResult, {
    description: 'Makes a speaker request; its suggestions can be asked for at once',
  })
  createSpeakerRequest(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateSpeakerRequestInput, { description: 'Request to make' }) input: CreateSpeakerRequestInput,
  ) {
    return context.inTransaction(({ speakerRequests }) => speakerRequests.create(signedIn(context), input));
  }

  @FieldResolver(() => Audience, { description: 'Students the encounter is for' })
  audience(@Root() { yearGroup, tutorGroup, subjectCode, hasNamedStudents }: SpeakerRequestEntity): Audience {
    return { yearGroup, tutorGroup, subject: subjectCode, hasNamedStudents };
  }

  @FieldResolver(() => MatchCriteria, { description: 'What a suggested role model must have' })
  criteria(@Root() { sectors, occupations, subjects, sex }: SpeakerRequestEntity): MatchCriteria {
    return { sectors, occupations, subjects, sex };
  }

  @FieldResolver(() => MatchingWeights, {
    nullable: true,
    description: "Weights of this request; null where the school's own apply",
  })
  weights(@Root() request: SpeakerRequestEntity): MatchingWeights | null {
    const own = weightsOfRequest(request);
    return own && namedWeights(own);
  }
}
