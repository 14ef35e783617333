import type { EmployerFilter } from '../../schema/employers/employer.type';
import type { Connection } from '../platform/connection';
import { badInput } from '../platform/faults';
import type { Page, PageRequest } from '../platform/paging';
import { searchWords } from '../platform/search-words';
import { normalisedName } from '../platform/text';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { EmployerEntity } from './employer.entity';
import type { EmployerStore } from './employer.store';

/** Employers are nobody's secret: every adult who is signed in may read all of them. */
export class EmployerService {
  constructor(
    private readonly employers: EmployerStore,
    private readonly connection: Connection,
    private readonly reference: CatalogueSource,
  ) {}

  async list({ search, sector }: EmployerFilter, page: PageRequest): Promise<Page<EmployerEntity>> {
    const words = searchWords(search, normalisedName);
    if (sector != null && !(await this.reference.current(this.connection)).hasSector(sector))
      throw badInput(`\`sector\`: “${sector.slice(0, 40)}” is not a code we know; the query \`sectors\` lists them.`);
    return this.employers.page({ search: words, sector: sector ?? null }, page);
  }
}
