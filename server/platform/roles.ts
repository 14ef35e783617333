import type { Role } from '../../schema/accounts/role.type';

export type RoleKey = `${Role}`;

export const SCHOOL_STAFF = [
  'CAREERS_LEADER',
  'CAREERS_ADVISER',
  'TEACHER',
  'SUBJECT_LEAD',
  'SENCO',
  'SAFEGUARDING_LEAD',
] as const;

/** Staff who may read a student's traits, and so see matching for one student. */
export const TRAIT_READERS = ['CAREERS_LEADER', 'CAREERS_ADVISER', 'SENCO'] as const;

/** Staff who plan for a whole school and apply what they planned; the SENCO reads, as whoever may read the individuals does. */
export const PLANNERS = ['CAREERS_LEADER', 'CAREERS_ADVISER'] as const;

export const isStaff = (role: RoleKey): boolean => (SCHOOL_STAFF as readonly RoleKey[]).includes(role);

export const mayReadTraits = (role: RoleKey): boolean => (TRAIT_READERS as readonly RoleKey[]).includes(role);
