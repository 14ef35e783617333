import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

const SUGGESTION = /* GraphQL */ `
  score
  roleModel {
    id
    givenName
    employer {
      name
    }
    careers {
      jobTitle
      occupation {
        title
      }
    }
  }
  reasons {
    criterion
    weight
    value
    contribution
    summary
    source
  }
  audience {
    size
    reached
  }
  warnings
`;
export const SUGGESTIONS = `query S($id: ID!, $first: Int!, $after: String) {
  speakerRequest(id: $id) { suggestions(first: $first, after: $after) { edges { cursor } nodes { ${SUGGESTION} } pageInfo { hasNextPage endCursor } } } }`;
export const MATCHES = `query M($id: ID!, $first: Int = 20, $after: String, $criteria: MatchCriteriaInput) {
  student(id: $id) { matches(first: $first, after: $after, criteria: $criteria) { nodes { ${SUGGESTION} } pageInfo { hasNextPage endCursor } } } }`;
const CREATE = `mutation C($input: CreateSpeakerRequestInput!) { createSpeakerRequest(input: $input) {
  __typename ... on SpeakerRequestCreated { speakerRequest { id } } } }`;
export const EXPLAIN = `query E($studentId: ID!, $roleModelId: ID!, $requestId: ID) {
  explainMatch(studentId: $studentId, roleModelId: $roleModelId, requestId: $requestId) {
    isEligible failedConditions { condition explanation } score reasons { criterion contribution } roleModel { id } distanceKm } }`;

/** An answer to be compared with another: cursors are encrypted, and differ each time. */
export const withoutCursors = (data: unknown): any =>
  JSON.parse(JSON.stringify(data ?? null, (name, part: unknown) => (/cursor/i.test(name) ? undefined : part)));

export interface Suggestion {
  score: number;
  roleModel: { id: string };
  reasons: { criterion: string; contribution: number; summary: string; source: string | null }[];
  audience: { size: number; reached: number | null };
  warnings: string[];
}

/** Woman engineers, nurses, a paused one and one already asked, for a class of six who like physics. */
export async function openClass() {
  const world = await openWorld();
  const { plant } = world;
  const schoolId = await plant.school();
  const leader = await plant.viewer('CAREERS_LEADER', { schoolId });
  const students: { id: string; personId: string }[] = [];
  for (let number = 0; number < 6; number += 1) {
    const student = await plant.student(schoolId);
    students.push(student);
    const interest = { school_id: schoolId, student_id: student.id, kind: 'SUBJECT', code: 'physics', strength: 'VERY' };
    await plant.row('student_interest', interest, [schoolId]);
    await trait(world, schoolId, student.id, { kind: 'TOWN', value: 'NE1' });
  }
  const employer_id = await plant.employer();
  const engineers: string[] = [];
  for (let number = 0; number < 12; number += 1) engineers.push((await plant.roleModel({ employer_id }, '2122')).id);
  const nurse = (await plant.roleModel({ employer_id }, '2237')).id;
  await plant.sql(`INSERT INTO role_model_trait SELECT id, 'SEX', 'FEMALE', true, true, now() FROM role_model WHERE id = $1`, [
    engineers[0],
  ]);
  await plant.sql(`INSERT INTO role_model_trait SELECT id, 'TOWN', 'NE1', true, false, now() FROM role_model WHERE id = $1`, [
    engineers[1],
  ]);
  await plant.sql(`SELECT remake_trait_counts()`);
  return { world, schoolId, leader, students, engineers, nurse };
}

export async function trait(
  world: World,
  schoolId: string,
  studentId: string,
  { kind, value }: { kind: string; value: string },
): Promise<void> {
  const columns = {
    school_id: schoolId,
    student_id: studentId,
    kind,
    value,
    may_be_used: true,
    agreed_by: 'STUDENT',
    agreed_at: world.time.now,
  };
  await world.plant.row('student_trait', { ...columns, recorded_by: newId() }, [schoolId]);
}

export async function request(
  world: World,
  viewer: Viewer,
  schoolId: string,
  change: Record<string, unknown> = {},
): Promise<string> {
  const asked = {
    schoolId,
    title: 'Engineers',
    purpose: 'Meet people who build things.',
    form: 'TALK',
    audience: { yearGroup: 9 },
  };
  const { data } = await world.ask(viewer, CREATE, {
    input: { ...asked, startsOn: '2026-11-02', endsOn: '2026-11-27', ...change },
  });
  return data.createSpeakerRequest.speakerRequest.id;
}
