import type { Connection } from '../platform/connection';
import { nameAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import type { SchoolLeft } from './age.rules';
import { RoleModelAwayEntity, RoleModelBarrierEntity, RoleModelCareerEntity } from './role-model-parts.entity';
import { RoleModelEntity } from './role-model.entity';
import {
  FIND,
  FIND_MANY,
  LOCK_OWN,
  roleModelsOfEmployers,
  roleModelsPage,
  type RoleModelsWanted,
  SCHOOLS_LEFT,
} from './role-model.statements';

type Mutable<Row> = { -readonly [Column in keyof Row]: Row[Column] };

/** Columns a role model may change of themself; those left out stay. */
export type RoleModelChange = Partial<Mutable<Omit<RoleModelEntity, 'id' | 'personId' | 'version'>>>;

export interface PageOfEmployer {
  readonly employerId: string;
  readonly visibleTo: RoleModelsWanted['visibleTo'];
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

export class RoleModelStore {
  constructor(private readonly connection: Connection) {}

  async find(id: string): Promise<RoleModelEntity | null> {
    const [roleModel] = await this.connection.open<RoleModelEntity>(FIND, [id]);
    return roleModel ?? null;
  }

  findMany(ids: readonly string[]): Promise<RoleModelEntity[]> {
    return this.connection.open<RoleModelEntity>(FIND_MANY, [ids]);
  }

  /** Schools they say they left, confirmed or not. */
  schoolsLeft(id: string): Promise<SchoolLeft[]> {
    return this.connection.open<SchoolLeft>(SCHOOLS_LEFT, [id]);
  }

  page(wanted: RoleModelsWanted, page: PageRequest): Promise<Page<RoleModelEntity>> {
    return pageOf(BY_NAME, page, (after, limit) => {
      const { page: statement, values } = roleModelsPage(wanted, nameAndId(after), limit);
      return this.connection.open<RoleModelEntity>(statement, values);
    });
  }

  /** Those of many employers at once, the first of each by name after the place of a cursor. */
  ofEmployers(employerIds: readonly string[], { visibleTo, after, limit }: Omit<PageOfEmployer, 'employerId'>) {
    const { page, values } = roleModelsOfEmployers(employerIds, visibleTo, { after: nameAndId(after), limit });
    return this.connection.open<RoleModelEntity>(page, values);
  }

  /** The role model of this very person, held until the transaction ends; null for anybody else's. */
  async lockOwn(id: string, personId: string): Promise<RoleModelEntity | null> {
    const [roleModel] = await this.connection.open<RoleModelEntity>(LOCK_OWN, [id, personId]);
    return roleModel ?? null;
  }

  /** Writes the columns and one version more; answers the row as it is then. */
  async update(current: RoleModelEntity, change: RoleModelChange): Promise<RoleModelEntity> {
    const written = { ...change, version: current.version + 1 };
    await this.connection.manager.update(RoleModelEntity, { id: current.id }, written);
    return { ...current, ...written };
  }

  async replaceCareers(roleModelId: string, careers: readonly Omit<RoleModelCareerEntity, 'roleModelId' | 'position'>[]) {
    const { manager } = this.connection;
    await manager.delete(RoleModelCareerEntity, { roleModelId });
    await manager.insert(
      RoleModelCareerEntity,
      careers.map((career, index) => ({ ...career, roleModelId, position: index + 1 })),
    );
  }

  async replaceBarriers(roleModelId: string, stories: readonly string[]) {
    const { manager } = this.connection;
    await manager.delete(RoleModelBarrierEntity, { roleModelId });
    const rows = stories.map((story, index) => ({ roleModelId, position: index + 1, story }));
    if (rows.length > 0) await manager.insert(RoleModelBarrierEntity, rows);
  }

  async replaceAway(roleModelId: string, away: readonly Omit<RoleModelAwayEntity, 'roleModelId'>[]) {
    const { manager } = this.connection;
    await manager.delete(RoleModelAwayEntity, { roleModelId });
    if (away.length > 0)
      await manager.insert(
        RoleModelAwayEntity,
        away.map(({ startsOn, endsOn }) => ({ roleModelId, startsOn, endsOn })),
      );
  }
}

const BY_NAME: Order<RoleModelEntity> = {
  list: 'roleModels',
  position: ({ nameNormalised, id }) => [nameNormalised, id],
};
