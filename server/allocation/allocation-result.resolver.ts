import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  AllocationResult,
  PlacePrice,
  PlacePriceConnection,
  ProposedPlace,
  ProposedPlaceConnection,
} from '../../schema/allocation/allocation-result.type';
import { Offer, OfferDate } from '../../schema/offers/offer.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { Student, StudentConnection } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import { nameAndId, pageOf, pageOfAll } from '../platform/paging';
import type { StudentEntity } from '../students/student.entity';
import type { PlanPrice } from './plan.types';
import { placeAfter } from './place.cursor';
import type { ProposedPlaceRow } from './plan-results.reads';
import type { ToldResult } from './told-result.rules';

@Resolver(() => AllocationResult)
export class AllocationResultResolver {
  @FieldResolver(() => StudentConnection, {
    description: 'Students it leaves without any encounter, before and in it, by name',
  })
  without(@Root() told: ToldResult, @Ctx() { loaders }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return studentsOf(told, page, { list: 'without', stretch: loaders.studentsWithout, loaders });
  }

  @FieldResolver(() => StudentConnection, {
    description: 'Students to whom it gives no place, by name, those who had encounters before among them',
  })
  unplaced(@Root() told: ToldResult, @Ctx() { loaders }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return studentsOf(told, page, { list: 'unplaced', stretch: loaders.studentsUnplaced, loaders });
  }

  @FieldResolver(() => ProposedPlaceConnection, { description: 'Places it gives, by the students’ names' })
  places(
    @Root() { plan, kind, isConsentWithdrawn }: ToldResult,
    @Ctx() { loaders }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const position = ({ nameNormalised, studentId, offerDateId }: ProposedPlaceRow) => [nameNormalised, studentId, offerDateId];
    return pageOf({ list: `proposedPlaces:${plan.id}:${kind}`, position }, page, async (after, limit) => {
      const places = await loaders.proposedPlaces.load({ ...plan, kind, limit, after: placeAfter(after) });
      return isConsentWithdrawn ? places.map((place) => ({ ...place, score: null })) : places;
    });
  }

  @FieldResolver(() => PlacePriceConnection, {
    description:
      'What one more place at each date would be worth, the most first; with minimum audiences, of the dates that run and as long as the same ones do; none unless a best fit is proved with time left to work them out, nor where dates clash in chains rather than as a group',
  })
  prices(@Root() { plan, kind, prices }: ToldResult, @Args(() => PageArgs) page: PageArgs) {
    const position = ({ offerDateId }: PlanPrice) => [offerDateId];
    return pageOfAll({ list: `prices:${plan.id}:${kind}`, position }, prices, page);
  }
}

type Loaders = RequestContext['loaders'];

/** A page of students a proposal leaves, by name. */
function studentsOf(
  { plan, kind }: ToldResult,
  page: PageArgs,
  { list, stretch, loaders }: { readonly list: string; readonly stretch: Loaders['studentsWithout']; readonly loaders: Loaders },
) {
  const position = ({ nameNormalised, id }: StudentEntity) => [nameNormalised, id];
  return pageOf({ list: `${list}:${plan.id}:${kind}`, position }, page, async (after, limit) => {
    const [name, id] = nameAndId(after) ?? [];
    const rows = await stretch.load({
      ...plan,
      kind,
      limit,
      after: name === undefined || id === undefined ? null : [name, id, id],
    });
    const students = await Promise.all(rows.map((row) => loaders.student.load(row)));
    return students.filter((student) => student !== null);
  });
}

@Resolver(() => ProposedPlace)
export class ProposedPlaceResolver {
  @FieldResolver(() => Student, { nullable: true, description: 'Student it is for; null where they were erased meanwhile' })
  student(@Root() { schoolId, studentId }: ProposedPlaceRow, @Ctx() { loaders }: RequestContext) {
    return loaders.student.load({ schoolId, id: studentId });
  }

  @FieldResolver(() => Offer, { nullable: true, description: 'Offer it is at; null where it was deleted meanwhile' })
  offer(@Root() { offerDateId }: ProposedPlaceRow, @Ctx() context: RequestContext) {
    return offerOf(offerDateId, context);
  }

  @FieldResolver(() => OfferDate, { nullable: true, description: 'Date it is for; null where it was deleted meanwhile' })
  date(@Root() { offerDateId }: ProposedPlaceRow, @Ctx() { loaders }: RequestContext) {
    return loaders.offerDate.load(offerDateId);
  }
}

@Resolver(() => PlacePrice)
export class PlacePriceResolver {
  @FieldResolver(() => Offer, { nullable: true, description: 'Offer it is about; null where it was deleted meanwhile' })
  offer(@Root() { offerDateId }: PlanPrice, @Ctx() context: RequestContext) {
    return offerOf(offerDateId, context);
  }

  @FieldResolver(() => OfferDate, { nullable: true, description: 'Date it is about; null where it was deleted meanwhile' })
  date(@Root() { offerDateId }: PlanPrice, @Ctx() { loaders }: RequestContext) {
    return loaders.offerDate.load(offerDateId);
  }
}

/** Whoever reads a plan reads its offers too, also once they are withdrawn. */
export async function offerOf(offerDateId: string, { loaders }: RequestContext) {
  const date = await loaders.offerDate.load(offerDateId);
  return date === null ? null : loaders.offer.load(date.offerId);
}
