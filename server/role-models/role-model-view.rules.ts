import type { Viewer } from '../platform/access';
import { comesOfAgeOn, type SchoolLeft } from './age.rules';
import type { RoleModelEntity } from './role-model.entity';

/** What somebody is to a role model. One person may be several of these. */
type Relation = 'SELF' | 'OPERATOR' | 'COORDINATOR' | 'STAFF' | 'ADULT' | 'STUDENT';

type Asking = Pick<Viewer, 'personId' | 'memberships'>;

const RELATION_OF_ROLE = {
  CAREERS_LEADER: 'STAFF',
  CAREERS_ADVISER: 'STAFF',
  TEACHER: 'STAFF',
  SUBJECT_LEAD: 'STAFF',
  SENCO: 'STAFF',
  SAFEGUARDING_LEAD: 'STAFF',
  STUDENT: 'STUDENT',
  EMPLOYER_COORDINATOR: 'ADULT',
  VOLUNTEER: 'ADULT',
  ALUMNUS: 'ADULT',
  OPERATOR: 'OPERATOR',
} as const;

function relationsTo(viewer: Asking, roleModel: Pick<RoleModelEntity, 'personId' | 'employerId'>): ReadonlySet<Relation> {
  const relations = new Set<Relation>(viewer.memberships.map(({ role }) => RELATION_OF_ROLE[role]));
  if (viewer.personId === roleModel.personId) relations.add('SELF');
  if (coordinates(viewer, roleModel.employerId)) relations.add('COORDINATOR');
  // Alumni may still go to another school: there they are a student before they are anything else.
  if (relations.has('STUDENT')) relations.delete('ADULT');
  return relations;
}

/** Whether the viewer coordinates this very employer. */
export const coordinates = (viewer: Pick<Viewer, 'memberships'>, employerId: string | null): boolean =>
  employerId !== null && viewer.memberships.some((one) => one.role === 'EMPLOYER_COORDINATOR' && one.employerId === employerId);

/**
 * Whether a role model is there for the viewer: themself, their employer's coordinator and operators always see them; others
 * once they are listed and not paused, and, where they help their own schools only or are not yet of age, at those schools.
 */
export function mayRead(
  viewer: Asking,
  roleModel: RoleModelEntity,
  at: { today: string; schools: readonly SchoolLeft[] },
): boolean {
  const relations = relationsTo(viewer, roleModel);
  if (relations.has('SELF') || relations.has('OPERATOR') || relations.has('COORDINATOR')) return true;
  if (roleModel.listing !== 'LISTED' || roleModel.isPaused) return false;
  const adultFrom = comesOfAgeOn(roleModel.turnsAdultOn, at.schools);
  if (roleModel.hereFor !== 'OWN_SCHOOLS' && (adultFrom === null || adultFrom <= at.today)) return true;
  const own = schoolsOf(viewer);
  return at.schools.some(({ schoolId, isConfirmed }) => isConfirmed && own.includes(schoolId));
}

/**
 * Whether somebody may learn that a role model went to a school: that is told of those who show it, and otherwise known to the
 * person, operators and staff of that very school.
 */
export function mayReadSchool(
  viewer: Asking | null,
  roleModel: RoleModelEntity,
  { schoolId, isShown }: { schoolId: string; isShown: boolean },
): boolean {
  if (isShown) return true;
  if (viewer === null) return false;
  const relations = relationsTo(viewer, roleModel);
  return relations.has('SELF') || relations.has('OPERATOR') || worksAt(viewer, schoolId);
}

/** Whether the viewer is staff of this very school. */
export const worksAt = ({ memberships }: Pick<Viewer, 'memberships'>, schoolId: string): boolean =>
  memberships.some((one) => one.schoolId === schoolId && RELATION_OF_ROLE[one.role] === 'STAFF');

/** Schools the viewer works at or goes to. */
export const schoolsOf = (viewer: Pick<Viewer, 'memberships'>): readonly string[] =>
  viewer.memberships.flatMap(({ role, schoolId }) =>
    schoolId !== null && ['STAFF', 'STUDENT'].includes(RELATION_OF_ROLE[role]) ? [schoolId] : [],
  );

const OWN: readonly Relation[] = ['SELF', 'OPERATOR'];
const ADULTS: readonly Relation[] = ['SELF', 'OPERATOR', 'COORDINATOR', 'STAFF', 'ADULT'];

/** Fields that are closed, and to whom they are open: everybody else reads null. */
const READERS = {
  familyName: ADULTS,
  outcode: ADULTS,
  listing: ['SELF', 'OPERATOR', 'COORDINATOR'],
  hasRecordedCheck: ['SELF', 'OPERATOR', 'STAFF'],
  hasCapacityThisMonth: ['SELF', 'OPERATOR', 'COORDINATOR', 'STAFF'],
  isPaused: OWN,
  hereFor: OWN,
  capacityPerMonth: OWN,
  travelLimitKm: OWN,
  usualSlots: OWN,
  away: OWN,
  startingLevel: OWN,
  leftSchoolOn: OWN,
  enteredFieldOn: OWN,
  unconfirmedSchools: OWN,
  version: OWN,
} as const satisfies Readonly<Record<string, readonly Relation[]>>;

export type ClosedField = keyof typeof READERS;

export function mayReadField(viewer: Asking | null, roleModel: RoleModelEntity, field: ClosedField): boolean {
  if (viewer === null) return false;
  const relations = relationsTo(viewer, roleModel);
  return READERS[field].some((reader) => relations.has(reader));
}
