import { RolesAndContext1790000000001 } from './1790000000001-roles-and-context';
import { Reference1790000000002 } from './1790000000002-reference';
import { Accounts1790000000003 } from './1790000000003-accounts';
import { SchoolsAndStudents1790000000004 } from './1790000000004-schools-and-students';
import { EmployersAndRoleModels1790000000005 } from './1790000000005-employers-and-role-models';
import { Encounters1790000000006 } from './1790000000006-encounters';
import { Requests1790000000007 } from './1790000000007-requests';
import { AuditAndIdempotency1790000000008 } from './1790000000008-audit-and-idempotency';
import { EventsAndJobs1790000000009 } from './1790000000009-events-and-jobs';
import { RoleModelChanges1790000000010 } from './1790000000010-role-model-changes';
import { Offers1790000000011 } from './1790000000011-offers';
import { LearnedWeights1790000000012 } from './1790000000012-learned-weights';
import { AllocationPlans1790000000013 } from './1790000000013-allocation-plans';
import { AttemptsOfPlans1790000000014 } from './1790000000014-attempts-of-plans';
import { YearGroupsOfPlans1790000000015 } from './1790000000015-year-groups-of-plans';
import { LocksOfApplying1790000000016 } from './1790000000016-locks-of-applying';
import { EncountersOfPlans1790000000017 } from './1790000000017-encounters-of-plans';
import { OrderOfLocks1790000000018 } from './1790000000018-order-of-locks';
import { BasesOfPlans1790000000019 } from './1790000000019-bases-of-plans';
import { JobsToldToNobody1790000000020 } from './1790000000020-jobs-told-to-nobody';
import { ForgetBasesOfPlans1790000000021 } from './1790000000021-forget-bases-of-plans';
import { WordOfAKind1790000000022 } from './1790000000022-word-of-a-kind';

/** In order; one that has been merged is never edited. */
export const migrations = [
  RolesAndContext1790000000001,
  Reference1790000000002,
  Accounts1790000000003,
  SchoolsAndStudents1790000000004,
  EmployersAndRoleModels1790000000005,
  Encounters1790000000006,
  Requests1790000000007,
  AuditAndIdempotency1790000000008,
  EventsAndJobs1790000000009,
  RoleModelChanges1790000000010,
  Offers1790000000011,
  LearnedWeights1790000000012,
  AllocationPlans1790000000013,
  AttemptsOfPlans1790000000014,
  YearGroupsOfPlans1790000000015,
  LocksOfApplying1790000000016,
  EncountersOfPlans1790000000017,
  OrderOfLocks1790000000018,
  BasesOfPlans1790000000019,
  JobsToldToNobody1790000000020,
  ForgetBasesOfPlans1790000000021,
  WordOfAKind1790000000022,
];
