import type { SetMatchingWeightsInput } from '../../schema/schools/set-matching-weights.type';
import type { UndoMatchingWeightsInput } from '../../schema/schools/undo-matching-weights.type';
import type { Ground } from '../composition';
import { explainLearning } from '../matching/learning-explanation.rules';
import { learnWeights } from '../matching/learning.engine';
import type { Learning, MeetingResponse } from '../matching/learning.types';
import type { Weights } from '../matching/matching.types';
import { DEFAULT_WEIGHTS } from '../matching/score.engine';
import { byFieldOfInput, weightsFrom } from '../matching/weight-names.rules';
import { areSameWeights, keptWeights, problemsWithWeights } from '../matching/weights.rules';
import { actingFor, rolesAt, type Viewer } from '../platform/access';
import { notFound } from '../platform/faults';
import { newId } from '../platform/identifiers';
import { invalid, type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { Page, PageRequest } from '../platform/paging';
import { isStaff } from '../platform/roles';
import type { MatchingWeightsChangeEntity } from './matching-weights-change.entity';
import type { MatchingWeightsStore } from './matching-weights.store';
import type { SchoolSettingEntity } from './school.entity';

/** How much each criterion counts at a school now; its own weights are null where the defaults apply. */
export interface WeightsOfSchool {
  readonly schoolId: string;
  readonly own: Weights | null;
  readonly version: number;
}

interface Changed {
  readonly matchingWeights: WeightsOfSchool;
  readonly change: MatchingWeightsChangeEntity;
}

interface Unchanged {
  readonly matchingWeights: WeightsOfSchool;
  readonly change: null;
}

type Stale = Refusal<'StaleMatchingWeights', { matchingWeights: WeightsOfSchool }>;
export type SetWeightsOutcome = Outcome<'MatchingWeightsSet', Changed | Unchanged> | Stale | InvalidInputRefusal;
export type UndoWeightsOutcome = Outcome<'MatchingWeightsUndone', Changed> | Stale | Refusal<'NothingToUndo'>;
export type LearnedOutcome = Outcome<'LEARNED', Changed> | Extract<Learning, { kind: 'UNCHANGED' }>;

/** What a change is besides who made it, when, and what was before. */
type Making = Pick<MatchingWeightsChangeEntity, 'reason' | 'madeBy' | 'weightsAfter'> &
  Partial<Pick<MatchingWeightsChangeEntity, 'responses' | 'explanation' | 'undoes'>>;

/** A school's own weights for matching: set by its careers leader, learned from answers, and undone. */
export class MatchingWeightsService {
  constructor(
    private readonly weights: MatchingWeightsStore,
    private readonly ground: Pick<Ground, 'clock'>,
  ) {}

  mayRead(viewer: Viewer, schoolId: string): boolean {
    return rolesAt(viewer, schoolId).some(isStaff);
  }

  history(viewer: Viewer, schoolId: string, page: PageRequest): Promise<Page<MatchingWeightsChangeEntity>> {
    actingFor(viewer, schoolId);
    return this.weights.history(schoolId, page);
  }

  /** Null weights go back to the defaults. Nothing is changed where these weights count already. */
  async set(viewer: Viewer, { schoolId, expectedVersion, weights }: SetMatchingWeightsInput): Promise<SetWeightsOutcome> {
    actingFor(viewer, schoolId, ['CAREERS_LEADER']);
    const setting = await this.lock(schoolId);
    if (setting.version !== expectedVersion) return stale(setting);
    const weightsAfter = weights == null ? null : weightsFrom(weights);
    const problems = weightsAfter === null ? [] : problemsWithWeights(weightsAfter, null);
    if (problems.length > 0) return invalid('These weights cannot be used; see each field.', byFieldOfInput(problems));
    if (areSameWeights(keptWeights(setting), weightsAfter))
      return { kind: 'MatchingWeightsSet', matchingWeights: weightsIn(setting), change: null };
    const changed = await this.change(setting, { reason: 'SET', madeBy: viewer.personId, weightsAfter });
    return { kind: 'MatchingWeightsSet', ...changed };
  }

  /** Takes back the latest change that still stands, so that undoing again goes back further. */
  async undo(viewer: Viewer, { schoolId, expectedVersion }: UndoMatchingWeightsInput): Promise<UndoWeightsOutcome> {
    actingFor(viewer, schoolId, ['CAREERS_LEADER']);
    const setting = await this.lock(schoolId);
    if (setting.version !== expectedVersion) return stale(setting);
    const latest = await this.weights.latestStanding(schoolId);
    if (latest === null) {
      return refuse('NothingToUndo', 'These weights were never changed, or every change was undone. Set them instead.', {});
    }
    const undone = { weightsAfter: latest.weightsBefore, undoes: latest.id };
    const changed = await this.change(setting, { reason: 'UNDONE', madeBy: viewer.personId, ...undone });
    return { kind: 'MatchingWeightsUndone', ...changed };
  }

  /**
   * Learns from answers that were not learned from before, and writes weights, change and explanation together. For whoever gathers
   * answers, in a transaction that carries the school as tenant; there is no viewer whose right could be checked.
   */
  async applyLearnedWeights(schoolId: string, responses: readonly MeetingResponse[]): Promise<LearnedOutcome> {
    const setting = await this.lock(schoolId);
    const before = keptWeights(setting) ?? DEFAULT_WEIGHTS;
    const learning = learnWeights(before, responses);
    if (learning.kind === 'UNCHANGED') return learning;
    const { weights: weightsAfter, evidence } = learning;
    const explanation = explainLearning(before, weightsAfter, evidence);
    const told = { responses: evidence.responses, explanation };
    return { kind: 'LEARNED', ...(await this.change(setting, { reason: 'LEARNED', madeBy: null, weightsAfter, ...told })) };
  }

  private async lock(schoolId: string): Promise<SchoolSettingEntity> {
    const setting = await this.weights.lockSetting(schoolId);
    if (setting === null) throw notFound('school');
    return setting;
  }

  private async change(setting: SchoolSettingEntity, making: Making): Promise<Changed> {
    const { schoolId } = setting;
    const version = setting.version + 1;
    const made = { id: newId(), schoolId, version, madeAt: this.ground.clock(), weightsBefore: keptWeights(setting) };
    const change = { responses: null, explanation: null, undoes: null, ...making, ...made };
    await this.weights.change(change);
    return { matchingWeights: { schoolId, own: change.weightsAfter, version }, change };
  }
}

export const weightsIn = (setting: SchoolSettingEntity): WeightsOfSchool => ({
  schoolId: setting.schoolId,
  own: keptWeights(setting),
  version: setting.version,
});

const stale = (setting: SchoolSettingEntity): Stale =>
  refuse(
    'StaleMatchingWeights',
    `Changed meanwhile: this is version ${setting.version}. Look at what counts now, then change it again.`,
    { matchingWeights: weightsIn(setting) },
  );
