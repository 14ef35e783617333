import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from './role.type';

@ObjectType({ description: "One person's role in one organisation" })
export class Membership {
  @Field(() => ID, { description: 'ID of this membership' })
  readonly id: string;

  @Field(() => Role, { description: 'What the person does there' })
  readonly role: Role;

  @Field(() => ID, { nullable: true, description: 'ID of the school, where the role is held at one' })
  readonly schoolId: string | null;

  @Field(() => ID, { nullable: true, description: 'ID of the employer, where the role is held at one' })
  readonly employerId: string | null;
}

@ObjectType({ description: 'Person who is signed in' })
export class Viewer {
  @Field(() => ID, { description: 'ID of the person' })
  readonly id: string;

  @Field(() => String, { nullable: true, description: 'Name they are known by; null where none is on record' })
  readonly name: string | null;

  @Field(() => [Membership], { description: 'Roles they hold at present' })
  readonly memberships: readonly Membership[];
}
