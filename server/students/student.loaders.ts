import DataLoader from 'dataloader';
import type { PastEncountersAsked } from '../encounters/attended.reads';
import { pastEncounters } from '../encounters/attended.reads';
import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { statement, type Statement } from '../platform/statement';
import { StudentEntity } from './student.entity';
import {
  StudentAccessNeedEntity,
  StudentActivityEntity,
  StudentAspirationEntity,
  StudentBarrierEntity,
  StudentInterestEntity,
  StudentNeedEntity,
  StudentRouteEntity,
  StudentSubjectEntity,
  type StudentTraitEntity,
} from './student-record.entity';
import { TRAITS_OF } from './student-trait.store';

/** An enrolment; its school leads every index of what is known of it. */
interface StudentKey {
  readonly schoolId: string;
  readonly id: string;
}

export type StudentTraitRow = Pick<StudentTraitEntity, 'studentId' | 'kind' | 'value' | 'mayBeUsed' | 'agreedBy' | 'agreedAt'>;

/** What is known of students: one statement for each kind of thing, however many students. */
export function studentLoaders(connection: Connection) {
  return {
    /** Row-level security leaves out whom the viewer may not see. */
    student: new DataLoader<StudentKey, StudentEntity | null, string>(
      async (keys) => {
        const ids = [keys.map(({ schoolId }) => schoolId), keys.map(({ id }) => id)];
        const found = new Map((await connection.tenant<StudentEntity>(BY_KEYS, ids)).map((student) => [student.id, student]));
        return keys.map(({ id }) => found.get(id) ?? null);
      },
      { cacheKeyFn: ({ id }) => id },
    ),
    studentNeed: partOf<StudentNeedEntity>(connection, NEED),
    studentInterests: partOf<StudentInterestEntity>(connection, INTERESTS),
    studentAspirations: partOf<StudentAspirationEntity>(connection, ASPIRATIONS),
    studentSubjects: partOf<StudentSubjectEntity>(connection, SUBJECTS),
    studentActivities: partOf<StudentActivityEntity>(connection, ACTIVITIES),
    studentRoutes: partOf<StudentRouteEntity>(connection, ROUTES),
    studentBarriers: partOf<StudentBarrierEntity>(connection, BARRIERS),
    studentAccessNeeds: partOf<StudentAccessNeedEntity>(connection, ACCESS_NEEDS),
    /** Whoever loads them notes it in the audit trail. */
    studentTraits: ofStudents<StudentTraitRow>((ids) => connection.tenant(TRAITS_OF, [ids])),
    pastEncounters: new DataLoader((asked: readonly PastEncountersAsked[]) => pastEncounters(connection, asked), {
      cache: false,
    }),
  };
}

const partOf = <Row extends { studentId: string }>(connection: Connection, select: Statement) =>
  ofStudents<Row>((ids, schoolIds) => connection.tenant(select, [schoolIds, ids]));

/** The rows of each student, in the order they were fetched. */
function ofStudents<Row extends { studentId: string }>(
  fetch: (ids: readonly string[], schoolIds: readonly string[]) => Promise<Row[]>,
) {
  return new DataLoader<StudentKey, readonly Row[], string>(
    async (students) => {
      const rows = new Map(students.map(({ id }) => [id, [] as Row[]]));
      const schoolIds = new Set(students.map(({ schoolId }) => schoolId));
      for (const row of await fetch([...rows.keys()], [...schoolIds])) rows.get(row.studentId)?.push(row);
      return students.map(({ id }) => rows.get(id) ?? []);
    },
    { cacheKeyFn: ({ id }) => id },
  );
}

const part = (table: string, entity: new () => object, order: string): Statement =>
  statement(
    `${table}_of_students`,
    `SELECT ${columnsOf(entity, 'x')} FROM ${table} x
     WHERE x.school_id = ANY ($1::uuid[]) AND x.student_id = ANY ($2::uuid[]) ORDER BY ${order}`,
  );

const BY_KEYS = statement(
  'students_by_keys',
  `SELECT ${columnsOf(StudentEntity, 's')} FROM student s WHERE s.school_id = ANY ($1::uuid[]) AND s.id = ANY ($2::uuid[])`,
);
const NEED = part('student_need', StudentNeedEntity, 'x.student_id');
const INTERESTS = part(
  'student_interest',
  StudentInterestEntity,
  `array_position('{VERY,QUITE,A_LITTLE}'::text[], x.strength), x.kind, x.code`,
);
const ASPIRATIONS = part('student_aspiration', StudentAspirationEntity, 'x.occupation_code');
const SUBJECTS = part('student_subject', StudentSubjectEntity, 'x.subject_code');
const ACTIVITIES = part('student_activity', StudentActivityEntity, 'x.activity_code');
const ROUTES = part('student_route', StudentRouteEntity, 'x.route');
const BARRIERS = part('student_barrier', StudentBarrierEntity, 'x.kind');
const ACCESS_NEEDS = part('student_access_need', StudentAccessNeedEntity, 'x.need');
