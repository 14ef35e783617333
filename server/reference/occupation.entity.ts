import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OccupationLevel } from '../../schema/reference/occupation.type';

/** A group of the Standard Occupational Classification 2020, at any of its four levels. */
@Entity('occupation')
export class OccupationEntity {
  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly level: `${OccupationLevel}`;

  @Column('text')
  readonly title: string;

  @Column('text')
  readonly titleNormalised: string;

  @Column('text', { nullable: true })
  readonly parentCode: string | null;
}

@Entity('job_title')
export class JobTitleEntity {
  @PrimaryColumn('text')
  readonly occupationCode: string;

  @PrimaryColumn('text')
  readonly title: string;

  @Column('text')
  readonly titleNormalised: string;

  /** Worded for one sex: searched, never shown. */
  @Column('boolean')
  readonly isGendered: boolean;
}
