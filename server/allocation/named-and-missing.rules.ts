import { counted } from '../matching/wording.rules';
import { type FieldProblem, problem } from '../platform/outcome';
import type { AskedOfPlan } from './plan.types';
import { inAList } from './ids-input.rules';

/** As far as it says what of that which is named is there. */
interface There {
  readonly studentIds: readonly string[];
  readonly dates: readonly { readonly offerId: string }[];
}

function missing(named: readonly string[] | null, there: readonly string[]): readonly string[] {
  const found = new Set(there);
  return (named ?? []).filter((id) => !found.has(id));
}

export function problemsWithStudents({ audience }: AskedOfPlan, { studentIds }: There): readonly FieldProblem[] {
  const ids = missing(audience.studentIds, studentIds);
  const message = `names ${counted(ids.length, 'student who is', 'students who are')} not in this audience at this school; check the ids and the other parts: ${inAList(ids)}`;
  return ids.length === 0 ? [] : [problem('audience.studentIds', message)];
}

/** Offers that are named and have no date the plan could use. */
export const offersMissing = ({ offers }: AskedOfPlan, { dates }: There): readonly string[] =>
  missing(
    offers.offerIds,
    dates.map(({ offerId }) => offerId),
  );

interface MissingWhy {
  /** Those that are there for the school and have a date to come, on whatever day and in whatever form. */
  readonly open: ReadonlySet<string>;
  /** Those with a date that fits, and nobody the school's students may meet there. */
  readonly withNobody: readonly string[];
}

/** Why these offers are missing, a sentence for each reason there is. */
export function problemsWithMissing(offerIds: readonly string[], { open, withNobody }: MissingWhy): readonly FieldProblem[] {
  const nobody = new Set(withNobody);
  const reasons: readonly (readonly [(id: string) => boolean, string])[] = [
    [(id) => nobody.has(id), NOBODY],
    [(id) => !nobody.has(id) && open.has(id), OTHERWISE],
    [(id) => !nobody.has(id) && !open.has(id), GONE],
  ];
  return reasons.flatMap(([applies, why]) => {
    const ids = offerIds.filter(applies);
    return ids.length === 0 ? [] : [problem('offers.offerIds', `names ${counted(ids.length, 'offer')} ${why}: ${inAList(ids)}`)];
  });
}

const NOBODY =
  'with nobody your students may meet there (by safeguarding for its form and day, by which schools they are there for, or as your school excluded them); take out';
const OTHERWISE = 'without a date that fits the days and forms asked for; widen these, or take out';
const GONE =
  'not to be had for your school (unknown, withdrawn, over, out of its area, or with nobody left to meet there); take out';
