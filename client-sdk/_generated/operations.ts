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

/** Students a plan is for: all now enrolled who fit each part that is given */
export type AllocationAudienceInput = {
  /** IDs of students named one by one, at most 400 */
  readonly studentIds?: ReadonlyArray<string | number> | null | undefined;
  /** Code of a subject they all take */
  readonly subject?: string | null | undefined;
  /** Tutor group, such as 9B */
  readonly tutorGroup?: string | null | undefined;
  /** Says that the whole school is meant; then no other part is given */
  readonly wholeSchool?: boolean;
  /** Year group, 7 to 14 */
  readonly yearGroup?: number | null | undefined;
};

/** What changed since a plan was worked out */
export type AllocationChangeCode =
  /** Date takes more or fewer students */
  | 'CAPACITY_CHANGED'
  /** Somebody took back that something about them may be used; nobody is told who or what */
  | 'CONSENT_WITHDRAWN'
  /** Date is no longer to be had: withdrawn, begun, or nobody is left whom these students may meet */
  | 'DATE_GONE'
  /** Date is at another time */
  | 'DATE_MOVED'
  /** Date has fewer places left than the plan gives there */
  | 'PLACES_TAKEN'
  /** Student is to be somewhere else at the time */
  | 'STUDENT_BUSY'
  /** Date no longer takes the student's year group or access needs, or nobody who meets their year is left there */
  | 'STUDENT_DOES_NOT_FIT'
  /** Student was given another place since, or is expected at another encounter of a kind the plan gives */
  | 'STUDENT_HAS_MORE'
  /** Student is in the audience now, and was not when the plan was worked out */
  | 'STUDENT_JOINED'
  /** Student of the plan is no longer at the school */
  | 'STUDENT_LEFT'
  /** Student of the plan is at the school, and no longer in the audience it was made for */
  | 'STUDENT_MOVED'
  /** Fewer students would come than the date is held for */
  | 'TOO_FEW';

/** One of the proposals of an allocation plan */
export type AllocationKind =
  /** Greatest sum of need times score */
  | 'BEST_FIT'
  /** As many students as can be reach a first encounter, then a second, up to the target */
  | 'FAIR'
  /** By students' own ranked choices */
  | 'RANKED';

/** What an allocation plan goes by */
export type AllocationMode =
  /** Need and fit: two proposals side by side, the best fit and the fair one */
  | 'BEST_OF_FIT_AND_FAIR'
  /** Students' own ranked choices: one proposal */
  | 'RANKED_CHOICES';

/** Offers a plan may use: all dates to come that fit each part that is given; at least one part is needed */
export type AllocationOffersInput = {
  /** Last day on which a date may begin, the first or a later one */
  readonly endsOn?: string | null | undefined;
  /** Forms the encounter may take */
  readonly forms?: ReadonlyArray<EncounterForm> | null | undefined;
  /** IDs of offers, at most 400 */
  readonly offerIds?: ReadonlyArray<string | number> | null | undefined;
  /** First day on which a date may begin */
  readonly startsOn?: string | null | undefined;
};

/** Students and one date of an offer */
export type AllocationPairsInput = {
  /** ID of the date */
  readonly offerDateId: string | number;
  /** IDs of the students */
  readonly studentIds: ReadonlyArray<string | number>;
};

/** How far an allocation plan is */
export type AllocationPlanState =
  /** One of its proposals gave its places */
  | 'APPLIED'
  /** Was given up by staff */
  | 'CANCELLED'
  /** Could not be worked out; `failure` says why */
  | 'FAILED'
  /** Cannot be made as asked; its conflicts say why */
  | 'INFEASIBLE'
  /** Waits to be worked out */
  | 'QUEUED'
  /** Can be read and applied */
  | 'READY'
  /** Is being worked out */
  | 'RUNNING';

/** What is known of a proposal */
export type AllocationStatus =
  /** Best found in the time there was; `gap` bounds what is lost */
  | 'FEASIBLE'
  /** No plan exists */
  | 'INFEASIBLE'
  /** Proved to be the best */
  | 'OPTIMAL'
  /** Time was over before any plan was found */
  | 'TIME_LIMIT';

/** Proposal to apply: all of its places are given, or none */
export type ApplyAllocationInput = {
  /** Version of the plan that was read */
  readonly expectedVersion: number;
  /** Key made by the client: the same key answers what it answered when the proposal was applied. Refusals are not kept: after one the key may be used again */
  readonly idempotencyKey?: string | number | null | undefined;
  /** Which of its proposals */
  readonly kind: AllocationKind;
  /** ID of the plan */
  readonly planId: string | number;
};

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

/** Plan to give up */
export type CancelAllocationInput = {
  /** ID of the plan */
  readonly planId: string | number;
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
  /** Last day that suits, at most 366 days after the first, and by 31 August of the next school year */
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
  /** Placement at a workplace, arranged for each student */
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
  /** Weight of differing from past encounters; not all of it for a school, a mentoring session or a project, as it does not count for the latter two */
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
  /** ID of a school it must be there for: the school lies in its area and, where it names role models, one of them is there for that school's people; who is there for their own schools only counts at the viewer's schools, and for operators */
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

/** What a panel must have; only what role models let be shown counts */
export type PanelCoverage =
  /** Somebody who came through an apprenticeship, of any level */
  | 'AN_APPRENTICE'
  /** Somebody who tells of a barrier they overcame */
  | 'A_BARRIER_OVERCOME'
  /** Somebody from an employer of fewer than 50 people, or who works for themself */
  | 'A_SMALL_EMPLOYER'
  /** Somebody who shows that she is a woman */
  | 'A_WOMAN'
  /** In each sector of the panel, somebody who shows that they go against the stereotype of their present job there */
  | 'COUNTER_STEREOTYPE_IN_EACH_SECTOR';

/** How a panel was chosen */
export type PanelMethod =
  /** Proved to be the best of those that have as much of what was asked for, and no occupation twice without need */
  | 'EXACT'
  /** One after the other, each time whoever adds most */
  | 'GREEDY';

/** What a panel must have */
export type PanelRequirements = {
  /** Each of these must be met by somebody in the panel */
  readonly coverage?: ReadonlyArray<PanelCoverage>;
};

/** Part of a school day: before noon, noon to 17:00, or after */
export type PartOfDay =
  /** Noon to 17:00 */
  | 'AFTERNOON'
  /** After 17:00 */
  | 'EVENING'
  /** Before noon */
  | 'MORNING';

/** Allocation plan to make: of at most 500 dates, and six million pairs of a student and a date. Of one school three are worked out or waited for at a time */
export type PlanAllocationInput = {
  /** Students the plan is for */
  readonly audience: AllocationAudienceInput;
  /** Students' own ranked choices; only with that mode. A body of 100 kB holds some 370 students with five choices each; the others’ are added by planning anew */
  readonly choices?: ReadonlyArray<RankedChoicesInput> | null | undefined;
  /** Who goes where in any case; at most 2,000 pairs */
  readonly fixed?: ReadonlyArray<AllocationPairsInput>;
  /** Who does not go where; at most 2,000 pairs */
  readonly forbidden?: ReadonlyArray<AllocationPairsInput>;
  /** Key made by the client: the same key never makes a second plan. Refusals are not kept: after one the key may be used again */
  readonly idempotencyKey?: string | number | null | undefined;
  /** What the plan goes by */
  readonly mode?: AllocationMode;
  /** Most places of this plan a student may take, 1 to 10; ranked choices give each student one at most */
  readonly mostPerStudent?: number;
  /** Offers the plan may use */
  readonly offers: AllocationOffersInput;
  /** Why who gets a place may depend on sex and background, 20 to 1,000 characters, shown with the plan; without it neither counts */
  readonly positiveActionReason?: string | null | undefined;
  /** Which plan by ranked choices is wanted; only with that mode */
  readonly rankedMode?: RankedChoiceMode | null | undefined;
  /** Who must attend what by law; at most 2,000 pairs */
  readonly required?: ReadonlyArray<AllocationPairsInput>;
  /** ID of the school acted for */
  readonly schoolId: string | number;
  /** Encounters each student should reach, counting those they had, 1 to 4; ranked choices do not go by it */
  readonly target?: number;
  /** Seconds each proposal may take to be worked out, 1 to 60; may be overrun by about 2 */
  readonly timeLimitSeconds?: number;
  /** Title the school knows the plan by, 3 to 120 characters */
  readonly title: string;
};

/** Which plan by ranked choices is the best, among those that place as many students as can be */
export type RankedChoiceMode =
  /** Fewest last choices, then last but one, and so on */
  | 'GENEROUS'
  /** Most first choices, then second, and so on */
  | 'GREEDY'
  /** Any of them */
  | 'MAXIMUM_SIZE'
  /** Least sum of ranks */
  | 'MINIMUM_COST'
  /** Least sum of squared ranks: nobody far down their list */
  | 'MINIMUM_SQUARED_COST';

/** What one student would like */
export type RankedChoicesInput = {
  /** IDs of offers, the best liked list first; those in one list are liked alike */
  readonly choices: ReadonlyArray<ReadonlyArray<string | number>>;
  /** ID of the student */
  readonly studentId: string | number;
};

/** Session to go on with */
export type RefreshSessionInput = {
  /** Newest refresh token of the session */
  readonly refreshToken: string;
};

/** Plan to make anew from an earlier one, which stays as it is */
export type ReplanAllocationInput = {
  /** What these students choose now, in place of what they chose before; nothing with an empty list. What others chose holds, so more choices than fit into one request come in by planning anew, part by part */
  readonly choices?: ReadonlyArray<RankedChoicesInput>;
  /** Who goes where in any case, from now on */
  readonly fixed?: ReadonlyArray<AllocationPairsInput>;
  /** Who does not go where, from now on */
  readonly forbidden?: ReadonlyArray<AllocationPairsInput>;
  /** Key made by the client: the same key never makes a second plan. Refusals are not kept: after one the key may be used again */
  readonly idempotencyKey?: string | number | null | undefined;
  /** Most places of this plan a student may take, 1 to 10; as in the old where left out */
  readonly mostPerStudent?: number | null | undefined;
  /** Offers it may use, in place of those of the old; what is fixed elsewhere must be released */
  readonly offers?: AllocationOffersInput | null | undefined;
  /** ID of the plan it is based on: all that was asked and fixed there holds, but for what follows */
  readonly planId: string | number;
  /** Which plan by ranked choices is wanted; as in the old where left out, and only of plans that go by them */
  readonly rankedMode?: RankedChoiceMode | null | undefined;
  /** Who is neither fixed, required nor forbidden any longer */
  readonly released?: ReadonlyArray<AllocationPairsInput>;
  /** Who must attend what by law, from now on */
  readonly required?: ReadonlyArray<AllocationPairsInput>;
  /** Encounters each student should reach, counting those they had, 1 to 4; as in the old where left out */
  readonly target?: number | null | undefined;
  /** Seconds each proposal may take to be worked out, 1 to 60; as in the old where left out */
  readonly timeLimitSeconds?: number | null | undefined;
  /** Title of the new plan, 3 to 120 characters; that of the old where left out */
  readonly title?: string | null | undefined;
};

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

/** Sessions to end */
export type SignOutInput = {
  /** Whether to end the sessions on all other devices too */
  readonly everywhere?: boolean;
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

/** Why a proposal gives a student no place at a date: what kept them from it when it was worked out, else what the proposal does instead */
export type WhyNoPlace =
  /** It does not meet their access needs */
  | 'ACCESS_NEEDS'
  /** All its places go to others */
  | 'ALL_GIVEN'
  /** They were to be elsewhere at the time */
  | 'BUSY'
  /** They are given a place elsewhere at the time */
  | 'CLASH'
  /** Staff forbade it */
  | 'FORBIDDEN'
  /** No place was left */
  | 'FULL'
  /** They held a place at the offer already */
  | 'HELD'
  /** A place was left, and staff may fix them there while one is */
  | 'LEFT_OPEN'
  /** They are given as many places as anybody may take in the plan */
  | 'MOST_REACHED'
  /** They did not choose the offer; of ranked choices */
  | 'NOT_CHOSEN'
  /** They are given another date of the offer */
  | 'OTHER_DATE'
  /** Ranked choices give one place, and they have another */
  | 'SERVED'
  /** They reach the target without it, and a fair plan gives nothing beyond */
  | 'TARGET_REACHED'
  /** Fewer would have come than it is held for */
  | 'TOO_FEW'
  /** Their year group is not taken, or nobody there meets it */
  | 'YEAR_GROUP';

export type AllocationFixedQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type AllocationFixedQuery = { readonly allocationPlan: { readonly fixed: { readonly nodes: ReadonlyArray<{ readonly studentId: string, readonly offerDateId: string, readonly isWaiting: boolean | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type AllocationForbiddenQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type AllocationForbiddenQuery = { readonly allocationPlan: { readonly forbidden: { readonly nodes: ReadonlyArray<{ readonly studentId: string, readonly offerDateId: string, readonly isWaiting: boolean | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type AllocationRequiredQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type AllocationRequiredQuery = { readonly allocationPlan: { readonly required: { readonly nodes: ReadonlyArray<{ readonly studentId: string, readonly offerDateId: string, readonly isWaiting: boolean | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type SettledPairFragment = { readonly studentId: string, readonly offerDateId: string, readonly isWaiting: boolean | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null };

export type BestFitPlacesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type BestFitPlacesQuery = { readonly allocationPlan: { readonly bestFit: { readonly places: { readonly nodes: ReadonlyArray<{ readonly score: number | null, readonly isFixed: boolean, readonly rank: number | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type FairPlacesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type FairPlacesQuery = { readonly allocationPlan: { readonly fair: { readonly places: { readonly nodes: ReadonlyArray<{ readonly score: number | null, readonly isFixed: boolean, readonly rank: number | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type RankedPlacesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type RankedPlacesQuery = { readonly allocationPlan: { readonly ranked: { readonly places: { readonly nodes: ReadonlyArray<{ readonly score: number | null, readonly isFixed: boolean, readonly rank: number | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type ProposedPlacesFragment = { readonly nodes: ReadonlyArray<{ readonly score: number | null, readonly isFixed: boolean, readonly rank: number | null, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string, readonly placesLeft: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type AllocationPlanQueryVariables = Exact<{
  id: string | number;
}>;


export type AllocationPlanQuery = { readonly allocationPlan: { readonly id: string, readonly title: string, readonly state: AllocationPlanState, readonly stage: string, readonly progress: number, readonly version: number, readonly mode: AllocationMode, readonly rankedMode: RankedChoiceMode | null, readonly target: number, readonly mostPerStudent: number, readonly timeLimitSeconds: number, readonly positiveActionReason: string | null, readonly failure: string | null, readonly isStale: boolean, readonly totalChanges: number, readonly studentsChanged: number | null, readonly totalConflicts: number, readonly audience: { readonly isWholeSchool: boolean, readonly yearGroup: number | null, readonly tutorGroup: string | null, readonly subject: string | null, readonly namedStudents: number | null }, readonly offers: { readonly startsOn: string | null, readonly endsOn: string | null, readonly forms: ReadonlyArray<EncounterForm> }, readonly changes: ReadonlyArray<{ readonly code: AllocationChangeCode, readonly message: string, readonly studentId: string | null, readonly offerDateId: string | null, readonly isInTheWay: boolean, readonly inTheWayOf: ReadonlyArray<AllocationKind> }>, readonly conflicts: ReadonlyArray<{ readonly code: string, readonly message: string, readonly ids: ReadonlyArray<string>, readonly totalIds: number }>, readonly comparison: { readonly costOfFairness: string, readonly costOfBestFit: string, readonly fitLost: number, readonly fitLostShare: number, readonly leftWithoutByBestFit: number, readonly leftWithoutByFair: number | null, readonly fewerReached: ReadonlyArray<number> } | null, readonly bestFit: { readonly kind: AllocationKind, readonly status: AllocationStatus, readonly gap: number | null, readonly milliseconds: number, readonly value: number | null, readonly students: number, readonly studentsPlaced: number, readonly studentsWithout: number, readonly placesGiven: number, readonly reached: ReadonlyArray<number>, readonly minimumReached: number | null, readonly medianReached: number | null, readonly minimumScore: number | null, readonly medianScore: number | null, readonly sumOfRanks: number | null, readonly choicesMet: ReadonlyArray<number> | null, readonly byNeed: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySex: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySend: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly counterStereotype: { readonly labelled: number, readonly covered: number } | null } | null, readonly fair: { readonly kind: AllocationKind, readonly status: AllocationStatus, readonly gap: number | null, readonly milliseconds: number, readonly value: number | null, readonly students: number, readonly studentsPlaced: number, readonly studentsWithout: number, readonly placesGiven: number, readonly reached: ReadonlyArray<number>, readonly minimumReached: number | null, readonly medianReached: number | null, readonly minimumScore: number | null, readonly medianScore: number | null, readonly sumOfRanks: number | null, readonly choicesMet: ReadonlyArray<number> | null, readonly byNeed: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySex: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySend: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly counterStereotype: { readonly labelled: number, readonly covered: number } | null } | null, readonly ranked: { readonly kind: AllocationKind, readonly status: AllocationStatus, readonly gap: number | null, readonly milliseconds: number, readonly value: number | null, readonly students: number, readonly studentsPlaced: number, readonly studentsWithout: number, readonly placesGiven: number, readonly reached: ReadonlyArray<number>, readonly minimumReached: number | null, readonly medianReached: number | null, readonly minimumScore: number | null, readonly medianScore: number | null, readonly sumOfRanks: number | null, readonly choicesMet: ReadonlyArray<number> | null, readonly byNeed: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySex: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySend: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly counterStereotype: { readonly labelled: number, readonly covered: number } | null } | null } };

export type AllocationPlansQueryVariables = Exact<{
  schoolId: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type AllocationPlansQuery = { readonly allocationPlans: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly state: AllocationPlanState, readonly progress: number, readonly version: number, readonly madeAt: string, readonly appliedKind: AllocationKind | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AllocationPricesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type AllocationPricesQuery = { readonly allocationPlan: { readonly bestFit: { readonly prices: { readonly nodes: ReadonlyArray<{ readonly value: number, readonly sentence: string, readonly date: { readonly id: string, readonly startsAt: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type AllocationWhatIfQueryVariables = Exact<{
  planId: string | number;
  offerDateId: string | number;
  extraPlaces: number;
}>;


export type AllocationWhatIfQuery = { readonly allocationWhatIf: { readonly sentence: string, readonly isExact: boolean, readonly valueBefore: number, readonly valueAfter: number, readonly placesBefore: number, readonly placesAfter: number } | null };

export type ProposalFragment = { readonly kind: AllocationKind, readonly status: AllocationStatus, readonly gap: number | null, readonly milliseconds: number, readonly value: number | null, readonly students: number, readonly studentsPlaced: number, readonly studentsWithout: number, readonly placesGiven: number, readonly reached: ReadonlyArray<number>, readonly minimumReached: number | null, readonly medianReached: number | null, readonly minimumScore: number | null, readonly medianScore: number | null, readonly sumOfRanks: number | null, readonly choicesMet: ReadonlyArray<number> | null, readonly byNeed: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySex: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly bySend: ReadonlyArray<{ readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null }>, readonly counterStereotype: { readonly labelled: number, readonly covered: number } | null };

export type GroupFragment = { readonly group: string | null, readonly students: number, readonly placed: number, readonly without: number, readonly minimumReached: number | null, readonly medianReached: number | null };

export type AllocationProgressQueryVariables = Exact<{
  id: string | number;
}>;


export type AllocationProgressQuery = { readonly allocationPlan: { readonly id: string, readonly state: AllocationPlanState, readonly stage: string, readonly progress: number } };

export type AllocationPlanProgressedSubscriptionVariables = Exact<{
  planId: string | number;
}>;


export type AllocationPlanProgressedSubscription = { readonly allocationPlanProgressed: { readonly planId: string, readonly state: AllocationPlanState, readonly stage: string, readonly progress: number } };

export type BestFitWithoutQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type BestFitWithoutQuery = { readonly allocationPlan: { readonly bestFit: { readonly studentsWithout: number, readonly without: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type FairWithoutQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type FairWithoutQuery = { readonly allocationPlan: { readonly fair: { readonly studentsWithout: number, readonly without: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type RankedWithoutQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type RankedWithoutQuery = { readonly allocationPlan: { readonly ranked: { readonly studentsWithout: number, readonly without: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type BestFitUnplacedQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type BestFitUnplacedQuery = { readonly allocationPlan: { readonly bestFit: { readonly unplaced: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type FairUnplacedQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type FairUnplacedQuery = { readonly allocationPlan: { readonly fair: { readonly unplaced: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type RankedUnplacedQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type RankedUnplacedQuery = { readonly allocationPlan: { readonly ranked: { readonly unplaced: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type LeftWithoutFragment = { readonly nodes: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly yearGroup: number, readonly tutorGroup: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type ApplyAllocationMutationVariables = Exact<{
  input: ApplyAllocationInput;
}>;


export type ApplyAllocationMutation = { readonly applyAllocation:
    | { readonly __typename: 'AllocationAlreadyApplied', readonly code: string, readonly message: string, readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number, readonly appliedKind: AllocationKind | null } }
    | { readonly __typename: 'AllocationApplied', readonly placesGiven: number, readonly placesNewlyGiven: number, readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number, readonly appliedKind: AllocationKind | null } }
    | { readonly __typename: 'AllocationNotReady', readonly code: string, readonly message: string, readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly stage: string, readonly progress: number, readonly version: number } }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: string, readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'StaleAllocationPlan', readonly code: string, readonly message: string, readonly totalChanges: number, readonly changes: ReadonlyArray<{ readonly code: AllocationChangeCode, readonly message: string, readonly studentId: string | null, readonly offerDateId: string | null, readonly isInTheWay: boolean, readonly inTheWayOf: ReadonlyArray<AllocationKind> }>, readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number } }
   };

export type CancelAllocationMutationVariables = Exact<{
  input: CancelAllocationInput;
}>;


export type CancelAllocationMutation = { readonly cancelAllocation:
    | { readonly __typename: 'AllocationCancelled', readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number } }
    | { readonly __typename: 'AllocationFinished', readonly code: string, readonly message: string, readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number } }
   };

export type CreateSpeakerRequestMutationVariables = Exact<{
  input: CreateSpeakerRequestInput;
}>;


export type CreateSpeakerRequestMutation = { readonly createSpeakerRequest:
    | { readonly __typename: 'AudienceTooSmall', readonly code: string, readonly message: string, readonly least: number }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: string, readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SpeakerRequestCreated', readonly speakerRequest: { readonly id: string, readonly title: string, readonly startsOn: string, readonly endsOn: string } }
   };

export type ExplainAllocationQueryVariables = Exact<{
  planId: string | number;
  studentId: string | number;
  kind: AllocationKind;
  first?: number;
  after?: string | null | undefined;
}>;


export type ExplainAllocationQuery = { readonly explainAllocation: { readonly kind: AllocationKind, readonly summary: string, readonly encountersBefore: number, readonly placesGiven: number, readonly student: { readonly id: string, readonly givenName: string, readonly familyName: string } | null, readonly dates: { readonly nodes: ReadonlyArray<{ readonly isGiven: boolean, readonly reasons: ReadonlyArray<{ readonly code: WhyNoPlace, readonly sentence: string }>, readonly offer: { readonly id: string, readonly title: string } | null, readonly date: { readonly id: string, readonly startsAt: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

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
    | { readonly __typename: 'MatchingWeightsSet', readonly matchingWeights: { readonly version: number, readonly current: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } }, readonly change: { readonly id: string, readonly reason: MatchingWeightsChangeReason, readonly madeAt: string, readonly undoes: string | null, readonly before: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly after: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number }, readonly explanation: { readonly responses: number, readonly summary: string, readonly undo: string, readonly criteria: ReadonlyArray<{ readonly criterion: Criterion, readonly before: number, readonly after: number, readonly summary: string }> } | null } | null }
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

export type PanelQueryVariables = Exact<{
  requestId: string | number;
  size?: number;
  require?: PanelRequirements | null | undefined;
}>;


export type PanelQuery = { readonly speakerRequest: { readonly id: string, readonly title: string, readonly panel: { readonly value: number, readonly method: PanelMethod, readonly gap: number, readonly guarantee: string, readonly warnings: ReadonlyArray<string>, readonly suggestions: ReadonlyArray<{ readonly score: number, readonly load: number | null, readonly warnings: ReadonlyArray<string>, readonly roleModel: { readonly id: string, readonly givenName: string, readonly familyName: string | null, readonly headline: string, readonly employer: { readonly name: string } | null, readonly careers: ReadonlyArray<{ readonly jobTitle: string, readonly endedOn: string | null }> }, readonly reasons: ReadonlyArray<{ readonly criterion: Criterion, readonly weight: number, readonly value: number, readonly contribution: number, readonly summary: string, readonly source: string | null }>, readonly audience: { readonly size: number, readonly reached: number | null } }>, readonly unmet: ReadonlyArray<{ readonly coverage: PanelCoverage, readonly explanation: string }> } } };

export type PlanAllocationMutationVariables = Exact<{
  input: PlanAllocationInput;
}>;


export type PlanAllocationMutation = { readonly planAllocation:
    | { readonly __typename: 'AllocationConflict', readonly code: string, readonly message: string, readonly totalConflicts: number, readonly conflicts: ReadonlyArray<{ readonly code: string, readonly message: string, readonly ids: ReadonlyArray<string>, readonly totalIds: number }> }
    | { readonly __typename: 'AllocationPlanned', readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number } }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: string, readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'TooManyPlans', readonly code: string, readonly message: string }
   };

export type ReplanAllocationMutationVariables = Exact<{
  input: ReplanAllocationInput;
}>;


export type ReplanAllocationMutation = { readonly replanAllocation:
    | { readonly __typename: 'AllocationConflict', readonly code: string, readonly message: string, readonly totalConflicts: number, readonly conflicts: ReadonlyArray<{ readonly code: string, readonly message: string, readonly ids: ReadonlyArray<string>, readonly totalIds: number }> }
    | { readonly __typename: 'AllocationPlanned', readonly plan: { readonly id: string, readonly state: AllocationPlanState, readonly version: number } }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: string, readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'TooManyPlans', readonly code: string, readonly message: string }
   };

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

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { readonly refreshSession:
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SessionEnded', readonly code: string, readonly message: string }
    | { readonly __typename: 'SignedIn', readonly accessToken: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string | null, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly schoolId: string | null, readonly school: { readonly id: string, readonly name: string } | null }> } }
   };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { readonly signOut:
    | { readonly __typename: 'InvalidInput', readonly code: string, readonly message: string, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SessionEnded', readonly code: string, readonly message: string }
    | { readonly __typename: 'SignedOut', readonly sessionsEnded: number }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string | null, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly schoolId: string | null, readonly school: { readonly id: string, readonly name: string } | null }> } | null };

export type SessionFragment = { readonly accessToken: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string | null, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly schoolId: string | null, readonly school: { readonly id: string, readonly name: string } | null }> } };

export type PersonFragment = { readonly id: string, readonly name: string | null, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly schoolId: string | null, readonly school: { readonly id: string, readonly name: string } | null }> };

export type SpeakerRequestQueryVariables = Exact<{
  id: string | number;
}>;


export type SpeakerRequestQuery = { readonly speakerRequest: { readonly id: string, readonly title: string, readonly purpose: string, readonly form: EncounterForm, readonly accessNeeds: ReadonlyArray<AccessNeed>, readonly isInPersonWelcome: boolean, readonly isOnlineWelcome: boolean, readonly partsOfDay: ReadonlyArray<PartOfDay>, readonly startsOn: string, readonly endsOn: string, readonly createdAt: string, readonly audience: { readonly yearGroup: number | null, readonly tutorGroup: string | null, readonly subject: string | null, readonly hasNamedStudents: boolean }, readonly criteria: { readonly occupations: ReadonlyArray<string>, readonly sectors: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly sex: Sex | null }, readonly weights: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } | null } };

export type SpeakerRequestsQueryVariables = Exact<{
  schoolId: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type SpeakerRequestsQuery = { readonly speakerRequests: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly purpose: string, readonly form: EncounterForm, readonly accessNeeds: ReadonlyArray<AccessNeed>, readonly isInPersonWelcome: boolean, readonly isOnlineWelcome: boolean, readonly partsOfDay: ReadonlyArray<PartOfDay>, readonly startsOn: string, readonly endsOn: string, readonly createdAt: string, readonly audience: { readonly yearGroup: number | null, readonly tutorGroup: string | null, readonly subject: string | null, readonly hasNamedStudents: boolean }, readonly criteria: { readonly occupations: ReadonlyArray<string>, readonly sectors: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly sex: Sex | null }, readonly weights: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AskedForFragment = { readonly id: string, readonly title: string, readonly purpose: string, readonly form: EncounterForm, readonly accessNeeds: ReadonlyArray<AccessNeed>, readonly isInPersonWelcome: boolean, readonly isOnlineWelcome: boolean, readonly partsOfDay: ReadonlyArray<PartOfDay>, readonly startsOn: string, readonly endsOn: string, readonly createdAt: string, readonly audience: { readonly yearGroup: number | null, readonly tutorGroup: string | null, readonly subject: string | null, readonly hasNamedStudents: boolean }, readonly criteria: { readonly occupations: ReadonlyArray<string>, readonly sectors: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly sex: Sex | null }, readonly weights: { readonly interest: number, readonly background: number, readonly counterStereotype: number, readonly variety: number, readonly attainability: number } | null };

export type StudentPlacesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type StudentPlacesQuery = { readonly student: { readonly id: string, readonly places: { readonly nodes: ReadonlyArray<{ readonly madeAt: string, readonly offer: { readonly id: string, readonly title: string, readonly form: EncounterForm }, readonly date: { readonly id: string, readonly startsAt: string, readonly endsAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } };

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

export type SuggestedFragment = { readonly score: number, readonly load: number | null, readonly warnings: ReadonlyArray<string>, readonly roleModel: { readonly id: string, readonly givenName: string, readonly familyName: string | null, readonly headline: string, readonly employer: { readonly name: string } | null, readonly careers: ReadonlyArray<{ readonly jobTitle: string, readonly endedOn: string | null }> }, readonly reasons: ReadonlyArray<{ readonly criterion: Criterion, readonly weight: number, readonly value: number, readonly contribution: number, readonly summary: string, readonly source: string | null }>, readonly audience: { readonly size: number, readonly reached: number | null } };

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
export const SettledPairFragmentDoc = new TypedDocumentString(`
    fragment SettledPair on AllocationPair {
  studentId
  offerDateId
  isWaiting
  student {
    id
    givenName
    familyName
  }
  offer {
    id
    title
  }
  date {
    id
    startsAt
    placesLeft
  }
}
    `, {"fragmentName":"SettledPair"}) as unknown as TypedDocumentString<SettledPairFragment, unknown>;
export const ProposedPlacesFragmentDoc = new TypedDocumentString(`
    fragment ProposedPlaces on ProposedPlaceConnection {
  nodes {
    score
    isFixed
    rank
    student {
      id
      givenName
      familyName
    }
    offer {
      id
      title
    }
    date {
      id
      startsAt
      placesLeft
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
    `, {"fragmentName":"ProposedPlaces"}) as unknown as TypedDocumentString<ProposedPlacesFragment, unknown>;
export const GroupFragmentDoc = new TypedDocumentString(`
    fragment Group on AllocationGroup {
  group
  students
  placed
  without
  minimumReached
  medianReached
}
    `, {"fragmentName":"Group"}) as unknown as TypedDocumentString<GroupFragment, unknown>;
export const ProposalFragmentDoc = new TypedDocumentString(`
    fragment Proposal on AllocationResult {
  kind
  status
  gap
  milliseconds
  value
  students
  studentsPlaced
  studentsWithout
  placesGiven
  reached
  minimumReached
  medianReached
  minimumScore
  medianScore
  byNeed {
    ...Group
  }
  bySex {
    ...Group
  }
  bySend {
    ...Group
  }
  counterStereotype {
    labelled
    covered
  }
  sumOfRanks
  choicesMet
}
    fragment Group on AllocationGroup {
  group
  students
  placed
  without
  minimumReached
  medianReached
}`, {"fragmentName":"Proposal"}) as unknown as TypedDocumentString<ProposalFragment, unknown>;
export const LeftWithoutFragmentDoc = new TypedDocumentString(`
    fragment LeftWithout on StudentConnection {
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
    `, {"fragmentName":"LeftWithout"}) as unknown as TypedDocumentString<LeftWithoutFragment, unknown>;
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
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on Viewer {
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
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on SignedIn {
  accessToken
  expiresAt
  refreshToken
  viewer {
    ...Person
  }
}
    fragment Person on Viewer {
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
}`, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const AskedForFragmentDoc = new TypedDocumentString(`
    fragment AskedFor on SpeakerRequest {
  id
  title
  purpose
  form
  audience {
    yearGroup
    tutorGroup
    subject
    hasNamedStudents
  }
  criteria {
    occupations
    sectors
    subjects
    sex
  }
  weights {
    ...EachWeight
  }
  accessNeeds
  isInPersonWelcome
  isOnlineWelcome
  partsOfDay
  startsOn
  endsOn
  createdAt
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}`, {"fragmentName":"AskedFor"}) as unknown as TypedDocumentString<AskedForFragment, unknown>;
export const SuggestedFragmentDoc = new TypedDocumentString(`
    fragment Suggested on Suggestion {
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
    `, {"fragmentName":"Suggested"}) as unknown as TypedDocumentString<SuggestedFragment, unknown>;
export const AllocationFixedDocument = new TypedDocumentString(`
    query AllocationFixed($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    fixed(first: $first, after: $after) {
      nodes {
        ...SettledPair
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SettledPair on AllocationPair {
  studentId
  offerDateId
  isWaiting
  student {
    id
    givenName
    familyName
  }
  offer {
    id
    title
  }
  date {
    id
    startsAt
    placesLeft
  }
}`) as unknown as TypedDocumentString<AllocationFixedQuery, AllocationFixedQueryVariables>;
export const AllocationForbiddenDocument = new TypedDocumentString(`
    query AllocationForbidden($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    forbidden(first: $first, after: $after) {
      nodes {
        ...SettledPair
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SettledPair on AllocationPair {
  studentId
  offerDateId
  isWaiting
  student {
    id
    givenName
    familyName
  }
  offer {
    id
    title
  }
  date {
    id
    startsAt
    placesLeft
  }
}`) as unknown as TypedDocumentString<AllocationForbiddenQuery, AllocationForbiddenQueryVariables>;
export const AllocationRequiredDocument = new TypedDocumentString(`
    query AllocationRequired($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    required(first: $first, after: $after) {
      nodes {
        ...SettledPair
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SettledPair on AllocationPair {
  studentId
  offerDateId
  isWaiting
  student {
    id
    givenName
    familyName
  }
  offer {
    id
    title
  }
  date {
    id
    startsAt
    placesLeft
  }
}`) as unknown as TypedDocumentString<AllocationRequiredQuery, AllocationRequiredQueryVariables>;
export const BestFitPlacesDocument = new TypedDocumentString(`
    query BestFitPlaces($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    bestFit {
      places(first: $first, after: $after) {
        ...ProposedPlaces
      }
    }
  }
}
    fragment ProposedPlaces on ProposedPlaceConnection {
  nodes {
    score
    isFixed
    rank
    student {
      id
      givenName
      familyName
    }
    offer {
      id
      title
    }
    date {
      id
      startsAt
      placesLeft
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`) as unknown as TypedDocumentString<BestFitPlacesQuery, BestFitPlacesQueryVariables>;
export const FairPlacesDocument = new TypedDocumentString(`
    query FairPlaces($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    fair {
      places(first: $first, after: $after) {
        ...ProposedPlaces
      }
    }
  }
}
    fragment ProposedPlaces on ProposedPlaceConnection {
  nodes {
    score
    isFixed
    rank
    student {
      id
      givenName
      familyName
    }
    offer {
      id
      title
    }
    date {
      id
      startsAt
      placesLeft
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`) as unknown as TypedDocumentString<FairPlacesQuery, FairPlacesQueryVariables>;
export const RankedPlacesDocument = new TypedDocumentString(`
    query RankedPlaces($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    ranked {
      places(first: $first, after: $after) {
        ...ProposedPlaces
      }
    }
  }
}
    fragment ProposedPlaces on ProposedPlaceConnection {
  nodes {
    score
    isFixed
    rank
    student {
      id
      givenName
      familyName
    }
    offer {
      id
      title
    }
    date {
      id
      startsAt
      placesLeft
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`) as unknown as TypedDocumentString<RankedPlacesQuery, RankedPlacesQueryVariables>;
export const AllocationPlanDocument = new TypedDocumentString(`
    query AllocationPlan($id: ID!) {
  allocationPlan(id: $id) {
    id
    title
    state
    stage
    progress
    version
    mode
    rankedMode
    audience {
      isWholeSchool
      yearGroup
      tutorGroup
      subject
      namedStudents
    }
    offers {
      startsOn
      endsOn
      forms
    }
    target
    mostPerStudent
    timeLimitSeconds
    positiveActionReason
    failure
    isStale
    totalChanges
    studentsChanged
    changes {
      code
      message
      studentId
      offerDateId
      isInTheWay
      inTheWayOf
    }
    totalConflicts
    conflicts {
      code
      message
      ids
      totalIds
    }
    comparison {
      costOfFairness
      costOfBestFit
      fitLost
      fitLostShare
      leftWithoutByBestFit
      leftWithoutByFair
      fewerReached
    }
    bestFit {
      ...Proposal
    }
    fair {
      ...Proposal
    }
    ranked {
      ...Proposal
    }
  }
}
    fragment Proposal on AllocationResult {
  kind
  status
  gap
  milliseconds
  value
  students
  studentsPlaced
  studentsWithout
  placesGiven
  reached
  minimumReached
  medianReached
  minimumScore
  medianScore
  byNeed {
    ...Group
  }
  bySex {
    ...Group
  }
  bySend {
    ...Group
  }
  counterStereotype {
    labelled
    covered
  }
  sumOfRanks
  choicesMet
}
fragment Group on AllocationGroup {
  group
  students
  placed
  without
  minimumReached
  medianReached
}`) as unknown as TypedDocumentString<AllocationPlanQuery, AllocationPlanQueryVariables>;
export const AllocationPlansDocument = new TypedDocumentString(`
    query AllocationPlans($schoolId: ID!, $first: Int! = 20, $after: String) {
  allocationPlans(schoolId: $schoolId, first: $first, after: $after) {
    nodes {
      id
      title
      state
      progress
      version
      madeAt
      appliedKind
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AllocationPlansQuery, AllocationPlansQueryVariables>;
export const AllocationPricesDocument = new TypedDocumentString(`
    query AllocationPrices($id: ID!, $first: Int! = 20, $after: String) {
  allocationPlan(id: $id) {
    bestFit {
      prices(first: $first, after: $after) {
        nodes {
          value
          sentence
          date {
            id
            startsAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllocationPricesQuery, AllocationPricesQueryVariables>;
export const AllocationWhatIfDocument = new TypedDocumentString(`
    query AllocationWhatIf($planId: ID!, $offerDateId: ID!, $extraPlaces: Int!) {
  allocationWhatIf(
    planId: $planId
    offerDateId: $offerDateId
    extraPlaces: $extraPlaces
  ) {
    sentence
    isExact
    valueBefore
    valueAfter
    placesBefore
    placesAfter
  }
}
    `) as unknown as TypedDocumentString<AllocationWhatIfQuery, AllocationWhatIfQueryVariables>;
export const AllocationProgressDocument = new TypedDocumentString(`
    query AllocationProgress($id: ID!) {
  allocationPlan(id: $id) {
    id
    state
    stage
    progress
  }
}
    `) as unknown as TypedDocumentString<AllocationProgressQuery, AllocationProgressQueryVariables>;
export const AllocationPlanProgressedDocument = new TypedDocumentString(`
    subscription AllocationPlanProgressed($planId: ID!) {
  allocationPlanProgressed(planId: $planId) {
    planId
    state
    stage
    progress
  }
}
    `) as unknown as TypedDocumentString<AllocationPlanProgressedSubscription, AllocationPlanProgressedSubscriptionVariables>;
export const BestFitWithoutDocument = new TypedDocumentString(`
    query BestFitWithout($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    bestFit {
      studentsWithout
      without(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<BestFitWithoutQuery, BestFitWithoutQueryVariables>;
export const FairWithoutDocument = new TypedDocumentString(`
    query FairWithout($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    fair {
      studentsWithout
      without(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<FairWithoutQuery, FairWithoutQueryVariables>;
export const RankedWithoutDocument = new TypedDocumentString(`
    query RankedWithout($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    ranked {
      studentsWithout
      without(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<RankedWithoutQuery, RankedWithoutQueryVariables>;
export const BestFitUnplacedDocument = new TypedDocumentString(`
    query BestFitUnplaced($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    bestFit {
      unplaced(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<BestFitUnplacedQuery, BestFitUnplacedQueryVariables>;
export const FairUnplacedDocument = new TypedDocumentString(`
    query FairUnplaced($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    fair {
      unplaced(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<FairUnplacedQuery, FairUnplacedQueryVariables>;
export const RankedUnplacedDocument = new TypedDocumentString(`
    query RankedUnplaced($id: ID!, $first: Int! = 100, $after: String) {
  allocationPlan(id: $id) {
    ranked {
      unplaced(first: $first, after: $after) {
        ...LeftWithout
      }
    }
  }
}
    fragment LeftWithout on StudentConnection {
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
}`) as unknown as TypedDocumentString<RankedUnplacedQuery, RankedUnplacedQueryVariables>;
export const ApplyAllocationDocument = new TypedDocumentString(`
    mutation ApplyAllocation($input: ApplyAllocationInput!) {
  applyAllocation(input: $input) {
    __typename
    ... on AllocationApplied {
      placesGiven
      placesNewlyGiven
      plan {
        id
        state
        version
        appliedKind
      }
    }
    ... on Problem {
      code
      message
    }
    ... on AllocationAlreadyApplied {
      plan {
        id
        state
        version
        appliedKind
      }
    }
    ... on AllocationNotReady {
      plan {
        id
        state
        stage
        progress
        version
      }
    }
    ... on StaleAllocationPlan {
      totalChanges
      changes {
        code
        message
        studentId
        offerDateId
        isInTheWay
        inTheWayOf
      }
      plan {
        id
        state
        version
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ApplyAllocationMutation, ApplyAllocationMutationVariables>;
export const CancelAllocationDocument = new TypedDocumentString(`
    mutation CancelAllocation($input: CancelAllocationInput!) {
  cancelAllocation(input: $input) {
    __typename
    ... on AllocationCancelled {
      plan {
        id
        state
        version
      }
    }
    ... on AllocationFinished {
      plan {
        id
        state
        version
      }
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelAllocationMutation, CancelAllocationMutationVariables>;
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
    ... on AudienceTooSmall {
      least
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
export const ExplainAllocationDocument = new TypedDocumentString(`
    query ExplainAllocation($planId: ID!, $studentId: ID!, $kind: AllocationKind!, $first: Int! = 100, $after: String) {
  explainAllocation(planId: $planId, studentId: $studentId, kind: $kind) {
    kind
    summary
    encountersBefore
    placesGiven
    student {
      id
      givenName
      familyName
    }
    dates(first: $first, after: $after) {
      nodes {
        isGiven
        reasons {
          code
          sentence
        }
        offer {
          id
          title
        }
        date {
          id
          startsAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainAllocationQuery, ExplainAllocationQueryVariables>;
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
export const PanelDocument = new TypedDocumentString(`
    query Panel($requestId: ID!, $size: Int! = 5, $require: PanelRequirements) {
  speakerRequest(id: $requestId) {
    id
    title
    panel(size: $size, require: $require) {
      suggestions {
        ...Suggested
      }
      value
      method
      gap
      guarantee
      unmet {
        coverage
        explanation
      }
      warnings
    }
  }
}
    fragment Suggested on Suggestion {
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
}`) as unknown as TypedDocumentString<PanelQuery, PanelQueryVariables>;
export const PlanAllocationDocument = new TypedDocumentString(`
    mutation PlanAllocation($input: PlanAllocationInput!) {
  planAllocation(input: $input) {
    __typename
    ... on AllocationPlanned {
      plan {
        id
        state
        version
      }
    }
    ... on Problem {
      code
      message
    }
    ... on AllocationConflict {
      totalConflicts
      conflicts {
        code
        message
        ids
        totalIds
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanAllocationMutation, PlanAllocationMutationVariables>;
export const ReplanAllocationDocument = new TypedDocumentString(`
    mutation ReplanAllocation($input: ReplanAllocationInput!) {
  replanAllocation(input: $input) {
    __typename
    ... on AllocationPlanned {
      plan {
        id
        state
        version
      }
    }
    ... on Problem {
      code
      message
    }
    ... on AllocationConflict {
      totalConflicts
      conflicts {
        code
        message
        ids
        totalIds
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReplanAllocationMutation, ReplanAllocationMutationVariables>;
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
    ...Session
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
    fragment Session on SignedIn {
  accessToken
  expiresAt
  refreshToken
  viewer {
    ...Person
  }
}
fragment Person on Viewer {
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
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    __typename
    ...Session
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
    fragment Session on SignedIn {
  accessToken
  expiresAt
  refreshToken
  viewer {
    ...Person
  }
}
fragment Person on Viewer {
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
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput!) {
  signOut(input: $input) {
    __typename
    ... on SignedOut {
      sessionsEnded
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
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...Person
  }
}
    fragment Person on Viewer {
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
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SpeakerRequestDocument = new TypedDocumentString(`
    query SpeakerRequest($id: ID!) {
  speakerRequest(id: $id) {
    ...AskedFor
  }
}
    fragment EachWeight on MatchingWeights {
  interest
  background
  counterStereotype
  variety
  attainability
}
fragment AskedFor on SpeakerRequest {
  id
  title
  purpose
  form
  audience {
    yearGroup
    tutorGroup
    subject
    hasNamedStudents
  }
  criteria {
    occupations
    sectors
    subjects
    sex
  }
  weights {
    ...EachWeight
  }
  accessNeeds
  isInPersonWelcome
  isOnlineWelcome
  partsOfDay
  startsOn
  endsOn
  createdAt
}`) as unknown as TypedDocumentString<SpeakerRequestQuery, SpeakerRequestQueryVariables>;
export const SpeakerRequestsDocument = new TypedDocumentString(`
    query SpeakerRequests($schoolId: ID!, $first: Int! = 20, $after: String) {
  speakerRequests(schoolId: $schoolId, first: $first, after: $after) {
    nodes {
      ...AskedFor
    }
    pageInfo {
      hasNextPage
      endCursor
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
fragment AskedFor on SpeakerRequest {
  id
  title
  purpose
  form
  audience {
    yearGroup
    tutorGroup
    subject
    hasNamedStudents
  }
  criteria {
    occupations
    sectors
    subjects
    sex
  }
  weights {
    ...EachWeight
  }
  accessNeeds
  isInPersonWelcome
  isOnlineWelcome
  partsOfDay
  startsOn
  endsOn
  createdAt
}`) as unknown as TypedDocumentString<SpeakerRequestsQuery, SpeakerRequestsQueryVariables>;
export const StudentPlacesDocument = new TypedDocumentString(`
    query StudentPlaces($id: ID!, $first: Int! = 20, $after: String) {
  student(id: $id) {
    id
    places(first: $first, after: $after) {
      nodes {
        madeAt
        offer {
          id
          title
          form
        }
        date {
          id
          startsAt
          endsAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StudentPlacesQuery, StudentPlacesQueryVariables>;
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
        ...Suggested
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Suggested on Suggestion {
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
}`) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;