import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that changes whenever any reference data does. */
@Entity('reference_version')
export class ReferenceVersionEntity {
  @PrimaryColumn('boolean', { default: true })
  readonly isOnly: boolean;

  /** Rises with each change; microseconds of the clock, so that no two databases share one by accident. */
  @Column('bigint')
  readonly version: number;

  /** Of the files it was loaded from. */
  @Column('text')
  readonly digest: string;
}
