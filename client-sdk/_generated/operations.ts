/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Adjustment an encounter must make so that everyone can take part */
export type AccessNeed =
  /** Hearing loop or microphone */
  | 'HEARING_LOOP'
  /** Text in large print */
  | 'LARGE_PRINT'
  /** Plain language and short sentences */
  | 'PLAIN_LANGUAGE'
  /** Quiet space, or a small group */
  | 'QUIET_SPACE'
  /** Short session, with breaks */
  | 'SHORT_SESSION'
  /** British Sign Language */
  | 'SIGN_LANGUAGE'
  /** No steps on the way in or inside */
  | 'STEP_FREE';

/** Students a school is looking for speakers for: all who fit each part that is given */
export type AudienceInput = {
  /** IDs of students named one by one, at most 400 */
  readonly studentIds?: ReadonlyArray<string | number> | null | undefined;
  /** Code of a subject they all take */
  readonly subject?: string | null | undefined;
  /** Tutor group, such as 9B */
  readonly tutorGroup?: string | null | undefined;
  /** Year group, 7 to 14 */
  readonly yearGroup?: number | null | undefined;
};

/** Hard condition a role model must meet to be suggested */
export type Condition =
  /** Meets groups of this size */
  | 'ACCEPTS_GROUP_SIZE'
  /** Meets every year group of the audience */
  | 'ACCEPTS_YEAR_GROUP'
  /** Told to students only, in place of what is between the role model and their school */
  | 'AVAILABLE_AT_PRESENT'
  /** Capacity left in a month of the window */
  | 'CAPACITY_LEFT'
  /** Works or worked in an occupation asked for */
  | 'FITS_OCCUPATIONS'
  /** Works in or talks about a sector asked for */
  | 'FITS_SECTORS'
  /** Is shown to be of the sex asked for */
  | 'FITS_SEX'
  /** Uses a subject asked for */
  | 'FITS_SUBJECTS'
  /** Free on a day and part of the day asked for */
  | 'FREE_IN_WINDOW'
  /** Chose to be there for this school */
  | 'HERE_FOR_THIS_SCHOOL'
  /** Offers to be met */
  | 'LISTED'
  /** Can make every adjustment asked for */
  | 'MEETS_ACCESS_NEEDS'
  /** School has not excluded them */
  | 'NOT_EXCLUDED_BY_SCHOOL'
  /** Not paused at present */
  | 'NOT_PAUSED'
  /** Has not said no to this request */
  | 'NOT_REFUSED'
  /** School has no open invitation to them */
  | 'NO_OPEN_INVITATION'
  /** Offers the form asked for */
  | 'OFFERS_FORM'
  /** What safeguarding asks for this form is recorded */
  | 'SAFEGUARDING_ALLOWS_FORM'
  /** Online, or within their travel limit and 5 km */
  | 'WITHIN_TRAVEL_LIMIT';

/** Speaker request to make */
export type CreateSpeakerRequestInput = {
  /** Adjustments the encounter must make */
  readonly accessNeeds?: ReadonlyArray<AccessNeed>;
  /** Students the encounter is for; at least one part is needed */
  readonly audience: AudienceInput;
  /** What a suggested role model must have */
  readonly criteria?: MatchCriteriaInput | null | undefined;
  /** Last day that suits, at most 366 days after the first */
  readonly endsOn: string;
  /** Form of the encounter asked for */
  readonly form: EncounterForm;
  /** Key made by the client: the same key never makes a second request */
  readonly idempotencyKey?: string | number | null | undefined;
  /** Whether meeting in person would do */
  readonly isInPersonWelcome?: boolean;
  /** Whether meeting online would do */
  readonly isOnlineWelcome?: boolean;
  /** Parts of the day that suit; empty means any */
  readonly partsOfDay?: ReadonlyArray<PartOfDay>;
  /** Purpose, shared with everybody who is invited, 10 to 2,000 characters */
  readonly purpose: string;
  /** ID of the school that asks */
  readonly schoolId: string | number;
  /** First day that suits, today or later */
  readonly startsOn: string;
  /** Title the school knows the request by, 3 to 120 characters */
  readonly title: string;
  /** Weights of this request instead of the school's own */
  readonly weights?: MatchingWeightsInput | null | undefined;
};

/** Component of the score of a suggestion */
export type Criterion =
  /** Path within students' reach */
  | 'ATTAINABILITY'
  /** Shared background */
  | 'BACKGROUND'
  /** Contradicts the stereotype of an occupation */
  | 'COUNTER_STEREOTYPE'
  /** Students' interests */
  | 'INTEREST'
  /** Differs from past encounters */
  | 'VARIETY';

/** Form an encounter takes */
export type EncounterForm =
  /** Fair where students go from stand to stand */
  | 'CAREERS_FAIR'
  /** Day at the side of somebody at work */
  | 'JOB_SHADOWING'
  /** Meeting of a mentor and a student */
  | 'MENTORING_SESSION'
  /** Practice interview */
  | 'MOCK_INTERVIEW'
  /** Talk or workshop online */
  | 'ONLINE_SESSION'
  /** Piece of work set by an employer */
  | 'PROJECT'
  /** Talk to a group */
  | 'TALK'
  /** Visit of a group to a workplace */
  | 'WORKPLACE_VISIT'
  /** Hands-on session with a group */
  | 'WORKSHOP'
  /** Placement of one student at a workplace */
  | 'WORK_EXPERIENCE';

/** What a suggested role model must have, whatever their score */
export type MatchCriteriaInput = {
  /** SOC 2020 codes of any level, one of which they must work or have worked in */
  readonly occupations?: ReadonlyArray<string>;
  /** Codes of sectors, one of which they must work in or talk about */
  readonly sectors?: ReadonlyArray<string>;
  /** Sex they must have; only role models who said it may be shown are found */
  readonly sex?: Sex | null | undefined;
  /** Codes of school subjects, one of which their work must use */
  readonly subjects?: ReadonlyArray<string>;
};

/** How weights came to change */
export type MatchingWeightsChangeReason =
  /** Learned from students' answers after meetings */
  | 'LEARNED'
  /** Careers leader set them */
  | 'SET'
  /** Careers leader took an earlier change back */
  | 'UNDONE';

/** How much each component counts; each from 0 to 1, together 1 */
export type MatchingWeightsInput = {
  /** Weight of a path within the students' reach */
  readonly attainability: number;
  /** Weight of shared background */
  readonly background: number;
  /** Weight of contradicting the stereotype of an occupation */
  readonly counterStereotype: number;
  /** Weight of the students' interests */
  readonly interest: number;
  /** Weight of differing from past encounters */
  readonly variety: number;
};

/** Which offers to list: those that fit each part that is given */
export type OfferFilter = {
  /** ID of the employer */
  readonly employerId?: string | number | null | undefined;
  /** Last day on which a date would do, the first or a later one */
  readonly endsOn?: string | null | undefined;
  /** Form the encounter takes */
  readonly form?: EncounterForm | null | undefined;
  /** Whether a date that would do has places left */
  readonly hasPlacesLeft?: boolean | null | undefined;
  /** Whether it takes place online */
  readonly isOnline?: boolean | null | undefined;
  /** ID of a school it must be there for */
  readonly schoolId?: string | number | null | undefined;
  /** Code of a sector that the employer is in, or that one of its role models works or worked in, or talks about */
  readonly sector?: string | null | undefined;
  /** First day on which a date would do; from now on where it is left out */
  readonly startsOn?: string | null | undefined;
  /** Code of a school subject that one of its role models talks about, or uses every week in present work */
  readonly subject?: string | null | undefined;
  /** Most kilometres from that school to where it takes place, 1 to 500; what is online or at the school always fits */
  readonly withinKm?: number | null | undefined;
  /** Year group it must be for, 7 to 14 */
  readonly yearGroup?: number | null | undefined;
};

/** Part of a school day: before noon, noon to 17:00, or after */
export type PartOfDay =
  /** Noon to 17:00 */
  | 'AFTERNOON'
  /** After 17:00 */
  | 'EVENING'
  /** Before noon */
  | 'MORNING';

/** What a person does in one organisation */
export type Role =
  /** Role model who went to a school */
  | 'ALUMNUS'
  /** Advises students at a school */
  | 'CAREERS_ADVISER'
  /** Leads careers work at a school */
  | 'CAREERS_LEADER'
  /** Speaks for an employer */
  | 'EMPLOYER_COORDINATOR'
  /** Keeps the platform safe */
  | 'OPERATOR'
  /** Designated safeguarding lead of a school */
  | 'SAFEGUARDING_LEAD'
  /** Coordinates special educational needs at a school */
  | 'SENCO'
  /** Student of a school */
  | 'STUDENT'
  /** Leads a subject at a school */
  | 'SUBJECT_LEAD'
  /** Teaches at a school */
  | 'TEACHER'
  /** Role model from an employer */
  | 'VOLUNTEER';

/** Which role models to list: those who fit each part that is given */
export type RoleModelFilter = {
  /** ID of a school that confirmed them as its alumni; outside that school, those only who show that they went there */
  readonly alumniOfSchoolId?: string | number | null | undefined;
  /** ID of their employer */
  readonly employerId?: string | number | null | undefined;
  /** Whether they would meet students online */
  readonly isOnline?: boolean | null | undefined;
  /** SOC 2020 code of any level that they work or worked in */
  readonly occupation?: string | null | undefined;
  /** Beginnings of words of the name, in any order; at most 100 characters */
  readonly search?: string | null | undefined;
  /** Code of a sector that they work or worked in, or talk about */
  readonly sector?: string | null | undefined;
  /** Code of a school subject that they talk about, or that their present work uses every week */
  readonly subject?: string | null | undefined;
};

/** What is to count in a school's matching */
export type SetMatchingWeightsInput = {
  /** Version the change is based on */
  readonly expectedVersion: number;
  /** ID of the school acted for */
  readonly schoolId: string | number;
  /** Weights from now on; null goes back to the defaults */
  readonly weights?: MatchingWeightsInput | null | undefined;
};

/** Sex as employment statistics record it */
export type Sex =
  /** Women and girls */
  | 'FEMALE'
  /** Men and boys */
  | 'MALE';

/** Who wants to sign in */
export type SignInInput = {
  /** E-mail address of the account; upper and lower case are the same */
  readonly email: string;
  /** Password of the account */
  readonly password: string;
};

/** Which students to list: those who fit each part that is given */
export type StudentFilter = {
  /** Whether to list those who left as well */
  readonly includesLeft?: boolean;
  /** Most meaningful encounters they may have had at this school so far; 0 finds who is still without */
  readonly mostEncounters?: number | null | undefined;
  /** ID of the school; a student finds only themself there */
  readonly schoolId: string | number;
  /** Beginnings of words of the name, in any order, at most 100 characters */
  readonly search?: string | null | undefined;
  /** Code of a subject they take */
  readonly subject?: string | null | undefined;
  /** Tutor group, such as 9B, in upper or lower case */
  readonly tutorGroup?: string | null | undefined;
  /** Year group, 7 to 14 */
  readonly yearGroup?: number | null | undefined;
};

/** School whose weights go back */
export type UndoMatchingWeightsInput = {
  /** Version the change is based on */
  readonly expectedVersion: number;
  /** ID of the school acted for */
  readonly schoolId: string | number;
};

export type CreateSpeakerRequestMutationVariables = Exact<{
  input: CreateSpeakerRequestInput;
}>;


export type CreateSpeakerRequestMutation = { readonly createSpeakerRequest:
    | { readonly __typename: 'AudienceTooSmall', readonly code: string, readonly message: string }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: string, readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SpeakerRequestCreated', readonly speakerRequest: { readonly id: string, readonly title: string, readonly startsOn: string, readonly endsOn: string } }
   };

export type ExplainMatchQueryVariables = Exact<{
  studentId: string | number;
  roleModelId: string | number;
  requestId?: string | number | null | undefined;
}>;


export type ExplainMatchQuery = { readonly explainMatch: { readonly isEligible: boolean, readonly score: number, readonly warnings: ReadonlyArray<string>, readonly distanceKm: number | null, readonly failedConditions: ReadonlyArray<{ readonly condition: Condition, readonly explanation: string }>, readonly reasons: ReadonlyArray<{ readonly criterion: Criterion, readonly contribution: number, readonly summary: string, readonly source: string | null }>, readonly roleModel: { readonly id: string, readonly givenName: string, readonly familyName: string | null, readonly headline: string } | null } };

export type MatchingWeightsQueryVariables = Exact<{
  schoolId: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type MatchingWeightsQuery = { readonly school: { readonly id: string, readonly matchingWeights: { readonly version: number, readonly areDefaults: boolean, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly defaults: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly reason: MatchingWeightsChangeReason, readonly madeAt: string, readonly undoes: string | null, readonly before: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly after: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly explanation: { readonly responses: number, readonly summary: string, readonly undo: string, readonly criteria: ReadonlyArray<{ readonly criterion: Criterion, readonly before: number, readonly after: number, readonly summary: string }> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type SetMatchingWeightsMutationVariables = Exact<{
  input: SetMatchingWeightsInput;
}>;


export type SetMatchingWeightsMutation = { readonly setMatchingWeights:
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'MatchingWeightsSet', readonly matchingWeights: { readonly version: number, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } }, readonly change: { readonly id: string, readonly reason: MatchingWeightsChangeReason, readonly madeAt: string, readonly undoes: string | null, readonly before: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly after: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly explanation: { readonly responses: number, readonly summary: string, readonly undo: string, readonly criteria: ReadonlyArray<{ readonly criterion: Criterion, readonly before: number, readonly after: number, readonly summary: string }> } | null } }
    | { readonly __typename: 'StaleMatchingWeights', readonly code: string, readonly message: string, readonly matchingWeights: { readonly version: number, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } } }
   };

export type UndoMatchingWeightsMutationVariables = Exact<{
  input: UndoMatchingWeightsInput;
}>;


export type UndoMatchingWeightsMutation = { readonly undoMatchingWeights:
    | { readonly __typename: 'MatchingWeightsUndone', readonly matchingWeights: { readonly version: number, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } }, readonly change: { readonly id: string, readonly reason: MatchingWeightsChangeReason, readonly madeAt: string, readonly undoes: string | null, readonly before: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly after: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly explanation: { readonly responses: number, readonly summary: string, readonly undo: string, readonly criteria: ReadonlyArray<{ readonly criterion: Criterion, readonly before: number, readonly after: number, readonly summary: string }> } | null } }
    | { readonly __typename: 'NothingToUndo', readonly code: string, readonly message: string }
    | { readonly __typename: 'StaleMatchingWeights', readonly code: string, readonly message: string, readonly matchingWeights: { readonly version: number, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } } }
   };

export type EachWeightFragment = { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number };

export type WeightsChangeFragment = { readonly id: string, readonly reason: MatchingWeightsChangeReason, readonly madeAt: string, readonly undoes: string | null, readonly before: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly after: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly explanation: { readonly responses: number, readonly summary: string, readonly undo: string, readonly criteria: ReadonlyArray<{ readonly criterion: Criterion, readonly before: number, readonly after: number, readonly summary: string }> } | null };

export type OffersQueryVariables = Exact<{
  filter?: OfferFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OffersQuery = { readonly offers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string, readonly form: EncounterForm, readonly isOnline: boolean, readonly outcode: string | null, readonly minimumAudience: number, readonly yearGroups: ReadonlyArray<number>, readonly accessNeedsMet: ReadonlyArray<AccessNeed>, readonly employer: { readonly id: string, readonly name: string } | null, readonly roleModels: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly headline: string }>, readonly dates: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly capacity: number, readonly placesLeft: number }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RoleModelsQueryVariables = Exact<{
  filter?: RoleModelFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type RoleModelsQuery = { readonly roleModels: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string | null, readonly headline: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { readonly signIn:
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SignInRefused', readonly code: string, readonly message: string }
    | { readonly __typename: 'SignedIn', readonly accessToken: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string | null, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly schoolId: string | null, readonly school: { readonly id: string, readonly name: string } | null }> } }
   };

export type StudentsQueryVariables = Exact<{
  filter: StudentFilter;
  first?: number;
  after?: string | null | undefined;
}>;


export type StudentsQuery = { readonly students: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SuggestionsQueryVariables = Exact<{
  requestId: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type SuggestionsQuery = { readonly speakerRequest: { readonly id: string, readonly title: string, readonly suggestions: { readonly nodes: ReadonlyArray<{ readonly score: number, readonly load: number | null, readonly warnings: ReadonlyArray<string>, readonly roleModel: { readonly id: string, readonly givenName: string, readonly familyName: string | null, readonly headline: string, readonly employer: { readonly name: string } | null, readonly careers: ReadonlyArray<{ readonly jobTitle: string, readonly endedOn: string | null }> }, readonly reasons: ReadonlyArray<{ readonly criterion: Criterion, readonly weight: number, readonly value: number, readonly contribution: number, readonly summary: string, readonly source: string | null }>, readonly audience: { readonly size: number, readonly reached: number | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EachWeightFragmentDoc = new TypedDocumentString(`
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}
    `, {"fragmentName":"EachWeight"}) as unknown as TypedDocumentString<EachWeightFragment, unknown>;
export const WeightsChangeFragmentDoc = new TypedDocumentString(`
    fragment WeightsChange on MatchingWeightsChange {
  id
  reason
  madeAt
  undoes
  before {
    ...EachWeight
  }
  after {
    ...EachWeight
  }
  explanation {
    responses
    summary
    criteria {
      criterion
      before
      after
      summary
    }
    undo
  }
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}`, {"fragmentName":"WeightsChange"}) as unknown as TypedDocumentString<WeightsChangeFragment, unknown>;
export const CreateSpeakerRequestDocument = new TypedDocumentString(`
    mutation CreateSpeakerRequest($input: CreateSpeakerRequestInput!) {
  createSpeakerRequest(input: $input) {
    __typename
    ... on SpeakerRequestCreated {
      speakerRequest {
        id
        title
        startsOn
        endsOn
      }
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSpeakerRequestMutation, CreateSpeakerRequestMutationVariables>;
export const ExplainMatchDocument = new TypedDocumentString(`
    query ExplainMatch($studentId: ID!, $roleModelId: ID!, $requestId: ID) {
  explainMatch(
    studentId: $studentId
    roleModelId: $roleModelId
    requestId: $requestId
  ) {
    isEligible
    failedConditions {
      condition
      explanation
    }
    score
    reasons {
      criterion
      contribution
      summary
      source
    }
    warnings
    distanceKm
    roleModel {
      id
      givenName
      familyName
      headline
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainMatchQuery, ExplainMatchQueryVariables>;
export const MatchingWeightsDocument = new TypedDocumentString(`
    query MatchingWeights($schoolId: ID!, $first: Int! = 20, $after: String) {
  school(id: $schoolId) {
    id
    matchingWeights {
      version
      areDefaults
      current {
        ...EachWeight
      }
      defaults {
        ...EachWeight
      }
      history(first: $first, after: $after) {
        nodes {
          ...WeightsChange
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}
fragment WeightsChange on MatchingWeightsChange {
  id
  reason
  madeAt
  undoes
  before {
    ...EachWeight
  }
  after {
    ...EachWeight
  }
  explanation {
    responses
    summary
    criteria {
      criterion
      before
      after
      summary
    }
    undo
  }
}`) as unknown as TypedDocumentString<MatchingWeightsQuery, MatchingWeightsQueryVariables>;
export const SetMatchingWeightsDocument = new TypedDocumentString(`
    mutation SetMatchingWeights($input: SetMatchingWeightsInput!) {
  setMatchingWeights(input: $input) {
    __typename
    ... on MatchingWeightsSet {
      matchingWeights {
        version
        current {
          ...EachWeight
        }
      }
      change {
        ...WeightsChange
      }
    }
    ... on StaleMatchingWeights {
      matchingWeights {
        version
        current {
          ...EachWeight
        }
      }
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}
fragment WeightsChange on MatchingWeightsChange {
  id
  reason
  madeAt
  undoes
  before {
    ...EachWeight
  }
  after {
    ...EachWeight
  }
  explanation {
    responses
    summary
    criteria {
      criterion
      before
      after
      summary
    }
    undo
  }
}`) as unknown as TypedDocumentString<SetMatchingWeightsMutation, SetMatchingWeightsMutationVariables>;
export const UndoMatchingWeightsDocument = new TypedDocumentString(`
    mutation UndoMatchingWeights($input: UndoMatchingWeightsInput!) {
  undoMatchingWeights(input: $input) {
    __typename
    ... on MatchingWeightsUndone {
      matchingWeights {
        version
        current {
          ...EachWeight
        }
      }
      change {
        ...WeightsChange
      }
    }
    ... on StaleMatchingWeights {
      matchingWeights {
        version
        current {
          ...EachWeight
        }
      }
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}
fragment WeightsChange on MatchingWeightsChange {
  id
  reason
  madeAt
  undoes
  before {
    ...EachWeight
  }
  after {
    ...EachWeight
  }
  explanation {
    responses
    summary
    criteria {
      criterion
      before
      after
      summary
    }
    undo
  }
}`) as unknown as TypedDocumentString<UndoMatchingWeightsMutation, UndoMatchingWeightsMutationVariables>;
export const OffersDocument = new TypedDocumentString(`
    query Offers($filter: OfferFilter, $first: Int! = 20, $after: String) {
  offers(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      title
      description
      form
      employer {
        id
        name
      }
      roleModels {
        id
        givenName
        headline
      }
      isOnline
      outcode
      minimumAudience
      yearGroups
      accessNeedsMet
      dates {
        id
        startsAt
        endsAt
        capacity
        placesLeft
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OffersQuery, OffersQueryVariables>;
export const RoleModelsDocument = new TypedDocumentString(`
    query RoleModels($filter: RoleModelFilter, $first: Int! = 20, $after: String) {
  roleModels(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      givenName
      familyName
      headline
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<RoleModelsQuery, RoleModelsQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn {
      accessToken
      expiresAt
      refreshToken
      viewer {
        id
        name
        memberships {
          role
          schoolId
          school {
            id
            name
          }
        }
      }
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const StudentsDocument = new TypedDocumentString(`
    query Students($filter: StudentFilter!, $first: Int! = 20, $after: String) {
  students(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      givenName
      familyName
      yearGroup
      tutorGroup
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StudentsQuery, StudentsQueryVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    query Suggestions($requestId: ID!, $first: Int! = 20, $after: String) {
  speakerRequest(id: $requestId) {
    id
    title
    suggestions(first: $first, after: $after) {
      nodes {
        score
        load
        roleModel {
          id
          givenName
          familyName
          headline
          employer {
            name
          }
          careers {
            jobTitle
            endedOn
          }
        }
        reasons {
          criterion
          weight
          value
          contribution
          summary
          source
        }
        audience {
          size
          reached
        }
        warnings
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;