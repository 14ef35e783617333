import type { MatchCriteriaInput, MatchesArgs } from '../../schema/matching/match-criteria.type';
import type { Ground } from '../composition';
import { rolesAt, type Viewer } from '../platform/access';
import { Breath, PATIENCE } from '../platform/breath';
import { badInput, forbidden, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import { type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import { problemsWithCriteria } from '../requests/speaker-request.rules';
import type { SpeakerRequestService } from '../requests/speaker-request.service';
import { askForStudent, askOfRequest, NO_CRITERIA } from './ask.rules';
import { mayAskAbout, SMALLEST_AUDIENCE, standingOfReader } from './disclosure.rules';
import { MaterialAhead, materialOf } from './material-ahead.reads';
import type { MatchingMaterial } from './matching.reads';
import { rankAfter } from './rank.cursor';
import { byScore, byScoreAndLoad } from './rank-by.engine';
import {
  foundNow,
  type Moment,
  type OnFound,
  rankedCandidates,
  type Ranking,
  type RankingAsked,
  rankingOf,
  type Span,
} from './ranking.reads';
import { reachesInPieces } from './reach.engine';
import type { Standing } from './reasons.types';
import { kindOfForm, needOf } from './student-need.rules';
import { type Suggested, suggestionsFrom, suggestionsNaming } from './suggestion.reads';
import { isMoreNamed } from './wanted.rules';
import { weightsForForm, weightsOfRequest } from './weights.rules';

/** One student as the graph knows them. */
export interface AskedStudent {
  readonly id: string;
  readonly schoolId: string;
  readonly personId: string;
}

interface Question extends RankingAsked {
  readonly list: string;
  readonly standing: Standing;
  readonly material: MatchingMaterial;
  readonly moment: Moment;
  readonly wanted: SuggestionsWanted;
  readonly breath: Breath;
}

/** What the graph is asked of suggestions. */
export interface SuggestionsWanted {
  /** Whether more than who they are, their scores and load. */
  readonly isMore: boolean;
  readonly onFound?: OnFound;
}

/** Puts role models forward, for the audience of a request or for one student. Nothing is kept: each answer is worked out from how things stand. */
export class SuggestionService {
  private readonly ahead: MaterialAhead;

  constructor(
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
    private readonly requests: SpeakerRequestService,
  ) {
    this.ahead = new MaterialAhead(ground, reference);
  }

  /** By reach over the audience, the greatest first; whoever was asked a lot of late stands further down. */
  async forRequest(
    viewer: Viewer,
    request: SpeakerRequestEntity,
    page: PageRequest,
    wanted: SuggestionsWanted,
  ): Promise<Page<Suggested>> {
    const { schoolId, id: requestId } = request;
    const standing = standingOfReader(rolesAt(viewer, schoolId));
    const studentIds = await this.requests.audienceOf(request);
    const list = `suggestions:${requestId}`;
    if (standing === 'MAY_READ_TRAITS' && studentIds.length === 0) return pageOf(this.orderOf(list), page, nobody);
    if (standing === null || !mayAskAbout(standing, studentIds.length)) throw tooFew();
    this.ground.audit.expect();
    const breath = new Breath(PATIENCE);
    return this.ground.largeAudiences.run({ personId: viewer.personId, students: studentIds.length, breath }, async () =>
      this.page(await this.questionOf(request, studentIds, { list, standing, wanted, breath }), page),
    );
  }

  private async questionOf(
    request: SpeakerRequestEntity,
    studentIds: readonly string[],
    asked: Pick<Question, 'list' | 'standing' | 'wanted' | 'breath'>,
  ): Promise<Question> {
    const { schoolId, id: requestId, form } = request;
    const purpose = asked.standing === 'MAY_READ_TRAITS' ? 'SUGGESTIONS_FOR_REQUEST' : null;
    const [material, moment] = await materialOf(this.ground, this.reference, {
      asked: { schoolId, studentIds, purpose },
      requestId,
      isMore: asked.wanted.isMore,
    });
    return {
      ...asked,
      ...{ requestId, material, moment },
      ask: askOfRequest(request, { schoolId, ...audienceOf(material) }),
      weights: weightsForForm(weightsOfRequest(request) ?? material.weights, form),
      needs: material.students.map((student) => needOf(student, kindOfForm(form))),
      rankBy: byScoreAndLoad,
    };
  }

  /**
   * For who is about to look for a student and will ask `forStudent`, where `named` are the fields asked for: begins to read what that
   * needs, so that both travel as one statement. Row-level security shows no more of a student than it shows of them afterwards, and
   * `forStudent` decides whether any of it is told.
   */
  foresee(viewer: Viewer, id: string, named: ReadonlySet<string>): void {
    const schoolId = isId(id) && named.has('matches') ? schoolForeseen(viewer) : null;
    if (schoolId !== null) this.ahead.begin({ schoolId, id }, isMoreNamed(named));
  }

  /** By score for one student; for themself, and for staff who may read their traits. */
  async forStudent(
    viewer: Viewer,
    { id, schoolId, personId }: AskedStudent,
    { criteria: asked, ...page }: MatchesArgs,
    wanted: SuggestionsWanted,
  ): Promise<Page<Suggested>> {
    const standing = standingTowards(viewer, { schoolId, personId });
    const criteria = asked ?? null;
    if (criteria !== null) await this.check(criteria);
    const [material, moment] = await this.ahead.take({ schoolId, id }, wanted.isMore);
    const ask = askForStudent(
      { schoolId, ...audienceOf(material) },
      material.students[0]?.accessNeeds ?? [],
      criteria === null ? NO_CRITERIA : { ...criteria, sex: criteria.sex ?? null },
      material.today,
    );
    return this.page(
      {
        ...{ list: `matches:${id}`, requestId: null, standing, material, moment, ask },
        weights: material.weights,
        needs: [1],
        rankBy: byScore,
        wanted,
        breath: new Breath(PATIENCE),
      },
      page,
    );
  }

  private async check(criteria: MatchCriteriaInput): Promise<void> {
    const [problem] = problemsWithCriteria(criteria, await this.reference.current(this.ground.connection));
    if (problem) throw badInput(`${problem.path.join('.')} ${problem.message}.`);
  }

  private page(question: Question, page: PageRequest): Promise<Page<Suggested>> {
    const { list, material, moment } = question;
    const ranking = rankingOf(material, question);
    return pageOf(this.orderOf(list), page, (after, limit) =>
      this.suggested(question, ranking, {
        after: rankAfter(after),
        limit,
        moment,
        breath: question.breath,
        onFound: question.wanted.onFound,
      }),
    );
  }

  /** How often somebody was invited is told to nobody who reads a list, and with their load it would give their capacity away. */
  private orderOf(list: string): Order<Suggested> {
    return {
      list,
      position: ({ rank }) => [rank.value, rank.recentInvitations, rank.id],
      cipher: this.ground.cursorCipher,
    };
  }

  /** They note what they read before they search: it is written meanwhile. */
  private noted<Answer>(finding: Promise<Answer>): Promise<Answer> {
    this.ground.audit.begin();
    return finding;
  }

  private async suggested(question: Question, ranking: Ranking, span: Span): Promise<readonly Suggested[]> {
    const { standing, material, ask, rankBy, wanted } = question;
    if (!wanted.isMore) return suggestionsNaming(await this.noted(foundNow(this.ground, ranking, span)), standing);
    const ranked = await this.noted(rankedCandidates(this.ground, ranking, span));
    const roleModels = ranked.map(({ roleModel }) => roleModel);
    const reaches = await reachesInPieces(ranking.audience, roleModels, span.breath);
    const suggested = suggestionsFrom(this.ground.connection, reaches, {
      standing,
      material,
      ask,
      rankBy,
      breath: span.breath,
      candidates: ranked.map(({ candidate }) => candidate),
      students: ranking.audience.members.map(({ student }) => student),
    });
    // The next page goes on from where the list has them.
    return suggested.map((one, place) => ({ ...one, rank: ranked[place]?.rank ?? one.rank }));
  }
}

/** Who is suggested for an audience that has become empty. */
const nobody = (): Promise<readonly Suggested[]> => Promise.resolve([]);

export const tooFew = () =>
  forbidden(`Ask for at least ${SMALLEST_AUDIENCE} students at once, or ask the careers leader, who may ask for fewer.`);

/** The student's own standing, or that of staff who may read traits; to everybody else the student is not there. */
export function standingTowards(viewer: Viewer, { schoolId, personId }: Omit<AskedStudent, 'id'>): Standing {
  if (viewer.personId === personId) return 'STUDENT';
  const standing = standingOfReader(rolesAt(viewer, schoolId).filter((role) => role !== 'STUDENT'));
  if (standing === null) throw notFound('student');
  if (!mayAskAbout(standing, 1)) throw tooFew();
  return standing;
}

/** The viewer's only school, where they may ask about one student at a time; of several it is not known beforehand whose the student is. */
function schoolForeseen(viewer: Viewer): string | null {
  const [schoolId, ...others] = new Set(viewer.memberships.flatMap((one) => one.schoolId ?? []));
  if (schoolId === undefined || others.length > 0) return null;
  const standing = standingOfReader(rolesAt(viewer, schoolId));
  return standing !== null && mayAskAbout(standing, 1) ? schoolId : null;
}

export const audienceOf = ({ students, schoolPlace }: MatchingMaterial) => ({
  schoolPlace,
  yearGroups: [...new Set(students.map(({ yearGroup }) => yearGroup))].sort((one, other) => one - other),
  groupSize: students.length,
});
