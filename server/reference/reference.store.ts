import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { sharedStatement, statement } from '../platform/statement';
import { ActivityEntity, ActivityOccupationEntity } from './activity.entity';
import type { ReferenceContent } from './catalogue.rules';
import { JobTitleEntity, OccupationEntity } from './occupation.entity';
import { OutcodeEntity } from './outcode.entity';
import { OccupationSectorEntity, SectorEntity } from './sector.entity';
import { WomenShareEntity } from './statistic.entity';
import { SubjectEntity, SubjectOccupationEntity } from './subject.entity';

/** Version of the reference data now; null where none was ever loaded. */
export async function referenceVersion(connection: Connection): Promise<number | null> {
  const [row] = await connection.open<{ version: number }>(VERSION);
  return row?.version ?? null;
}

/** Everything, as it stood at one instant; null where nothing was ever loaded. */
export async function referenceContent(connection: Connection): Promise<ReferenceContent | null> {
  const [content] = await connection.open<ReferenceContent>(CONTENT);
  return content ?? null;
}

const VERSION = sharedStatement('reference_version', `SELECT v.version FROM reference_version v`);

const list = (entity: new () => object, table: string, rest: string): string =>
  `(SELECT coalesce(json_agg(rows), '[]') FROM (SELECT ${columnsOf(entity, 'x')} FROM ${table} x ${rest}) rows)`;

/** One statement, so that an import in between cannot mix two versions. */
const CONTENT = statement(
  'reference_content',
  `SELECT v.version,
    ${list(OccupationEntity, 'occupation', 'ORDER BY x.code')} AS occupations,
    ${list(JobTitleEntity, 'job_title', 'WHERE NOT x.is_gendered ORDER BY x.occupation_code, x.title')} AS "jobTitles",
    ${list(SubjectEntity, 'subject', 'ORDER BY x.code')} AS subjects,
    ${list(SubjectOccupationEntity, 'subject_occupation', 'ORDER BY x.subject_code, x.occupation_code')} AS "subjectOccupations",
    ${list(SectorEntity, 'sector', 'ORDER BY x.code')} AS sectors,
    ${list(OccupationSectorEntity, 'occupation_sector', 'ORDER BY x.occupation_code, x.sector_code')} AS "occupationSectors",
    ${list(ActivityEntity, 'activity', 'ORDER BY x.code')} AS activities,
    ${list(ActivityOccupationEntity, 'activity_occupation', 'ORDER BY x.activity_code, x.occupation_code')} AS "activityOccupations",
    ${list(WomenShareEntity, 'women_share', 'ORDER BY x.occupation_code, x.origin, x.source')} AS "womenShares",
    ${list(OutcodeEntity, 'outcode', 'ORDER BY x.code')} AS outcodes
  FROM reference_version v`,
);
