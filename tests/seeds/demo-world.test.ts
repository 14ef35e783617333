import { DEMO_ACCOUNTS, DEMO_PASSWORD, loadDemoWorld } from '../../seeds';
import { makeDemoWorld } from '../../seeds/demo-world';
import { readReference } from '../../seeds/reference.seed';
import { digests, type Loaded, loadWorld, TODAY } from './loaded';

let one: Loaded;

beforeAll(async () => {
  one = await loadWorld(TODAY);
}, 60_000);

afterAll(() => one.close());

const shareOf = async (sql: string): Promise<number> => Number((await one.rows(sql))[0].share);

describe('the demo world', () => {
  it('is the same wherever it is loaded on the same day', async () => {
    const other = await loadWorld(TODAY);
    expect(await digests(other)).toEqual(await digests(one));
    await other.close();
  }, 60_000);

  it('is loaded once, and says in a line that it is there', async () => {
    const said: string[] = [];
    const before = await digests(one);
    const again = await loadDemoWorld(one.owner, { today: '2026-11-24', say: (line) => said.push(line) });
    expect(again).toMatchObject({ isNew: false, rows: 0, roleModels: 2000 });
    expect(said).toEqual(['The demo world of Wearbridge is loaded already.']);
    expect(await digests(one)).toEqual(before);
  });

  it('has the size it is said to have', async () => {
    const [counts] = await one.rows(`SELECT (SELECT count(*) FROM school) AS schools, (SELECT count(*) FROM student) AS students,
      (SELECT count(*) FROM employer) AS employers, (SELECT count(*) FROM role_model) AS role_models, (SELECT count(*) FROM offer) AS offers,
      (SELECT count(DISTINCT occupation_code) FROM role_model_career WHERE ended_on IS NULL) AS occupations`);
    expect(counts).toEqual({ schools: 6, students: 3600, employers: 60, role_models: 2000, offers: 60, occupations: 412 });
    expect(one.report).toMatchObject({ isNew: true, roleModels: 2000 });
    expect(one.said[0]).toMatch(/^Loaded the demo world of Wearbridge: [0-9,]+ rows in [0-9.]+ s\.$/);
  });

  it.each(['2026-09-01', '2026-10-02', '2027-01-01', '2027-07-21', '2028-02-29'])('can be made on %s', async (today) => {
    const reference = await readReference(one.owner.manager);
    const sheets = await makeDemoWorld({ reference, today, hash: () => Promise.resolve('a hash') });
    expect(sheets.of('student')).toHaveLength(3600);
    expect(sheets.of('encounter').filter(({ state }) => state === 'CONFIRMED').length).toBeGreaterThan(6);
    expect(sheets.of('offer')).toHaveLength(60);
  });

  it('lets each demo account sign in', async () => {
    for (const { email, role } of DEMO_ACCOUNTS) {
      const { data } = await one.world.ask(
        null,
        `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { viewer { memberships { role } } } } }`,
        { input: { email, password: DEMO_PASSWORD } },
      );
      expect({ email, ...data.signIn }).toEqual({ email, __typename: 'SignedIn', viewer: { memberships: [{ role }] } });
    }
  });

  it('gives nobody else a password', async () => {
    expect(await one.rows(`SELECT count(*)::integer AS n FROM account`)).toEqual([{ n: DEMO_ACCOUNTS.length }]);
  });
});

const ENROLLED = `student s JOIN student_need n ON n.school_id = s.school_id AND n.student_id = s.id`;
const NOW_HERE = `s.left_on IS NULL`;
const MET = `EXISTS (SELECT FROM attendance a JOIN encounter e ON e.school_id = a.school_id AND e.id = a.encounter_id
  WHERE a.school_id = s.school_id AND a.student_id = s.id AND a.status = 'PRESENT' AND e.held_on >= '2026-09-01')`;
const trait = (kind: string) => `EXISTS (SELECT FROM student_trait t
  WHERE t.school_id = s.school_id AND t.student_id = s.id AND t.kind = '${kind}' AND t.may_be_used)`;
const shown = (kind: string, what: string) =>
  `EXISTS (SELECT FROM role_model_trait t WHERE t.role_model_id = r.id AND t.kind = '${kind}' AND t.${what})`;

describe('its rates', () => {
  it.each([
    ['students with special educational needs', `avg(n.has_send::int) AS share FROM ${ENROLLED}`, 0.15, 0.21],
    ['disadvantaged students', `avg(n.is_disadvantaged::int) AS share FROM ${ENROLLED}`, 0.23, 0.3],
    ['students often absent', `avg(n.is_often_absent::int) AS share FROM ${ENROLLED}`, 0.16, 0.24],
    [
      'students who left or are registered twice',
      `avg((s.left_on IS NOT NULL OR NOT s.is_main)::int) AS share FROM student s`,
      0.06,
      0.1,
    ],
    ['students who met nobody this year', `avg((NOT ${MET})::int) AS share FROM student s WHERE ${NOW_HERE}`, 0.18, 0.32],
    ['students whose sex may be used', `avg(${trait('SEX')}::int) AS share FROM student s`, 0.55, 0.68],
    [
      'listed and unpaused role models',
      `avg((r.listing = 'LISTED' AND NOT r.is_paused)::int) AS share FROM role_model r`,
      0.88,
      0.93,
    ],
    [
      'alumni',
      `avg(EXISTS (SELECT FROM role_model_school x WHERE x.role_model_id = r.id)::int) AS share FROM role_model r`,
      0.3,
      0.37,
    ],
    ['role models online', `avg(r.is_online::int) AS share FROM role_model r`, 0.55, 0.66],
    ['role models with a recorded check', `avg(r.has_recorded_check::int) AS share FROM role_model r`, 0.2, 0.3],
    ['role models whose sex may be used', `avg(${shown('SEX', 'may_be_used')}::int) AS share FROM role_model r`, 0.65, 0.75],
    ['role models whose sex may be shown', `avg(${shown('SEX', 'may_be_shown')}::int) AS share FROM role_model r`, 0.5, 0.6],
  ])('of %s are as meant', async (_, selected, least, most) => {
    const share = await shareOf(`SELECT ${selected}`);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });
});

describe('what must never be in it', () => {
  it.each([
    ['a student nothing is known of', `student s WHERE NOT EXISTS (SELECT FROM student_need n WHERE n.student_id = s.id)`],
    [
      'a role model without a job of now',
      `role_model r WHERE NOT EXISTS (
      SELECT FROM role_model_career c WHERE c.role_model_id = r.id AND c.ended_on IS NULL)`,
    ],
    [
      'jobs that overlap',
      `role_model_career c JOIN role_model_career d ON d.role_model_id = c.role_model_id AND d.position > c.position
      WHERE d.ended_on IS NULL OR d.ended_on > c.started_on`,
    ],
    [
      'a job before they left school',
      `role_model_career c JOIN role_model r ON r.id = c.role_model_id WHERE c.started_on < r.left_school_on`,
    ],
    [
      'two bookings at once',
      `role_model_booking b JOIN role_model_booking c
      ON c.role_model_id = b.role_model_id AND c.session_id > b.session_id AND c.during && b.during`,
    ],
    [
      'a load that is not that of the bookings',
      `role_model_load l WHERE l.sessions <> (SELECT count(*) FROM role_model_booking b
      WHERE b.role_model_id = l.role_model_id AND to_char(lower(b.during) AT TIME ZONE 'Europe/London', 'YYYY-MM') = to_char(l.month, 'YYYY-MM'))`,
    ],
    [
      'a session outside school hours',
      `session x WHERE extract(isodow FROM x.starts_at AT TIME ZONE 'Europe/London') > 5
      OR (x.starts_at AT TIME ZONE 'Europe/London')::time < '08:30' OR (x.ends_at AT TIME ZONE 'Europe/London')::time > '15:30'`,
    ],
    [
      'attendance before its day',
      `attendance a JOIN encounter e ON e.school_id = a.school_id AND e.id = a.encounter_id
      WHERE (a.status = 'EXPECTED') <> (e.held_on >= '${TODAY}')`,
    ],
    [
      'students of two schools in one encounter',
      `attendance a JOIN student s ON s.id = a.student_id WHERE s.school_id <> a.school_id`,
    ],
    [
      'a student at an encounter before they came or after they left',
      `attendance a JOIN student s ON s.id = a.student_id
      JOIN encounter e ON e.id = a.encounter_id WHERE e.held_on < s.enrolled_on OR e.held_on >= s.left_on`,
    ],
    ['a trait in use without a yes', `student_trait t WHERE t.may_be_used AND t.agreed_by IS NULL`],
    [
      'a yes of their own from somebody under thirteen',
      `student_trait t JOIN student s ON s.id = t.student_id
      WHERE s.year_group = 7 AND t.agreed_by = 'STUDENT'`,
    ],
    ['an open invitation after its end', `invitation i WHERE i.state = 'OPEN' AND i.expires_at < '${TODAY}'`],
    [
      'a listed alumnus nobody confirmed',
      `role_model r JOIN role_model_school x ON x.role_model_id = r.id
      WHERE r.listing = 'LISTED' AND NOT x.is_confirmed`,
    ],
    [
      'somebody under eighteen for other schools',
      `role_model r WHERE r.turns_adult_on > '${TODAY}' AND r.here_for <> 'OWN_SCHOOLS'`,
    ],
  ])('%s', async (_, from) => {
    expect(await one.rows(`SELECT count(*)::integer AS found FROM ${from}`)).toEqual([{ found: 0 }]);
  });
});

describe('the class of the story', () => {
  const CLASS = `student s JOIN school c ON c.id = s.school_id WHERE c.urn = '990001' AND s.tutor_group = '9B' AND s.left_on IS NULL`;

  it('has thirty students, three of whom have said nothing', async () => {
    const [row] =
      await one.rows(`SELECT count(*)::integer AS students, count(*) FILTER (WHERE s.motivation IS NULL AND NOT EXISTS (
      SELECT FROM student_interest i WHERE i.student_id = s.id))::integer AS silent FROM ${CLASS}`);
    expect(row.students).toBe(30);
    expect(row.silent).toBeGreaterThanOrEqual(3);
  });

  it('likes making things, and hardly anybody names engineering', async () => {
    const named = (kind: string, code: string) =>
      `count(*) FILTER (WHERE EXISTS (SELECT FROM student_interest i WHERE i.student_id = s.id AND i.kind = '${kind}' AND i.code = '${code}'))::integer`;
    const [row] = await one.rows(`SELECT ${named('SUBJECT', 'design-and-technology')} AS making,
      ${named('SECTOR', 'engineering-and-manufacturing')} AS engineering FROM ${CLASS}`);
    expect(row.making).toBeGreaterThanOrEqual(18);
    expect(row.engineering).toBeLessThanOrEqual(6);
  });

  it('could meet women engineers from near by who can come and let their sex be shown', async () => {
    const [{ women }] = await one.rows(`SELECT count(DISTINCT r.id)::integer AS women FROM role_model r
      JOIN role_model_career c ON c.role_model_id = r.id AND c.ended_on IS NULL AND c.occupation_code LIKE '212%'
      JOIN role_model_trait t ON t.role_model_id = r.id AND t.kind = 'SEX' AND t.value = 'FEMALE' AND t.may_be_shown
      WHERE r.listing = 'LISTED' AND NOT r.is_paused AND r.is_in_person AND r.outcode LIKE 'SR%' AND r.capacity_per_month > coalesce(
        (SELECT l.sessions + l.open_invitations FROM role_model_load l WHERE l.role_model_id = r.id AND l.month = '2026-12-01'), 0)`);
    expect(women).toBeGreaterThanOrEqual(3);
  });
});

describe('a larger world', () => {
  it('grows to the size asked for, and goes on where it stopped', async () => {
    const grow = (scale: number) => loadDemoWorld(one.owner, { today: TODAY, scale, say: () => undefined });
    expect(await grow(2_050)).toMatchObject({ isNew: false, roleModels: 2_050 });
    expect(await grow(2_150)).toMatchObject({ isNew: false, roleModels: 2_150 });
    expect(await grow(2_150)).toMatchObject({ rows: 0, roleModels: 2_150 });
    const [snapshot] = await one.rows(
      `SELECT listed_role_models - (SELECT count(*) FROM role_model WHERE listing = 'LISTED') AS missed FROM trait_snapshot`,
    );
    expect(snapshot).toEqual({ missed: 0 });
  });
});
