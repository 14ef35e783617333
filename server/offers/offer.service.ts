import type { OfferFilter } from '../../schema/offers/offer.type';
import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { badInput, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { Page, PageRequest } from '../platform/paging';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { RoleModelService } from '../role-models/role-model.service';
import { schoolsOf } from '../role-models/role-model-view.rules';
import type { SchoolService } from '../schools/school.service';
import type { OfferDateEntity, OfferEntity } from './offer.entity';
import { problemWithOfferFilter } from './offer-filter.rules';
import type { OffersWanted, OfferStore } from './offer.store';

/** Offers as adults look for them; students learn of the ones they have a place at through their own record. */
export class OfferService {
  constructor(
    private readonly offers: OfferStore,
    private readonly ground: Pick<Ground, 'connection' | 'clock'>,
    private readonly reference: CatalogueSource,
    private readonly others: { readonly roleModels: RoleModelService; readonly schools: SchoolService },
  ) {}

  /** What is published and has somebody to meet; one's own, that of one's employer, and for operators any, whatever its state. */
  async find(viewer: Viewer, id: string): Promise<OfferEntity> {
    const employerIds = viewer.memberships.flatMap(({ role, employerId }) =>
      role === 'EMPLOYER_COORDINATOR' && employerId !== null ? [employerId] : [],
    );
    const reader = {
      seesAll: seesAll(viewer),
      employerIds,
      personId: viewer.personId,
      schoolIds: schoolsOf(viewer),
      today: this.today,
    };
    const offer = isId(id) ? await this.offers.findReadable(id, reader) : null;
    if (offer === null) throw notFound('offer');
    return offer;
  }

  /** Published offers with a date to come, by that date. Refuses a filter that cannot be meant with BAD_USER_INPUT. */
  async list(viewer: Viewer, filter: OfferFilter, page: PageRequest): Promise<Page<OfferEntity>> {
    const problem = problemWithOfferFilter(filter);
    if (problem !== null) throw badInput(problem);
    await this.checkNames(filter);
    const schoolIds = this.schoolsThatCount(viewer, filter);
    return this.offers.page({ ...wantedFrom(filter), now: this.ground.clock(), today: this.today, schoolIds }, page);
  }

  /**
   * Schools for whose people an offer must be there; null for whatever is published. Where a school is asked for, no other counts; its
   * own alumni count for those who may know them, as the list would tell everybody else who went there.
   */
  private schoolsThatCount(viewer: Viewer, { employerId, schoolId }: OfferFilter): readonly string[] | null {
    if (schoolId == null) return this.others.roleModels.visibleAt(viewer, employerId ?? null)?.schoolIds ?? null;
    return seesAll(viewer) || schoolsOf(viewer).includes(schoolId) ? [schoolId] : [];
  }

  datesToCome(dates: readonly OfferDateEntity[]): readonly OfferDateEntity[] {
    const now = this.ground.clock();
    return dates.filter(({ startsAt }) => startsAt > now);
  }

  private async checkNames({ sector, subject, employerId, schoolId }: OfferFilter): Promise<void> {
    if (employerId != null && !isId(employerId)) throw notFound('employer');
    if (schoolId != null) await this.others.schools.find(schoolId);
    if (sector == null && subject == null) return;
    const catalogue = await this.reference.current(this.ground.connection);
    if (sector != null && !catalogue.hasSector(sector)) throw unknownCode('sector', sector);
    if (subject != null && !catalogue.hasSubject(subject)) throw unknownCode('subject', subject);
  }

  private get today(): string {
    return dayOf(this.ground.clock());
  }
}

const seesAll = ({ memberships }: Viewer): boolean => memberships.some(({ role }) => role === 'OPERATOR');

const unknownCode = (field: 'sector' | 'subject', code: string) =>
  badInput(`\`filter.${field}\`: “${code.slice(0, 40)}” is not a code we know; the query \`${field}s\` lists them.`);

type Wanted = Omit<OffersWanted, 'now' | 'today' | 'schoolIds'>;

const wantedFrom = (filter: OfferFilter): Wanted => ({ ...whatIsWanted(filter), ...whenAndWhere(filter) });

const whatIsWanted = (filter: OfferFilter) => {
  const { form = null, yearGroup = null, sector = null, subject = null, employerId = null } = filter;
  return { form, yearGroup, sector, subject, employerId };
};

const whenAndWhere = (filter: OfferFilter) => {
  const { isOnline = null, startsOn = null, endsOn = null, hasPlacesLeft = null, schoolId = null, withinKm = null } = filter;
  return { isOnline, startsOn, endsOn, hasPlacesLeft, schoolId, withinKm };
};
