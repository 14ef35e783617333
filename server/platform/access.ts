import { Authorized, Extensions, type AuthChecker } from 'type-graphql';
import type { Tenant } from './connection';
import { Fault, forbidden, notFound } from './faults';
import { isStaff, type RoleKey, SCHOOL_STAFF } from './roles';
import { WORK } from './web/cost';

/**
 * Who may call an operation: anybody, whoever is signed in, adults (`isAdult`), or holders of a role. Which rows they may touch is
 * for the service to decide.
 */
export type AccessRule = 'anyone' | 'signedIn' | 'adults' | RoleKey;

export interface Membership {
  readonly id: string;
  readonly role: RoleKey;
  readonly schoolId: string | null;
  readonly employerId: string | null;
}

/** Who asks. Made afresh for each request; memberships are those of now, not of when the token was issued. */
export interface Viewer {
  readonly personId: string;
  readonly sessionId: string;
  readonly memberships: readonly Membership[];
}

/** Declares who may call a root field, or read a closed field. Every root field needs one; a contract test looks. */
export function Allow(...rules: readonly AccessRule[]): MethodDecorator & PropertyDecorator {
  const decorate = (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => {
    Authorized<AccessRule>(...rules)(target, key as string, descriptor as never);
    Extensions({ allow: rules })(target, key as string, descriptor as never);
  };
  return decorate;
}

/** Declares that a field takes as much work to answer as so many objects: what one operation may ask for is bounded by it. */
export const Work = (objects: number): MethodDecorator & PropertyDecorator => Extensions({ [WORK]: objects });

export const checkAccess: AuthChecker<{ viewer: Viewer | null }, AccessRule> = ({ context: { viewer } }, rules) => {
  if (rules.includes('anyone')) return true;
  if (viewer === null) throw unauthenticated();
  if (rules.includes('signedIn') || viewer.memberships.some(({ role }) => rules.includes(role))) return true;
  if (rules.includes('adults') && isAdult(viewer)) return true;
  throw forbidden(`This is for ${inWords(rules)}; none of your roles is among them.`);
};

/** Staff, employers, volunteers and alumni. Who goes to a school is none, whatever else they are: an alumnus may still be at their next school. */
const isAdult = ({ memberships }: Pick<Viewer, 'memberships'>): boolean =>
  memberships.length > 0 && memberships.every(({ role }) => role !== 'STUDENT');

export function signedIn({ viewer }: { viewer: Viewer | null }): Viewer {
  if (viewer === null) throw unauthenticated();
  return viewer;
}

/** The row check of staff: throws NOT_FOUND where the viewer is no staff of the school, FORBIDDEN where their role there does not do. */
export function actingFor(viewer: Viewer, schoolId: string, roles: readonly RoleKey[] = SCHOOL_STAFF): void {
  const there = viewer.memberships.filter((one) => one.schoolId === schoolId && isStaff(one.role));
  if (there.length === 0) throw notFound('school');
  if (!there.some(({ role }) => roles.includes(role))) throw forbidden(`At this school, this is for its ${inWords(roles)}.`);
}

export const rolesAt = (viewer: Viewer, schoolId: string): readonly RoleKey[] =>
  viewer.memberships.filter((one) => one.schoolId === schoolId).map(({ role }) => role);

/** What row-level security is told of a viewer: only staff carry their schools; a student reads by their person alone. */
export const tenantOf = (viewer: Viewer | null): Tenant => ({
  personId: viewer?.personId ?? null,
  schoolIds: [
    ...new Set((viewer?.memberships ?? []).flatMap((one) => (one.schoolId !== null && isStaff(one.role) ? [one.schoolId] : []))),
  ],
});

const unauthenticated = () =>
  new Fault('UNAUTHENTICATED', 'Sign in first: send `Authorization: Bearer` with the access token of `signIn`.');

const NAMES: Readonly<Partial<Record<AccessRule, string>>> = {
  adults: 'staff, employers, volunteers and alumni',
  SENCO: 'SENCOs',
  ALUMNUS: 'alumni',
};
const LIST = new Intl.ListFormat('en-GB');

const inWords = (rules: readonly AccessRule[]): string =>
  LIST.format(rules.map((rule) => NAMES[rule] ?? `${rule.toLowerCase().replaceAll('_', ' ')}s`));
