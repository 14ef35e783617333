import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolKind } from '../../schema/schools/school.type';

@Entity('school')
export class SchoolEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('text')
  readonly urn: string;

  @Column('text')
  readonly name: string;

  @Column('text')
  readonly nameNormalised: string;

  @Column('text')
  readonly kind: SchoolKind;

  @Column('text')
  readonly outcode: string;

  @Column('integer')
  readonly youngestYearGroup: number;

  @Column('integer')
  readonly oldestYearGroup: number;
}

/** What a school decided for itself. Weights are all there or all null, and then the defaults apply. */
@Entity('school_setting')
export class SchoolSettingEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @Column('text')
  readonly joiningCode: string;

  @Column('double precision', { nullable: true })
  readonly interestWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly backgroundWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly counterStereotypeWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly varietyWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly attainabilityWeight: number | null;

  @Column('integer', { default: 1 })
  readonly version: number;
}
