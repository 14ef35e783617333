import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { RefreshSessionInput, RefreshSessionResult } from '../../schema/accounts/refresh-session.type';
import { SignInInput, SignInResult } from '../../schema/accounts/sign-in.type';
import { SignOutInput, SignOutResult } from '../../schema/accounts/sign-out.type';
import { Viewer } from '../../schema/accounts/viewer.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';

/**
 * These mutations do not run in the request's transaction: they need another role, and signing in must not hold a
 * connection while it checks a password. Each opens a transaction of its own.
 */
@Resolver()
export class AccountResolver {
  @Allow('anyone')
  @Query(() => Viewer, { nullable: true, description: 'Person who is signed in; null where nobody is' })
  viewer(@Ctx() { viewer, services }: RequestContext) {
    return viewer && services.viewers.profileOf(viewer);
  }

  @Allow('anyone')
  @Mutation(() => SignInResult, { description: 'Signs in with an e-mail address and a password' })
  signIn(
    @Arg('input', () => SignInInput, { description: 'Who wants to sign in' }) input: SignInInput,
    @Ctx() { services, address }: RequestContext,
  ) {
    return services.signIns.signIn(input, address);
  }

  @Allow('anyone')
  @Mutation(() => RefreshSessionResult, { description: 'Exchanges a refresh token for new tokens; each is good for one use' })
  refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'Session to go on with' }) input: RefreshSessionInput,
    @Ctx() { services, address }: RequestContext,
  ) {
    return services.sessionRefreshes.refresh(input, address);
  }

  @Allow('signedIn')
  @Mutation(() => SignOutResult, { description: 'Ends this session, or all sessions of the person' })
  signOut(
    @Arg('input', () => SignOutInput, { description: 'Sessions to end' }) input: SignOutInput,
    @Ctx() context: RequestContext,
  ) {
    return context.services.signOuts.signOut(signedIn(context), input, context.address);
  }
}
