import { addDays, eachDay, weekdayOf } from '../server/platform/days';
import { normalisedName } from '../server/platform/text';
import { type Diary } from './diary';
import { at, Random } from './random';
import { aboutOf, headlineOf, storiesOf } from './role-model-words.seed';
import { agreedTraits } from './role-model-traits.seed';
import type { SeedRoleModel } from './role-model.types';
import { schoolDays } from './school-calendar';
import { idOf, type Sheets } from './sheets';

/** Adds everything of one role model but what they do with the schools of Wearbridge. */
export function addRoleModel(sheets: Sheets, roleModel: SeedRoleModel, today: string): void {
  const random = Random.of('sheets of role model', roleModel.index);
  const { id, personId, person } = roleModel;
  const createdAt = `${addDays(today, -random.whole(30, 900))}T12:00:00.000Z`;
  sheets.add('person', { id: personId, name: `${person.givenName} ${person.familyName}`, createdAt });
  sheets.add('role_model', profileOf(random, roleModel));
  roleModel.careers.forEach(({ occupation, jobTitle, startedOn, endedOn }, place) => {
    const position = place + 1;
    sheets.add('role_model_career', { roleModelId: id, position, occupationCode: occupation.code, jobTitle, startedOn, endedOn });
  });
  storiesOf(random, roleModel).forEach((story, place) => {
    sheets.add('role_model_barrier', { roleModelId: id, position: place + 1, story });
  });
  for (const { startsOn, endsOn } of roleModel.away) sheets.add('role_model_away', { roleModelId: id, startsOn, endsOn });
  if (roleModel.school !== null) {
    const isConfirmed = roleModel.listing !== 'AWAITING_CONFIRMATION';
    sheets.add('role_model_school', {
      roleModelId: id,
      schoolId: roleModel.school.id,
      leftOn: roleModel.leftSchoolOn,
      isConfirmed,
    });
  }
  for (const trait of agreedTraits(random, roleModel, today)) sheets.add('role_model_trait', { roleModelId: id, ...trait });
}

function profileOf(random: Random, roleModel: SeedRoleModel): Record<string, unknown> {
  const { person, occupation } = roleModel;
  return {
    id: roleModel.id,
    personId: roleModel.personId,
    employerId: roleModel.employer?.id ?? null,
    givenName: person.givenName,
    familyName: person.familyName,
    nameNormalised: normalisedName(`${person.familyName} ${person.givenName}`),
    headline: headlineOf(roleModel),
    about: aboutOf(random, roleModel),
    outcode: roleModel.outcode,
    listing: roleModel.listing,
    isPaused: roleModel.isPaused,
    hasRecordedCheck: roleModel.hasRecordedCheck,
    turnsAdultOn: roleModel.turnsAdultOn,
    hereFor: roleModel.hereFor,
    capacityPerMonth: roleModel.capacity,
    travelLimitKm: roleModel.travelKm,
    isOnline: roleModel.isOnline,
    isInPerson: roleModel.isInPerson,
    forms: roleModel.forms,
    yearGroups: roleModel.yearGroups,
    largestGroup: roleModel.largestGroup,
    accessNeedsMet: roleModel.accessNeedsMet,
    usualSlots: roleModel.usualSlots,
    route: roleModel.route,
    startingLevel: roleModel.startingLevel,
    leftSchoolOn: roleModel.leftSchoolOn,
    enteredFieldOn: roleModel.enteredFieldOn,
    topicSectors: random.chance(0.5) ? random.some(occupation.sectors, 2) : [],
    topicSubjects: topicsOf(random, roleModel),
    isHappyToBeAskedAs: roleModel.cast?.askedAs ?? null,
  };
}

/** Teachers name what they teach: the classification links them to every subject there is. */
function topicsOf(random: Random, { occupation }: SeedRoleModel): string[] {
  const isTeacher = occupation.code.startsWith('231');
  return isTeacher || random.chance(0.5) ? random.some(occupation.subjects, isTeacher ? 2 : random.whole(1, 3)) : [];
}

/** The months load is kept for: this one and the three before. */
export const firstLoadDay = (today: string): string => `${addDays(`${today.slice(0, 7)}-01`, -85).slice(0, 7)}-01`;

/** Meetings at schools outside Wearbridge, which take a role model's time as well. */
export function addMeetingsElsewhere(sheets: Sheets, diary: Diary, roleModels: readonly SeedRoleModel[], today: string): void {
  const recent = schoolDays(firstLoadDay(today), addDays(today, 20));
  const past = eachDay(firstLoadDay(today), today);
  const coming = schoolDays(today, addDays(today, 150));
  for (const roleModel of roleModels) {
    const random = Random.of('meetings elsewhere', roleModel.index);
    if (roleModel.cast?.isFull === true) addEachMonth(sheets, diary, roleModel, coming);
    else if (roleModel.listing === 'LISTED' && random.chance(0.17)) {
      const days = random.some(
        recent.filter((day) => isUsual(roleModel, day)),
        random.whole(1, 2),
      );
      for (const day of days) meetElsewhere(sheets, diary, roleModel, day);
    }
    if (roleModel.listing === 'LISTED' && random.chance(0.12)) diary.invite(roleModel.id, random.pick(past), false);
  }
}

const isUsual = ({ usualSlots }: SeedRoleModel, day: string): boolean => usualSlots.includes(`${weekdayOf(day)}-MORNING`);

function addEachMonth(sheets: Sheets, diary: Diary, roleModel: SeedRoleModel, days: readonly string[]): void {
  for (const day of days) if (isUsual(roleModel, day)) meetElsewhere(sheets, diary, roleModel, day);
}

function meetElsewhere(sheets: Sheets, diary: Diary, roleModel: SeedRoleModel, day: string): void {
  if (!diary.isFree(roleModel, day)) return;
  const id = idOf('meeting elsewhere', roleModel.index, day);
  const form = roleModel.isOnline ? 'ONLINE_SESSION' : at(roleModel.forms, 0);
  const meeting = { id, form, day, from: '10:00', to: '11:00', isOnline: roleModel.isOnline };
  diary.book(sheets, meeting, [{ id: roleModel.id, occupation: roleModel.occupation.code }]);
}
