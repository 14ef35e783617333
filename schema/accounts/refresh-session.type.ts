import { Field, InputType, ObjectType } from 'type-graphql';
import { InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { SignedIn } from './sign-in.type';

@InputType({ description: 'Session to go on with' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'Newest refresh token of the session' })
  readonly refreshToken: string;
}

@ObjectType({ implements: Problem, description: 'Session has ended, or its refresh token was used before: sign in again' })
export class SessionEnded extends Problem {}

export const RefreshSessionResult = resultUnion('RefreshSessionResult', 'Outcome of going on with a session', () => [
  SignedIn,
  SessionEnded,
  InvalidInput,
]);
