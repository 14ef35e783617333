import { AccountEntity, MembershipEntity, PersonEntity } from './accounts/account.entity';
import { RefreshTokenEntity, SignInSessionEntity } from './accounts/session.entity';
import { AllocationPlaceEntity, AllocationPlanEntity, AllocationPlanStudentEntity } from './allocation/allocation-plan.entity';
import { RoleModelTraitEntity, TraitCountEntity, TraitSnapshotEntity } from './role-models/role-model-trait.entity';
import { EmployerEntity } from './employers/employer.entity';
import { AttendanceEntity, EncounterEntity } from './encounters/encounter.entity';
import { RoleModelBookingEntity, SessionEntity } from './encounters/session.entity';
import { OfferDateEntity, OfferEntity, OfferRoleModelEntity } from './offers/offer.entity';
import { PlaceEntity } from './offers/place.entity';
import { AuditEntryEntity, AuditSealEntity, IdempotentAnswerEntity } from './audit/audit.entity';
import { OutboxEventEntity, OutboxRetentionEntity } from './platform/events/outbox.entity';
import { JobEntity } from './platform/jobs/job.entity';
import { ActivityEntity, ActivityOccupationEntity } from './reference/activity.entity';
import { JobTitleEntity, OccupationEntity } from './reference/occupation.entity';
import { OutcodeEntity } from './reference/outcode.entity';
import { ReferenceVersionEntity } from './reference/reference-version.entity';
import { OccupationSectorEntity, SectorEntity } from './reference/sector.entity';
import { StereotypeFactEntity, WomenShareEntity } from './reference/statistic.entity';
import { SubjectEntity, SubjectOccupationEntity } from './reference/subject.entity';
import { InvitationEntity } from './requests/invitation.entity';
import { SpeakerRequestEntity, SpeakerRequestStudentEntity } from './requests/speaker-request.entity';
import {
  RoleModelAwayEntity,
  RoleModelBarrierEntity,
  RoleModelCareerEntity,
  RoleModelLoadEntity,
  RoleModelSchoolEntity,
  SchoolRoleModelExclusionEntity,
} from './role-models/role-model-parts.entity';
import { RoleModelEntity } from './role-models/role-model.entity';
import { MatchingWeightsChangeEntity } from './schools/matching-weights-change.entity';
import { SchoolEntity, SchoolSettingEntity } from './schools/school.entity';
import {
  StudentAccessNeedEntity,
  StudentActivityEntity,
  StudentAspirationEntity,
  StudentBarrierEntity,
  StudentInterestEntity,
  StudentNeedEntity,
  StudentRouteEntity,
  StudentSubjectEntity,
  StudentTraitEntity,
} from './students/student-record.entity';
import { StudentEntity } from './students/student.entity';

/** Every table's entity, for the data source and the test that compares them with the migrations. */
export const entities = [
  AccountEntity,
  MembershipEntity,
  PersonEntity,
  RefreshTokenEntity,
  SignInSessionEntity,
  AuditEntryEntity,
  AuditSealEntity,
  IdempotentAnswerEntity,
  OutboxEventEntity,
  OutboxRetentionEntity,
  JobEntity,
  AttendanceEntity,
  EncounterEntity,
  RoleModelBookingEntity,
  SessionEntity,
  SchoolEntity,
  SchoolSettingEntity,
  MatchingWeightsChangeEntity,
  StudentEntity,
  StudentAccessNeedEntity,
  StudentActivityEntity,
  StudentAspirationEntity,
  StudentBarrierEntity,
  StudentInterestEntity,
  StudentNeedEntity,
  StudentRouteEntity,
  StudentSubjectEntity,
  StudentTraitEntity,
  InvitationEntity,
  SpeakerRequestEntity,
  SpeakerRequestStudentEntity,
  ActivityEntity,
  ActivityOccupationEntity,
  JobTitleEntity,
  OccupationEntity,
  OutcodeEntity,
  ReferenceVersionEntity,
  OccupationSectorEntity,
  SectorEntity,
  StereotypeFactEntity,
  WomenShareEntity,
  SubjectEntity,
  SubjectOccupationEntity,
  EmployerEntity,
  RoleModelEntity,
  RoleModelAwayEntity,
  RoleModelBarrierEntity,
  RoleModelCareerEntity,
  RoleModelLoadEntity,
  RoleModelSchoolEntity,
  SchoolRoleModelExclusionEntity,
  RoleModelTraitEntity,
  TraitCountEntity,
  TraitSnapshotEntity,
  OfferEntity,
  OfferDateEntity,
  OfferRoleModelEntity,
  PlaceEntity,
  AllocationPlanEntity,
  AllocationPlanStudentEntity,
  AllocationPlaceEntity,
];
