import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployerSize } from '../../schema/employers/employer.type';

@Entity('employer')
export class EmployerEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('text')
  readonly name: string;

  @Column('text')
  readonly nameNormalised: string;

  @Column('text')
  readonly size: EmployerSize;

  @Column('text')
  readonly sectorCode: string;

  @Column('text')
  readonly outcode: string;

  @Column('text')
  readonly description: string;
}
