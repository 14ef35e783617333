import type { SchoolFilter } from '../../schema/schools/school.type';
import { rolesAt, type Viewer } from '../platform/access';
import { notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { Page, PageRequest } from '../platform/paging';
import { searchWords } from '../platform/search-words';
import { normalisedName } from '../platform/text';
import type { SchoolEntity } from './school.entity';
import type { SchoolStore } from './school.store';

/** Which schools there are is public; everything a school keeps for itself stands elsewhere. */
export class SchoolService {
  constructor(private readonly schools: SchoolStore) {}

  async find(id: string): Promise<SchoolEntity> {
    const school = isId(id) ? await this.schools.find(id) : null;
    if (school === null) throw notFound('school');
    return school;
  }

  /** By name. Refuses a search that is too long or holds nothing with BAD_USER_INPUT. */
  async page(filter: SchoolFilter | null, page: PageRequest): Promise<Page<SchoolEntity>> {
    return this.schools.page(searchWords(filter?.search, normalisedName), page);
  }

  /** What a school decided for itself is for its careers leader. */
  mayReadSettings(viewer: Viewer, { id }: SchoolEntity): boolean {
    return rolesAt(viewer, id).includes('CAREERS_LEADER');
  }
}
