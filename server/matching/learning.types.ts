import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Criterion } from '../../schema/matching/criterion.type';
import type { Key, Weights } from './matching.types';

/** What one student said of one meeting, and what the score had seen in the pair. Holds nobody's name, and no words of theirs. */
export interface MeetingResponse {
  /** 1 to 5; null where it was not given. */
  readonly rating: number | null;
  /** Agreement with "someone like me could do this job", 1 to 5, before and after; null where either was not given. */
  readonly belief: { readonly before: number; readonly after: number } | null;
  /** Component values of the pair at the time, 0 to 1; null where the student had no data for it. */
  readonly components: Readonly<Record<Key<Criterion>, number | null>>;
  readonly form: Key<EncounterForm>;
}

/** How clearly one kind of answer goes with each criterion, -1 to 1; 0 where that may be chance. */
export type Links = Weights;

export interface Evidence {
  readonly responses: number;
  readonly rating: Links;
  readonly belief: Links;
}

export type Learning =
  | { readonly kind: 'LEARNED'; readonly weights: Weights; readonly evidence: Evidence }
  | { readonly kind: 'UNCHANGED'; readonly why: 'TOO_FEW' | 'NOTHING_CLEAR' | 'SET_BEYOND'; readonly responses: number };

/** Why a weight moved, or did not, in sentences for a careers leader. */
export interface LearnedCriterion {
  readonly criterion: Key<Criterion>;
  /** Weights, 0 to 1. */
  readonly before: number;
  readonly after: number;
  readonly summary: string;
}

/** Ready for a page; kept as it was told. */
export interface LearningExplanation {
  readonly responses: number;
  readonly summary: string;
  /** In the order of CRITERIA. */
  readonly criteria: readonly LearnedCriterion[];
  readonly undo: string;
}
