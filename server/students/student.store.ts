import { meaningfulEncountersOf } from '../encounters/attended.reads';
import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { nameAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { sharedStatement, statement } from '../platform/statement';
import { wordPatterns } from '../platform/text';
import { StudentEntity } from './student.entity';

/** Which students of a school are wanted; null asks for no part. */
export interface StudentsWanted {
  readonly schoolId: string;
  /** Only enrolments of this person. */
  readonly personId: string | null;
  readonly yearGroup: number | null;
  readonly tutorGroup: string | null;
  readonly subjectCode: string | null;
  /** As `normalisedName` makes it. */
  readonly words: string | null;
  readonly mostEncounters: number | null;
  readonly includesLeft: boolean;
}

export class StudentStore {
  constructor(private readonly connection: Connection) {}

  async findInSchools(schoolIds: readonly string[], id: string): Promise<StudentEntity | null> {
    const [student] = await this.connection.tenant<StudentEntity>(FIND_IN_SCHOOLS, [schoolIds, id]);
    return student ?? null;
  }

  async findOfPerson(personId: string, id: string): Promise<StudentEntity | null> {
    const [student] = await this.connection.tenant<StudentEntity>(FIND_OF_PERSON, [personId, id]);
    return student ?? null;
  }

  async yearGroups(schoolId: string, ids: readonly string[]): Promise<number[]> {
    const rows = await this.connection.tenant<{ yearGroup: number }>(YEAR_GROUPS, [schoolId, ids]);
    return rows.map(({ yearGroup }) => yearGroup);
  }

  /** By name, family name first. */
  page(wanted: StudentsWanted, page: PageRequest): Promise<Page<StudentEntity>> {
    const { schoolId, personId, yearGroup, tutorGroup, subjectCode, words, mostEncounters, includesLeft } = wanted;
    return pageOf(byNameIn(schoolId), page, (after, limit) =>
      this.connection.tenant<StudentEntity>(PAGE, [
        schoolId,
        ...(nameAndId(after) ?? [null, null]),
        personId,
        yearGroup,
        tutorGroup,
        subjectCode,
        wordPatterns(words ?? ''),
        mostEncounters,
        includesLeft,
        limit,
      ]),
    );
  }
}

const byNameIn = (schoolId: string): Order<StudentEntity> => ({
  list: `students:${schoolId}`,
  position: ({ nameNormalised, id }) => [nameNormalised, id],
});

const COLUMNS = columnsOf(StudentEntity, 's');
const FIND_IN_SCHOOLS = sharedStatement(
  'student_find_in_schools',
  `SELECT ${COLUMNS} FROM student s WHERE s.school_id = ANY ($1::uuid[]) AND s.id = $2`,
);
const FIND_OF_PERSON = sharedStatement(
  'student_find_of_person',
  `SELECT ${COLUMNS} FROM student s WHERE s.person_id = $1 AND s.id = $2`,
);
const YEAR_GROUPS = statement(
  'student_year_groups',
  `SELECT DISTINCT s.year_group AS "yearGroup" FROM student s WHERE s.school_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY 1`,
);
const PAGE = statement(
  'students_page',
  `SELECT ${COLUMNS} FROM student s
   WHERE s.school_id = $1
     AND ($2::text IS NULL OR (s.name_normalised, s.id) > ($2::text, $3::uuid))
     AND ($4::uuid IS NULL OR s.person_id = $4)
     AND ($5::integer IS NULL OR s.year_group = $5)
     AND ($6::text IS NULL OR upper(s.tutor_group) = upper($6))
     AND ($7::text IS NULL OR EXISTS (
       SELECT FROM student_subject x WHERE x.school_id = s.school_id AND x.student_id = s.id AND x.subject_code = $7))
     AND ' ' || s.name_normalised LIKE ALL ($8::text[])
     AND ($9::integer IS NULL OR ${meaningfulEncountersOf('s')} <= $9)
     AND ($10::boolean OR s.left_on IS NULL)
   ORDER BY s.name_normalised, s.id LIMIT $11`,
);
