import { AuditTrail, type SensitiveRead } from '../../server/platform/audit';
import { until } from '../support/database-program';
import { openClass } from '../matching/class-of-six';

const read = (purpose: string, ...studentIds: string[]) => ({ purpose, schoolId: null, studentIds });

describe('a trail that is begun before the answer is ready', () => {
  const written: string[][] = [];
  const keep = (reads: readonly SensitiveRead[]) => {
    written.push(reads.map(({ purpose, studentIds }) => [purpose, ...studentIds].join(' ')));
    return Promise.resolve();
  };
  const lost: unknown[] = [];
  const keeping = { write: keep, onLost: (error: unknown) => void lost.push(error) };
  beforeEach(() => (written.length = 0));

  it('is written once, and what is noted later after it', async () => {
    const trail = new AuditTrail(keeping);
    trail.expect();
    trail.note(read('ONE'));
    trail.begin();
    trail.begin();
    trail.note(read('TWO'));
    await trail.finish();
    await trail.finish();
    expect(written).toEqual([['ONE'], ['TWO']]);
  });

  it('says nothing twice, and of more students only who they are', async () => {
    const trail = new AuditTrail(keeping);
    trail.expect();
    trail.note(read('ONE'));
    trail.note(read('TWO', 'a', 'b'));
    trail.begin();
    trail.note(read('ONE'));
    trail.note(read('TWO', 'b'));
    trail.note(read('TWO', 'b', 'c'));
    await trail.finish();
    expect(written).toEqual([['ONE', 'TWO a b'], ['TWO c']]);
  });

  it('waits for all who are expected to note something, but not longer than for the answer', async () => {
    const trail = new AuditTrail(keeping);
    for (const id of ['a', 'b', 'c']) {
      trail.expect();
      trail.note(read('ONE', id));
    }
    trail.begin();
    trail.begin();
    expect(written).toEqual([]);
    trail.begin();
    expect(written).toEqual([['ONE a b c']]);
    trail.expect();
    trail.note(read('TWO'));
    await trail.finish();
    expect(written).toEqual([['ONE a b c'], ['TWO']]);
  });

  it('writes what somebody reads who goes on after the answer, and tells where that fails', async () => {
    let isAway = false;
    const trail = new AuditTrail({ ...keeping, write: (reads) => (isAway ? Promise.reject(new Error('away')) : keep(reads)) });
    await trail.finish();
    trail.note(read('ONE'));
    expect(written).toEqual([['ONE']]);
    isAway = true;
    trail.note(read('TWO'));
    await until(() => lost.length === 1);
    expect(lost).toEqual([new Error('away')]);
  });

  it('leaves to others what it was not told how to write', async () => {
    const trail = new AuditTrail();
    trail.note(read('ONE', 'a'));
    trail.begin();
    await trail.finish();
    expect(trail.take()).toEqual([read('ONE', 'a')]);
    expect(trail.take()).toEqual([]);
  });

  it('writes nothing where nothing was noted', async () => {
    const trail = new AuditTrail(keeping);
    trail.begin();
    await trail.finish();
    expect(written).toEqual([]);
  });

  it('fails in the end where any of it could not be written', async () => {
    let tries = 0;
    const trail = new AuditTrail({
      ...keeping,
      write: (reads) => ((tries += 1) === 1 ? Promise.reject(new Error('away')) : keep(reads)),
    });
    trail.expect();
    trail.note(read('ONE'));
    trail.begin();
    expect(tries).toBe(1);
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
