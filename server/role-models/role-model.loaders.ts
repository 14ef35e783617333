import DataLoader from 'dataloader';
import type { ShownTrait } from '../../schema/role-models/role-model-parts.type';
import type { Connection } from '../platform/connection';
import { byId, manyBy } from '../platform/loaders';
import { columnsOf } from '../platform/naming';
import { statement } from '../platform/statement';
import {
  RoleModelAwayEntity,
  RoleModelBarrierEntity,
  RoleModelCareerEntity,
  RoleModelLoadEntity,
  RoleModelSchoolEntity,
} from './role-model-parts.entity';
import type { RoleModelEntity } from './role-model.entity';
import { type PageOfEmployer, RoleModelStore } from './role-model.store';

interface OfRoleModel {
  readonly roleModelId: string;
}

/** One batch each, whatever the length of a list. `roleModel` answers whoever is asked for: who hands one out has checked that they may. */
export function roleModelLoaders(connection: Connection) {
  const roleModels = new RoleModelStore(connection);
  const parts = <Row extends OfRoleModel>(of: { name: string; text: string }) =>
    manyBy<Row>(
      ({ roleModelId }) => roleModelId,
      (ids) => connection.open<Row>(of, [ids]),
    );
  return {
    roleModel: byId((ids) => roleModels.findMany(ids)),
    /** One batch for all employers that are asked the same. */
    roleModelsOfEmployer: pagesOfEmployers(roleModels),
    roleModelCareers: parts<RoleModelCareerEntity>(CAREERS),
    roleModelBarriers: parts<RoleModelBarrierEntity>(BARRIERS),
    roleModelAway: parts<RoleModelAwayEntity>(AWAY),
    roleModelSchools: parts<RoleModelSchoolEntity>(SCHOOLS),
    /** By month. */
    roleModelLoad: parts<RoleModelLoadEntity>(LOAD),
    /** Only those that may be shown. */
    shownTraits: parts<ShownTrait & OfRoleModel>(SHOWN_TRAITS),
  };
}

const pagesOfEmployers = (roleModels: RoleModelStore) =>
  new DataLoader<PageOfEmployer, RoleModelEntity[], string>(
    async (pages) => {
      const alike = new Map<string, PageOfEmployer[]>();
      for (const page of pages) alike.set(likeness(page), [...(alike.get(likeness(page)) ?? []), page]);
      const rows = new Map<string, RoleModelEntity[]>();
      for (const [asked, group] of alike) rows.set(asked, await readAlike(roleModels, group));
      return pages.map((page) => (rows.get(likeness(page)) ?? []).filter(({ employerId }) => employerId === page.employerId));
    },
    { cacheKeyFn: (page) => JSON.stringify(page) },
  );

const likeness = ({ employerId: _, ...asked }: PageOfEmployer): string => JSON.stringify(asked);

async function readAlike(roleModels: RoleModelStore, [first, ...rest]: readonly PageOfEmployer[]): Promise<RoleModelEntity[]> {
  if (first === undefined) return [];
  return roleModels.ofEmployers(
    [first, ...rest].map(({ employerId }) => employerId),
    first,
  );
}

const partsOf = (entity: new () => object, table: string, order: string) =>
  statement(
    `${table}_of_role_models`,
    `SELECT ${columnsOf(entity, 'p')} FROM ${table} p WHERE p.role_model_id = ANY ($1) ORDER BY p.role_model_id, ${order}`,
  );

const CAREERS = partsOf(RoleModelCareerEntity, 'role_model_career', 'p.position');
const BARRIERS = partsOf(RoleModelBarrierEntity, 'role_model_barrier', 'p.position');
const AWAY = partsOf(RoleModelAwayEntity, 'role_model_away', 'p.starts_on');
const SCHOOLS = partsOf(RoleModelSchoolEntity, 'role_model_school', 'p.left_on DESC, p.school_id');
const LOAD = partsOf(RoleModelLoadEntity, 'role_model_load', 'p.month');
const SHOWN_TRAITS = statement(
  'shown_traits_of_role_models',
  `SELECT t.role_model_id AS "roleModelId", t.kind, t.value FROM shown_role_model_traits($1) t`,
);
