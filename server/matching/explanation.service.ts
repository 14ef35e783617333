import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { badInput, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { SpeakerRequestService } from '../requests/speaker-request.service';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import type { StudentFacts } from '../students/student-profiles.reads';
import type { StudentService } from '../students/student.service';
import { askForStudent, askOfRequest, NO_CRITERIA } from './ask.rules';
import { explainConditions, prepareAsk } from './conditions.rules';
import { gather, type MatchingMaterial } from './matching.reads';
import type { Ask, Candidate, FailedCondition } from './matching.types';
import { prepareRoleModel, prepareStudent } from './prepare.engine';
import { rankOfReach } from './reach-page.engine';
import { prepareAudience, reachOf } from './reach.engine';
import { audienceOf, standingTowards } from './suggestion.service';
import { suggestionsFrom, type Suggested } from './suggestion.reads';
import { weightsForForm, weightsOfRequest } from './weights.rules';

/** Source of a `MatchExplanation` in the graph. */
export interface Explained extends Pick<Suggested, 'roleModelId' | 'score' | 'reasons' | 'warnings'> {
  readonly isEligible: boolean;
  readonly failedConditions: readonly FailedCondition[];
  readonly distanceKm: number | null;
}

export interface PairToExplain {
  readonly studentId: string;
  readonly roleModelId: string;
  /** Null: as in `Student.matches`, without a request. */
  readonly requestId: string | null;
}

/** Says why a role model is, or is not, put forward to one student. */
export class ExplanationService {
  constructor(
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
    private readonly services: { readonly students: StudentService; readonly requests: SpeakerRequestService },
  ) {}

  async explain(viewer: Viewer, { studentId, roleModelId, requestId }: PairToExplain): Promise<Explained> {
    const student = await this.services.students.find(viewer, studentId);
    const standing = standingTowards(viewer, student);
    if (!isId(roleModelId)) throw notFound('role model');
    const { schoolId } = student;
    const request = requestId === null ? null : await this.requestOf(viewer, requestId, schoolId);
    const material = await gather(this.ground, this.reference, {
      schoolId,
      studentIds: [studentId],
      requestId,
      roleModelIds: [roleModelId],
      purpose: 'EXPLANATION_OF_MATCH',
    });
    const pair = pairIn(material);
    const ask = await this.askOf(request, { schoolId, material, accessNeeds: pair.facts.accessNeeds });
    const { basis, today } = material;
    const prepared = prepareStudent(pair.facts.profile, basis);
    const weights = weightsForForm((request && weightsOfRequest(request)) ?? material.weights, ask.form);
    const audience = prepareAudience([{ student: prepared, need: 1 }], weights);
    const reach = reachOf(audience, prepareRoleModel(pair.candidate.profile, basis.reference));
    const telling = { standing, material, ask, students: [prepared], rankOf: rankOfReach };
    const [told] = await suggestionsFrom(this.ground.connection, [reach], telling);
    if (told === undefined) throw notFound('role model');
    const { failed, distanceKm } = explainConditions(pair.candidate, prepareAsk(ask, today, basis.reference.source));
    return { ...told, isEligible: failed.length === 0, failedConditions: failed, distanceKm };
  }

  /** What the request asks, with its whole audience; without one, what the student alone asks. */
  private async askOf(
    request: SpeakerRequestEntity | null,
    of: { schoolId: string; material: MatchingMaterial; accessNeeds: Ask['accessNeeds'] },
  ): Promise<Ask> {
    const asking = { schoolId: of.schoolId, ...audienceOf(of.material) };
    if (request === null) return askForStudent(asking, of.accessNeeds, NO_CRITERIA, of.material.today);
    return askOfRequest(request, { ...asking, groupSize: (await this.services.requests.audienceOf(request)).length });
  }

  private async requestOf(viewer: Viewer, requestId: string, schoolId: string) {
    const request = await this.services.requests.find(viewer, requestId);
    if (request.schoolId !== schoolId)
      throw badInput('This request is of another school than the student. Ask by a request of their school.');
    return request;
  }
}

/** A draft has not been offered to anybody yet: to schools it is not there. */
function pairIn({ students: [facts], candidates: [candidate] }: MatchingMaterial): { facts: StudentFacts; candidate: Candidate } {
  if (facts === undefined) throw notFound('student');
  if (candidate === undefined || candidate.listing === 'DRAFT') throw notFound('role model');
  return { facts, candidate };
}
