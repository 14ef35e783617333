import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AllocationKind } from '../../schema/allocation/allocation-words.type';
import {
  AllocationDateExplained,
  AllocationDateExplainedConnection,
  AllocationExplanation,
} from '../../schema/allocation/explain-allocation.type';
import { Offer, OfferDate } from '../../schema/offers/offer.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { Student } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import { Allow, signedIn, Work } from '../platform/access';
import { pageOfAll } from '../platform/paging';
import { TRAIT_READERS } from '../platform/roles';
import { offerOf } from './allocation-result.resolver';
import type { ExplainedAllocation, ToldDate } from './explain-allocation.service';

/** Charged for reading one student beside all that was asked and is given in a plan: most where ranked choices are many. */
const READING_ONE = 250;

@Resolver(() => AllocationExplanation)
export class ExplainAllocationResolver {
  @Allow(...TRAIT_READERS)
  @Work(READING_ONE)
  @Query(() => AllocationExplanation, {
    description:
      'What a proposal of a plan that is READY or APPLIED does for one of its students, and why nothing more: by what the plan knew, but for access needs, what offers ask and whom the people there meet, which are as they stand. Of ranked choices only for who may plan, as it tells what was chosen',
  })
  explainAllocation(
    @Ctx() context: RequestContext,
    @Arg('planId', () => ID, { description: 'ID of the plan' }) planId: string,
    @Arg('studentId', () => ID, { description: 'ID of a student the plan is for' }) studentId: string,
    @Arg('kind', () => AllocationKind, { description: 'Which proposal' }) kind: AllocationKind,
  ) {
    return context.services.explainAllocations.explain(signedIn(context), { planId, studentId, kind });
  }

  @FieldResolver(() => Student, { nullable: true, description: 'Student it is about; null where they were erased meanwhile' })
  student(@Root() { plan, studentId }: ExplainedAllocation, @Ctx() { loaders }: RequestContext) {
    return loaders.student.load({ schoolId: plan.schoolId, id: studentId });
  }

  @FieldResolver(() => AllocationDateExplainedConnection, {
    description:
      'Dates of the plan, but those deleted since: those given first, then those the student could come to, then the others, and last those of offers they did not choose, each by time',
  })
  dates(@Root() { plan, kind, studentId, dates }: ExplainedAllocation, @Args(() => PageArgs) page: PageArgs) {
    const position = ({ offerDateId }: ToldDate) => [offerDateId];
    return pageOfAll({ list: `explainedDates:${plan.id}:${kind}:${studentId}`, position }, dates, page);
  }
}

@Resolver(() => AllocationDateExplained)
export class AllocationDateExplainedResolver {
  @FieldResolver(() => Offer, { nullable: true, description: 'Offer it is of; null where it was deleted meanwhile' })
  offer(@Root() { offerDateId }: ToldDate, @Ctx() context: RequestContext) {
    return offerOf(offerDateId, context);
  }

  @FieldResolver(() => OfferDate, { nullable: true, description: 'Date it is about; null where it was deleted meanwhile' })
  date(@Root() { offerDateId }: ToldDate, @Ctx() { loaders }: RequestContext) {
    return loaders.offerDate.load(offerDateId);
  }
}
