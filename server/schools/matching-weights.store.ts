import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { numbersAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { statement } from '../platform/statement';
import { MatchingWeightsChangeEntity } from './matching-weights-change.entity';
import { SchoolSettingEntity } from './school.entity';

export class MatchingWeightsStore {
  constructor(private readonly connection: Connection) {}

  /** The settings, held until the transaction ends; null where the viewer may not change them. */
  async lockSetting(schoolId: string): Promise<SchoolSettingEntity | null> {
    const [setting] = await this.connection.tenant<SchoolSettingEntity>(LOCK, [schoolId]);
    return setting ?? null;
  }

  /** Writes the weights and the change that led to them. Call it with the settings locked. */
  async change(change: MatchingWeightsChangeEntity): Promise<void> {
    const { id, schoolId, version, madeAt, madeBy, reason, responses, undoes } = change;
    const asJson = (part: object | null): string | null => part && JSON.stringify(part);
    const after = asJson(change.weightsAfter);
    await this.connection.tenant(WRITE, [schoolId, version, after]);
    const texts = [asJson(change.weightsBefore), after, asJson(change.explanation)];
    await this.connection.tenant(KEEP, [schoolId, id, version, madeAt, madeBy, reason, responses, undoes, ...texts]);
  }

  /** The latest change that neither takes one back nor was taken back; null where there is none. */
  async latestStanding(schoolId: string): Promise<MatchingWeightsChangeEntity | null> {
    const [change] = await this.connection.tenant<MatchingWeightsChangeEntity>(LATEST_STANDING, [schoolId]);
    return change ?? null;
  }

  /** Newest first. */
  history(schoolId: string, page: PageRequest): Promise<Page<MatchingWeightsChangeEntity>> {
    const order: Order<MatchingWeightsChangeEntity> = {
      list: `matchingWeights:${schoolId}`,
      position: ({ version, id }) => [version, id],
    };
    return pageOf(order, page, (after, limit) => {
      const before = numbersAndId(after, 1)?.numbers[0] ?? null;
      return this.connection.tenant<MatchingWeightsChangeEntity>(HISTORY, [schoolId, before, limit]);
    });
  }
}

const COLUMNS = columnsOf(MatchingWeightsChangeEntity, 'c');
const LOCK = statement(
  'matching_weights_lock',
  `SELECT ${columnsOf(SchoolSettingEntity, 's')} FROM school_setting s WHERE s.school_id = $1 FOR UPDATE`,
);
const WRITE = statement(
  'matching_weights_write',
  `UPDATE school_setting SET version = $2, interest_weight = w."INTEREST", background_weight = w."BACKGROUND",
     counter_stereotype_weight = w."COUNTER_STEREOTYPE", variety_weight = w."VARIETY", attainability_weight = w."ATTAINABILITY"
   FROM jsonb_to_record(coalesce($3::jsonb, '{}')) AS w ("INTEREST" float8, "BACKGROUND" float8, "COUNTER_STEREOTYPE" float8,
     "VARIETY" float8, "ATTAINABILITY" float8) WHERE school_id = $1`,
);
const KEEP = statement(
  'matching_weights_keep',
  `INSERT INTO matching_weights_change (school_id, id, version, made_at, made_by, reason, responses, undoes, weights_before,
     weights_after, explanation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const LATEST_STANDING = statement(
  'matching_weights_latest_standing',
  `SELECT ${COLUMNS} FROM matching_weights_change c
   WHERE c.school_id = $1 AND c.reason <> 'UNDONE'
     AND NOT EXISTS (SELECT FROM matching_weights_change u WHERE u.school_id = c.school_id AND u.undoes = c.id)
   ORDER BY c.version DESC LIMIT 1`,
);
const HISTORY = statement(
  'matching_weights_history',
  `SELECT ${COLUMNS} FROM matching_weights_change c WHERE c.school_id = $1 AND ($2::double precision IS NULL OR c.version < $2::double precision)
   ORDER BY c.version DESC LIMIT $3`,
);
