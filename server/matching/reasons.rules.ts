import { backgroundSummary } from './background-reason.rules';
import { attainabilitySummary, varietySummary } from './experience-reason.rules';
import { interestSummary } from './interest-reason.rules';
import type { Contribution, Score } from './matching.types';
import type { MeetingFacts, Reader, Reason } from './reasons.types';
import { stereotypeSource, stereotypeSummary } from './stereotype-reason.rules';

/**
 * One reason per contribution of a score, in its order and with its numbers, each in a sentence this reader may be told.
 * What a role model does not show is not among the facts; what students share is told by the reader's standing.
 */
export function reasonsFor(score: Score, facts: MeetingFacts, reader: Reader): readonly Reason[] {
  return score.contributions.map((contribution) => ({
    ...contribution,
    summary: summaryOf(contribution, facts, reader),
    source: contribution.criterion === 'COUNTER_STEREOTYPE' ? stereotypeSource(contribution, facts, reader) : null,
  }));
}

function summaryOf(contribution: Contribution, facts: MeetingFacts, reader: Reader): string {
  switch (contribution.criterion) {
    case 'INTEREST':
      return interestSummary(contribution, facts, reader);
    case 'BACKGROUND':
      return backgroundSummary(contribution, facts, reader);
    case 'COUNTER_STEREOTYPE':
      return stereotypeSummary(contribution, facts, reader);
    case 'VARIETY':
      return varietySummary(contribution, facts, reader);
    case 'ATTAINABILITY':
      return attainabilitySummary(contribution, facts, reader);
  }
}
