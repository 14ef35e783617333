import type { Ask, MatchCriteria, Place } from './matching.types';
import type { SpeakerRequestEntity } from '../requests/speaker-request.entity';
import { addDays } from '../platform/days';

/** How far ahead a role model must be free to be suggested to one student, in days. */
const LOOK_AHEAD = 90;

export const NO_CRITERIA: MatchCriteria = { sectors: [], occupations: [], subjects: [], sex: null };

export interface Asking {
  readonly schoolId: string;
  readonly schoolPlace: Place | null;
  readonly yearGroups: readonly number[];
  readonly groupSize: number;
}

/** What a speaker request asks of a role model. Access needs are those staff wrote into the request. */
export function askOfRequest(request: SpeakerRequestEntity, asking: Asking): Ask {
  const { form, isOnlineWelcome, isInPersonWelcome, startsOn, endsOn, partsOfDay, accessNeeds } = request;
  const { sectors, occupations, subjects, sex } = request;
  return {
    ...asking,
    form,
    isOnlineWelcome,
    isInPersonWelcome,
    days: { from: startsOn, to: endsOn },
    parts: partsOfDay,
    accessNeeds,
    criteria: { sectors, occupations, subjects, sex },
  };
}

/** What one student asks of a role model: any form, online or not, within the next 90 days, with the adjustments they need. */
export function askForStudent(asking: Asking, accessNeeds: Ask['accessNeeds'], criteria: MatchCriteria, today: string): Ask {
  return {
    ...asking,
    form: null,
    isOnlineWelcome: true,
    isInPersonWelcome: true,
    days: { from: today, to: addDays(today, LOOK_AHEAD) },
    parts: [],
    accessNeeds,
    criteria,
  };
}
