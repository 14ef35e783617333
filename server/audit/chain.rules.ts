import { createHash } from 'node:crypto';
import type { AuditEntryEntity } from './audit.entity';

/** Chain of entries that belong to no school. */
export const NO_SCHOOL = '00000000-0000-0000-0000-000000000000';

export const chainOf = ({ schoolId }: Pick<AuditEntryEntity, 'schoolId'>): string => schoolId ?? NO_SCHOOL;

/** SHA-256 over the hash before and everything an entry says: a change to any entry breaks every seal after it. */
export function sealOf(previous: Buffer | null, entry: Omit<AuditEntryEntity, 'writtenAt' | 'isSealed'>): Buffer {
  const { id, at, personId, schoolId, purpose, requestId, studentIds } = entry;
  const said = JSON.stringify([id, at.toISOString(), personId, schoolId, purpose, requestId, [...studentIds].sort()]);
  return createHash('sha256')
    .update(previous ?? Buffer.alloc(32))
    .update(said)
    .digest();
}
