import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('subject')
export class SubjectEntity {
  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly title: string;

  @Column('text', { array: true })
  readonly keyStages: string[];
}

@Entity('subject_occupation')
export class SubjectOccupationEntity {
  @PrimaryColumn('text')
  readonly subjectCode: string;

  @PrimaryColumn('text')
  readonly occupationCode: string;

  /** 0.2 background to 1 required. */
  @Column('double precision')
  readonly relevance: number;
}
