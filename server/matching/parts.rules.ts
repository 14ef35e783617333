import type { PartOfDay } from './matching.types';

/** In the order of the day. */
export const PARTS: readonly PartOfDay[] = ['MORNING', 'AFTERNOON', 'EVENING'];
