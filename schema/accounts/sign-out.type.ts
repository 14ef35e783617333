import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { InvalidInput, resultUnion } from '../shared/problem.type';
import { SessionEnded } from './refresh-session.type';

@InputType({ description: 'Sessions to end' })
export class SignOutInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to end the sessions on all other devices too' })
  readonly everywhere: boolean;
}

@ObjectType({ description: 'Person is signed out' })
class SignedOut {
  @Field(() => Int, { description: 'Number of sessions that were ended' })
  readonly sessionsEnded: number;
}

export const SignOutResult = resultUnion('SignOutResult', 'Outcome of signing out', () => [
  SignedOut,
  SessionEnded,
  InvalidInput,
]);
