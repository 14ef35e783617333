import { addDays } from '../server/platform/days';
import type { Diary, Meeting } from './diary';
import { ONLINE, PLANS, VISIT, type Plan } from './encounter-forms.seed';
import type { People } from './encounter-people.seed';
import { at, Random, type Weighted } from './random';
import type { SeedRoleModel } from './role-model.types';
import { firstDayOf, schoolDays, schoolYearOf } from './school-calendar';
import { SCHOOLS, type SeedSchool } from './schools.seed';
import { idOf, type Sheets } from './sheets';
import type { SeedStudent } from './student.types';

interface Held {
  readonly plan: Plan;
  readonly meeting: Meeting;
  readonly state: 'CONFIRMED' | 'DELIVERED' | 'EVALUATED' | 'CANCELLED';
}

/** Share of students who meet somebody in a school year; the others still have none. */
const REACHED = { last: 0.7, present: 0.75 };
/** School days after which this year has reached about that share. */
const UNTIL_REACHED = 25;
const MOST_EVENTS = 400;
const ONLINE_SESSIONS = 5;
const PRESENT = { often: 0.95, rarely: 0.72 };

/** Two school years of encounters, and some that are agreed for the weeks to come. */
export class Encounters {
  private readonly taken = new Set<string>();

  constructor(
    private readonly sheets: Sheets,
    private readonly diary: Diary,
    private readonly people: People,
    private readonly students: readonly SeedStudent[],
  ) {}

  holdAll(today: string): void {
    const thisYear = schoolYearOf(today);
    const lastYear = schoolDays(firstDayOf(thisYear - 1), addDays(firstDayOf(thisYear), -1));
    const soFar = schoolDays(firstDayOf(thisYear), addDays(today, -1));
    const reached = REACHED.present * Math.min(1, soFar.length / UNTIL_REACHED);
    this.holdOnline(thisYear - 1, lastYear);
    this.holdOnline(thisYear, soFar);
    for (const school of SCHOOLS) {
      this.holdYear(school, lastYear, REACHED.last, thisYear);
      this.holdYear(school, soFar, reached, thisYear);
    }
    const coming = schoolDays(addDays(today, 4), addDays(today, 70)).slice(0, 30);
    for (const school of SCHOOLS) this.agree(school, coming, thisYear);
  }

  /** The class of the story went to one workplace this year, eight of them; nothing else. */
  visitOfDemoClass(host: SeedRoleModel, today: string): void {
    const days = schoolDays(firstDayOf(schoolYearOf(today)), addDays(today, -1)).slice(-20);
    const day = days.find((one) => this.diary.isFree(host, one));
    if (day === undefined) return;
    const visitors = this.students.filter(({ castPlace }) => castPlace !== null && castPlace % 4 === 1);
    const meeting = { id: idOf('visit of the class'), form: VISIT.form, day, from: '09:30', to: '14:30', isOnline: false };
    this.book(meeting, [host]);
    this.add(Random.of('visit of the class'), at(SCHOOLS, 0), visitors, { plan: VISIT, meeting, state: 'EVALUATED' });
  }

  private holdYear(school: SeedSchool, days: readonly string[], share: number, thisYear: number): void {
    const [first] = days;
    if (first === undefined || share === 0) return;
    const year = schoolYearOf(first);
    const reached = new Set<string>();
    const wanted = this.enrolled(school, at(days, days.length - 1)).length * share;
    for (let event = 0; event < MOST_EVENTS && reached.size < wanted; event += 1) {
      const random = Random.of('encounter', school.key, year, event);
      const state = random.weighted<Held['state']>([
        ['EVALUATED', 70],
        ['DELIVERED', 27],
        ['CANCELLED', 3],
      ]);
      for (const key of this.holdOne(random, school, { days, state, key: `${year} ${event}`, thisYear })) reached.add(key);
    }
  }

  /** Answers the keys of those who were there. */
  private holdOne(
    random: Random,
    school: SeedSchool,
    at_: { days: readonly string[]; state: Held['state']; key: string; thisYear: number },
  ): string[] {
    const { days, state, key, thisYear } = at_;
    const day = random.pick(days);
    const yearGroup = random.pick(school.tutorGroups)[0];
    const plan = random.weighted(PLANS[yearGroup] ?? []);
    const [from, to] = random.pick(plan.times);
    const here = this.enrolled(school, day).filter((student) => yearGroupOn(student, day, thisYear) === yearGroup);
    const audience = this.audienceOf(random, here, plan, day);
    if (audience.length === 0) return [];
    const people = this.people.find(random, { plan, school, yearGroup, size: audience.length, day, from, isOnline: false });
    if (people.length === 0) return [];
    const meeting = { id: idOf('session', school.key, key), form: plan.form, day, from, to, isOnline: false };
    this.book(meeting, state === 'CANCELLED' ? [] : people);
    return this.add(random, school, audience, { plan, meeting, state });
  }

  private holdOnline(year: number, days: readonly string[]): void {
    const wanted = days.length > UNTIL_REACHED ? ONLINE_SESSIONS : 0;
    for (let event = 0; event < wanted; event += 1) {
      const random = Random.of('online session', year, event);
      const [day, [from, to]] = [random.pick(days), random.pick(ONLINE.times)];
      const schools = random.some(SCHOOLS.slice(0, 5), random.whole(2, 4));
      const people = this.people.find(random, {
        plan: ONLINE,
        school: at(schools, 0),
        yearGroup: 10,
        size: 60,
        day,
        from,
        isOnline: true,
      });
      if (people.length === 0) continue;
      const meeting = { id: idOf('online session', year, event), form: ONLINE.form, day, from, to, isOnline: true };
      this.book(meeting, people);
      for (const school of schools) {
        const audience = this.audienceOf(random, this.enrolled(school, day), ONLINE, day);
        this.add(random, school, audience, { plan: ONLINE, meeting, state: 'EVALUATED' });
      }
    }
  }

  private agree(school: SeedSchool, days: readonly string[], thisYear: number): void {
    for (let event = 0; event < 3 && days.length > 0; event += 1) {
      const random = Random.of('coming encounter', school.key, event);
      this.holdOne(random, school, { days, state: 'CONFIRMED', key: `coming ${event}`, thisYear });
    }
  }

  private book(meeting: Meeting, people: readonly SeedRoleModel[]): void {
    const booked = people.map(({ id, occupation }) => ({ id, occupation: occupation.code }));
    this.diary.book(this.sheets, meeting, booked);
  }

  private enrolled(school: SeedSchool, day: string): SeedStudent[] {
    return this.students.filter(
      (student) =>
        student.school.id === school.id && student.enrolledOn <= day && (student.leftOn === null || student.leftOn > day),
    );
  }

  /** Some tutor groups are luckier than others; the class of the story is left out this year. */
  private audienceOf(random: Random, here: readonly SeedStudent[], { audience }: Plan, day: string): SeedStudent[] {
    const open = here.filter(({ castPlace, personId }) => castPlace === null && !this.taken.has(`${personId} ${day}`));
    const groups = [...new Set(open.map(({ tutorGroup }) => tutorGroup))];
    const luck: Weighted<string> = groups.map((group) => [
      group,
      Random.of('luck', group, day.slice(0, 4)).fraction() ** 2 + 0.02,
    ]);
    if (groups.length === 0) return [];
    const drawn = new Set(
      Array.from({ length: 'groups' in audience ? random.whole(...audience.groups) : groups.length }, () =>
        random.weighted(luck),
      ),
    );
    const audienceOf = open.filter(({ tutorGroup }) => drawn.has(tutorGroup));
    return 'groups' in audience ? audienceOf : random.some(audienceOf, random.whole(...audience.students));
  }

  private add(random: Random, school: SeedSchool, audience: readonly SeedStudent[], { plan, meeting, state }: Held): string[] {
    const encounterId = idOf('encounter', school.key, meeting.id);
    const isHeld = state === 'DELIVERED' || state === 'EVALUATED';
    const isMeaningful = isHeld && random.chance(plan.meaningful);
    const row = {
      id: encounterId,
      schoolId: school.id,
      sessionId: meeting.id,
      state,
      kind: plan.kind,
      heldOn: meeting.day,
      isMeaningful,
    };
    this.sheets.add('encounter', row);
    if (state === 'CANCELLED') return [];
    return audience.flatMap(({ id: studentId, personId, key, isOftenAbsent }) => {
      this.taken.add(`${personId} ${meeting.day}`);
      const isPresent = random.chance(isOftenAbsent ? PRESENT.rarely : PRESENT.often);
      const status = isHeld ? (isPresent ? 'PRESENT' : 'ABSENT') : 'EXPECTED';
      this.sheets.add('attendance', { schoolId: school.id, encounterId, studentId, status });
      return isHeld && isPresent ? [key] : [];
    });
  }
}

/** The year group somebody was in on a day; the row says the one of now, or of when they left. */
function yearGroupOn({ yearGroup, leftOn }: SeedStudent, day: string, thisYear: number): number {
  return yearGroup - ((leftOn === null ? thisYear : schoolYearOf(leftOn)) - schoolYearOf(day));
}
