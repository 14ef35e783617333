import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Occupation } from '../../schema/reference/occupation.type';
import { RoleModel } from '../../schema/role-models/role-model.type';
import { PageArgs } from '../../schema/shared/paging.type';
import {
  PastEncounter,
  PastEncounterConnection,
  StudentAccessNeed,
  StudentBarrier,
  StudentNeed,
  StudentTrait,
} from '../../schema/students/student-record.type';
import { Student } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import type { PastEncounterRow } from '../encounters/attended.reads';
import { Allow, signedIn } from '../platform/access';
import { dayAndId, pageOf } from '../platform/paging';
import { SCHOOL_STAFF, TRAIT_READERS } from '../platform/roles';
import type { StudentEntity } from './student.entity';
import type { StudentTraitRow } from './student.loaders';

/** The closed part of a student's record: each field says for whom of the school's staff it is. The student themself reads all of it. */
@Resolver(() => Student)
export class StudentRecordResolver {
  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @FieldResolver(() => StudentNeed, {
    nullable: true,
    description:
      'What gives them a stronger claim on an encounter; for staff of their school and themself; null where nothing is recorded',
  })
  async need(@Root() student: StudentEntity, @Ctx() context: RequestContext) {
    context.services.students.checkReader(signedIn(context), student, SCHOOL_STAFF);
    const [need] = await context.loaders.studentNeed.load(student);
    return need ?? null;
  }

  @Allow(...TRAIT_READERS, 'STUDENT')
  @FieldResolver(() => [StudentBarrier], {
    nullable: true,
    description:
      'What stands in their way and would help them across; for the careers leader, adviser and SENCO of their school, and themself',
  })
  barriers(@Root() student: StudentEntity, @Ctx() context: RequestContext) {
    context.services.students.checkReader(signedIn(context), student, TRAIT_READERS);
    return context.loaders.studentBarriers.load(student);
  }

  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @FieldResolver(() => [StudentAccessNeed], {
    nullable: true,
    description: 'Adjustments an encounter must make for them; for staff of their school and themself',
  })
  accessNeeds(@Root() student: StudentEntity, @Ctx() context: RequestContext) {
    context.services.students.checkReader(signedIn(context), student, SCHOOL_STAFF);
    return context.loaders.studentAccessNeeds.load(student);
  }

  @Allow(...TRAIT_READERS, 'STUDENT')
  @FieldResolver(() => [StudentTrait], {
    nullable: true,
    description:
      'Facts about their background; for the careers leader, adviser and SENCO of their school, and themself; every reading is recorded',
  })
  async traits(@Root() student: StudentEntity, @Ctx() context: RequestContext) {
    const viewer = signedIn(context);
    context.services.students.checkReader(viewer, student, TRAIT_READERS);
    context.audit.note({ purpose: 'STUDENT_TRAITS', schoolId: student.schoolId, studentIds: [student.id] });
    const traits = await context.loaders.studentTraits.load(student);
    return viewer.personId === student.personId ? traits : traits.filter((trait) => !isRefused(trait));
  }

  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @FieldResolver(() => PastEncounterConnection, {
    nullable: true,
    description: 'Encounters they took part in at this school, the newest first; for staff of their school and themself',
  })
  pastEncounters(@Root() student: StudentEntity, @Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    context.services.students.checkReader(signedIn(context), student, SCHOOL_STAFF);
    const { id: studentId, schoolId } = student;
    const order = { list: `pastEncounters:${studentId}`, position: ({ heldOn, id }: PastEncounterRow) => [heldOn, id] };
    return pageOf(order, page, (after, limit) =>
      context.loaders.pastEncounters.load({ schoolId, studentId, after: dayAndId(after), limit }),
    );
  }
}

/** Somebody said no: kept so that nobody else says yes, and told to the student alone, as it tells what they took back. */
const isRefused = ({ mayBeUsed, agreedBy }: StudentTraitRow): boolean => !mayBeUsed && agreedBy !== null;

@Resolver(() => PastEncounter)
export class PastEncounterResolver {
  @FieldResolver(() => [Occupation], { description: 'Occupations of those who were met' })
  async occupations(@Root() { occupationCodes }: PastEncounterRow, @Ctx() { loaders }: RequestContext) {
    const catalogue = await loaders.catalogue();
    return occupationCodes.flatMap((code) => catalogue.occupation(code) ?? []);
  }

  @FieldResolver(() => [RoleModel], { description: 'Role models who were met' })
  async roleModels(@Root() { roleModelIds }: PastEncounterRow, @Ctx() { loaders }: RequestContext) {
    const roleModels = await Promise.all(roleModelIds.map((id) => loaders.roleModel.load(id)));
    return roleModels.filter((roleModel) => roleModel !== null);
  }
}
