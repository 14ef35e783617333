import { DAY_MS } from '../platform/days';

/** How long a session lasts, however often it is refreshed. */
const SESSION_DAYS = 30;

/** How long the token before the newest still answers its successor, in milliseconds: the answer may have been lost on the way. */
const PREVIOUS_TOLERATED_MS = 10_000;

export interface PresentedToken {
  readonly usedAt: Date | null;
  /** Null where the successor was never used either, or there is none. */
  readonly successorUsedAt: Date | null;
}

/** ROTATE: it is the newest. REPEAT: answer again what was answered a moment ago. REVOKE: two hold it, so one of them stole it. */
export type RefreshDecision = 'ROTATE' | 'REPEAT' | 'REVOKE';

export function decideRefresh({ usedAt, successorUsedAt }: PresentedToken, now: Date): RefreshDecision {
  if (usedAt === null) return 'ROTATE';
  const isJustBefore = successorUsedAt === null && now.getTime() - usedAt.getTime() <= PREVIOUS_TOLERATED_MS;
  return isJustBefore ? 'REPEAT' : 'REVOKE';
}

export const endOfSession = (startedAt: Date): Date => new Date(startedAt.getTime() + SESSION_DAYS * DAY_MS);
