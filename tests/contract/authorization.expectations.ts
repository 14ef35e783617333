import { type RoleKey, SCHOOL_STAFF, TRAIT_READERS } from '../../server/platform/roles';

export type Asker = RoleKey | 'NOBODY';

/**
 * What an asker gets: an error's code; else the `__typename` of the answer where the operation asks for it, of the success
 * type (`SpeakerRequestCreated`) as of a refusal; else `ok`.
 */
type Expected = string;

/** For each outcome, who gets it. Together the lists name every asker once. */
type Expectation = Readonly<Record<Expected, readonly Asker[]>>;

export interface Operation {
  /** Named after the root field it asks for. */
  readonly text: string;
  /** When it names things of the asker's own school, or the asker's own things. */
  readonly own: Expectation;
  /** When it names those of another. */
  readonly other: Expectation;
}

const ROLE_MODELS = ['VOLUNTEER', 'ALUMNUS'] as const;
const PEOPLE = [...SCHOOL_STAFF, 'STUDENT', 'EMPLOYER_COORDINATOR', ...ROLE_MODELS, 'OPERATOR'] as const;
const EVERYBODY = [...PEOPLE, 'NOBODY'] as const;
export const ASKERS: readonly Asker[] = EVERYBODY;

const but = (...left: readonly Asker[]): readonly Asker[] => PEOPLE.filter((role) => !left.includes(role));
const nobody = { UNAUTHENTICATED: ['NOBODY'] } as const;
const always = (expectation: Expectation) => ({ own: expectation, other: expectation });
const NO_TRAITS = SCHOOL_STAFF.filter((role) => !(TRAIT_READERS as readonly RoleKey[]).includes(role));
const OUTSIDE = but(...SCHOOL_STAFF, 'STUDENT');
const PLANNERS = ['CAREERS_LEADER', 'CAREERS_ADVISER'] as const;
const ASKING_STAFF = SCHOOL_STAFF.filter((role) => role !== 'SAFEGUARDING_LEAD');

/** Every root field; a new one fails the test until it stands here. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  viewer: { text: `{ viewer { id } }`, ...always({ ok: EVERYBODY }) },
  occupations: { text: `{ occupations(first: 1) { nodes { code } } }`, ...always({ ok: EVERYBODY }) },
  subjects: { text: `{ subjects(first: 1) { nodes { code } } }`, ...always({ ok: EVERYBODY }) },
  sectors: { text: `{ sectors(first: 1) { nodes { code } } }`, ...always({ ok: EVERYBODY }) },
  activities: { text: `{ activities(first: 1) { nodes { code } } }`, ...always({ ok: EVERYBODY }) },
  school: { text: `query Q($school: ID!) { school(id: $school) { id } }`, ...always({ ok: PEOPLE, ...nobody }) },
  schools: { text: `{ schools(first: 1) { nodes { id } } }`, ...always({ ok: PEOPLE, ...nobody }) },
  employers: {
    text: `{ employers(first: 1) { nodes { id } } }`,
    ...always({ ok: but('STUDENT'), FORBIDDEN: ['STUDENT'], ...nobody }),
  },
  roleModel: { text: `query Q($roleModel: ID!) { roleModel(id: $roleModel) { id } }`, ...always({ ok: PEOPLE, ...nobody }) },
  roleModels: {
    text: `{ roleModels(first: 1) { nodes { id } } }`,
    ...always({ ok: but('STUDENT'), FORBIDDEN: ['STUDENT'], ...nobody }),
  },
  offer: {
    text: `query Q($offer: ID!) { offer(id: $offer) { id } }`,
    ...always({ ok: but('STUDENT'), FORBIDDEN: ['STUDENT'], ...nobody }),
  },
  offers: {
    text: `query Q($school: ID!) { offers(filter: { schoolId: $school }, first: 1) { nodes { id } } }`,
    ...always({ ok: but('STUDENT'), FORBIDDEN: ['STUDENT'], ...nobody }),
  },
  student: {
    text: `query Q($student: ID!) { student(id: $student) { id } }`,
    own: { ok: [...SCHOOL_STAFF, 'STUDENT'], FORBIDDEN: OUTSIDE, ...nobody },
    other: { NOT_FOUND: [...SCHOOL_STAFF, 'STUDENT'], FORBIDDEN: OUTSIDE, ...nobody },
  },
  students: {
    text: `query Q($school: ID!) { students(filter: { schoolId: $school }, first: 1) { nodes { id } } }`,
    own: { ok: [...SCHOOL_STAFF, 'STUDENT'], FORBIDDEN: OUTSIDE, ...nobody },
    other: { NOT_FOUND: [...SCHOOL_STAFF, 'STUDENT'], FORBIDDEN: OUTSIDE, ...nobody },
  },
  speakerRequest: {
    text: `query Q($request: ID!) { speakerRequest(id: $request) { id suggestions(first: 1) { nodes { score } } } }`,
    own: { ok: SCHOOL_STAFF, FORBIDDEN: but(...SCHOOL_STAFF), ...nobody },
    other: { NOT_FOUND: SCHOOL_STAFF, FORBIDDEN: but(...SCHOOL_STAFF), ...nobody },
  },
  speakerRequests: {
    text: `query Q($school: ID!) { speakerRequests(schoolId: $school, first: 1) { nodes { id } } }`,
    own: { ok: SCHOOL_STAFF, FORBIDDEN: but(...SCHOOL_STAFF), ...nobody },
    other: { NOT_FOUND: SCHOOL_STAFF, FORBIDDEN: but(...SCHOOL_STAFF), ...nobody },
  },
  explainMatch: {
    text: `query Q($student: ID!, $roleModel: ID!) { explainMatch(studentId: $student, roleModelId: $roleModel) { score } }`,
    own: { ok: [...TRAIT_READERS, 'STUDENT'], FORBIDDEN: [...NO_TRAITS, ...OUTSIDE], ...nobody },
    other: { NOT_FOUND: [...TRAIT_READERS, 'STUDENT'], FORBIDDEN: [...NO_TRAITS, ...OUTSIDE], ...nobody },
  },
  createSpeakerRequest: {
    text: `mutation M($school: ID!) { createSpeakerRequest(input: { schoolId: $school, title: "Makers", purpose: "Meet makers of things.",
      form: TALK, audience: { yearGroup: 9 }, startsOn: "2026-11-02", endsOn: "2026-11-27" }) { __typename } }`,
    own: { SpeakerRequestCreated: ASKING_STAFF, FORBIDDEN: but(...ASKING_STAFF), ...nobody },
    other: { NOT_FOUND: SCHOOL_STAFF, FORBIDDEN: but(...SCHOOL_STAFF), ...nobody },
  },
  allocationPlan: {
    text: `query Q($plan: ID!) { allocationPlan(id: $plan) { id state } }`,
    own: { ok: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
    other: { NOT_FOUND: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
  },
  allocationWhatIf: {
    text: `query Q($plan: ID!) { allocationWhatIf(planId: $plan, offerDateId: "0", extraPlaces: 1) { placesAfter } }`,
    own: { BAD_USER_INPUT: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
    other: { NOT_FOUND: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
  },
  explainAllocation: {
    text: `query Q($plan: ID!, $student: ID!) { explainAllocation(planId: $plan, studentId: $student, kind: FAIR) { summary } }`,
    own: { BAD_USER_INPUT: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
    other: { NOT_FOUND: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
  },
  allocationPlanProgressed: {
    text: `subscription S($plan: ID!) { allocationPlanProgressed(planId: $plan) { state } }`,
    own: { ok: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
    other: { NOT_FOUND: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
  },
  allocationPlans: {
    text: `query Q($school: ID!) { allocationPlans(schoolId: $school, first: 1) { nodes { id } } }`,
    own: { ok: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
    other: { NOT_FOUND: TRAIT_READERS, FORBIDDEN: but(...TRAIT_READERS), ...nobody },
  },
  planAllocation: {
    text: `mutation M($school: ID!, $offer: ID!) { planAllocation(input: { schoolId: $school, title: "Autumn", audience: { wholeSchool: true },
      offers: { offerIds: [$offer] } }) { __typename } }`,
    own: { AllocationPlanned: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
    other: { NOT_FOUND: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
  },
  replanAllocation: {
    text: `mutation M($plan: ID!) { replanAllocation(input: { planId: $plan }) { __typename } }`,
    own: { AllocationPlanned: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
    other: { NOT_FOUND: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
  },
  applyAllocation: {
    text: `mutation M($plan: ID!) { applyAllocation(input: { planId: $plan, kind: FAIR, expectedVersion: 99 }) { __typename } }`,
    own: { AllocationNotReady: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
    other: { NOT_FOUND: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
  },
  cancelAllocation: {
    text: `mutation M($donePlan: ID!) { cancelAllocation(input: { planId: $donePlan }) { __typename } }`,
    own: { AllocationFinished: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
    other: { NOT_FOUND: PLANNERS, FORBIDDEN: but(...PLANNERS), ...nobody },
  },
  setMatchingWeights: {
    text: `mutation M($school: ID!) { setMatchingWeights(input: { schoolId: $school, expectedVersion: 99 }) { __typename } }`,
    own: { StaleMatchingWeights: ['CAREERS_LEADER'], FORBIDDEN: but('CAREERS_LEADER'), ...nobody },
    other: { NOT_FOUND: ['CAREERS_LEADER'], FORBIDDEN: but('CAREERS_LEADER'), ...nobody },
  },
  undoMatchingWeights: {
    text: `mutation M($school: ID!) { undoMatchingWeights(input: { schoolId: $school, expectedVersion: 99 }) { __typename } }`,
    own: { StaleMatchingWeights: ['CAREERS_LEADER'], FORBIDDEN: but('CAREERS_LEADER'), ...nobody },
    other: { NOT_FOUND: ['CAREERS_LEADER'], FORBIDDEN: but('CAREERS_LEADER'), ...nobody },
  },
  updateMatchingConsent: {
    text: `mutation M($student: ID!, $yes: AgreedBy!) { updateMatchingConsent(input: { studentId: $student, kind: YOUNG_CARER, value: "yes",
      mayBeUsed: true, agreedBy: $yes }) { __typename } }`,
    own: {
      MatchingConsentUpdated: ['STUDENT', 'CAREERS_LEADER', 'SENCO'],
      NOT_FOUND: ROLE_MODELS,
      FORBIDDEN: but('STUDENT', 'CAREERS_LEADER', 'SENCO', ...ROLE_MODELS),
      ...nobody,
    },
    other: {
      NOT_FOUND: ['STUDENT', 'CAREERS_LEADER', 'SENCO', ...ROLE_MODELS],
      FORBIDDEN: but('STUDENT', 'CAREERS_LEADER', 'SENCO', ...ROLE_MODELS),
      ...nobody,
    },
  },
  updateRoleModelProfile: {
    text: `mutation M($roleModel: ID!) { updateRoleModelProfile(input: { roleModelId: $roleModel, expectedVersion: 99, headline: "Engineer" }) { __typename } }`,
    own: { StaleRoleModel: ROLE_MODELS, FORBIDDEN: but(...ROLE_MODELS), ...nobody },
    other: { NOT_FOUND: ROLE_MODELS, FORBIDDEN: but(...ROLE_MODELS), ...nobody },
  },
  setRoleModelAvailability: {
    text: `mutation M($roleModel: ID!) { setRoleModelAvailability(input: { roleModelId: $roleModel, expectedVersion: 99, capacityPerMonth: 1 }) { __typename } }`,
    own: { StaleRoleModel: ROLE_MODELS, FORBIDDEN: but(...ROLE_MODELS), ...nobody },
    other: { NOT_FOUND: ROLE_MODELS, FORBIDDEN: but(...ROLE_MODELS), ...nobody },
  },
  signIn: {
    text: `mutation M($email: String!) { signIn(input: { email: $email, password: "not a password of anybody" }) { __typename } }`,
    ...always({ SignInRefused: EVERYBODY }),
  },
  refreshSession: {
    text: `mutation M { refreshSession(input: { refreshToken: "${'A'.repeat(43)}" }) { __typename } }`,
    ...always({ SessionEnded: EVERYBODY }),
  },
  signOut: { text: `mutation M { signOut(input: {}) { __typename } }`, ...always({ SessionEnded: PEOPLE, ...nobody }) },
};
