import type { Ground } from '../composition';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { Competitor } from './counterfactual.types';
import { gather, type MatchingQuestion } from './matching.reads';
import type { MatchingBasis, PreparedStudent } from './prepared.types';
import { prepareRoleModel } from './prepare.engine';
import type { Candidate } from './matching.types';
import { componentValue, CRITERIA } from './score.engine';

/** Somebody as they compete before one student: only what they show counts. */
export function competitorFrom(candidate: Candidate, student: PreparedStudent, { reference }: MatchingBasis): Competitor {
  const roleModel = prepareRoleModel(candidate.profile, reference);
  return { candidate, values: CRITERIA.map((criterion) => componentValue(criterion, student, roleModel, 'ONE_STUDENT')) };
}

/** Everybody who is listed, as they compete before one student. */
export async function competitorsFor(
  ground: Ground,
  reference: CatalogueSource,
  {
    question,
    student,
  }: { readonly question: Pick<MatchingQuestion, 'schoolId' | 'requestId'>; readonly student: PreparedStudent },
): Promise<readonly Competitor[]> {
  const { candidates, basis } = await gather(ground, reference, {
    ...question,
    studentIds: [],
    purpose: null,
    roleModelIds: null,
  });
  return candidates.map((candidate) => competitorFrom(candidate, student, basis));
}
