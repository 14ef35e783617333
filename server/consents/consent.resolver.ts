import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { UpdateMatchingConsentInput, UpdateMatchingConsentResult } from '../../schema/consents/update-matching-consent.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';

@Resolver()
export class ConsentResolver {
  @Allow('STUDENT', 'CAREERS_LEADER', 'SENCO', 'VOLUNTEER', 'ALUMNUS')
  @Mutation(() => UpdateMatchingConsentResult, {
    description:
      "Says what may be done with one fact about a background. A role model's fact that may be used but not shown is named to nobody, and never counts for one student, where a number would give it away. It can still move how high the person stands for groups of five or more, so staff who look at the numbers could work it out; only not used at all has no effect. A fact that may be shown counts everywhere and stands in the profile. Either is taken back at any time, and the next suggestion no longer knows it. From year 9 on, of a kind of which a student said anything themself, yes or no, they alone can agree to more: a parent's yes to any value of it is refused",
  })
  updateMatchingConsent(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateMatchingConsentInput, { description: 'What is agreed to, or taken back' })
    input: UpdateMatchingConsentInput,
  ) {
    return context.inTransaction(({ consents }) => consents.update(signedIn(context), input));
  }
}
