import type { Ground } from '../composition';
import { dayOf } from '../platform/clock';
import { notFound } from '../platform/faults';
import type { Catalogue, CatalogueSource } from '../reference/reference.catalogue';
import { currentTraitCounts } from '../role-models/candidates.reads';
import { schoolMatchingSettings, type SchoolMatchingSettings } from '../schools/matching-settings.reads';
import { profilesOf, type StudentFacts } from '../students/student-profiles.reads';
import { preparedFor } from './matching.index';
import type { Place, Weights } from './matching.types';
import type { MatchingBasis } from './prepared.types';
import { DEFAULT_WEIGHTS } from './score.engine';

/** Everything one matching question is answered from, as it stands now. */
export interface MatchingMaterial {
  readonly today: string;
  readonly catalogue: Catalogue;
  readonly basis: MatchingBasis;
  readonly schoolPlace: Place | null;
  /** Of the school. */
  readonly oldestYearGroup: number;
  /** The school's own weights, or the defaults. */
  readonly weights: Weights;
  readonly students: readonly StudentFacts[];
}

export interface MatchingQuestion {
  readonly schoolId: string;
  readonly studentIds: readonly string[];
  /** Why students' traits are read, for the audit trail; null where the viewer may not read them, so that no number rests on them. */
  readonly purpose: string | null;
}

/**
 * Gathers what a question needs of the school and its students, in a query in one statement however many there are, where the reference
 * data and the counts of traits are those it knows.
 */
export async function gather(
  ground: Pick<Ground, 'connection' | 'audit' | 'clock'>,
  reference: CatalogueSource,
  question: MatchingQuestion,
): Promise<MatchingMaterial> {
  const { connection, audit } = ground;
  const { schoolId, studentIds, purpose } = question;
  const today = dayOf(ground.clock());
  const [settings, catalogue, students, traitCounts] = await Promise.all([
    schoolMatchingSettings(connection, schoolId),
    reference.current(connection),
    profilesOf(connection, audit, { schoolId, studentIds, purpose, today }),
    currentTraitCounts(connection),
  ]);
  if (settings === null) throw notFound('school');
  return {
    today,
    catalogue,
    basis: { reference: preparedFor(catalogue.matching), traitCounts },
    schoolPlace: catalogue.placeOf(settings.outcode),
    oldestYearGroup: settings.oldestYearGroup,
    weights: weightsOfSchool(settings),
    students,
  };
}

function weightsOfSchool({ interest, background, counterStereotype, variety, attainability }: SchoolMatchingSettings): Weights {
  if (interest === null) return DEFAULT_WEIGHTS;
  return {
    INTEREST: interest,
    BACKGROUND: background ?? 0,
    COUNTER_STEREOTYPE: counterStereotype ?? 0,
    VARIETY: variety ?? 0,
    ATTAINABILITY: attainability ?? 0,
  };
}
