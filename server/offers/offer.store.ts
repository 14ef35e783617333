import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Connection } from '../platform/connection';
import { instantAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import type { OfferEntity } from './offer.entity';
import { FIND_READABLE, PAGE } from './offer.statements';

/** Which offers are wanted; a null part narrows nothing. */
export interface OffersWanted {
  readonly form: EncounterForm | null;
  readonly yearGroup: number | null;
  readonly sector: string | null;
  readonly subject: string | null;
  readonly employerId: string | null;
  readonly isOnline: boolean | null;
  /** Days in Europe/London, both included, within which a date would do. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly hasPlacesLeft: boolean | null;
  readonly schoolId: string | null;
  /** Only together with `schoolId`. */
  readonly withinKm: number | null;
  /** Only dates after it. */
  readonly now: Date;
  readonly today: string;
  /** Null for those who see whatever is published. */
  readonly schoolIds: readonly string[] | null;
}

/** Whose offers a reader sees whatever their state, and for which schools they see others. */
export interface OfferReader {
  readonly seesAll: boolean;
  readonly employerIds: readonly string[];
  readonly personId: string;
  readonly schoolIds: readonly string[];
  readonly today: string;
}

interface ListedOffer extends OfferEntity {
  /** Of the first date that would do. */
  readonly nextStartsAt: Date;
}

export class OfferStore {
  constructor(private readonly connection: Connection) {}

  async findReadable(id: string, reader: OfferReader): Promise<OfferEntity | null> {
    const { seesAll, employerIds, personId, schoolIds, today } = reader;
    const values = [id, seesAll, employerIds, personId, schoolIds, today];
    const [offer] = await this.connection.open<OfferEntity>(FIND_READABLE, values);
    return offer ?? null;
  }

  /** By the first date that would do; offers that have none are left out. */
  page(wanted: OffersWanted, page: PageRequest): Promise<Page<OfferEntity>> {
    return pageOf(BY_NEXT_DATE, page, (after, limit) => {
      const [startsAt, id] = instantAndId(after) ?? [null, null];
      return this.connection.open<ListedOffer>(PAGE, [
        ...[wanted.now, startsAt, id, limit, wanted.schoolIds, wanted.today],
        ...[wanted.form, wanted.yearGroup, wanted.sector, wanted.subject, wanted.employerId, wanted.isOnline],
        ...[wanted.startsOn, wanted.endsOn, wanted.hasPlacesLeft, wanted.schoolId, wanted.withinKm],
      ]);
    });
  }
}

const BY_NEXT_DATE: Order<ListedOffer> = {
  list: 'offers',
  position: ({ nextStartsAt, id }) => [nextStartsAt.toISOString(), id],
};
