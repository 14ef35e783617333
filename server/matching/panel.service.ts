import type { Ground } from '../composition';
import { rolesAt, type Viewer } from '../platform/access';
import { Breath, PATIENCE } from '../platform/breath';
import { badInput } from '../platform/faults';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import type { SpeakerRequestService } from '../requests/speaker-request.service';
import { askOfRequest } from './ask.rules';
import { choosePanel, withinWhole } from './choose-panel.engine';
import { mayAskAbout, standingOfReader } from './disclosure.rules';
import { gather, type MatchingMaterial } from './matching.reads';
import { panelShape } from './panel-coverage.engine';
import { panelPool, standingInPanel } from './panel-pool.rules';
import { panelPoolFor } from './panel-pool.reads';
import { isWorthless, panelMatrixInPieces } from './panel.engine';
import { LARGEST_PANEL, panelInWords } from './panel.rules';
import type { ChosenPanel, PanelWanted, UnmetWish } from './panel.types';
import { byScore, byScoreAndLoad } from './rank-by.engine';
import { rankingOf } from './ranking.reads';
import { reachesInPieces } from './reach.engine';
import type { Standing } from './reasons.types';
import { kindOfForm, needOf } from './student-need.rules';
import { type Suggested, suggestionsFrom } from './suggestion.reads';
import { audienceOf, tooFew } from './suggestion.service';
import { weightsForForm, weightsOfRequest } from './weights.rules';

/** Source of a `Panel` in the graph. */
export interface PanelTold extends Pick<ChosenPanel, 'value' | 'gap' | 'method'> {
  readonly suggestions: readonly Suggested[];
  readonly guarantee: string;
  readonly unmet: readonly UnmetWish[];
  readonly warnings: readonly string[];
}

/** Chooses role models who together speak to as much of an audience as can be. */
export class PanelService {
  constructor(
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
    private readonly requests: SpeakerRequestService,
  ) {}

  /** For the audience of a request. Told as suggestions are: to those who may not read traits, of five students or more. */
  async forRequest(viewer: Viewer, request: SpeakerRequestEntity, wanted: PanelWanted): Promise<PanelTold> {
    const { schoolId } = request;
    if (wanted.size < 1 || wanted.size > LARGEST_PANEL) throw badInput(`Ask for a panel of 1 to ${LARGEST_PANEL} people.`);
    const standing = standingOfReader(rolesAt(viewer, schoolId));
    const studentIds = await this.requests.audienceOf(request);
    if (standing === 'MAY_READ_TRAITS' && studentIds.length === 0) return NOBODY_TO_MEET;
    if (standing === null || !mayAskAbout(standing, studentIds.length)) throw tooFew();
    const breath = new Breath(PATIENCE);
    const question = { personId: viewer.personId, students: studentIds.length, breath };
    return this.ground.largeAudiences.run(question, async () => {
      const purpose = standing === 'MAY_READ_TRAITS' ? 'PANEL_FOR_REQUEST' : null;
      const material = await gather(this.ground, this.reference, { schoolId, studentIds, purpose });
      return this.choose(material, { request, standing, wanted, breath });
    });
  }

  private async choose(material: MatchingMaterial, asked: PanelAsked): Promise<PanelTold> {
    const { request, wanted, standing, breath } = asked;
    const { basis } = material;
    const ask = askOfRequest(request, { schoolId: request.schoolId, ...audienceOf(material) });
    const ranking = rankingOf(material, {
      ...{ ask, requestId: request.id, rankBy: byScore },
      weights: weightsForForm(weightsOfRequest(request) ?? material.weights, request.form),
      needs: material.students.map((student) => needOf(student, kindOfForm(request.form))),
    });
    const { occupations: namedOccupations } = ask.criteria;
    const pool = await panelPoolFor(this.ground, ranking, {
      ...wanted,
      breath,
      standing: standingInPanel({ reference: basis.reference.source, namedOccupations }),
    });
    const candidates = panelPool(pool.roleModels, { facts: pool.facts, reference: basis.reference.source, namedOccupations });
    const shape = panelShape(candidates, wanted.size, wanted.coverage);
    const matrix = await panelMatrixInPieces(ranking.audience, candidates, breath);
    const ofPool = await choosePanel(matrix, shape, this.ground.solvePanel);
    const chosen = pool.cut === null ? ofPool : withinWhole(ofPool, matrix, shape.size, pool.cut.most);
    const panel = chosen.members.flatMap((index) => candidates[index] ?? []);
    const told = {
      ...{ candidates, shape, lookedAt: pool.cut?.lookedAt ?? null },
      ...{ isWorthless: isWorthless(matrix), reference: basis.reference.source },
    };
    const reaches = await reachesInPieces(
      ranking.audience,
      panel.map(({ roleModel }) => roleModel),
      breath,
    );
    return {
      suggestions: suggestionsFrom(this.ground.connection, reaches, {
        ...{ standing, material, ask, breath, candidates: pool.candidates, rankBy: byScoreAndLoad },
        students: ranking.audience.members.map(({ student }) => student),
      }),
      ...{ value: chosen.value, gap: chosen.gap, method: chosen.method },
      ...panelInWords(chosen, told, wanted),
    };
  }
}

const NOBODY_TO_MEET: PanelTold = {
  suggestions: [],
  value: 0,
  gap: 0,
  method: 'GREEDY',
  guarantee: 'There is nobody to choose a panel for, so nothing was chosen.',
  unmet: [],
  warnings: ['There are no students in the audience of this request. Change whom it is for to get a panel.'],
};

interface PanelAsked {
  readonly request: SpeakerRequestEntity;
  readonly standing: Standing;
  readonly wanted: PanelWanted;
  readonly breath: Breath;
}
