import type { Ground } from '../composition';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { gather, type MatchingMaterial, type MatchingQuestion } from './matching.reads';
import { type Moment, momentBefore, momentOf } from './ranking.reads';

/** What a list of suggestions is answered from, but for the index. */
type Known = readonly [material: MatchingMaterial, moment: Moment];

interface ListAsked {
  readonly asked: MatchingQuestion;
  readonly requestId: string | null;
  /** Whether more is asked than who they are, their scores and load. */
  readonly isMore: boolean;
}

export function materialOf(ground: Ground, reference: CatalogueSource, { asked, requestId, isMore }: ListAsked): Promise<Known> {
  const { schoolId } = asked;
  return Promise.all([gather(ground, reference, asked), (isMore ? momentOf : momentBefore)(ground, { schoolId, requestId })]);
}

interface StudentKey {
  readonly schoolId: string;
  readonly id: string;
}

/** Reads of one operation for students' own lists, of some before it is known whether the viewer may know them. */
export class MaterialAhead {
  private readonly begun = new Map<string, Promise<Known>>();

  constructor(
    private readonly ground: Ground,
    private readonly reference: CatalogueSource,
  ) {}

  begin(student: StudentKey, isMore: boolean): void {
    const name = this.nameOf(student, isMore);
    if (this.begun.has(name)) return;
    const known = this.read(student, isMore);
    // Whoever takes it hears of it.
    known.catch(() => undefined);
    this.begun.set(name, known);
  }

  /**
   * For who may know the student, and will say in the trail, by `begin`, when it has noted whom it is about. What was begun is taken
   * once; another list of the same student reads for itself.
   */
  take(student: StudentKey, isMore: boolean): Promise<Known> {
    this.ground.audit.expect();
    const name = this.nameOf(student, isMore);
    const known = this.begun.get(name);
    this.begun.delete(name);
    return known ?? this.read(student, isMore);
  }

  /** What is read for a list that asks for more does for one that asks for less; not the other way, for changes are not asked for. */
  private nameOf({ schoolId, id }: StudentKey, isMore: boolean): string {
    const name = `${schoolId} ${id}`;
    const more = `${name} more`;
    return isMore || (!this.begun.has(name) && this.begun.has(more)) ? more : name;
  }

  private read({ schoolId, id }: StudentKey, isMore: boolean): Promise<Known> {
    const asked = { schoolId, studentIds: [id], purpose: 'MATCHES_OF_STUDENT' };
    return materialOf(this.ground, this.reference, { asked, requestId: null, isMore });
  }
}
