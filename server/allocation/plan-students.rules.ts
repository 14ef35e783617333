import { prepareStudent } from '../matching/prepare.engine';
import type { MatchingBasis } from '../matching/prepared.types';
import type { Weights } from '../matching/matching.types';
import { spreadWeights } from '../matching/score.engine';
import { kindOfForm, needOf } from '../matching/student-need.rules';
import { weightsForForm } from '../matching/weights.rules';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { StudentFacts } from '../students/student-profiles.reads';
import type { AllocationStudent } from './allocation.types';
import type { Commitment } from './commitments.reads';
import type { ScoredStudent } from './pair-score.engine';
import type { StudentLabels } from './report.types';

/** A student as a plan sees them: for the solver, for the scores, and for the report. */
export interface PlanStudent extends AllocationStudent, ScoredStudent {
  readonly labels: StudentLabels;
  readonly commitments: readonly Commitment[];
  /** Digest of what is recorded of them; null where that was gone meanwhile. */
  readonly basis: string | null;
}

export interface PlanTerms {
  readonly basis: MatchingBasis;
  readonly weights: Weights;
  /** Of the dates the plan may use. */
  readonly forms: readonly `${EncounterForm}`[];
  readonly hasPositiveAction: boolean;
}

/**
 * Their need is the greatest over the kinds of encounter the plan can give; what they had is what counted of those kinds, with what
 * they are already to have of them, so that two plans in a row do not serve the same students.
 */
export function planStudent(
  facts: StudentFacts,
  { commitments, basis: recorded }: Pick<PlanStudent, 'commitments' | 'basis'>,
  terms: PlanTerms,
): PlanStudent {
  const { basis, weights, forms, hasPositiveAction } = terms;
  const kinds = [...new Set(forms.map(kindOfForm))];
  const { profile, yearGroup, accessNeeds, meaningfulEncounters } = facts;
  const prepared = prepareStudent(hasPositiveAction ? profile : { ...profile, traits: [], sex: null }, basis);
  const had = kinds.reduce(
    (sum, kind) => sum + meaningfulEncounters[kind] + commitments.filter((one) => one.kind === kind).length,
    0,
  );
  return {
    id: profile.id,
    need: Math.max(...kinds.map((kind) => needOf(facts, kind)), LEAST_NEED),
    had,
    yearGroup,
    accessNeeds,
    prepared,
    spread: spreadWeights(prepared, weights),
    spreadRepeating: spreadWeights(prepared, weightsForForm(weights, 'PROJECT')),
    busy: commitments.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() })),
    heldOffers: new Set(commitments.flatMap(({ offerId }) => offerId ?? [])),
    labels: { id: profile.id, needGroup: needGroupOf(had), sex: profile.sex, hasSend: facts.needFlags.hasSend },
    commitments,
    basis: recorded,
  };
}

const LEAST_NEED = 0.15;

const needGroupOf = (had: number): string => (had >= 4 ? '4 or more so far' : `${had} so far`);
