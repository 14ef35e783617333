import { newId } from '../../server/platform/identifiers';
import type { Planting } from '../support/planting';

export interface EncounterToPlant {
  readonly heldOn?: string;
  readonly kind?: 'EMPLOYER' | 'WORKPLACE' | 'PROVIDER';
  readonly state?: string;
  readonly status?: string;
  readonly isMeaningful?: boolean;
  readonly form?: string;
  /** Who was met, and as what. */
  readonly met?: readonly { roleModelId: string; occupation: string }[];
}

const USUAL = {
  heldOn: '2026-09-15',
  kind: 'EMPLOYER',
  state: 'DELIVERED',
  status: 'PRESENT',
  isMeaningful: true,
  form: 'TALK',
  met: [],
} as const;

/** A delivered encounter of one school, with these students present unless said otherwise. */
export async function plantEncounter(
  plant: Planting,
  schoolId: string,
  studentIds: readonly string[],
  encounter: EncounterToPlant = {},
): Promise<string> {
  const { heldOn, kind, state, status, isMeaningful, form, met } = { ...USUAL, ...encounter };
  const [id, sessionId] = [newId(), newId()];
  const [starts_at, ends_at] = [`${heldOn}T10:00:00Z`, `${heldOn}T11:00:00Z`];
  await plant.row('session', { id: sessionId, form, starts_at, ends_at, is_online: false });
  for (const { roleModelId, occupation } of met) {
    const during = `[${starts_at},${ends_at})`;
    await plant.row('role_model_booking', {
      session_id: sessionId,
      role_model_id: roleModelId,
      occupation_code: occupation,
      during,
    });
  }
  const columns = { id, school_id: schoolId, session_id: sessionId, state, kind, held_on: heldOn, is_meaningful: isMeaningful };
  await plant.row('encounter', columns, [schoolId]);
  for (const student_id of studentIds)
    await plant.row('attendance', { school_id: schoolId, encounter_id: id, student_id, status }, [schoolId]);
  return id;
}

/** One row in every table of what is known of a student (their need is planted with them). */
export async function plantRecord(plant: Planting, schoolId: string, studentId: string): Promise<void> {
  const rows: Readonly<Record<string, object>> = {
    student_interest: { kind: 'SUBJECT', code: 'physics', strength: 'VERY' },
    student_aspiration: { occupation_code: '2121' },
    student_subject: { subject_code: 'physics', predicted_grade: '7' },
    student_activity: { activity_code: await anyActivity(plant) },
    student_route: { route: 'APPRENTICESHIP' },
    student_barrier: { kind: 'CONFIDENCE', bridge: 'Meet somebody like them', recorded_by: newId() },
    student_access_need: { need: 'QUIET_SPACE', note: 'Near the door' },
  };
  for (const [table, columns] of Object.entries(rows))
    await plant.row(table, { school_id: schoolId, student_id: studentId, ...columns }, [schoolId]);
  await plantTrait(plant, schoolId, studentId, { kind: 'SEX', value: 'FEMALE' });
}

export interface TraitToPlant {
  readonly kind: string;
  readonly value: string;
  readonly mayBeUsed?: boolean;
}

export async function plantTrait(plant: Planting, schoolId: string, studentId: string, trait: TraitToPlant): Promise<void> {
  const { kind, value, mayBeUsed = true } = trait;
  const columns = { school_id: schoolId, student_id: studentId, kind, value, may_be_used: mayBeUsed, recorded_by: newId() };
  const agreed = mayBeUsed ? { agreed_by: 'STUDENT', agreed_at: '2026-01-01T00:00:00Z' } : {};
  await plant.row('student_trait', { ...columns, ...agreed }, [schoolId]);
}

export async function anyActivity(plant: Planting): Promise<string> {
  const [activity] = await plant.sql(`SELECT code FROM activity ORDER BY code LIMIT 1`);
  return activity.code as string;
}
