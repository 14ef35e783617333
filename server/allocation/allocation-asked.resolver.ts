import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  AllocationAudience,
  AllocationOffers,
  AllocationPair,
  AllocationPairConnection,
} from '../../schema/allocation/allocation-asked.type';
import { AllocationPlan } from '../../schema/allocation/allocation-plan.type';
import { RankedChoiceMode } from '../../schema/allocation/allocation-words.type';
import { Offer, OfferConnection, OfferDate } from '../../schema/offers/offer.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { Student } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import type { OfferEntity } from '../offers/offer.entity';
import { Work } from '../platform/access';
import { notFound } from '../platform/faults';
import { pageOf, pageOfAll } from '../platform/paging';
import type { PlanRow } from './allocation-plan.store';
import { offerOf } from './allocation-result.resolver';
import type { AskedRow, PairRow, PairsAsked } from './asked-of-plans.reads';
import { placeAfter } from './place.cursor';

/** Charged for putting up to 2,000 pairs in order: some 7 ms. */
const PUTTING_IN_ORDER = 20;

/** Charged for reading up to 400 offers, however few are told. */
const READING_OFFERS = 100;

/** What a plan was asked with, for whoever reads the plan. Students' ranked choices are told to nobody. */
@Resolver(() => AllocationPlan)
export class AllocationAskedResolver {
  @FieldResolver(() => AllocationAudience, { description: 'Students it is for' })
  async audience(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    const { yearGroup, tutorGroup, subjectCode: subject, studentIds } = (await askedOf(plan, context)).audience;
    const isWholeSchool = [yearGroup, tutorGroup, subject, studentIds].every((part) => part === null);
    return { isWholeSchool, yearGroup, tutorGroup, subject, namedStudents: studentIds?.length ?? null };
  }

  @FieldResolver(() => AllocationOffers, { description: 'Offers it may use' })
  async offers(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    const { id, offers } = await askedOf(plan, context);
    return { ...offers, forms: offers.forms ?? [], planId: id };
  }

  @FieldResolver(() => RankedChoiceMode, {
    nullable: true,
    description: 'Which plan by ranked choices is wanted; null unless the plan goes by them',
  })
  async rankedMode(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return (await askedOf(plan, context)).rankedMode;
  }

  @Work(PUTTING_IN_ORDER)
  @FieldResolver(() => AllocationPairConnection, { description: 'Who goes where in any case, by the students’ names' })
  fixed(@Root() plan: PlanRow, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return pairsOf(plan, 'fixed', { context, page });
  }

  @Work(PUTTING_IN_ORDER)
  @FieldResolver(() => AllocationPairConnection, { description: 'Who does not go where, by the students’ names' })
  forbidden(@Root() plan: PlanRow, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return pairsOf(plan, 'forbidden', { context, page });
  }

  @Work(PUTTING_IN_ORDER)
  @FieldResolver(() => AllocationPairConnection, { description: 'Who must attend what by law, by the students’ names' })
  required(@Root() plan: PlanRow, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return pairsOf(plan, 'required', { context, page });
  }
}

type AskedOffers = AskedRow['offers'] & { readonly planId: string };

@Resolver(() => AllocationOffers)
export class AllocationOffersResolver {
  @Work(READING_OFFERS)
  @FieldResolver(() => OfferConnection, {
    nullable: true,
    description: 'Offers named one by one, as far as they were not deleted meanwhile; null where none were named',
  })
  async named(
    @Root() { planId, offerIds }: AskedOffers,
    @Ctx() { loaders }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    if (offerIds === null) return null;
    const offers = await Promise.all(offerIds.map((id) => loaders.offer.load(id)));
    const position = ({ id }: OfferEntity) => [id];
    return pageOfAll(
      { list: `namedOffers:${planId}`, position },
      offers.filter((offer) => offer !== null),
      page,
    );
  }
}

@Resolver(() => AllocationPair)
export class AllocationPairResolver {
  @FieldResolver(() => Student, { nullable: true, description: 'Student it is about; null where they were erased meanwhile' })
  student(@Root() { schoolId, studentId }: PairRow, @Ctx() { loaders }: RequestContext) {
    return loaders.student.load({ schoolId, id: studentId });
  }

  @FieldResolver(() => Offer, { nullable: true, description: 'Offer it is about; null where it was deleted meanwhile' })
  offer(@Root() { offerDateId }: PairRow, @Ctx() context: RequestContext) {
    return offerOf(offerDateId, context);
  }

  @FieldResolver(() => OfferDate, { nullable: true, description: 'Date it is about; null where it was deleted meanwhile' })
  date(@Root() { offerDateId }: PairRow, @Ctx() { loaders }: RequestContext) {
    return loaders.offerDate.load(offerDateId);
  }
}

async function askedOf(plan: PlanRow, { loaders }: RequestContext): Promise<AskedRow> {
  const asked = await loaders.askedOfPlan.load(plan);
  if (asked === null) throw notFound('allocation plan');
  return asked;
}

interface PageAsked {
  readonly context: RequestContext;
  readonly page: PageArgs;
}

function pairsOf({ schoolId, id }: PlanRow, kind: PairsAsked['kind'], { context: { loaders }, page }: PageAsked) {
  const position = ({ nameNormalised, studentId, offerDateId }: PairRow) => [nameNormalised, studentId, offerDateId];
  return pageOf({ list: `${kind}:${id}`, position }, page, (after, limit) =>
    loaders.pairsOfPlan.load({ schoolId, id, kind, limit, after: placeAfter(after) }),
  );
}
