import type { EntityManager } from 'typeorm';
import type { Candidate } from '../server/matching/matching.types';
import { candidatesFrom, type Gathered } from '../server/role-models/gathered-candidates.rules';
import { Diary } from '../seeds/diary';
import { readReference, type SeedReference } from '../seeds/reference.seed';
import { addMeetingsElsewhere, addRoleModel, firstLoadDay } from '../seeds/role-model-sheets.seed';
import { RoleModelMaker } from '../seeds/role-models.seed';
import { type Row, Sheets } from '../seeds/sheets';

const LOT = 2_000;
const FIELD = '\u001f';
const ENTRY = '\u001e';

/** The role models of the demo world and any number after them, as matching reads them, without a database to hold them. */
export class Country {
  private constructor(
    private readonly reference: SeedReference,
    private readonly today: string,
  ) {}

  static async of(db: EntityManager, today: string): Promise<Country> {
    return new Country(await readReference(db), today);
  }

  /** In lots, from the first on. */
  *lots(size: number): Generator<readonly Candidate[]> {
    const maker = new RoleModelMaker(this.reference, this.today);
    for (let from = 0; from < size; from += LOT) {
      const sheets = new Sheets();
      const diary = new Diary();
      const roleModels = Array.from({ length: Math.min(LOT, size - from) }, (_, place) => maker.make(from + place));
      for (const roleModel of roleModels) addRoleModel(sheets, roleModel, this.today);
      addMeetingsElsewhere(sheets, diary, roleModels, this.today);
      diary.addLoad(sheets, firstLoadDay(this.today).slice(0, 7));
      yield candidatesFrom(gatheredFrom(sheets, this.reference), this.today);
    }
  }
}

/** As the statements of `candidate.statements.ts` gather the rows. */
function gatheredFrom(sheets: Sheets, { outcodes }: SeedReference): Gathered {
  const text = (table: string, entry: (row: Row) => readonly unknown[]): string =>
    sheets
      .of(table)
      .map((row) => entry(row).map(asText).join(FIELD))
      .join(ENTRY);
  return {
    roleModels: text('role_model', (row) => roleModelFields(row, outcodes)),
    schools: text('role_model_school', (row) => fieldsOf(row, 'roleModelId schoolId leftOn isConfirmed')),
    careers: text('role_model_career', (row) => fieldsOf(row, 'roleModelId position occupationCode startedOn endedOn')),
    away: text('role_model_away', (row) => fieldsOf(row, 'roleModelId startsOn endsOn')),
    load: text('role_model_load', (row) => [
      row.roleModelId,
      String(row.month).slice(0, 7),
      Number(row.openInvitations) + Number(row.sessions),
      row.invitationsSent,
      row.sessions,
    ]),
    bookings: text('role_model_booking', ({ roleModelId, during }) => {
      const [from = '', to = ''] = String(during).slice(1, -1).split(',');
      return [roleModelId, minuteOf(from), minuteOf(to)];
    }),
    traits: text('role_model_trait', (row) => fieldsOf(row, 'roleModelId kind value mayBeShown')),
    standings: [],
  };
}

function roleModelFields(row: Row, outcodes: SeedReference['outcodes']): readonly unknown[] {
  const place = outcodes.get(String(row.outcode));
  return [
    ...[row.id, row.listing, row.isPaused, place?.latitude, place?.longitude, row.travelLimitKm, row.isOnline, row.isInPerson],
    ...fieldsOf(row, 'capacityPerMonth usualSlots forms yearGroups largestGroup accessNeedsMet hasRecordedCheck turnsAdultOn'),
    ...fieldsOf(row, 'hereFor route startingLevel leftSchoolOn enteredFieldOn topicSectors topicSubjects'),
  ];
}

const fieldsOf = (row: Row, names: string): readonly unknown[] => names.split(' ').map((name) => row[name]);

/** As PostgreSQL writes it into a text. */
function asText(value: unknown): string {
  if (value == null) return '';
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'number' ? String(value) : (value as string);
}

const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
const minuteOf = (instant: string): string => LONDON.format(new Date(instant));
