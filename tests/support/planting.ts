import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import type { RoleKey } from '../../server/platform/roles';
import { normalisedName } from '../../server/platform/text';

type Columns = Readonly<Record<string, unknown>>;

/** Puts rows into a test's database as its owner, whom row-level security binds too: so each row is put in as its own school. */
export class Planting {
  private urn = 100000;

  constructor(private readonly owner: Client) {}

  /** Any statement, as staff of all the named schools. */
  async sql(text: string, values: readonly unknown[] = [], schoolIds: readonly string[] = []): Promise<any[]> {
    await this.owner.query(`SELECT set_config('app.school_ids', $1, false)`, [`{${schoolIds.join(',')}}`]);
    const { rows } = await this.owner.query(text, [...values]);
    return rows;
  }

  async row(table: string, columns: Columns, schoolIds: readonly string[] = []): Promise<void> {
    const names = Object.keys(columns);
    const places = names.map((_, index) => `$${index + 1}`);
    await this.sql(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(columns), schoolIds);
  }

  async person(name: string | null = 'Ada Example'): Promise<string> {
    const id = newId();
    await this.row('person', { id, name });
    return id;
  }

  async outcode(code = 'NE1', latitude = 54.97, longitude = -1.61): Promise<string> {
    await this.sql(`INSERT INTO outcode (code, latitude, longitude) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      code,
      latitude,
      longitude,
    ]);
    return code;
  }

  async school(columns: Columns = {}): Promise<string> {
    const id = newId();
    const outcode = (columns.outcode as string | undefined) ?? (await this.outcode());
    const urn = String((this.urn += 1));
    const school = {
      id,
      urn,
      name: `School ${urn}`,
      kind: 'SECONDARY',
      youngest_year_group: 7,
      oldest_year_group: 11,
      ...columns,
      outcode,
    };
    await this.row('school', { name_normalised: normalisedName(school.name), ...school });
    await this.row('school_setting', { school_id: id, joining_code: `join-${urn}` }, [id]);
    return id;
  }

  /** A viewer with one role; staff roles need a school, an employer coordinator an employer. */
  async viewer(role: RoleKey, where: { schoolId?: string; employerId?: string; personId?: string } = {}): Promise<Viewer> {
    const personId = where.personId ?? (await this.person());
    const membership = { id: newId(), role, schoolId: where.schoolId ?? null, employerId: where.employerId ?? null };
    const { schoolId, employerId } = membership;
    const columns = { id: membership.id, person_id: personId, role, school_id: schoolId, employer_id: employerId };
    await this.row('membership', columns);
    return { personId, sessionId: randomUUID(), memberships: [membership] };
  }

  /** A student with a person behind them; answers both ids. */
  async student(schoolId: string, columns: Columns = {}): Promise<{ id: string; personId: string }> {
    const personId = await this.person(null);
    const [given_name, family_name] = ['Sam', 'Student'];
    const id = newId();
    const student = {
      id,
      school_id: schoolId,
      person_id: personId,
      given_name,
      family_name,
      name_normalised: 'student sam',
      year_group: 9,
      tutor_group: '9B',
      enrolled_on: '2024-09-02',
      ...columns,
    };
    await this.row('student', student, [schoolId]);
    await this.row(
      'student_need',
      { school_id: schoolId, student_id: id, has_send: false, is_disadvantaged: false, is_often_absent: false },
      [schoolId],
    );
    return { id, personId };
  }

  async employer(columns: Columns = {}): Promise<string> {
    const id = newId();
    const outcode = await this.outcode();
    const employer = {
      id,
      name: 'Ashworth Robotics',
      name_normalised: 'ashworth robotics',
      size: 'SMALL',
      description: 'Makes robots.',
      outcode,
    };
    await this.row('employer', { sector_code: await this.anySector(), ...employer, ...columns });
    return id;
  }

  /** A listed role model who says yes to almost everything, with one present career. */
  async roleModel(columns: Columns = {}, occupation = '2121'): Promise<{ id: string; personId: string }> {
    const personId = await this.person('Rosa Rolemodel');
    const id = newId();
    const outcode = (columns.outcode as string | undefined) ?? (await this.outcode());
    const roleModel = {
      id,
      person_id: personId,
      given_name: 'Rosa',
      family_name: 'Rolemodel',
      name_normalised: 'rolemodel rosa',
      headline: 'Engineer',
      about: 'Builds things.',
      listing: 'LISTED',
      here_for: 'EVERYONE',
      capacity_per_month: 2,
      travel_limit_km: 20,
      is_online: true,
      is_in_person: true,
      forms: ['TALK', 'WORKSHOP', 'CAREERS_FAIR', 'ONLINE_SESSION'],
      year_groups: [7, 8, 9, 10, 11, 12, 13],
      largest_group: 240,
      access_needs_met: ['STEP_FREE'],
      usual_slots: ['1-MORNING', '1-AFTERNOON', '2-MORNING', '2-AFTERNOON', '3-MORNING', '4-MORNING', '5-MORNING'],
      route: 'APPRENTICESHIP',
      starting_level: 3,
      left_school_on: '2015-07-01',
      entered_field_on: '2015-09-01',
      ...columns,
      outcode,
    };
    await this.row('role_model', roleModel);
    await this.row('role_model_career', {
      role_model_id: id,
      position: 1,
      occupation_code: occupation,
      job_title: 'Engineer',
      started_on: '2015-09-01',
    });
    return { id, personId };
  }

  private async anySector(): Promise<string> {
    const [sector] = (await this.sql(`SELECT code FROM sector ORDER BY code LIMIT 1`)) as { code: string }[];
    if (sector === undefined) throw new Error('The reference data is not loaded.');
    return sector.code;
  }
}
