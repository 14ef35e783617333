import { newId } from '../../server/platform/identifiers';
import { plantOffer } from '../offers/planting';
import type { Planting } from '../support/planting';
import { plantEncounter, plantRecord } from './record';

export interface Planted {
  readonly schoolId: string;
  readonly studentId: string;
  readonly personId: string;
}

/** A school with at least one row in every table that holds something of it. */
export async function plantEverything(plant: Planting): Promise<Planted> {
  const schoolId = await plant.school();
  const { id: studentId, personId } = await plant.student(schoolId);
  await plantRecord(plant, schoolId, studentId);
  await plantEncounter(plant, schoolId, [studentId]);
  const leader = await plant.viewer('CAREERS_LEADER', { schoolId });
  const { id: role_model_id } = await plant.roleModel();
  const [request, at] = [newId(), '2026-10-01T09:00:00Z'];
  const common = { school_id: schoolId, starts_on: '2026-11-01', ends_on: '2026-11-02', created_at: at };
  const lists = { parts_of_day: [], access_needs: [], sectors: [], occupations: [], subjects: [] };
  const words = { title: 'Talk', purpose: 'Meet engineers', form: 'TALK', requested_by: leader.personId };
  const flags = { has_named_students: true, is_online_welcome: true, is_in_person_welcome: true };
  await plant.row('speaker_request', { id: request, ...common, ...lists, ...words, ...flags }, [schoolId]);
  await plant.row('speaker_request_student', { school_id: schoolId, request_id: request, student_id: studentId }, [schoolId]);
  const invitation = { id: newId(), school_id: schoolId, request_id: request, role_model_id, state: 'OPEN' };
  await plant.row('invitation', { ...invitation, sent_at: at, expires_at: at }, [schoolId]);
  const exclusion = { school_id: schoolId, role_model_id, reason: 'Known to us', excluded_by: leader.personId, excluded_at: at };
  await plant.row('school_role_model_exclusion', exclusion, [schoolId]);
  const { dateIds } = await plantOffer(plant, {}, [{ places_taken: 1 }]);
  const place = {
    school_id: schoolId,
    student_id: studentId,
    offer_date_id: dateIds[0],
    state: 'HELD',
    during: '[2026-11-10,2026-11-11)',
  };
  await plant.row('place', { ...place, made_by: leader.personId, made_at: at }, [schoolId]);
  await plantPlan(plant, { schoolId, studentId, madeBy: leader.personId, offerDateId: String(dateIds[0]) });
  const ownWeights = { version: 2, made_at: at, reason: 'LEARNED', responses: 30, explanation: {} };
  await plant.row('matching_weights_change', { id: newId(), school_id: schoolId, ...ownWeights }, [schoolId]);
  const entry = {
    id: newId(),
    at,
    person_id: leader.personId,
    school_id: schoolId,
    purpose: 'TEST',
    request_id: 'r',
    student_ids: [studentId],
  };
  await plant.sql(`SELECT set_config('app.person_id', $1, false)`, [leader.personId]);
  await plant.row('audit_entry', entry, [schoolId]);
  await plant.sql(`SELECT set_config('app.person_id', '', false)`);
  await plant.row('outbox_event', { id: newId(), name: 'request.made', subject_id: request, school_id: schoolId }, [schoolId]);
  await plant.row('job', { id: newId(), kind: 'test', school_id: schoolId }, [schoolId]);
  return { schoolId, studentId, personId };
}

async function plantPlan(
  plant: Planting,
  made: { readonly schoolId: string; readonly studentId: string; readonly madeBy: string; readonly offerDateId: string },
): Promise<void> {
  const { schoolId, studentId, madeBy, offerDateId } = made;
  const plan_id = newId();
  const words = { title: 'Year 9', mode: 'BEST_OF_FIT_AND_FAIR', state: 'QUEUED', stage: 'waiting', asked: {} };
  const limits = { target: 1, most_per_student: 1, time_limit_seconds: 20, job_id: newId() };
  const plan = { id: plan_id, school_id: schoolId, made_by: madeBy, made_at: '2026-10-01T09:00:00Z', ...words, ...limits };
  await plant.row('allocation_plan', plan, [schoolId]);
  const student = { school_id: schoolId, plan_id, student_id: studentId };
  await plant.row('allocation_plan_student', { ...student, need: 1, had: 0, held: [] }, [schoolId]);
  await plant.row('allocation_place', { ...student, kind: 'FAIR', offer_date_id: offerDateId, is_fixed: false }, [schoolId]);
}
