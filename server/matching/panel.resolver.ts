import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Panel, PanelRequirements } from '../../schema/matching/panel.type';
import { SpeakerRequest } from '../../schema/requests/speaker-request.type';
import type { RequestContext } from '../context';
import { Allow, signedIn, Work } from '../platform/access';
import { SCHOOL_STAFF } from '../platform/roles';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';

/** Charged for a panel: some seconds of work where the audience is a whole year, so an operation may ask for three. */
const CHOOSING = 2_500;

@Resolver(() => SpeakerRequest)
export class PanelResolver {
  @Allow(...SCHOOL_STAFF)
  @Work(CHOOSING)
  @FieldResolver(() => Panel, {
    description:
      'Role models who together speak to as many of the audience as can be, each occupation once while others are left',
  })
  panel(
    @Root() request: SpeakerRequestEntity,
    @Ctx() context: RequestContext,
    @Arg('size', () => Int, { defaultValue: 5, description: 'Number of people wanted, 1 to 10' }) size: number,
    @Arg('require', () => PanelRequirements, { nullable: true, description: 'What the panel must have' })
    require: PanelRequirements | null,
  ) {
    return context.services.panels.forRequest(signedIn(context), request, { size, coverage: require?.coverage ?? [] });
  }
}
