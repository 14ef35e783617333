import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Employer } from '../../schema/employers/employer.type';
import { Offer, OfferConnection, OfferDate, OffersArgs } from '../../schema/offers/offer.type';
import { RoleModel } from '../../schema/role-models/role-model.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import type { OfferDateEntity, OfferEntity } from './offer.entity';

@Resolver(() => Offer)
export class OfferResolver {
  @Allow('adults')
  @Query(() => Offer, { description: 'Offer that is published, or an own one of the viewer' })
  offer(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'ID of the offer' }) id: string) {
    return context.services.offers.find(signedIn(context), id);
  }

  @Allow('adults')
  @Query(() => OfferConnection, { description: 'Published offers with a date to come, by the first date that fits' })
  offers(@Ctx() context: RequestContext, @Args(() => OffersArgs) { filter, ...page }: OffersArgs) {
    return context.services.offers.list(signedIn(context), filter ?? {}, page);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: 'Employer that makes it; null where a role model does by themself',
  })
  employer(@Root() { employerId }: OfferEntity, @Ctx() { loaders }: RequestContext) {
    return employerId === null ? null : loaders.employer.load(employerId);
  }

  @FieldResolver(() => [RoleModel], { description: 'Role models students would meet, as far as the viewer may read them' })
  async roleModels(@Root() { id }: OfferEntity, @Ctx() context: RequestContext) {
    const named = await context.loaders.offerRoleModels.load(id);
    const found = await Promise.all(named.map(({ roleModelId }) => readable(context, roleModelId)));
    return found.filter((roleModel) => roleModel !== null);
  }

  @FieldResolver(() => [OfferDate], { description: 'Dates to come, the earliest first' })
  async dates(@Root() { id }: OfferEntity, @Ctx() { loaders, services }: RequestContext) {
    return services.offers.datesToCome(await loaders.offerDates.load(id));
  }
}

async function readable(context: RequestContext, roleModelId: string) {
  const { loaders, services } = context;
  const [roleModel, schools] = await Promise.all([
    loaders.roleModel.load(roleModelId),
    loaders.roleModelSchools.load(roleModelId),
  ]);
  const isThere = roleModel !== null && services.roleModels.isThereFor(signedIn(context), roleModel, schools);
  return isThere ? roleModel : null;
}

@Resolver(() => OfferDate)
export class OfferDateResolver {
  @FieldResolver(() => Int, { description: 'Places nobody of any school has taken yet' })
  placesLeft(@Root() { capacity, placesTaken }: OfferDateEntity): number {
    return capacity - placesTaken;
  }
}
