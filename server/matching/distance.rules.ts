import type { ConditionRule, PreparedAsk } from './conditions.types';
import type { Ask, Candidate, Place, Warning } from './matching.types';
import { IN_PERSON_FORMS } from './forms.rules';
import { formInWords } from './wording.rules';

/** Mean radius of the Earth (IUGG), kilometres. */
const earthRadiusKm = 6371.0088;

/** Places are the middles of outcodes, so a little over the limit may be no distance at all: a warning, not a refusal. */
export const TOLERANCE_KM = 5;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Kilometres over the great circle, by the haversine formula. */
export function greatCircleKm(one: Place, other: Place): number {
  const halfLatitude = Math.sin(radians(other.latitude - one.latitude) / 2);
  const halfLongitude = Math.sin(radians(other.longitude - one.longitude) / 2);
  const chord =
    halfLatitude * halfLatitude +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * halfLongitude * halfLongitude;
  // Rounding can carry opposite points a hair over 1, where the arc sine ends.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Null where either place is unknown. */
export function distanceToSchoolKm(candidate: Candidate, ask: Ask): number | null {
  return candidate.place && ask.schoolPlace ? greatCircleKm(candidate.place, ask.schoolPlace) : null;
}

/** Asking for an online session by name welcomes one, and asking for what takes place somewhere does not, whatever the switch says. */
function isOnlineWelcome(ask: Ask): boolean {
  return ask.form === 'ONLINE_SESSION' || (ask.isOnlineWelcome && !isInPersonOnly(ask));
}

const isInPersonOnly = ({ form }: Ask): boolean => form !== null && IN_PERSON_FORMS.has(form);

function isInPersonWelcome(ask: Ask): boolean {
  return ask.isInPersonWelcome && ask.form !== 'ONLINE_SESSION';
}

/** Which ways of meeting an ask leaves open. */
export const meetingWelcome = (ask: Ask) => ({
  isOnlineWelcome: isOnlineWelcome(ask),
  isInPersonWelcome: isInPersonWelcome(ask),
});

function canMeetInPerson(candidate: Candidate, ask: Ask): boolean {
  if (!candidate.isInPerson || !isInPersonWelcome(ask)) return false;
  const distanceKm = distanceToSchoolKm(candidate, ask);
  return distanceKm !== null && distanceKm <= candidate.travelLimitKm + TOLERANCE_KM;
}

function canMeet(candidate: Candidate, ask: Ask): boolean {
  return (candidate.isOnline && isOnlineWelcome(ask)) || canMeetInPerson(candidate, ask);
}

/** Rounded up, so that a distance said to be over a limit also looks it. */
export function roundKm(distanceKm: number): number {
  return Math.ceil(distanceKm);
}

function whyNotInPerson(candidate: Candidate, ask: Ask): string {
  const distanceKm = distanceToSchoolKm(candidate, ask);
  if (distanceKm !== null)
    return `About ${roundKm(distanceKm)} km from your school; they travel up to ${candidate.travelLimitKm} km.`;
  return ask.schoolPlace
    ? 'It is not recorded where they are based, so the distance is unknown. An outcode on their profile would settle it.'
    : 'It is not recorded where your school is, so the distance is unknown. An outcode for your school would settle it.';
}

function whyCannotMeet(candidate: Candidate, { ask }: PreparedAsk): string {
  if (!candidate.isInPerson && !candidate.isOnline) return 'They have not said how they can meet: in person, online or both.';
  if (ask.form === 'ONLINE_SESSION')
    return 'You asked for an online session and they only meet in person. Another form may make it possible.';
  if (isInPersonOnly(ask)) return whyNotSomewhere(candidate, ask);
  if (!candidate.isInPerson) return 'They only meet online. Welcoming an online session would make it possible.';
  if (!isInPersonWelcome(ask))
    return 'You asked to meet online and they only meet in person. Welcoming a visit may make it possible.';
  const wayOut = candidate.isOnline
    ? 'Welcoming an online session would make it possible.'
    : 'They would have to travel further, or be ready to meet online.';
  return `${whyNotInPerson(candidate, ask)} ${wayOut}`;
}

function whyNotSomewhere(candidate: Candidate, ask: Ask): string {
  const form = ask.form === null ? 'this' : formInWords(ask.form);
  if (!candidate.isInPerson) return `You asked for ${form} and they only meet online. Another form may make it possible.`;
  if (!ask.isInPersonWelcome) return `You asked for ${form} without meeting in person. Welcoming that may make it possible.`;
  return `${whyNotInPerson(candidate, ask)} They would have to travel further.`;
}

export const distanceConditions: readonly ConditionRule[] = [
  { name: 'WITHIN_TRAVEL_LIMIT', holds: (candidate, { ask }) => canMeet(candidate, ask), explain: whyCannotMeet },
];

/** For everybody who reads a list: the limit itself is told to those only who may ask why somebody is not suggested. */
export function travelWarnings(candidate: Candidate, ask: Ask): Warning[] {
  const distanceKm = distanceToSchoolKm(candidate, ask);
  if (distanceKm === null || distanceKm <= candidate.travelLimitKm || !canMeetInPerson(candidate, ask)) return [];
  const message = `About ${roundKm(distanceKm)} km from your school, a little further than they usually travel. Ask before you count on a visit.`;
  return [{ code: 'OVER_TRAVEL_LIMIT', message }];
}
