import { AuditTrail } from '../../server/platform/audit';
import { openClass } from '../matching/class-of-six';

const read = (purpose: string) => ({ purpose, schoolId: null, studentIds: [] });

describe('a trail that is begun before the answer is ready', () => {
  const written: string[][] = [];
  const keep = (trail: AuditTrail) =>
    trail.write(
      {
        tenant: (_statement, values) => {
          written.push((JSON.parse(values?.[0] as string) as { purpose: string }[]).map(({ purpose }) => purpose));
          return Promise.resolve([]);
        },
      },
      { personId: 'p', requestId: 'r', now: new Date() },
    );
  beforeEach(() => (written.length = 0));

  it('is written once, and what is noted later after it', async () => {
    const trail = new AuditTrail(keep);
    trail.note(read('ONE'));
    trail.begin();
    trail.begin();
    trail.note(read('TWO'));
    await trail.finish();
    await trail.finish();
    expect(written).toEqual([['ONE'], ['TWO']]);
  });

  it('writes nothing where nothing was noted', async () => {
    const trail = new AuditTrail(keep);
    trail.begin();
    await trail.finish();
    expect(written).toEqual([]);
  });

  it('fails in the end where any of it could not be written', async () => {
    let tries = 0;
    const trail = new AuditTrail((own) => ((tries += 1) === 1 ? Promise.reject(new Error('away')) : keep(own)));
    trail.note(read('ONE'));
    trail.begin();
    await new Promise((resolve) => setImmediate(resolve));
    trail.note(read('TWO'));
    await expect(trail.finish()).rejects.toThrow('away');
  });
});

it('leaves no answer where what was begun could not be written', async () => {
  const { world, leader, students } = await openClass();
  const { database } = world.foundation;
  const asked = [
    leader,
    `query ($id: ID!) { student(id: $id) { matches(first: 5) { nodes { score } } } }`,
    { id: students[0]!.id },
  ] as const;
  expect((await world.ask(...asked)).errors).toBeUndefined();
  const away = jest.spyOn(database, 'writingOnce').mockReturnValue({ tenant: () => Promise.reject(new Error('away')) });
  const { data, errors } = await world.ask(...asked);
  away.mockRestore();
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  await world.close();
});
