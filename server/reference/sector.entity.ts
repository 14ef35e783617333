import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sector')
export class SectorEntity {
  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly title: string;

  /** Section letters of UK SIC 2007 it touches. */
  @Column('text', { array: true })
  readonly sicSections: string[];
}

@Entity('occupation_sector')
export class OccupationSectorEntity {
  @PrimaryColumn('text')
  readonly occupationCode: string;

  @PrimaryColumn('text')
  readonly sectorCode: string;

  /** Weights of one occupation sum to 1. */
  @Column('double precision')
  readonly weight: number;
}
