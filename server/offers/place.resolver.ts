import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Offer, OfferDate } from '../../schema/offers/offer.type';
import { Place, PlaceConnection } from '../../schema/offers/place.type';
import { PageArgs } from '../../schema/shared/paging.type';
import { Student } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import { instantAndId, pageOf } from '../platform/paging';
import { SCHOOL_STAFF } from '../platform/roles';
import type { StudentEntity } from '../students/student.entity';
import type { HeldPlaceRow } from './place.reads';

@Resolver(() => Student)
export class StudentPlacesResolver {
  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @FieldResolver(() => PlaceConnection, {
    nullable: true,
    description: 'Places they hold at dates of offers, the latest date first; for staff of their school and themself',
  })
  places(@Root() student: StudentEntity, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    context.services.students.checkReader(signedIn(context), student, SCHOOL_STAFF);
    const { id: studentId, schoolId } = student;
    const position = ({ startsAt, offerDateId }: HeldPlaceRow) => [startsAt.toISOString(), offerDateId];
    return pageOf({ list: `places:${studentId}`, position }, page, (after, limit) =>
      context.loaders.places.load({ schoolId, studentId, after: instantAndId(after), limit }),
    );
  }
}

/** Whoever reads a place reads its offer too, also once that is withdrawn. */
@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver(() => Offer, { description: 'Offer the place is at' })
  offer(@Root() { offerId }: HeldPlaceRow, @Ctx() { loaders }: RequestContext) {
    return loaders.offer.load(offerId);
  }

  @FieldResolver(() => OfferDate, { description: 'Date the place is for' })
  date(@Root() { offerDateId }: HeldPlaceRow, @Ctx() { loaders }: RequestContext) {
    return loaders.offerDate.load(offerDateId);
  }
}
