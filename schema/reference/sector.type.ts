import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';

@ObjectType({ description: 'Sector of the economy, as schools name them' })
export class Sector {
  @Field(() => String, { description: 'Code of the sector, such as engineering-and-manufacturing' })
  readonly code: string;

  @Field(() => String, { description: 'Name of the sector' })
  readonly title: string;

  @Field(() => [String], { description: 'Section letters of the UK Standard Industrial Classification 2007 it touches' })
  readonly sicSections: readonly string[];
}

export const SectorConnection = connectionOf(Sector);
