import { numbersAndId } from '../platform/paging';
import type { Rank } from './ranking.engine';

/** The place in a list of suggestions that a cursor stands for; null for the first page. */
export function rankAfter(after: readonly (string | number)[] | null): Rank | null {
  const position = numbersAndId(after, 2);
  if (position === null) return null;
  const [value = 0, recentInvitations = 0] = position.numbers;
  return { value, recentInvitations, id: position.id };
}
