import type { StudentFilter } from '../../schema/students/student.type';
import type { Ground } from '../composition';
import { rolesAt, tenantOf, type Viewer } from '../platform/access';
import { badInput, forbidden, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { Page, PageRequest } from '../platform/paging';
import { isStaff, type RoleKey } from '../platform/roles';
import { searchWords } from '../platform/search-words';
import { given, normalisedName } from '../platform/text';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { StudentEntity } from './student.entity';
import { problemWithFilter } from './student.rules';
import type { StudentStore } from './student.store';

/** The student themself sees all of it; staff of their school what their role needs; to everybody else no student is there. */
export class StudentService {
  constructor(
    private readonly students: StudentStore,
    private readonly ground: Pick<Ground, 'connection'>,
    private readonly reference: CatalogueSource,
  ) {}

  async find(viewer: Viewer, id: string): Promise<StudentEntity> {
    if (!isId(id)) throw notFound('student');
    const { schoolIds } = tenantOf(viewer);
    const ofSchool = schoolIds.length === 0 ? null : await this.students.findInSchools(schoolIds, id);
    const student = ofSchool ?? (await this.students.findOfPerson(viewer.personId, id));
    if (student === null) throw notFound('student');
    return student;
  }

  /** Students of one school, by name. Refuses a filter that cannot be meant with BAD_USER_INPUT. */
  async list(viewer: Viewer, filter: StudentFilter, page: PageRequest): Promise<Page<StudentEntity>> {
    const roles = rolesAt(viewer, filter.schoolId).filter((role) => isStaff(role) || role === 'STUDENT');
    if (roles.length === 0) throw notFound('school');
    const personId = roles.some(isStaff) ? null : viewer.personId;
    const problem = problemWithFilter(filter);
    if (problem !== null) throw badInput(problem);
    return this.students.page(
      {
        schoolId: filter.schoolId,
        personId,
        yearGroup: filter.yearGroup ?? null,
        tutorGroup: given(filter.tutorGroup),
        subjectCode: await this.knownSubject(filter.subject ?? null),
        words: searchWords(filter.search, normalisedName),
        mostEncounters: filter.mostEncounters ?? null,
        includesLeft: filter.includesLeft,
      },
      page,
    );
  }

  /** Year groups of these students, each once, the youngest first. They must be of the school, and the viewer its staff. */
  yearGroupsOf(schoolId: string, studentIds: readonly string[]): Promise<readonly number[]> {
    return this.students.yearGroups(schoolId, studentIds);
  }

  /** Throws FORBIDDEN unless the viewer is the student themself, or has one of these roles at their school. */
  checkReader(viewer: Viewer, { personId, schoolId }: StudentEntity, roles: readonly RoleKey[]): void {
    if (viewer.personId === personId || rolesAt(viewer, schoolId).some((role) => roles.includes(role))) return;
    throw forbidden('This part of the record is for the student themself and for staff of their school whose work needs it.');
  }

  private async knownSubject(code: string | null): Promise<string | null> {
    if (code === null) return null;
    const catalogue = await this.reference.current(this.ground.connection);
    if (!catalogue.hasSubject(code)) throw badInput('`filter.subject` is not a code we know; the query `subjects` lists them.');
    return code;
  }
}
