import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { instantAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { statement } from '../platform/statement';
import { SpeakerRequestEntity, SpeakerRequestStudentEntity } from './speaker-request.entity';

export class SpeakerRequestStore {
  constructor(private readonly connection: Connection) {}

  async insert(request: SpeakerRequestEntity, studentIds: readonly string[]): Promise<void> {
    const { id: requestId, schoolId } = request;
    await this.connection.manager.insert(SpeakerRequestEntity, request);
    if (studentIds.length === 0) return;
    await this.connection.manager.insert(
      SpeakerRequestStudentEntity,
      studentIds.map((studentId) => ({ schoolId, requestId, studentId })),
    );
  }

  async find(id: string): Promise<SpeakerRequestEntity | null> {
    const [request] = await this.connection.tenant<SpeakerRequestEntity>(FIND, [id]);
    return request ?? null;
  }

  async namedStudents({ schoolId, id }: SpeakerRequestEntity): Promise<string[]> {
    const rows = await this.connection.tenant<{ studentId: string }>(NAMED_STUDENTS, [schoolId, id]);
    return rows.map(({ studentId }) => studentId);
  }

  ofSchool(schoolId: string, page: PageRequest): Promise<Page<SpeakerRequestEntity>> {
    return pageOf(NEWEST_FIRST, page, (after, limit) => {
      const [createdAt, id] = instantAndId(after) ?? [null, null];
      return this.connection.tenant<SpeakerRequestEntity>(OF_SCHOOL, [schoolId, createdAt, id, limit]);
    });
  }
}

const COLUMNS = columnsOf(SpeakerRequestEntity, 'r');
const FIND = statement('speaker_request_find', `SELECT ${COLUMNS} FROM speaker_request r WHERE r.id = $1`);
const NAMED_STUDENTS = statement(
  'speaker_request_named_students',
  `SELECT n.student_id AS "studentId" FROM speaker_request_student n WHERE n.school_id = $1 AND n.request_id = $2`,
);
const OF_SCHOOL = statement(
  'speaker_request_of_school',
  `SELECT ${COLUMNS} FROM speaker_request r
   WHERE r.school_id = $1 AND ($2::timestamptz IS NULL OR (r.created_at, r.id) < ($2::timestamptz, $3::uuid))
   ORDER BY r.created_at DESC, r.id DESC LIMIT $4`,
);
const NEWEST_FIRST: Order<SpeakerRequestEntity> = {
  list: 'speakerRequests',
  position: ({ createdAt, id }) => [createdAt.toISOString(), id],
};
