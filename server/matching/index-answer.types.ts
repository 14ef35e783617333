import type { UntoldEvent } from '../platform/events/outbox.store';
import type { PreparedReference } from './prepared.types';
import type { Found } from './ranked-slots.engine';
import type { RoleModelIndex } from './role-model-index.engine';

/** How the index is to stand when it is asked. */
export interface AsOf {
  readonly reference: PreparedReference;
  /** School day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What it must have taken. */
  readonly changes: readonly UntoldEvent[];
}

/** What the index answers. */
export interface Answer {
  readonly found: readonly Found[];
  readonly source: Source;
}

/** The very index an answer is from, as it was then. */
export interface Source {
  readonly index: RoleModelIndex;
  readonly edition: number;
}

/** What was committed since an answer. */
export interface Since {
  readonly changes: readonly UntoldEvent[];
  /** Whether it is certain that the answer still is how things stand. */
  readonly isNothing: boolean;
}
