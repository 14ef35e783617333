import type { Route } from '../schema/shared/route.type';
import type { InterestKind, InterestStrength } from '../schema/students/student-record.type';

export interface Interest {
  readonly kind: `${InterestKind}`;
  readonly code: string;
  readonly strength: `${InterestStrength}`;
}

/** What a student says of themself. */
export interface Profile {
  readonly interests: readonly Interest[];
  /** Unit groups. */
  readonly aspirations: readonly string[];
  readonly activities: readonly string[];
  readonly routes: readonly `${Route}`[];
  readonly motivation: string | null;
}
