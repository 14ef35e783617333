import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import { invalid, type InvalidInputRefusal, type Outcome } from '../platform/outcome';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { schoolNames } from '../schools/matching-settings.reads';
import { keptTraitValue, mayHaveSeveral, problemWithTraitValue } from '../students/trait-value.rules';
import type { OwnTraitRow, RoleModelTraitStore } from './role-model-trait.store';
import type { RoleModelEntity } from './role-model.entity';
import type { RoleModelStore } from './role-model.store';

export type ChangeTraitOutcome =
  Outcome<'RoleModelTraitChanged', { roleModel: RoleModelEntity; trait: OwnTraitRow }> | InvalidInputRefusal;

/** What may be used and shown of a role model's background: nobody but they themself decide. For use inside a mutation's transaction. */
export class RoleModelTraitsService {
  constructor(
    private readonly roleModels: RoleModelStore,
    private readonly traits: RoleModelTraitStore,
    private readonly ground: Pick<Ground, 'connection' | 'audit'>,
    private readonly reference: CatalogueSource,
  ) {}

  /**
   * Keeps the trait, or forgets it where it may not be used. What changes counts at once: what is forgotten is gone from counts,
   * suggestions and the profile with this transaction, and what is new is among them. Of a kind of which a person has one value, a new one takes the place of the old.
   */
  async change(viewer: Viewer, roleModelId: string, given: OwnTraitRow): Promise<ChangeTraitOutcome> {
    const roleModel = isId(roleModelId) ? await this.roleModels.lockOwn(roleModelId, viewer.personId) : null;
    if (roleModel === null) throw notFound('role model of yours');
    const trait = { ...given, value: keptTraitValue(given.kind, given.value) };
    const message = trait.mayBeUsed ? await this.problemWithValue(trait) : null;
    if (message !== null) return invalid('This cannot be agreed to as it stands.', [{ path: ['value'], message }]);

    this.ground.audit.note({ purpose: 'OWN_ROLE_MODEL_TRAITS', schoolId: null, studentIds: [] });
    const known = await this.traits.own();
    if (trait.mayBeUsed) await this.traits.agree(roleModelId, trait);
    const gone = known.filter((one) => mustGo(one, trait));
    for (const one of gone) await this.traits.withdraw(roleModelId, one);
    if (gone.length > 0 || isNew(known, trait)) await this.traits.remakeCounts();
    if (known.some((one) => one.mayBeShown && (mustGo(one, trait) || isHidden(one, trait))))
      await this.traits.forgetHowToBeAsked(roleModelId);
    return { kind: 'RoleModelTraitChanged', roleModel, trait };
  }

  private async problemWithValue({ kind, value }: OwnTraitRow): Promise<string | null> {
    const { connection } = this.ground;
    const catalogue = await this.reference.current(connection);
    const schools = kind === 'SCHOOL' && isId(value) ? await schoolNames(connection, [value]) : new Map<string, string>();
    const known = { hasOutcode: (code: string) => catalogue.hasOutcode(code), hasSchool: (id: string) => schools.has(id) };
    return problemWithTraitValue(kind, value, known);
  }
}

const isSame = (one: OwnTraitRow, other: OwnTraitRow): boolean => one.kind === other.kind && one.value === other.value;

function mustGo(known: OwnTraitRow, changed: OwnTraitRow): boolean {
  if (isSame(known, changed)) return !changed.mayBeUsed;
  return changed.mayBeUsed && known.kind === changed.kind && !mayHaveSeveral(changed.kind);
}

const isNew = (known: readonly OwnTraitRow[], changed: OwnTraitRow): boolean =>
  changed.mayBeUsed && !known.some((one) => isSame(one, changed));

const isHidden = (known: OwnTraitRow, changed: OwnTraitRow): boolean => isSame(known, changed) && !changed.mayBeShown;
