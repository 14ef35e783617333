import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { nameAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { statement } from '../platform/statement';
import { wordPatterns } from '../platform/text';
import { EmployerEntity } from './employer.entity';

export interface EmployersWanted {
  /** As `normalisedName` gives it; null for all. */
  readonly search: string | null;
  readonly sector: string | null;
}

export class EmployerStore {
  constructor(private readonly connection: Connection) {}

  findMany(ids: readonly string[]): Promise<EmployerEntity[]> {
    return this.connection.open<EmployerEntity>(FIND_MANY, [ids]);
  }

  page({ search, sector }: EmployersWanted, page: PageRequest): Promise<Page<EmployerEntity>> {
    return pageOf(BY_NAME, page, (after, limit) => {
      const [name, id] = nameAndId(after) ?? [null, null];
      return this.connection.open<EmployerEntity>(PAGE, [wordPatterns(search ?? ''), sector, name, id, limit]);
    });
  }
}

const COLUMNS = columnsOf(EmployerEntity, 'e');
const FIND_MANY = statement('employer_find_many', `SELECT ${COLUMNS} FROM employer e WHERE e.id = ANY ($1)`);
const PAGE = statement(
  'employer_page',
  `SELECT ${COLUMNS} FROM employer e
   WHERE ' ' || e.name_normalised LIKE ALL ($1::text[]) AND ($2::text IS NULL OR e.sector_code = $2::text)
     AND ($3::text IS NULL OR (e.name_normalised, e.id) > ($3::text, $4::uuid))
   ORDER BY e.name_normalised, e.id LIMIT $5`,
);
const BY_NAME: Order<EmployerEntity> = { list: 'employers', position: ({ nameNormalised, id }) => [nameNormalised, id] };
