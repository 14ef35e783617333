import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Activity } from '../../schema/reference/activity.type';
import { Occupation } from '../../schema/reference/occupation.type';
import { Subject } from '../../schema/reference/subject.type';
import { School } from '../../schema/schools/school.type';
import { Route } from '../../schema/shared/route.type';
import { StudentInterest, StudentSubject } from '../../schema/students/student-record.type';
import { Student, StudentConnection, StudentsArgs } from '../../schema/students/student.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import { fieldsBelow, namesOf } from '../platform/fields-below';
import { SCHOOL_STAFF } from '../platform/roles';
import type { StudentInterestEntity, StudentSubjectEntity } from './student-record.entity';
import type { StudentEntity } from './student.entity';

/** Fields for everybody who may read the student: staff of their school, and themself. The closed ones stand in a resolver of their own. */
@Resolver(() => Student)
export class StudentResolver {
  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @Query(() => Student, { description: 'Student of a school of the viewer, or the viewer themself' })
  student(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'ID of the student' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = signedIn(context);
    context.services.suggestions.foresee(viewer, id, namesOf(fieldsBelow(info)));
    return context.services.students.find(viewer, id);
  }

  @Allow(...SCHOOL_STAFF, 'STUDENT')
  @Query(() => StudentConnection, { description: 'Students of a school by name; a student finds only themself' })
  students(@Ctx() context: RequestContext, @Args(() => StudentsArgs) { filter, ...page }: StudentsArgs) {
    return context.services.students.list(signedIn(context), filter, page);
  }

  @FieldResolver(() => School, { description: 'School of the enrolment' })
  school(@Root() { schoolId }: StudentEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.school.load(schoolId);
  }

  @FieldResolver(() => [StudentInterest], { description: 'What interests them, the strongest first' })
  interests(@Root() student: StudentEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.studentInterests.load(student);
  }

  @FieldResolver(() => [Occupation], { description: 'Occupations they could see themself in' })
  async aspirations(@Root() student: StudentEntity, @Ctx() { loaders }: RequestContext) {
    const [rows, catalogue] = await Promise.all([loaders.studentAspirations.load(student), loaders.catalogue()]);
    return rows.flatMap(({ occupationCode }) => catalogue.occupation(occupationCode) ?? []);
  }

  @FieldResolver(() => [StudentSubject], { description: 'Subjects they take' })
  subjects(@Root() student: StudentEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.studentSubjects.load(student);
  }

  @FieldResolver(() => [Activity], { description: 'What they do at school outside lessons' })
  async activities(@Root() student: StudentEntity, @Ctx() { loaders }: RequestContext) {
    const [rows, catalogue] = await Promise.all([loaders.studentActivities.load(student), loaders.catalogue()]);
    return rows.flatMap(({ activityCode }) => catalogue.activity(activityCode) ?? []);
  }

  @FieldResolver(() => [Route], { description: 'Routes from school into work they are considering' })
  async routes(@Root() student: StudentEntity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.studentRoutes.load(student)).map(({ route }) => route);
  }
}

@Resolver(() => StudentInterest)
export class StudentInterestResolver {
  @FieldResolver(() => String, { description: 'Name of the subject, sector or occupation' })
  async title(@Root() { kind, code }: StudentInterestEntity, @Ctx() { loaders }: RequestContext): Promise<string> {
    const { titles } = await loaders.catalogue();
    const titleOf = { SUBJECT: titles.subject, SECTOR: titles.sector, OCCUPATION: titles.occupation };
    return titleOf[kind](code);
  }
}

@Resolver(() => StudentSubject)
export class StudentSubjectResolver {
  @FieldResolver(() => Subject, {
    nullable: true,
    description: 'Subject taken; null where the list of subjects no longer has it',
  })
  async subject(@Root() { subjectCode }: StudentSubjectEntity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.catalogue()).subject(subjectCode);
  }
}
