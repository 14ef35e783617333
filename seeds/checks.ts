import { problemsWithRequest, type RequestToMake } from '../server/requests/speaker-request.rules';
import type { FieldProblem } from '../server/platform/outcome';
import { isId } from '../server/platform/identifiers';
import { problemsWithAvailability, type AvailabilityChange } from '../server/role-models/availability-change.rules';
import { problemsWithProfile, type ProfileChange } from '../server/role-models/profile.rules';
import { keptTraitValue, mayHaveSeveral, problemWithTraitValue, type TraitKindKey } from '../server/students/trait-value.rules';
import type { SeedOffer } from './offers.seed';
import type { SeedReference } from './reference.seed';
import type { SeedRequest } from './requests.seed';
import type { SeedRoleModel } from './role-model.types';
import { SCHOOLS } from './schools.seed';
import type { Row, Sheets } from './sheets';

interface StudentRow {
  readonly id: string;
  readonly schoolId: string;
  readonly yearGroup: number;
  readonly tutorGroup: string;
  readonly enrolledOn: string;
  readonly leftOn: string | null;
}

/** Throws where something was made that the rules would refuse: a fault of the demo world, not of its reader. */
export class Checks {
  private readonly sectors: ReadonlySet<string>;
  private readonly subjects: ReadonlySet<string>;

  constructor(
    private readonly reference: SeedReference,
    private readonly today: string,
  ) {
    this.sectors = new Set(reference.occupations.flatMap(({ sectors }) => sectors));
    this.subjects = new Set(reference.subjects.map(({ code }) => code));
  }

  roleModels(sheets: Sheets, roleModels: readonly SeedRoleModel[]): void {
    const rows = new Map(sheets.of('role_model').map((row) => [row.id, row]));
    const stories = grouped(sheets.of('role_model_barrier'), 'roleModelId');
    const traits = grouped(sheets.of('role_model_trait'), 'roleModelId');
    for (const roleModel of roleModels) {
      const row = rows.get(roleModel.id) ?? {};
      const barriersOvercome = (stories.get(roleModel.id) ?? []).map(({ story }) => String(story));
      const careers = roleModel.careers.map(({ occupation, jobTitle, startedOn, endedOn }) => ({
        occupation: occupation.code,
        jobTitle,
        startedOn,
        endedOn,
      }));
      const change = { ...(row as ProfileChange), careers, barriersOvercome };
      refuseAny(`Role model ${roleModel.index}`, problemsWithProfile(change, this.today, this.known));
      const availability = { ...row, usualSlots: slotsOf(roleModel), away: roleModel.away } as unknown as AvailabilityChange;
      refuseAny(`Role model ${roleModel.index}`, problemsWithAvailability(availability, this.today, roleModel));
      this.traits(`Role model ${roleModel.index}`, traits.get(roleModel.id) ?? []);
    }
  }

  students(sheets: Sheets): void {
    const schools = new Map(sheets.of('school').map((row) => [row.id, row]));
    for (const row of sheets.of('student') as unknown as readonly StudentRow[]) {
      const { id, schoolId, yearGroup, tutorGroup, enrolledOn, leftOn } = row;
      const school = schools.get(schoolId) ?? {};
      const isOfSchool = yearGroup >= Number(school.youngestYearGroup) && yearGroup <= Number(school.oldestYearGroup);
      if (!isOfSchool || !tutorGroup.startsWith(String(yearGroup))) fail(`Student ${id} is in a year group they cannot be in.`);
      if (enrolledOn > this.today || (leftOn !== null && leftOn < enrolledOn)) fail(`Student ${id} left before they came.`);
    }
    for (const [id, rows] of grouped(sheets.of('student_trait'), 'studentId')) this.traits(`Student ${id}`, rows);
  }

  requests(requests: readonly SeedRequest[]): void {
    for (const { title, yearGroup, madeOn, startsOn, endsOn, form, purpose, schoolId, sectors, occupations } of requests) {
      const asked: RequestToMake = {
        ...{ schoolId, title, purpose, form, startsOn, endsOn, partsOfDay: [], accessNeeds: [], audience: { yearGroup } },
        ...{ isOnlineWelcome: true, isInPersonWelcome: true, criteria: { sectors, occupations, subjects: [], sex: null } },
      };
      refuseAny(title, problemsWithRequest(asked, madeOn, { ...this.known, hasOccupation: this.known.hasUnitGroup }));
    }
  }

  /** Ids that are no ids, a session outside school hours or at night, and more meetings than somebody has capacity for. */
  meetings(sheets: Sheets, roleModels: readonly SeedRoleModel[]): void {
    const capacity = new Map(roleModels.map((one) => [one.id, one.capacity]));
    for (const { roleModelId, sessions, openInvitations } of sheets.of('role_model_load')) {
      const taken = Number(sessions) + Number(openInvitations);
      if (taken > (capacity.get(String(roleModelId)) ?? 0))
        fail(`A role model has ${taken} meetings in a month, over their capacity.`);
    }
    for (const table of sheets.tables) {
      const isWrong = sheets.of(table).some(({ id }) => id !== undefined && !(typeof id === 'string' && isId(id)));
      if (isWrong) fail(`${table} has an id that is none.`);
    }
  }

  /** Offers that are never held, out of school hours, or not what somebody said they would do, and people in two places on one day. */
  offers(offers: readonly SeedOffer[]): void {
    for (const offer of offers) this.offer(offer);
    const kept = offers.flatMap(({ roleModels, dates }) =>
      roleModels.flatMap(({ id }) => dates.flat().map((day) => `${id} ${day}`)),
    );
    if (new Set(kept).size < kept.length) fail('A role model offers to be in two places on one day.');
  }

  private offer({ words: { title, form }, yearGroups, capacity, minimumAudience, roleModels, dates, from, to }: SeedOffer): void {
    if (dates.length === 0 || yearGroups.length === 0) fail(`“${title}” is never held, or for nobody.`);
    if (minimumAudience > capacity) fail(`“${title}” needs more students than it has room for.`);
    const isSchoolTime = from >= '08:30' && to <= '15:30' && dates.flat().every((day) => day > this.today);
    if (!isSchoolTime) fail(`“${title}” is held when nobody could come.`);
    const would = ({ forms, yearGroups: theirs, largestGroup }: SeedRoleModel) =>
      forms.includes(form) && yearGroups.every((year) => theirs.includes(year)) && capacity <= (largestGroup ?? capacity);
    if (!roleModels.every(would)) fail(`“${title}” is not what one of its role models would do.`);
  }

  private get known() {
    const { reference, sectors, subjects } = this;
    return {
      hasUnitGroup: (code: string) => reference.byCode.has(code),
      hasSubject: (code: string) => subjects.has(code),
      hasSector: (code: string) => sectors.has(code),
    };
  }

  private traits(who: string, rows: readonly Row[]): void {
    const places = {
      hasOutcode: (code: string) => this.reference.outcodes.has(code),
      hasSchool: (id: string) => SCHOOLS.some((school) => school.id === id),
    };
    const kinds = new Set<string>();
    for (const { kind, value } of rows as readonly { kind: TraitKindKey; value: string }[]) {
      const problem = problemWithTraitValue(kind, value, places);
      if (problem !== null || keptTraitValue(kind, value) !== value)
        fail(`${who}: ${kind} ${value} ${problem ?? 'is not kept so'}`);
      if (kinds.has(kind) && !mayHaveSeveral(kind)) fail(`${who}: ${kind} twice`);
      kinds.add(kind);
    }
  }
}

const slotsOf = ({ usualSlots }: SeedRoleModel) =>
  usualSlots.map((slot) => ({ weekday: Number(slot.charAt(0)), part: slot.slice(2) }));

function grouped(rows: readonly Row[], key: string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(String(row[key]));
    if (group) group.push(row);
    else groups.set(String(row[key]), [row]);
  }
  return groups;
}

function refuseAny(who: string, problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (first !== undefined) fail(`${who}: ${first.path.join('.')} ${first.message}`);
}

function fail(message: string): never {
  throw new Error(`The demo world breaks a rule. ${message}`);
}
