import { monthOf } from '../server/platform/days';
import { instantAt } from './school-calendar';
import type { Sheets } from './sheets';

export interface Meeting {
  readonly id: string;
  readonly form: string;
  readonly day: string;
  /** Times of day in Europe/London, such as `09:15`. */
  readonly from: string;
  readonly to: string;
  readonly isOnline: boolean;
}

interface Booked {
  readonly id: string;
  readonly occupation: string;
}

interface Asked {
  readonly id: string;
  readonly capacity: number;
}

/** Who meets when: keeps role models from being in two places on one day or over their capacity, and counts their load. */
export class Diary {
  private readonly days = new Set<string>();
  private readonly sessions = new Map<string, number>();
  private readonly open = new Map<string, number>();
  private readonly offered = new Map<string, number>();
  private readonly sent = new Map<string, number>();

  isFree(roleModel: Asked, day: string): boolean {
    return !this.days.has(`${roleModel.id} ${day}`) && this.hasRoom(roleModel, day);
  }

  /** Whether another meeting or open invitation in the month of that day is within their capacity. */
  hasRoom(roleModel: Asked, day: string): boolean {
    const month = `${roleModel.id} ${monthOf(day)}`;
    const taken = (this.sessions.get(month) ?? 0) + (this.open.get(month) ?? 0) + (this.offered.get(month) ?? 0);
    return taken < roleModel.capacity;
  }

  /** Adds the session and its bookings; throws where somebody is already taken that day. */
  book(sheets: Sheets, meeting: Meeting, roleModels: readonly Booked[]): void {
    const { id, form, day, from, to, isOnline } = meeting;
    const [startsAt, endsAt] = [instantAt(day, from), instantAt(day, to)];
    sheets.add('session', { id, form, startsAt, endsAt, isOnline });
    for (const roleModel of roleModels) {
      const key = `${roleModel.id} ${day}`;
      if (this.days.has(key)) throw new Error(`A role model would be in two places on ${day}.`);
      this.days.add(key);
      this.count(this.sessions, roleModel.id, day);
      this.count(this.sent, roleModel.id, day);
      const during = `[${startsAt},${endsAt})`;
      sheets.add('role_model_booking', {
        sessionId: id,
        roleModelId: roleModel.id,
        occupationCode: roleModel.occupation,
        during,
      });
    }
  }

  /** An invitation, counted in the month it was sent; an open one also takes capacity. */
  invite(roleModelId: string, day: string, isOpen: boolean): void {
    this.count(this.sent, roleModelId, day);
    if (isOpen) this.count(this.open, roleModelId, day);
  }

  /** Days somebody keeps for one date of an offer. They take room in the month, and are no load until somebody comes. */
  offer(roleModelId: string, days: readonly string[]): void {
    for (const day of days) this.days.add(`${roleModelId} ${day}`);
    for (const day of days.slice(0, 1)) this.count(this.offered, roleModelId, day);
  }

  /** Load rows from `firstMonth` on, for the role models who have any. */
  addLoad(sheets: Sheets, firstMonth: string): void {
    const keys = [...new Set([...this.sessions.keys(), ...this.sent.keys()])];
    for (const key of keys) {
      const [roleModelId = '', month = ''] = key.split(' ');
      if (month < firstMonth) continue;
      const [openInvitations, sessions] = [this.open.get(key) ?? 0, this.sessions.get(key) ?? 0];
      const invitationsSent = this.sent.get(key) ?? 0;
      sheets.add('role_model_load', { roleModelId, month: `${month}-01`, openInvitations, sessions, invitationsSent });
    }
  }

  private count(counts: Map<string, number>, roleModelId: string, day: string): void {
    const key = `${roleModelId} ${monthOf(day)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
