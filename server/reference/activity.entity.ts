import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something students do at school outside lessons. */
@Entity('activity')
export class ActivityEntity {
  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly title: string;
}

@Entity('activity_occupation')
export class ActivityOccupationEntity {
  @PrimaryColumn('text')
  readonly activityCode: string;

  @PrimaryColumn('text')
  readonly occupationCode: string;
}
