import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TraitKind } from '../../schema/shared/trait-kind.type';

/** Closed to the serving role: read and written through the functions of its migration only. */
@Entity('role_model_trait')
export class RoleModelTraitEntity {
  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  @PrimaryColumn('text')
  readonly kind: TraitKind;

  @PrimaryColumn('text')
  readonly value: string;

  @Column('boolean')
  readonly mayBeUsed: boolean;

  @Column('boolean')
  readonly mayBeShown: boolean;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly agreedAt: Date;
}

@Entity('trait_snapshot')
export class TraitSnapshotEntity {
  @PrimaryColumn('boolean')
  readonly isOnly: boolean;

  @Column('bigint')
  readonly version: number;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;

  @Column('integer')
  readonly listedRoleModels: number;
}

@Entity('trait_count')
export class TraitCountEntity {
  @PrimaryColumn('text')
  readonly kind: TraitKind;

  @PrimaryColumn('text')
  readonly value: string;

  @Column('integer')
  readonly roleModels: number;
}
