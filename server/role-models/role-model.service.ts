import type { RoleModelFilter } from '../../schema/role-models/role-model.type';
import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { badInput, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { Page, PageRequest } from '../platform/paging';
import { searchWords } from '../platform/search-words';
import { normalisedName } from '../platform/text';
import type { Catalogue, CatalogueSource } from '../reference/reference.catalogue';
import type { SchoolLeft } from './age.rules';
import { coordinates, mayRead, schoolsOf, worksAt } from './role-model-view.rules';
import type { RoleModelEntity } from './role-model.entity';
import type { RoleModelsWanted } from './role-model.statements';
import type { RoleModelStore } from './role-model.store';
import type { OwnTraitRow, RoleModelTraitStore } from './role-model-trait.store';

/** Role models as others meet them. */
export class RoleModelService {
  constructor(
    private readonly roleModels: RoleModelStore,
    private readonly traits: RoleModelTraitStore,
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
  ) {}

  find(viewer: Viewer, id: string): Promise<RoleModelEntity> {
    return this.findWhere(id, (roleModel, schools) => mayRead(viewer, roleModel, { today: this.today, schools }));
  }

  /**
   * As `find`, for why somebody is or is not put forward: only those who are listed, and for staff also those who are paused.
   * `isThere` says whether the viewer may read them otherwise.
   */
  async findToExplain(
    viewer: Viewer,
    id: string,
    { includesPaused }: { includesPaused: boolean },
  ): Promise<{ readonly roleModel: RoleModelEntity; readonly isThere: boolean }> {
    let isThere = false;
    const roleModel = await this.findWhere(id, (found, schools) => {
      const at = { today: this.today, schools };
      isThere = mayRead(viewer, found, at);
      return found.listing === 'LISTED' && (isThere || (includesPaused && mayRead(viewer, { ...found, isPaused: false }, at)));
    });
    return { roleModel, isThere };
  }

  /** Whether the viewer may read them where something else names them; `schools`: all they say they left. */
  isThereFor(viewer: Viewer, roleModel: RoleModelEntity, schools: readonly SchoolLeft[]): boolean {
    return mayRead(viewer, roleModel, { today: this.today, schools });
  }

  private async findWhere(
    id: string,
    isFor: (roleModel: RoleModelEntity, schools: readonly SchoolLeft[]) => boolean,
  ): Promise<RoleModelEntity> {
    const roleModel = isId(id) ? await this.roleModels.find(id) : null;
    if (roleModel === null || !isFor(roleModel, await this.roleModels.schoolsLeft(id))) throw notFound('role model');
    return roleModel;
  }

  /** Those the viewer may see, by name; operators see all, and coordinators all of their own employer. */
  async list(viewer: Viewer, filter: RoleModelFilter | null, page: PageRequest): Promise<Page<RoleModelEntity>> {
    checkCodes(filter ?? {}, await this.reference.current(this.ground.connection));
    const { employerId = null, alumniOfSchoolId = null } = filter ?? {};
    const wanted = {
      ...wantedFrom(filter ?? {}),
      today: this.today,
      visibleTo: this.visibleAt(viewer, employerId),
      isSchoolShown: alumniOfSchoolId !== null && !worksAt(viewer, alumniOfSchoolId) && !isOperator(viewer),
    };
    return this.roleModels.page(wanted, page);
  }

  /** Whom a list is kept to; null for operators everywhere and for coordinators at their own employer, who see all. */
  visibleAt(viewer: Viewer, employerId: string | null): RoleModelsWanted['visibleTo'] {
    if (isOperator(viewer) || coordinates(viewer, employerId)) return null;
    return { schoolIds: schoolsOf(viewer), today: this.today };
  }

  /** The viewer's own traits, where this role model is the viewer; null for anybody else. */
  async ownTraits(viewer: Viewer, { personId }: RoleModelEntity): Promise<readonly OwnTraitRow[] | null> {
    if (personId !== viewer.personId) return null;
    this.ground.audit.note({ purpose: 'OWN_ROLE_MODEL_TRAITS', schoolId: null, studentIds: [] });
    return this.traits.own();
  }

  /** The present month, `YYYY-MM-01`, in Europe/London. */
  get thisMonth(): string {
    return `${this.today.slice(0, 7)}-01`;
  }

  private get today(): string {
    return dayOf(this.ground.clock());
  }
}

const isOperator = ({ memberships }: Viewer): boolean => memberships.some(({ role }) => role === 'OPERATOR');

function wantedFrom(filter: RoleModelFilter): Omit<RoleModelsWanted, 'visibleTo' | 'isSchoolShown' | 'today'> {
  const {
    employerId = null,
    alumniOfSchoolId = null,
    occupation = null,
    sector = null,
    subject = null,
    isOnline = null,
  } = filter;
  checkId('employer', employerId);
  checkId('school', alumniOfSchoolId);
  return {
    search: searchWords(filter.search, normalisedName),
    occupation,
    sector,
    subject,
    employerId,
    isOnline,
    alumniOfSchoolId,
  };
}

function checkId(what: string, id: string | null): void {
  if (id !== null && !isId(id)) throw notFound(what);
}

function checkCodes({ occupation, sector, subject }: RoleModelFilter, catalogue: Catalogue): void {
  if (occupation != null && !catalogue.hasOccupation(occupation)) throw unknownCode('occupation', occupation, 'occupations');
  if (sector != null && !catalogue.hasSector(sector)) throw unknownCode('sector', sector, 'sectors');
  if (subject != null && !catalogue.hasSubject(subject)) throw unknownCode('subject', subject, 'subjects');
}

const unknownCode = (field: string, code: string, list: string) =>
  badInput(`\`${field}\`: “${code.slice(0, 40)}” is not a code we know; the query \`${list}\` finds it.`);
