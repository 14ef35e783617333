import { AccountEntity, MembershipEntity, PersonEntity } from './accounts/account.entity';
import { RefreshTokenEntity, SignInSessionEntity } from './accounts/session.entity';
import { RoleModelTraitEntity, TraitCountEntity, TraitSnapshotEntity } from './consents/trait.entity';
import { EmployerEntity } from './employers/employer.entity';
import { AuditEntryEntity, AuditSealEntity, IdempotentAnswerEntity } from './audit/audit.entity';
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
];
