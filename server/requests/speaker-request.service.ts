import type { MatchingWeightsInput } from '../../schema/matching/weights.type';
import type { CreateSpeakerRequestInput } from '../../schema/requests/create-speaker-request.type';
import { mayAskForFew, SMALLEST_AUDIENCE } from '../matching/disclosure.rules';
import { actingFor, rolesAt, type Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { notFound } from '../platform/faults';
import { type IdempotencyKeyReused, onceOnly } from '../platform/idempotency';
import { isId, newId } from '../platform/identifiers';
import { invalid, type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { Page, PageRequest } from '../platform/paging';
import { isStaff, SCHOOL_STAFF } from '../platform/roles';
import { given } from '../platform/text';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { audienceOf } from '../students/student-profiles.reads';
import type { Ground } from '../composition';
import type { SpeakerRequestEntity } from './speaker-request.entity';
import { problemsWithRequest, type RequestToMake } from './speaker-request.rules';
import type { SpeakerRequestStore } from './speaker-request.store';

export type CreateSpeakerRequestOutcome =
  | Outcome<'SpeakerRequestCreated', { speakerRequest: SpeakerRequestEntity }>
  | Refusal<'AudienceTooSmall', { least: number }>
  | IdempotencyKeyReused
  | InvalidInputRefusal;

/** The safeguarding lead acts on concerns and asks for no speakers. */
const ASKERS = SCHOOL_STAFF.filter((role) => role !== 'SAFEGUARDING_LEAD');

export class SpeakerRequestService {
  constructor(
    private readonly requests: SpeakerRequestStore,
    private readonly ground: Pick<Ground, 'connection' | 'clock'>,
    private readonly reference: CatalogueSource,
  ) {}

  /** Reads as not found for everybody but staff of the school that asked. */
  async find(viewer: Viewer, id: string): Promise<SpeakerRequestEntity> {
    const request = isId(id) ? await this.requests.find(id) : null;
    if (request === null || !rolesAt(viewer, request.schoolId).some(isStaff)) throw notFound('speaker request');
    return request;
  }

  ofSchool(viewer: Viewer, schoolId: string, page: PageRequest): Promise<Page<SpeakerRequestEntity>> {
    actingFor(viewer, schoolId);
    return this.requests.ofSchool(schoolId, page);
  }

  /** IDs of the students a request is for: those named, or all now enrolled who fit the rest. */
  async audienceOf(request: SpeakerRequestEntity): Promise<readonly string[]> {
    const { schoolId, yearGroup, tutorGroup, subjectCode, hasNamedStudents } = request;
    const studentIds = hasNamedStudents ? await this.requests.namedStudents(request) : null;
    return audienceOf(this.ground.connection, { schoolId, yearGroup, tutorGroup, subjectCode, studentIds });
  }

  create(viewer: Viewer, { idempotencyKey, ...toMake }: CreateSpeakerRequestInput): Promise<CreateSpeakerRequestOutcome> {
    actingFor(viewer, toMake.schoolId, ASKERS);
    return onceOnly<CreateSpeakerRequestOutcome>(this.ground.connection, {
      personId: viewer.personId,
      key: idempotencyKey,
      body: toMake,
      now: this.ground.clock(),
      run: () => this.make(viewer, toMake),
      keep: (outcome) => (outcome.kind === 'SpeakerRequestCreated' ? { id: outcome.speakerRequest.id } : null),
      restore: async (kept) => ({
        kind: 'SpeakerRequestCreated',
        speakerRequest: await this.find(viewer, (kept as { id: string }).id),
      }),
    });
  }

  private async make(viewer: Viewer, toMake: RequestToMake): Promise<CreateSpeakerRequestOutcome> {
    const now = this.ground.clock();
    const problems = problemsWithRequest(toMake, dayOf(now), await this.reference.current(this.ground.connection));
    if (problems.length > 0) return invalid('The request cannot be made as it stands; see each field.', problems);

    const { yearGroup, tutorGroup, subject: subjectCode, studentIds } = toMake.audience;
    const { schoolId } = toMake;
    const named = [...new Set(studentIds ?? [])];
    const audience = await audienceOf(this.ground.connection, {
      schoolId,
      yearGroup: yearGroup ?? null,
      tutorGroup: tutorGroup ?? null,
      subjectCode: subjectCode ?? null,
      studentIds: named.length > 0 ? named : null,
    });
    const refusal = refusalOfAudience(viewer, toMake, { named: named.length, found: audience.length });
    if (refusal !== null) return refusal;

    const speakerRequest = requestFrom(viewer, toMake, { id: newId(), createdAt: now });
    await this.requests.insert(speakerRequest, named);
    return { kind: 'SpeakerRequestCreated', speakerRequest };
  }
}

function refusalOfAudience(
  viewer: Viewer,
  { schoolId }: RequestToMake,
  { named, found }: { named: number; found: number },
): InvalidInputRefusal | Refusal<'AudienceTooSmall', { least: number }> | null {
  if (named > found) {
    const message = `${named - found} of the ${named} students named are not in this audience at this school; check their ids and the other parts`;
    return invalid('Some of the students cannot be asked for.', [{ path: ['audience', 'studentIds'], message }]);
  }
  if (found === 0) {
    return invalid('Nobody is in this audience.', [{ path: ['audience'], message: 'fits no student now enrolled; widen it' }]);
  }
  if (found >= SMALLEST_AUDIENCE || mayAskForFew(rolesAt(viewer, schoolId))) return null;
  const message = `Ask for at least ${SMALLEST_AUDIENCE} students, or ask the careers leader, who may ask for fewer.`;
  return refuse('AudienceTooSmall', message, { least: SMALLEST_AUDIENCE });
}

function requestFrom(viewer: Viewer, toMake: RequestToMake, made: { id: string; createdAt: Date }): SpeakerRequestEntity {
  const { title, purpose, audience, criteria, weights, ...rest } = toMake;
  return {
    ...made,
    ...rest,
    requestedBy: viewer.personId,
    title: title.trim(),
    purpose: purpose.trim(),
    partsOfDay: distinct(toMake.partsOfDay),
    accessNeeds: distinct(toMake.accessNeeds),
    ...audienceColumns(audience),
    ...criteriaColumns(criteria),
    ...weightColumns(weights),
    version: 1,
  };
}

/** Said twice is said once; a list that only repeats itself has no bound otherwise. */
const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const audienceColumns = ({ yearGroup, tutorGroup, subject, studentIds }: RequestToMake['audience']) => ({
  yearGroup: yearGroup ?? null,
  tutorGroup: given(tutorGroup),
  subjectCode: subject ?? null,
  hasNamedStudents: (studentIds ?? []).length > 0,
});

const criteriaColumns = (criteria: RequestToMake['criteria']) => ({
  sectors: distinct(criteria?.sectors ?? []),
  occupations: distinct(criteria?.occupations ?? []),
  subjects: distinct(criteria?.subjects ?? []),
  sex: criteria?.sex ?? null,
});

const weightColumns = (weights: RequestToMake['weights']) => ({
  interestWeight: null,
  backgroundWeight: null,
  counterStereotypeWeight: null,
  varietyWeight: null,
  attainabilityWeight: null,
  ...(weights && columnsOfWeights(weights)),
});

const columnsOfWeights = ({ interest, background, counterStereotype, variety, attainability }: MatchingWeightsInput) => ({
  interestWeight: interest,
  backgroundWeight: background,
  counterStereotypeWeight: counterStereotype,
  varietyWeight: variety,
  attainabilityWeight: attainability,
});
