import type { Ground } from '../composition';
import { dayOf } from '../platform/clock';
import { notFound } from '../platform/faults';
import type { Catalogue, CatalogueSource } from '../reference/reference.catalogue';
import { candidatesFor, traitCounts } from '../role-models/candidates.reads';
import { schoolMatchingSettings, type SchoolMatchingSettings } from '../schools/matching-settings.reads';
import { profilesOf, type StudentFacts } from '../students/student-profiles.reads';
import type { Candidate, MatchingReference, Place, Weights } from './matching.types';
import { prepareReference } from './prepare.engine';
import type { MatchingBasis, PreparedReference } from './prepared.types';
import { DEFAULT_WEIGHTS } from './score.engine';

/** Everything one matching question is answered from, as it stands now. */
export interface MatchingMaterial {
  readonly today: string;
  readonly catalogue: Catalogue;
  readonly basis: MatchingBasis;
  readonly schoolPlace: Place | null;
  /** The school's own weights, or the defaults. */
  readonly weights: Weights;
  readonly students: readonly StudentFacts[];
  readonly candidates: readonly Candidate[];
}

export interface MatchingQuestion {
  readonly schoolId: string;
  readonly studentIds: readonly string[];
  readonly requestId: string | null;
  /** Only these, listed or not; null for all who are listed. */
  readonly roleModelIds: readonly string[] | null;
  /** Why students' traits are read, for the audit trail; null where the viewer may not read them, so that no number rests on them. */
  readonly purpose: string | null;
}

/** Gathers what a question needs in a bounded number of statements, however many students and role models there are. */
export async function gather(ground: Ground, reference: CatalogueSource, question: MatchingQuestion): Promise<MatchingMaterial> {
  const { connection, audit } = ground;
  const { schoolId, studentIds, requestId, roleModelIds, purpose } = question;
  const today = dayOf(ground.clock());
  const settings = await schoolMatchingSettings(connection, schoolId);
  if (settings === null) throw notFound('school');
  const catalogue = await reference.current(connection);
  const students = await profilesOf(connection, audit, { schoolId, studentIds, purpose, today });
  const counts = await traitCounts(connection);
  const candidates = await candidatesFor(connection, audit, { schoolId, requestId, roleModelIds, today });
  return {
    today,
    catalogue,
    basis: { reference: prepared(catalogue.matching), traitCounts: counts },
    schoolPlace: catalogue.placeOf(settings.outcode),
    weights: weightsOfSchool(settings),
    students,
    candidates,
  };
}

const preparedReferences = new WeakMap<MatchingReference, PreparedReference>();

/** Numbering the unit groups is done once for each version of the reference data. */
function prepared(reference: MatchingReference): PreparedReference {
  const known = preparedReferences.get(reference) ?? prepareReference(reference);
  preparedReferences.set(reference, known);
  return known;
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
