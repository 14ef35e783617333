import { createUnionType, Field, InterfaceType, ObjectType } from 'type-graphql';

/** A refusal the caller can act on. Every member of a result union that is not the success implements it. */
@InterfaceType({ description: 'Refusal the caller can act on' })
export abstract class Problem {
  @Field(() => String, { description: 'Stable code of the problem, in SCREAMING_SNAKE_CASE' })
  readonly code: string;

  @Field(() => String, { description: 'What went wrong and what to do, in a sentence for people' })
  readonly message: string;
}

@ObjectType({ description: 'Why one input field was refused' })
export class FieldProblem {
  @Field(() => [String], { description: 'Path to the input field' })
  readonly path: readonly string[];

  @Field(() => String, { description: 'What is wrong with its value, and what would be right' })
  readonly message: string;
}

@ObjectType({ implements: Problem, description: 'One or more input fields were refused' })
export class InvalidInput extends Problem {
  @Field(() => [FieldProblem], { description: 'Problem of each refused input field' })
  readonly fields: readonly FieldProblem[];
}

@ObjectType({ implements: Problem, description: 'Idempotency key was used before for another request' })
export class IdempotencyKeyReused extends Problem {}

/** A union whose members are told apart by the `kind` that services put on every outcome. */
export function resultUnion(name: string, description: string, members: () => readonly (new () => object)[]) {
  return createUnionType({
    name,
    description,
    types: () => members() as readonly [new () => object],
    resolveType: (outcome: object) => (outcome as { kind: string }).kind,
  });
}
