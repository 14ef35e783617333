import fc from 'fast-check';
import { Breath, GivenUp } from '../../server/platform/breath';
import { dayOf } from '../../server/platform/clock';
import { NOBODY } from '../../server/platform/connection';
import { isGivenUp } from '../../server/platform/unreachable';
import { referenceData } from '../../server/reference/reference.catalogue';
import { prepareAsk } from '../../server/matching/conditions.rules';
import { search, searchInPieces } from '../../server/matching/index-search.engine';
import { preparedFor } from '../../server/matching/matching.index';
import { prepareStudent } from '../../server/matching/prepare.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { until } from '../support/database-program';
import { ask, studentProfile } from './candidates';
import { outside, plainly, prepared, questions, TODAY } from './index-questions';
import { openClassWithIndex } from './two-indexes';

/** Stops after every step, and does something in each pause. */
class Gasping extends Breath {
  pauses = 0;

  constructor(private readonly meanwhile: () => unknown) {
    super();
  }

  override get isDue(): boolean {
    return true;
  }

  override async take(): Promise<void> {
    this.pauses += 1;
    await this.meanwhile();
  }
}

it('answers what the plain engine answers, whatever others ask the same index in its pauses', async () => {
  let pauses = 0;
  await fc.assert(
    fc.asyncProperty(questions, questions, async (asked, others) => {
      const question = prepared(asked);
      const index = new RoleModelIndex(question.reference, TODAY);
      index.fill(question.people);
      index.settle();
      const other = prepared({ ...others, world: asked.world, people: asked.people });
      const whole = { ...question, outside: outside(question.people), after: null };
      const between = new Gasping(() => {
        expect(search(index, { ...other, outside: outside(other.people), after: null })).toEqual(plainly(other, null));
      });
      expect(await searchInPieces(index, whole, between)).toEqual(plainly(question, null));
      pauses += between.pauses;
    }),
    { numRuns: 150 },
  );
  expect(pauses).toBeGreaterThan(150);
});

it('lets others be served every few milliseconds, and not oftener', async () => {
  const breath = new Breath();
  expect(breath.isDue).toBe(false);
  let served = 0;
  setImmediate(() => (served += 1));
  await until(() => breath.isDue);
  await breath.take();
  expect([served, breath.isDue]).toEqual([1, false]);
});

it('gives up what nobody waits for any longer, and goes on for ever where nothing is said', async () => {
  await expect(new Breath(0).take()).rejects.toThrow(GivenUp);
  await new Breath().take();
  expect([isGivenUp(new GivenUp('late')), isGivenUp(new Error('late'))]).toEqual([true, false]);
});

it('serves short questions while a long one is asked, and makes changes when it is answered', async () => {
  const { world, engineers } = await openClassWithIndex();
  const { index } = world.foundation;
  await index.warm();
  const today = dayOf(world.time.now);
  const reference = preparedFor((await referenceData.current(world.database.reading(NOBODY))).matching);
  const basis = { reference, traitCounts: { version: 0, listedRoleModels: 0, counts: new Map<string, number>() } };
  const asking = (students: number) => ({
    audience: prepareAudience(
      Array.from({ length: students }, () => ({ student: prepareStudent(studentProfile(), basis), need: 1 })),
      DEFAULT_WEIGHTS,
    ),
    ask: prepareAsk(ask(), today, reference.source),
    outside: new Set<string>(),
    rankBy: byScore,
    after: null,
    count: 20,
  });
  const asOf = { reference, today, changes: [] };
  const before = await index.search(asking(1), asOf, new Breath());
  expect(before.map(({ id }) => id)).toContain(engineers[0]);

  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const gasping = new Gasping(() => gate);
  const long = index.search(asking(50), asOf, gasping);
  await until(() => gasping.pauses === 1);
  await world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [engineers[0]]);
  let isChanged = false;
  const changing = index.refresh([engineers[0]!]).then(() => (isChanged = true));
  expect(await index.search(asking(1), asOf, new Breath())).toEqual(before);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isChanged).toBe(false);
  open();
  expect((await long).map(({ id }) => id)).toContain(engineers[0]);
  await changing;
  expect((await index.search(asking(1), asOf, new Breath())).map(({ id }) => id)).not.toContain(engineers[0]);
  await world.close();
});
