import type { MeetingResponse } from '../../server/matching/learning.types';
import { Chance } from './chance';

/** How far each criterion's component makes up the answer, -1 to 1; the rest of it is chance. */
export interface Taste {
  readonly rating: Partial<Record<keyof MeetingResponse['components'], number>>;
  readonly belief: Partial<Record<keyof MeetingResponse['components'], number>>;
}

const FORMS = ['TALK', 'WORKSHOP', 'MENTORING_SESSION'] as const;

/** Made-up answers of students with a taste: repeatable by seed. */
export function responsesOf(count: number, seed: number, { rating, belief }: Taste): MeetingResponse[] {
  const chance = new Chance(seed);
  const onScale = (value: number, most: number): number => Math.round(Math.min(most, Math.max(-most, value)));
  return Array.from({ length: count }, () => {
    const components = {
      INTEREST: chance.number(),
      BACKGROUND: chance.number(),
      COUNTER_STEREOTYPE: chance.number(),
      VARIETY: chance.number(),
      ATTAINABILITY: chance.number(),
    };
    const answer = (taste: Taste['rating']): number =>
      Object.entries(taste).reduce(
        (sum, [criterion, much]) => sum + 6 * much * (components[criterion as keyof typeof components] - 0.5),
        chance.number() - 0.5,
      );
    return {
      rating: 3 + onScale(answer(rating), 2),
      belief: { before: 3, after: 3 + onScale(answer(belief), 2) },
      components,
      form: chance.one(FORMS),
    };
  });
}
