import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published share of women in an occupation. Several may exist for one; which is used is decided by the engine's rules. */
@Entity('women_share')
export class WomenShareEntity {
  /** UK_IMPORTED came from an official table by command; the others come with the program. */
  @PrimaryColumn('text')
  readonly origin: 'UK_IMPORTED' | 'UK' | 'US';

  @PrimaryColumn('text')
  readonly occupationCode: string;

  @Column('double precision')
  readonly share: number;

  @Column('integer', { nullable: true })
  readonly year: number | null;

  @PrimaryColumn('text')
  readonly source: string;

  @Column('text')
  readonly fit: 'WHOLE' | 'WIDER' | 'PART' | 'EXACT' | 'CLOSE' | 'PROXY';

  /** People in the base of the figure, where it is known. */
  @Column('bigint', { nullable: true })
  readonly workers: number | null;
}

/** A published share of people of some schooling, origin or group in an occupation, beside that of everybody. */
@Entity('stereotype_fact')
export class StereotypeFactEntity {
  @PrimaryColumn('text')
  readonly occupationCode: string;

  @PrimaryColumn('text')
  readonly dimension: string;

  @PrimaryColumn('text')
  readonly groupName: string;

  @Column('double precision')
  readonly share: number;

  @Column('double precision', { nullable: true })
  readonly baseline: number | null;

  @Column('integer', { nullable: true })
  readonly year: number | null;

  @Column('text')
  readonly area: string;

  @Column('text')
  readonly scope: string;

  @PrimaryColumn('text')
  readonly source: string;
}
