import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { MatchingWeights } from '../../schema/matching/weights.type';
import {
  MatchingWeightsChange,
  MatchingWeightsChangeConnection,
  SchoolMatchingWeights,
} from '../../schema/schools/matching-weights.type';
import { School } from '../../schema/schools/school.type';
import { SetMatchingWeightsInput, SetMatchingWeightsResult } from '../../schema/schools/set-matching-weights.type';
import { UndoMatchingWeightsInput, UndoMatchingWeightsResult } from '../../schema/schools/undo-matching-weights.type';
import { PageArgs } from '../../schema/shared/paging.type';
import type { RequestContext } from '../context';
import { DEFAULT_WEIGHTS } from '../matching/score.engine';
import { namedWeights } from '../matching/weight-names.rules';
import { Allow, signedIn } from '../platform/access';
import type { MatchingWeightsChangeEntity } from './matching-weights-change.entity';
import { weightsIn, type WeightsOfSchool } from './matching-weights.service';
import type { SchoolEntity } from './school.entity';

@Resolver(() => School)
export class MatchingWeightsResolver {
  @FieldResolver(() => SchoolMatchingWeights, {
    nullable: true,
    description: 'How much each criterion of matching counts here; null unless the viewer is staff of the school',
  })
  async matchingWeights(@Root() school: SchoolEntity, @Ctx() context: RequestContext): Promise<WeightsOfSchool | null> {
    const { services, loaders } = context;
    if (!services.matchingWeights.mayRead(signedIn(context), school.id)) return null;
    const setting = await loaders.schoolSettings.load(school.id);
    return setting && weightsIn(setting);
  }

  @Allow('CAREERS_LEADER')
  @Mutation(() => SetMatchingWeightsResult, {
    description: 'Sets how much each criterion of matching counts at a school; the next suggestions follow it',
  })
  setMatchingWeights(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetMatchingWeightsInput, { description: 'Weights to set' }) input: SetMatchingWeightsInput,
  ) {
    return context.inTransaction(({ matchingWeights }) => matchingWeights.set(signedIn(context), input));
  }

  @Allow('CAREERS_LEADER')
  @Mutation(() => UndoMatchingWeightsResult, {
    description:
      'Goes back to the weights before the latest change that still stands, whether it was set or learned; again, and it goes back further',
  })
  undoMatchingWeights(
    @Ctx() context: RequestContext,
    @Arg('input', () => UndoMatchingWeightsInput, { description: 'School whose weights go back' })
    input: UndoMatchingWeightsInput,
  ) {
    return context.inTransaction(({ matchingWeights }) => matchingWeights.undo(signedIn(context), input));
  }
}

@Resolver(() => SchoolMatchingWeights)
export class SchoolMatchingWeightsResolver {
  @FieldResolver(() => MatchingWeights, { description: 'Weights that count now' })
  current(@Root() { own }: WeightsOfSchool): MatchingWeights {
    return namedWeights(own ?? DEFAULT_WEIGHTS);
  }

  @FieldResolver(() => MatchingWeights, { description: 'Weights that count where a school has set and learned none' })
  defaults(): MatchingWeights {
    return namedWeights(DEFAULT_WEIGHTS);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the defaults apply' })
  areDefaults(@Root() { own }: WeightsOfSchool): boolean {
    return own === null;
  }

  @FieldResolver(() => MatchingWeightsChangeConnection, { description: 'Every change to the weights, newest first' })
  history(@Root() { schoolId }: WeightsOfSchool, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return context.services.matchingWeights.history(signedIn(context), schoolId, page);
  }
}

@Resolver(() => MatchingWeightsChange)
export class MatchingWeightsChangeResolver {
  @FieldResolver(() => MatchingWeights, { description: 'Weights before the change' })
  before(@Root() { weightsBefore }: MatchingWeightsChangeEntity): MatchingWeights {
    return namedWeights(weightsBefore ?? DEFAULT_WEIGHTS);
  }

  @FieldResolver(() => MatchingWeights, { description: 'Weights after the change' })
  after(@Root() { weightsAfter }: MatchingWeightsChangeEntity): MatchingWeights {
    return namedWeights(weightsAfter ?? DEFAULT_WEIGHTS);
  }
}
