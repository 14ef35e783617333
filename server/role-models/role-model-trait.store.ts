import type { TraitKind } from '../../schema/shared/trait-kind.type';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

export interface OwnTraitRow {
  readonly kind: `${TraitKind}`;
  readonly value: string;
  readonly mayBeUsed: boolean;
  readonly mayBeShown: boolean;
}

/** Traits through the functions of their migration: these let a person touch none but their own. */
export class RoleModelTraitStore {
  constructor(private readonly connection: Connection) {}

  own(): Promise<OwnTraitRow[]> {
    return this.connection.tenant<OwnTraitRow>(OWN, []);
  }

  async agree(roleModelId: string, { kind, value, mayBeUsed, mayBeShown }: OwnTraitRow): Promise<void> {
    await this.connection.tenant(AGREE, [roleModelId, kind, value, mayBeUsed, mayBeShown]);
  }

  async withdraw(roleModelId: string, { kind, value }: Pick<OwnTraitRow, 'kind' | 'value'>): Promise<void> {
    await this.connection.tenant(WITHDRAW, [roleModelId, kind, value]);
  }

  /** Counts anew how common each trait is; it waits for another that is being made. */
  async remakeCounts(): Promise<void> {
    await this.connection.tenant(REMAKE_COUNTS, []);
  }

  /** As `remakeCounts`, where they were last made before two in the morning of this night, or never. */
  async remakeCountsOncePerNight(): Promise<void> {
    await this.connection.tenant(REMAKE_OLD_COUNTS, []);
  }

  /** What they were happy to be asked as may tell of a trait that was just withdrawn. */
  async forgetHowToBeAsked(roleModelId: string): Promise<void> {
    await this.connection.tenant(FORGET_HOW_TO_BE_ASKED, [roleModelId]);
  }
}

const OWN = statement(
  'role_model_own_traits',
  `SELECT t.kind, t.value, t.may_be_used AS "mayBeUsed", t.may_be_shown AS "mayBeShown" FROM own_role_model_traits() t`,
);
const AGREE = statement('role_model_agree_trait', `SELECT agree_role_model_trait($1::uuid, $2, $3, $4, $5)`);
const WITHDRAW = statement('role_model_withdraw_trait', `SELECT withdraw_role_model_trait($1::uuid, $2, $3)`);
const REMAKE_COUNTS = statement('role_model_remake_trait_counts', `SELECT remake_trait_counts()`);
const REMAKE_OLD_COUNTS = statement(
  'role_model_remake_old_trait_counts',
  `SELECT remake_trait_counts() WHERE NOT EXISTS (SELECT FROM trait_snapshot s WHERE s.made_at >=
     (date_trunc('day', now() AT TIME ZONE 'Europe/London' - interval '2 hours') + interval '2 hours') AT TIME ZONE 'Europe/London')`,
);
const FORGET_HOW_TO_BE_ASKED = statement(
  'role_model_forget_how_to_be_asked',
  `UPDATE role_model SET is_happy_to_be_asked_as = NULL WHERE id = $1 AND is_happy_to_be_asked_as IS NOT NULL`,
);
