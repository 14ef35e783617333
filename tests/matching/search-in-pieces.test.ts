import fc from 'fast-check';
import { Breath, GivenUp } from '../../server/platform/breath';
import { dayOf } from '../../server/platform/clock';
import { NOBODY } from '../../server/platform/connection';
import { referenceData } from '../../server/reference/reference.catalogue';
import { prepareAsk } from '../../server/matching/conditions.rules';
import { IndexBound } from '../../server/matching/index-bound.engine';
import { search, searchInPieces } from '../../server/matching/index-search.engine';
import type { StudentProfile } from '../../server/matching/matching.types';
import { preparedFor } from '../../server/matching/matching.index';
import { prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { byScore } from '../../server/matching/rank-by.engine';
import { prepareAudience, reachesInPieces, reachOf } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { until } from '../support/database-program';
import { ask, studentProfile } from './candidates';
import { Chance } from './chance';
import { candidates, CROWD, outside, plainly, prepared, questions, TODAY, withLongCareer } from './index-questions';
import { publishedReference } from './published-reference';
import { type ClassWithIndex, openClassWithIndex } from './two-indexes';

let set: ClassWithIndex;
beforeAll(async () => {
  set = await openClassWithIndex();
});
afterAll(() => set.world.close());

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

it('leaves the traits of who asks in a pause alone, and its own', async () => {
  const [listedRoleModels, theirs] = [CROWD, CROWD / 40];
  const counts = { version: 0, listedRoleModels, counts: new Map([['SCHOOL:theirs', theirs]]) };
  const chance = new Chance(7);
  const people = Array.from({ length: CROWD }, (_, place) => withLongCareer(chance, place));
  const askedBy = (traits: StudentProfile['traits']) =>
    prepared({
      world: { reference: publishedReference, counts },
      people,
      asked: { students: [studentProfile({ traits })], weights: DEFAULT_WEIGHTS, ask: ask(), rankBy: byScore, count: 20 },
    });
  const [one, other] = [askedBy([{ kind: 'SCHOOL', value: 'theirs' }]), askedBy([])];
  const index = new RoleModelIndex(one.reference, TODAY);
  index.fill(people);
  index.settle();
  expect(new IndexBound(one.audience, index, new Float32Array(index.scratch.length)).traits.slots.length).toBeGreaterThan(0);
  const whole = { ...one, outside: new Set<string>(), after: null };
  const gasping = new Gasping(() => {
    for (const between of [one, other])
      expect(search(index, { ...between, outside: new Set(), after: null })).toEqual(plainly(between, null));
  });
  expect(await searchInPieces(index, whole, gasping)).toEqual(plainly(one, null));
  expect(gasping.pauses).toBeGreaterThan(0);

  const copy = index.copy();
  for (const { profile } of people.slice(0, CROWD / 2)) copy.remove(profile.id);
  copy.settle();
  expect(search(index, whole)).toEqual(plainly(one, null));
  expect(search(copy, whole)).toEqual(plainly({ ...one, people: people.slice(CROWD / 2) }, null));
});

it('searches what was there when it began, while a copy takes the changes', async () => {
  await fc.assert(
    fc.asyncProperty(questions, candidates, async (asked, later) => {
      const question = prepared(asked);
      const index = new RoleModelIndex(question.reference, TODAY);
      // Half of them are strays, which a copy that is settled has no more.
      const half = Math.ceil(question.people.length / 2);
      index.fill(question.people.slice(0, half));
      index.settle();
      for (const person of question.people.slice(half)) index.put(person);
      const copies: RoleModelIndex[] = [];
      const changed = new Map(asked.people.map((person) => [person.profile.id, person]));
      const gasping = new Gasping(() => {
        if (copies.length === 0) copies.push(index.copy());
        const copy = copies[0]!;
        const person = later[gasping.pauses % later.length]!;
        const { id } = asked.people[gasping.pauses % asked.people.length]!.profile;
        const other = gasping.pauses % 2 === 0 ? person : { ...person, profile: { ...person.profile, id } };
        changed.set(other.profile.id, other);
        copy.put(other);
        if (gasping.pauses % 3 === 0) copy.settle();
      });
      expect(await searchInPieces(index, { ...question, outside: outside(question.people), after: null }, gasping)).toEqual(
        plainly(question, null),
      );
      const [copy] = copies;
      if (copy === undefined) return;
      const people = [...changed.values()];
      const after = prepared({ ...asked, people });
      expect(search(copy, { ...after, outside: outside(people), after: null })).toEqual(plainly(after, null));
    }),
    { numRuns: 200 },
  );
});

it('lets others be served every few milliseconds, and not oftener', async () => {
  const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  const breath = new Breath();
  const isDueAt = (milliseconds: number): boolean => {
    now.mockReturnValue(milliseconds);
    return breath.isDue;
  };
  expect([isDueAt(1_000), isDueAt(1_009), isDueAt(1_010)]).toEqual([false, false, true]);
  let served = 0;
  setImmediate(() => (served += 1));
  await breath.take();
  expect([served, isDueAt(1_019), isDueAt(1_020)]).toEqual([1, false, true]);
  now.mockRestore();
});

it('tells the reach of a page in pieces, one role model at a time', async () => {
  await fc.assert(
    fc.asyncProperty(questions, async (asked) => {
      const { audience, people, reference } = prepared(asked);
      const roleModels = people.map(({ profile }) => prepareRoleModel(profile, reference));
      const gasping = new Gasping(() => undefined);
      expect(await reachesInPieces(audience, roleModels, gasping)).toEqual(roleModels.map((one) => reachOf(audience, one)));
      expect(gasping.pauses).toBe(roleModels.length);
    }),
    { numRuns: 30 },
  );
});

it('gives up what nobody waits for any longer, and goes on for ever where nothing is said', async () => {
  await expect(new Breath(0).take()).rejects.toThrow(GivenUp);
  await new Breath().take();
});

it('serves short questions, and makes changes, while a long one is asked', async () => {
  const { world } = set;
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
  const found = async () => (await index.search(asking(1), asOf, new Breath())).found;
  const before = await found();
  // Looked at last, so that a pause comes before.
  const last = before.at(-1)!.rank.id;

  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const gasping = new Gasping(() => gate);
  const long = index.search(asking(50), asOf, gasping);
  await until(() => gasping.pauses === 1);
  expect(await found()).toEqual(before);
  const searched = await index.current(reference, today, []);
  await world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [last]);
  await index.refresh([last]);
  const copy = await index.current(reference, today, []);
  await index.refresh([last]);
  expect([copy === searched, (await index.current(reference, today, [])) === copy]).toEqual([false, true]);
  expect(await found()).toEqual(before.slice(0, -1));
  open();
  expect((await long).found.map(({ rank }) => rank.id)).toContain(last);
  await index.refresh([last]);
  expect((await index.current(reference, today, [])) === copy).toBe(true);
  expect(await found()).toEqual(before.slice(0, -1));
});
