import { Column, Entity, PrimaryColumn } from 'typeorm';

/** First half of a postcode, with the middle of its area (WGS84). */
@Entity('outcode')
export class OutcodeEntity {
  @PrimaryColumn('text')
  readonly code: string;

  @Column('double precision')
  readonly latitude: number;

  @Column('double precision')
  readonly longitude: number;
}
