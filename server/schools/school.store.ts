import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { nameAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { statement } from '../platform/statement';
import { wordPatterns } from '../platform/text';
import { SchoolEntity, SchoolSettingEntity } from './school.entity';

export class SchoolStore {
  constructor(private readonly connection: Connection) {}

  async find(id: string): Promise<SchoolEntity | null> {
    const [school] = await schoolsByIds(this.connection, [id]);
    return school ?? null;
  }

  /** By name; `words`: normalised beginnings of words, or the URN; null for all. */
  page(words: string | null, page: PageRequest): Promise<Page<SchoolEntity>> {
    return pageOf(BY_NAME, page, (after, limit) =>
      this.connection.open<SchoolEntity>(PAGE, [...(nameAndId(after) ?? [null, null]), wordPatterns(words ?? ''), words, limit]),
    );
  }
}

/** In no order; unknown ids are left out. */
export const schoolsByIds = (connection: Connection, ids: readonly string[]): Promise<SchoolEntity[]> =>
  connection.open<SchoolEntity>(BY_IDS, [ids]);

/** Only of schools the viewer may read as a tenant. */
export const schoolSettingsByIds = (connection: Connection, ids: readonly string[]): Promise<SchoolSettingEntity[]> =>
  connection.tenant<SchoolSettingEntity>(SETTINGS_BY_IDS, [ids]);

const COLUMNS = columnsOf(SchoolEntity, 's');
const BY_IDS = statement('schools_by_ids', `SELECT ${COLUMNS} FROM school s WHERE s.id = ANY ($1::uuid[])`);
const SETTINGS_BY_IDS = statement(
  'school_settings_by_ids',
  `SELECT ${columnsOf(SchoolSettingEntity, 't')} FROM school_setting t WHERE t.school_id = ANY ($1::uuid[])`,
);
const PAGE = statement(
  'schools_page',
  `SELECT ${COLUMNS} FROM school s
   WHERE ($1::text IS NULL OR (s.name_normalised, s.id) > ($1::text, $2::uuid))
     AND (' ' || s.name_normalised LIKE ALL ($3::text[]) OR s.urn = $4)
   ORDER BY s.name_normalised, s.id LIMIT $5`,
);
const BY_NAME: Order<SchoolEntity> = { list: 'schools', position: ({ nameNormalised, id }) => [nameNormalised, id] };
