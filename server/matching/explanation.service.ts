import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { Breath, PATIENCE } from '../platform/breath';
import { dayOf } from '../platform/clock';
import { badInput, notFound } from '../platform/faults';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { SpeakerRequestService } from '../requests/speaker-request.service';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import { candidatesFor } from '../role-models/candidates.reads';
import type { RoleModelEntity } from '../role-models/role-model.entity';
import type { RoleModelService } from '../role-models/role-model.service';
import type { StudentEntity } from '../students/student.entity';
import type { StudentFacts } from '../students/student-profiles.reads';
import type { StudentService } from '../students/student.service';
import { askForStudent, askOfRequest, NO_CRITERIA } from './ask.rules';
import { competitorFrom, competitorsFor } from './competitors.reads';
import { explainConditions, prepareAsk } from './conditions.rules';
import { counterfactuals } from './counterfactual.rules';
import type { CounterfactualTold } from './counterfactual.types';
import { roundKm } from './distance.rules';
import { gather, type MatchingMaterial } from './matching.reads';
import type { Ask, Candidate, Eligibility, FailedCondition, Weights } from './matching.types';
import { prepareRoleModel, prepareStudent } from './prepare.engine';
import { byScore } from './rank-by.engine';
import { prepareAudience, reachOf } from './reach.engine';
import type { Standing } from './reasons.types';
import { CRITERIA, spreadWeights } from './score.engine';
import { conditionsForStudent } from './student-conditions.rules';
import { audienceOf, standingTowards } from './suggestion.service';
import { suggestionsFrom, type Suggested } from './suggestion.reads';
import { weightsForForm, weightsOfRequest } from './weights.rules';

/** Source of a `MatchExplanation` in the graph. */
export interface Explained extends Pick<Suggested, 'score' | 'reasons' | 'warnings'> {
  /** Null where the viewer may not read them at present: they are paused. */
  readonly roleModel: RoleModelEntity | null;
  readonly isEligible: boolean;
  readonly failedConditions: readonly FailedCondition[];
  /** Whole kilometres, rounded up. */
  readonly distanceKm: number | null;
  /** What would help, for staff who read traits; worked out only where it is asked for. */
  readonly counterfactuals: () => Promise<readonly CounterfactualTold[]>;
}

export interface PairToExplain {
  readonly studentId: string;
  readonly roleModelId: string;
  /** Null: as in `Student.matches`, without a request. */
  readonly requestId: string | null;
}

/** A request, and whom it is for: all of them, not the one student asked about. */
interface RequestAsked {
  readonly request: SpeakerRequestEntity;
  readonly groupSize: number;
  readonly yearGroups: readonly number[];
}

/** Says why a role model is, or is not, put forward to one student. */
export class ExplanationService {
  constructor(
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
    private readonly services: {
      readonly students: StudentService;
      readonly requests: SpeakerRequestService;
      readonly roleModels: RoleModelService;
    },
  ) {}

  /**
   * Of role models the viewer may read; staff may ask of one who is paused, and then read which conditions fail, explained, and nothing
   * else of them. Everybody else reads as not found. Students are told which conditions fail, without particulars.
   */
  async explain(viewer: Viewer, { studentId, roleModelId, requestId }: PairToExplain): Promise<Explained> {
    const student = await this.services.students.find(viewer, studentId);
    const standing = standingTowards(viewer, student);
    const mayAskOfPaused = { includesPaused: standing === 'MAY_READ_TRAITS' };
    const { roleModel, isThere } = await this.services.roleModels.findToExplain(viewer, roleModelId, mayAskOfPaused);
    const { schoolId } = student;
    const asked = requestId === null ? null : await this.requestOf(viewer, requestId, student);
    const { connection, audit, clock } = this.ground;
    const [material, candidates] = await Promise.all([
      gather(this.ground, this.reference, { schoolId, studentIds: [studentId], purpose: 'EXPLANATION_OF_MATCH' }),
      candidatesFor(connection, audit, { schoolId, requestId, roleModelIds: [roleModelId], today: dayOf(clock()) }),
    ]);
    const pair = pairIn(material, candidates);
    const ask = askOf(asked, { schoolId, material, accessNeeds: pair.facts.accessNeeds });
    const eligibility = explainConditions(pair.candidate, prepareAsk(ask, material.today, material.basis.reference.source));
    if (!isThere) return { ...conditionsTold({ ...eligibility, distanceKm: null }, [], standing), ...NOTHING_OF_THEM };
    const { score, reasons, warnings } = this.told(pair, { standing, material, ask, asked });
    const mayBeTold = standing === 'MAY_READ_TRAITS';
    return {
      roleModel,
      score,
      reasons,
      ...conditionsTold(eligibility, warnings, standing),
      counterfactuals: () => (mayBeTold ? this.whatWouldHelp(pair, { ask, asked, material, schoolId }) : none()),
    };
  }

  private async whatWouldHelp({ facts, candidate }: Pair, question: PairAsked): Promise<readonly CounterfactualTold[]> {
    const { ask, asked, schoolId, material } = question;
    const { basis, today, catalogue } = material;
    const student = prepareStudent(facts.profile, basis);
    const own = asked && weightsOfRequest(asked.request);
    const weights = own ?? material.weights;
    const competition = {
      ...{ schoolId, requestId: asked?.request.id ?? null, ask, weights, student, basis, today },
      ...{ top: FIRST, breath: new Breath(PATIENCE) },
    };
    const whyNot = {
      ...competitorFrom(candidate, student, basis),
      ask,
      yearGroup: facts.yearGroup,
      today,
      reference: basis.reference.source,
      weights,
      weightsHoldFor: own === null ? null : ask.form,
      hasData: [...spreadWeights(student, EVEN)].map((weight) => weight > 0),
      ...(await competitorsFor(this.ground, competition)),
      top: FIRST,
    };
    return counterfactuals(whyNot, catalogue);
  }

  private told({ facts, candidate }: Pair, { asked, ...telling }: Telling): Suggested {
    const { basis, weights: ofSchool } = telling.material;
    const prepared = prepareStudent(facts.profile, basis);
    const weights = weightsForForm((asked && weightsOfRequest(asked.request)) ?? ofSchool, telling.ask.form);
    const audience = prepareAudience([{ student: prepared, need: 1 }], weights);
    const reach = reachOf(audience, prepareRoleModel(candidate.profile, basis.reference));
    const [told] = suggestionsFrom(this.ground.connection, [reach], {
      ...telling,
      candidates: [candidate],
      students: [prepared],
      rankBy: byScore,
      breath: new Breath(PATIENCE),
    });
    if (told === undefined) throw notFound('role model');
    return told;
  }

  private async requestOf(viewer: Viewer, requestId: string, { id, schoolId }: StudentEntity): Promise<RequestAsked> {
    const request = await this.services.requests.find(viewer, requestId);
    if (request.schoolId !== schoolId)
      throw badInput('This request is of another school than the student. Ask by a request of their school.');
    const audience = await this.services.requests.audienceOf(request);
    if (!audience.includes(id))
      throw badInput('This student is not in the audience of this request. Ask by a request that is for them, or without one.');
    return { request, groupSize: audience.length, yearGroups: await this.services.students.yearGroupsOf(schoolId, audience) };
  }
}

/** How many are suggested first where nobody says how many. */
const FIRST = 20;

const EVEN = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 1 / CRITERIA.length])) as Weights;

const none = () => Promise.resolve([]);

/**
 * What is told of somebody who is paused besides the conditions. Their score is 0: by a request with all its weight on one criterion,
 * for a student with one interest or trait, a number would tell their work or their trait.
 */
const NOTHING_OF_THEM = { roleModel: null, score: 0, reasons: none, counterfactuals: none } as const;

interface PairAsked {
  readonly ask: Ask;
  readonly asked: RequestAsked | null;
  readonly material: MatchingMaterial;
  readonly schoolId: string;
}

interface Pair {
  readonly facts: StudentFacts;
  readonly candidate: Candidate;
}

interface Telling {
  readonly standing: Standing;
  readonly material: MatchingMaterial;
  readonly ask: Ask;
  readonly asked: RequestAsked | null;
}

/** What the request asks, with its whole audience; without one, what the student alone asks. */
function askOf(
  asked: RequestAsked | null,
  of: { schoolId: string; material: MatchingMaterial; accessNeeds: Ask['accessNeeds'] },
): Ask {
  const asking = { schoolId: of.schoolId, ...audienceOf(of.material) };
  if (asked === null) return askForStudent(asking, of.accessNeeds, NO_CRITERIA, of.material.today);
  const { request, groupSize, yearGroups } = asked;
  return askOfRequest(request, { ...asking, groupSize, yearGroups });
}

/** How far away somebody lives, and how far they would travel, is not for students to work out. */
function conditionsTold({ failed, distanceKm }: Eligibility, warnings: readonly string[], standing: Standing) {
  const isEligible = failed.length === 0;
  if (standing === 'STUDENT')
    return { isEligible, failedConditions: conditionsForStudent(failed), warnings: [], distanceKm: null };
  return { isEligible, failedConditions: failed, warnings, distanceKm: distanceKm === null ? null : roundKm(distanceKm) };
}

function pairIn({ students: [facts] }: MatchingMaterial, [candidate]: readonly Candidate[]): Pair {
  if (facts === undefined) throw notFound('student');
  if (candidate === undefined) throw notFound('role model');
  return { facts, candidate };
}
