import { Field, InputType, ObjectType } from 'type-graphql';
import { InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { DateTime } from '../shared/scalars';
import { Viewer } from './viewer.type';

@InputType({ description: 'Who wants to sign in' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address of the account; upper and lower case are the same' })
  readonly email: string;

  @Field(() => String, { description: 'Password of the account' })
  readonly password: string;
}

@ObjectType({ description: 'Person is signed in' })
export class SignedIn {
  @Field(() => String, { description: 'Token to send with each request, as `Authorization: Bearer`' })
  readonly accessToken: string;

  @Field(() => DateTime, { description: 'Timestamp of when the access token runs out, at most ten minutes from now' })
  readonly expiresAt: Date;

  @Field(() => String, {
    description: 'Token for `refreshSession`, good for one use: keep it secret, and replace it by the next one',
  })
  readonly refreshToken: string;

  @Field(() => Viewer, { description: 'Person who is signed in' })
  readonly viewer: Viewer;
}

@ObjectType({ implements: Problem, description: 'No open account has this address and password' })
class SignInRefused extends Problem {}

export const SignInResult = resultUnion('SignInResult', 'Outcome of signing in', () => [SignedIn, SignInRefused, InvalidInput]);
