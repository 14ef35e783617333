import DataLoader from 'dataloader';
import type { Connection } from '../platform/connection';
import { byId, manyBy } from '../platform/loaders';
import type { OfferDateEntity, OfferEntity, OfferRoleModelEntity } from './offer.entity';
import { DATES_BY_IDS, DATES_OF_OFFERS, FIND_MANY, ROLE_MODELS_OF_OFFERS } from './offer.statements';
import { type PlacesAsked, placesOfStudents } from './place.reads';

/** One batch each. `offer` answers whoever is asked for, whatever its state: who hands one out has checked that they may. */
export function offerLoaders(connection: Connection) {
  return {
    offer: byId<OfferEntity>((ids) => connection.open(FIND_MANY, [ids])),
    offerDate: byId<OfferDateEntity>((ids) => connection.open(DATES_BY_IDS, [ids])),
    /** The earliest first, past ones included. */
    offerDates: manyBy<OfferDateEntity>(
      ({ offerId }) => offerId,
      (ids) => connection.open(DATES_OF_OFFERS, [ids]),
    ),
    offerRoleModels: manyBy<OfferRoleModelEntity>(
      ({ offerId }) => offerId,
      (ids) => connection.open(ROLE_MODELS_OF_OFFERS, [ids]),
    ),
    places: new DataLoader((asked: readonly PlacesAsked[]) => placesOfStudents(connection, asked), { cache: false }),
  };
}
