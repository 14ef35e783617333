import { loadOf } from '../matching/load.engine';
import type { Busy, Candidate, Career, Days, RoleModelProfile, SharedTrait } from '../matching/matching.types';
import { comesOfAgeOn, type SchoolLeft } from './age.rules';
import { careerChangesOn, changesOn, partsTaken, wholeYearsBetween } from './candidate.rules';
import { entriesOf, fieldsOf, groupsOf, listReader, slotFrom, word } from './gathered-text.rules';

/** What the statements of `candidate.statements.ts` answer. */
export interface Gathered {
  readonly roleModels: string;
  readonly schools: string;
  readonly careers: string;
  readonly away: string;
  readonly load: string;
  readonly bookings: string;
  readonly traits: string;
  readonly standings: readonly {
    readonly id: string;
    readonly isExcluded: boolean;
    readonly hasOpenInvitation: boolean;
    readonly hasRefused: boolean;
  }[];
}

interface MonthOfLoad {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly commitments: number;
  readonly invitationsSent: number;
  readonly sessions: number;
}

interface CareerRead {
  readonly position: number;
  readonly career: Career;
  readonly changesOn: string | null;
}

type Field = (index: number) => string;

/** Puts candidates together from gathered text, in the order of their ids; `today` is the school day, `YYYY-MM-DD`. */
export function candidatesFrom(gathered: Gathered, today: string): Candidate[] {
  const read = readers(gathered, today);
  return entriesOf(gathered.roleModels)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((entry) => candidateFrom(fieldsOf(entry), read));
}

type Readers = ReturnType<typeof readers>;

function readers({ schools, careers, away, load, bookings, traits, standings }: Gathered, today: string) {
  const standingOf = new Map(standings.map((standing) => [standing.id, standing]));
  return {
    today,
    schools: groupsOf(schools, schoolFrom),
    careers: groupsOf(careers, (field) => careerFrom(field, today)),
    away: groupsOf(away, (field): Days => ({ from: field(0), to: field(1) })),
    load: groupsOf(load, loadFrom),
    busy: groupsOf(bookings, (field): readonly Busy[] => partsTaken(field(0), field(1))),
    traits: groupsOf(traits, traitFrom),
    standing: (id: string) => standingOf.get(id) ?? NO_STANDING,
    slots: listReader(slotFrom),
    words: listReader(word),
    numbers: listReader(Number),
  };
}

const NO_STANDING = { isExcluded: false, hasOpenInvitation: false, hasRefused: false };

/** Fields are numbered as `candidate.statements.ts` lists them. */
function candidateFrom(field: Field, read: Readers): Candidate {
  const id = field(0);
  const load = read.load(id);
  const schools = read.schools(id);
  const { isExcluded, hasOpenInvitation, hasRefused } = read.standing(id);
  return {
    profile: profileFrom(id, field, read),
    listing: field(1) as Candidate['listing'],
    isPaused: isTrue(field(2)),
    place: field(3) === '' ? null : { latitude: Number(field(3)), longitude: Number(field(4)) },
    travelLimitKm: Number(field(5)),
    isOnline: isTrue(field(6)),
    isInPerson: isTrue(field(7)),
    capacityPerMonth: Number(field(8)),
    commitments: load.length === 0 ? NO_COMMITMENTS : new Map(load.map(({ month, commitments }) => [month, commitments])),
    usualSlots: read.slots(field(9)),
    away: read.away(id),
    busy: read.busy(id).flat(),
    forms: read.words(field(10)) as Candidate['forms'],
    yearGroups: read.numbers(field(11)),
    largestGroup: numberOrNull(field(12)),
    accessNeedsMet: read.words(field(13)) as Candidate['accessNeedsMet'],
    hasRecordedCheck: isTrue(field(14)),
    turnsAdultOn: comesOfAgeOn(textOrNull(field(15)), schools),
    alumnusOf: confirmed(schools),
    hereFor: field(16) as Candidate['hereFor'],
    isExcludedBySchool: isExcluded,
    hasOpenInvitation,
    hasRefused,
    changesOn: changesOn(
      {
        careers: read.careers(id),
        since: textOrNull(field(20)) ?? textOrNull(field(19)),
        hasLoad: load.some(wasAsked),
      },
      read.today,
    ),
  };
}

const wasAsked = ({ invitationsSent, sessions }: MonthOfLoad): boolean => invitationsSent + sessions > 0;

const NO_COMMITMENTS: ReadonlyMap<string, number> = new Map();

function profileFrom(id: string, field: Field, read: Readers): RoleModelProfile {
  const traits = inOrder(read.traits(id), ({ kind, value }) => `${kind} ${value}`);
  return {
    id,
    careers: inOrder(read.careers(id), ({ position }) => position).map(({ career }) => career),
    topicSectors: read.words(field(21)),
    topicSubjects: read.words(field(22)),
    traits: traits.filter(({ kind }) => kind !== 'SEX'),
    sex: sexAmong(traits),
    route: wordOrNull(field(17)) as RoleModelProfile['route'],
    yearsSinceEnteringField: yearsSince(field(20), read.today),
    yearsSinceLeavingSchool: yearsSince(field(19), read.today),
    startingLevel: numberOrNull(field(18)),
    ...recentLoad(read.load(id), { capacityPerMonth: Number(field(8)), today: read.today }),
  };
}

/** Months to come hold sessions too; they are not behind anybody yet. */
function recentLoad(
  months: readonly MonthOfLoad[],
  { capacityPerMonth, today }: { readonly capacityPerMonth: number; readonly today: string },
): Pick<RoleModelProfile, 'recentInvitations' | 'load'> {
  let [invitations, encounters] = [0, 0];
  for (const { month, invitationsSent, sessions } of months) {
    if (month > today) continue;
    invitations += invitationsSent;
    encounters += sessions;
  }
  return { recentInvitations: invitations, load: loadOf({ invitations, encounters, capacityPerMonth }) };
}

function sexAmong(traits: readonly SharedTrait[]): RoleModelProfile['sex'] {
  const sex = traits.find(({ kind }) => kind === 'SEX');
  return sex?.value === 'FEMALE' || sex?.value === 'MALE' ? { value: sex.value, mayBeShown: sex.mayBeShown } : null;
}

function careerFrom(field: Field, today: string): CareerRead {
  const [occupation, startedOn, endedOn] = [word(field(1)), field(2), field(3)];
  const isPresent = endedOn === '' || endedOn > today;
  const years = wholeYearsBetween(startedOn, isPresent ? today : endedOn);
  const career = { occupation, isPresent, years };
  return { position: Number(field(0)), career, changesOn: careerChangesOn(career, { startedOn, endedOn }) };
}

const schoolFrom = (field: Field): SchoolLeft => ({ schoolId: field(0), leftOn: field(1), isConfirmed: isTrue(field(2)) });

const confirmed = (schools: readonly SchoolLeft[]): readonly string[] =>
  schools.length === 0 ? NO_SCHOOLS : schools.flatMap(({ schoolId, isConfirmed }) => (isConfirmed ? [schoolId] : []));

const NO_SCHOOLS: readonly string[] = [];

const loadFrom = (field: Field): MonthOfLoad => ({
  month: field(0),
  commitments: Number(field(1)),
  invitationsSent: Number(field(2)),
  sessions: Number(field(3)),
});

const traitFrom = (field: Field): SharedTrait => ({
  kind: word(field(0)) as SharedTrait['kind'],
  value: field(1),
  mayBeShown: isTrue(field(2)),
});

const yearsSince = (day: string, today: string): number | null => (day === '' ? null : wholeYearsBetween(day, today));

function inOrder<Item>(items: readonly Item[], placeOf: (item: Item) => number | string): readonly Item[] {
  return items.length < 2 ? items : items.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

const isTrue = (text: string): boolean => text === 't';

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

const wordOrNull = (text: string): string | null => (text === '' ? null : word(text));

const textOrNull = (text: string): string | null => (text === '' ? null : text);
