import { RefreshSessionService } from './accounts/refresh-session.service';
import { SessionGrant } from './accounts/session.grant';
import { createSigningIn, type SigningIn } from './accounts/sign-in.ground';
import { SignInService } from './accounts/sign-in.service';
import { SignOutService } from './accounts/sign-out.service';
import { ViewerService } from './accounts/viewer.service';
import { AllocationPlanService } from './allocation/allocation-plan.service';
import { AllocationPlanStore } from './allocation/allocation-plan.store';
import { AllocationSolver } from './allocation/allocation.solver';
import { ApplyAllocationService } from './allocation/apply-allocation.service';
import { ApplyAllocationStore } from './allocation/apply-allocation.store';
import { ExplainAllocationService } from './allocation/explain-allocation.service';
import { PlanAllocationService } from './allocation/plan-allocation.service';
import { PlanWatch } from './allocation/plan-watch';
import { WhatIfService } from './allocation/what-if.service';
import { WhatIfTurns } from './allocation/what-if.turns';
import { AuditService, type Verified } from './audit/audit.service';
import { AuditStore } from './audit/audit.store';
import { ConsentService } from './consents/consent.service';
import { EmployerService } from './employers/employer.service';
import { EmployerStore } from './employers/employer.store';
import { ExplanationService } from './matching/explanation.service';
import type { SolvePanel } from './matching/choose-panel.engine';
import { LargeAudienceTurns } from './matching/large-audience.turns';
import { MatchingIndex } from './matching/matching.index';
import { PanelService } from './matching/panel.service';
import { solvePanel } from './matching/panel.solver';
import { SuggestionService } from './matching/suggestion.service';
import { OfferService } from './offers/offer.service';
import { OfferStore } from './offers/offer.store';
import { PlaceStore } from './offers/place.store';
import type { AuditTrail } from './platform/audit';
import type { Clock } from './platform/clock';
import { type Connection, NOBODY } from './platform/connection';
import { CursorCipher } from './platform/cursor-cipher';
import type { Database } from './platform/database';
import { Bell } from './platform/events/bell';
import { Relay } from './platform/events/relay';
import type { Logger } from './platform/logging';
import type { KeyRing } from './platform/token-keys';
import { referenceData } from './reference/reference.catalogue';
import { ReferenceService } from './reference/reference.service';
import { SpeakerRequestService } from './requests/speaker-request.service';
import { SpeakerRequestStore } from './requests/speaker-request.store';
import { OwnRoleModelService } from './role-models/own-role-model.service';
import { RoleModelTraitStore } from './role-models/role-model-trait.store';
import { RoleModelTraitsService } from './role-models/role-model-traits.service';
import { RoleModelService } from './role-models/role-model.service';
import { RoleModelStore } from './role-models/role-model.store';
import { MatchingWeightsService } from './schools/matching-weights.service';
import { MatchingWeightsStore } from './schools/matching-weights.store';
import { SchoolService } from './schools/school.service';
import { SchoolStore } from './schools/school.store';
import { StudentTraitStore } from './students/student-trait.store';
import { StudentTraitsService } from './students/student-traits.service';
import { StudentService } from './students/student.service';
import { StudentStore } from './students/student.store';

/** What lives as long as the process; the services of all requests share it. */
export interface Foundation {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signingIn: SigningIn;
  /** Rings after each commit that left events to tell or jobs to do. */
  readonly bell: Bell;
  /** Subscribe before it is started. */
  readonly relay: Relay;
  readonly index: MatchingIndex;
  readonly solvePanel: SolvePanel;
  /** For questions that are answered while somebody waits; plans are worked out by another, of the jobs. */
  readonly solver: AllocationSolver;
  readonly whatIfTurns: WhatIfTurns;
  readonly largeAudiences: LargeAudienceTurns;
  readonly planWatch: PlanWatch;
  readonly cursorCipher: CursorCipher;
}

interface Given {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly log: Logger;
  /** Where another is wanted than one that gives up while somebody waits. */
  readonly solvePanel?: SolvePanel;
}

/** Make one for each process. Nothing in it runs by itself until `start/` starts it. */
export function createFoundation(given: Given): Foundation {
  const { database, clock, log } = given;
  const bell = new Bell({ database, log });
  const relay = new Relay({ database, bell, log });
  const index = new MatchingIndex({ database, relay, clock }, referenceData);
  return {
    database,
    clock,
    log,
    signingIn: createSigningIn(given),
    bell,
    relay,
    index,
    solvePanel: given.solvePanel ?? solvePanel,
    solver: new AllocationSolver(),
    whatIfTurns: new WhatIfTurns(),
    largeAudiences: new LargeAudienceTurns(),
    planWatch: new PlanWatch(relay),
    cursorCipher: new CursorCipher(given.keys),
  };
}

/** What every service may stand on: the way to the database, the time, and the trail of sensitive reads. */
export interface Ground {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly signingIn: SigningIn;
  /** Role models for matching, kept in memory. */
  readonly index: MatchingIndex;
  readonly solvePanel: SolvePanel;
  readonly solver: AllocationSolver;
  readonly whatIfTurns: WhatIfTurns;
  readonly largeAudiences: LargeAudienceTurns;
  /** For cursors that hold what their list does not tell. */
  readonly cursorCipher: CursorCipher;
}

export type Services = ReturnType<typeof createServices>;

/** The one place where services meet their stores. */
export function createServices(ground: Ground) {
  const { connection, signingIn } = ground;
  const roleModels = new RoleModelStore(connection);
  const viewers = new ViewerService(signingIn.database);
  const grant = new SessionGrant(signingIn, viewers);
  const students = new StudentService(new StudentStore(connection), ground, referenceData);
  const speakerRequests = new SpeakerRequestService(new SpeakerRequestStore(connection), ground, referenceData);
  const studentTraits = new StudentTraitsService(new StudentTraitStore(connection), students, ground, referenceData);
  const roleModelTraits = new RoleModelTraitStore(connection);
  const roleModelService = new RoleModelService(roleModels, roleModelTraits, ground, referenceData);
  const schools = new SchoolService(new SchoolStore(connection));
  return {
    viewers,
    signIns: new SignInService(signingIn, grant),
    sessionRefreshes: new RefreshSessionService(signingIn, grant),
    signOuts: new SignOutService(signingIn),
    schools,
    matchingWeights: new MatchingWeightsService(new MatchingWeightsStore(connection), ground),
    students,
    studentTraits,
    reference: new ReferenceService(connection, referenceData),
    employers: new EmployerService(new EmployerStore(connection), connection, referenceData),
    roleModels: roleModelService,
    offers: new OfferService(new OfferStore(connection), ground, referenceData, { roleModels: roleModelService, schools }),
    ...allocationServices(ground),
    speakerRequests,
    suggestions: new SuggestionService(ground, referenceData, speakerRequests),
    panels: new PanelService(ground, referenceData, speakerRequests),
    explanations: new ExplanationService(ground, referenceData, {
      students,
      requests: speakerRequests,
      roleModels: roleModelService,
    }),
    ownRoleModels: new OwnRoleModelService(roleModels, ground, referenceData),
    consents: new ConsentService(studentTraits, new RoleModelTraitsService(roleModels, roleModelTraits, ground, referenceData)),
  };
}

function allocationServices(ground: Ground) {
  const { connection } = ground;
  const plans = new AllocationPlanStore(connection);
  const allocationPlans = new AllocationPlanService(plans, ground);
  const applying = { store: new ApplyAllocationStore(connection), places: new PlaceStore(connection) };
  return {
    allocationPlans,
    planAllocations: new PlanAllocationService(plans, ground, referenceData, allocationPlans),
    applyAllocations: new ApplyAllocationService(applying.store, applying.places, ground, allocationPlans),
    whatIfs: new WhatIfService(allocationPlans, plans, ground, referenceData),
    explainAllocations: new ExplainAllocationService(allocationPlans, ground),
  };
}

/** Counts anew how common each trait is among listed role models. */
export const remakeTraitCounts = (database: Database): Promise<void> =>
  database.writing(NOBODY, (connection) => new RoleModelTraitStore(connection).remakeCounts());

/** As `remakeTraitCounts`, unless that was done since the night. */
export const remakeTraitCountsOncePerNight = (database: Database): Promise<void> =>
  database.writing(NOBODY, (connection) => new RoleModelTraitStore(connection).remakeCountsOncePerNight());

/** Chains what was written to the audit trail since the last time; answers how many entries. */
export const sealAudit = (database: Database): Promise<number> =>
  database.as('firsthand_jobs', (connection) => new AuditService(new AuditStore(connection)).seal());

/** Checks every chain of the audit trail, in many short reads of the jobs role. */
export const verifyAudit = (database: Database): Promise<Verified> =>
  new AuditService(new AuditStore(database.reading(NOBODY, 'firsthand_jobs'))).verify();
