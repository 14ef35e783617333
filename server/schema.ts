import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import {
  AllocationAskedResolver,
  AllocationOffersResolver,
  AllocationPairResolver,
} from './allocation/allocation-asked.resolver';
import {
  AllocationClashResolver,
  AllocationConflictResolver,
  StaleAllocationPlanResolver,
} from './allocation/allocation-lists.resolver';
import { AllocationPlanResolver } from './allocation/allocation-plan.resolver';
import { AllocationResultResolver, PlacePriceResolver, ProposedPlaceResolver } from './allocation/allocation-result.resolver';
import { AllocationDateExplainedResolver, ExplainAllocationResolver } from './allocation/explain-allocation.resolver';
import { PlanProgressResolver } from './allocation/plan-progress.resolver';
import { AccountResolver } from './accounts/account.resolver';
import { ConsentResolver } from './consents/consent.resolver';
import { EmployerOfMembershipResolver, EmployerResolver } from './employers/employer.resolver';
import {
  MatchExplanationResolver,
  RequestSuggestionsResolver,
  StudentMatchesResolver,
  SuggestionResolver,
} from './matching/matching.resolver';
import { OfferDateResolver, OfferResolver } from './offers/offer.resolver';
import { PlaceResolver, StudentPlacesResolver } from './offers/place.resolver';
import { PanelResolver } from './matching/panel.resolver';
import { checkAccess } from './platform/access';
import { ReferenceResolver } from './reference/reference.resolver';
import { SpeakerRequestResolver } from './requests/speaker-request.resolver';
import { RoleModelClosedResolver } from './role-models/role-model-closed.resolver';
import { CareerResolver, RoleModelSchoolResolver } from './role-models/role-model-parts.resolver';
import { RoleModelResolver } from './role-models/role-model.resolver';
import {
  MatchingWeightsChangeResolver,
  MatchingWeightsResolver,
  SchoolMatchingWeightsResolver,
} from './schools/matching-weights.resolver';
import { SchoolOfMembershipResolver, SchoolResolver } from './schools/school.resolver';
import { PastEncounterResolver, StudentRecordResolver } from './students/student-record.resolver';
import { StudentInterestResolver, StudentResolver, StudentSubjectResolver } from './students/student.resolver';

/** Every resolver class; the schema is what they declare. */
const resolvers: (new (...args: never[]) => object)[] = [
  AccountResolver,
  ReferenceResolver,
  ConsentResolver,
  EmployerResolver,
  EmployerOfMembershipResolver,
  RoleModelResolver,
  RoleModelClosedResolver,
  CareerResolver,
  RoleModelSchoolResolver,
  SchoolResolver,
  SchoolOfMembershipResolver,
  MatchingWeightsResolver,
  SchoolMatchingWeightsResolver,
  MatchingWeightsChangeResolver,
  StudentResolver,
  StudentInterestResolver,
  StudentSubjectResolver,
  StudentRecordResolver,
  PastEncounterResolver,
  SpeakerRequestResolver,
  SuggestionResolver,
  RequestSuggestionsResolver,
  StudentMatchesResolver,
  MatchExplanationResolver,
  OfferResolver,
  OfferDateResolver,
  PlaceResolver,
  StudentPlacesResolver,
  PanelResolver,
  AllocationPlanResolver,
  AllocationAskedResolver,
  AllocationOffersResolver,
  AllocationPairResolver,
  AllocationClashResolver,
  AllocationConflictResolver,
  StaleAllocationPlanResolver,
  AllocationResultResolver,
  ExplainAllocationResolver,
  AllocationDateExplainedResolver,
  ProposedPlaceResolver,
  PlacePriceResolver,
  PlanProgressResolver,
];

/** type-graphql asks for one where there are subscriptions; ours bring a source of their own, fed by the relay. */
const NO_TOPICS: PubSub = {
  publish: () => {
    throw new Error('Events are told by the relay: write them to the outbox.');
  },
  subscribe: () => {
    throw new Error('A subscription brings its own source: give it `subscribe`.');
  },
};

/** Input is checked by the rules of each slice, which answer with one collected refusal; so type-graphql validates nothing. */
export const createSchema = (): GraphQLSchema =>
  buildSchemaSync({ resolvers: resolvers as NonEmptyArray<never>, authChecker: checkAccess, validate: false, pubSub: NO_TOPICS });
