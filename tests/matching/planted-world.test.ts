import { prepareAsk } from '../../server/matching/conditions.rules';
import { search } from '../../server/matching/index-search.engine';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { PreparedRoleModel } from '../../server/matching/prepared.types';
import { byScore } from '../../server/matching/rank-by.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { DEFAULT_WEIGHTS, scoreOf } from '../../server/matching/score.engine';
import { ask, candidate, today } from './candidates';
import { bestFor } from './plain-lists';
import { type PlantedWorld, plantWorld, type Ranker } from './planted-world';
import { publishedReference } from './published-reference';

const STUDENTS = 200;
const OTHERS = 20_000;
const reference = prepareReference(publishedReference);
const world = plantWorld(2026, { students: STUDENTS, others: OTHERS }, DEFAULT_WEIGHTS);
const terms = { weights: DEFAULT_WEIGHTS, disclosure: 'ONE_STUDENT' } as const;
const ready = new Map(world.roleModels.map((profile) => [profile.id, prepareRoleModel(profile, reference)]));

/** Scores everybody: the slow oracle, that a faster way must equal. */
function everybodyScored({ traitCounts }: PlantedWorld): Ranker {
  const roleModels: readonly PreparedRoleModel[] = [...ready.values()];
  return (student, count) =>
    bestFor(prepareStudent(student, { reference, traitCounts }), roleModels, count, terms).map(({ roleModel }) => roleModel.id);
}

/** What answers the API: the index, over candidates whom no condition keeps out. It takes uuids: these stand in the order of the names. */
function bySearch({ roleModels, traitCounts }: PlantedWorld): Ranker {
  const names = roleModels.map(({ id }) => id).sort();
  const idOf = new Map(names.map((name, place) => [name, `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`]));
  const nameOf = new Map([...idOf].map(([name, id]) => [id, name]));
  const index = new RoleModelIndex(reference, today);
  index.fill(roleModels.map((profile) => candidate({ profile: { ...profile, id: idOf.get(profile.id)! } })));
  index.settle();
  const open = prepareAsk(ask({ form: null, yearGroups: [], groupSize: 1 }), today, publishedReference);
  return (student, count) => {
    const members = [{ student: prepareStudent(student, { reference, traitCounts }), need: 1 }];
    const audience = prepareAudience(members, DEFAULT_WEIGHTS);
    const found = search(index, { audience, ask: open, outside: new Set(), rankBy: byScore, after: null, count });
    return found.map(({ rank }) => nameOf.get(rank.id)!);
  };
}

/** The contributions of two role models to one student's scores, side by side. */
function beside(student: PlantedWorld['pairs'][number]['student'], right: string, other: string): string {
  const prepared = prepareStudent(student, { reference, traitCounts: world.traitCounts });
  const [ours, theirs] = [right, other].map((id) => scoreOf(prepared, ready.get(id)!, terms));
  const parts = ours!.contributions.map(
    ({ criterion, contribution }, place) =>
      `${criterion} ${contribution.toFixed(3)} : ${theirs!.contributions[place]!.contribution.toFixed(3)}`,
  );
  return `${student.id}: ${right} (${ours!.value.toFixed(3)}) behind ${other} (${theirs!.value.toFixed(3)}); ${parts.join(', ')}`;
}

describe.each([
  ['scoring everybody', everybodyScored],
  ['the index', bySearch],
])('the role model made to be right for a student, found by %s', (_name, rankerOf) => {
  const rank = rankerOf(world);
  const firsts = world.pairs.map(({ student, right }) => ({ student, right, first: rank(student, 1)[0] ?? 'nobody' }));
  const misses = firsts.filter(({ right, first }) => first !== right);

  it('comes first of 20,200 for at least 95 in 100 students', () => {
    const told = misses.map(({ student, right, first }) => beside(student, right, first));
    process.stdout.write(
      `Planted role models at rank 1: ${STUDENTS - misses.length} of ${STUDENTS}\n${told.map((line) => `  ${line}\n`).join('')}`,
    );
    expect(world.pairs).toHaveLength(STUDENTS);
    expect(world.roleModels).toHaveLength(STUDENTS + OTHERS);
    expect(misses.length).toBeLessThanOrEqual(0.05 * STUDENTS);
  });

  it('is beaten only by somebody whose components add up to more', () => {
    for (const { student, right, first } of misses) {
      const prepared = prepareStudent(student, { reference, traitCounts: world.traitCounts });
      const [ours, theirs] = [right, first].map((id) => scoreOf(prepared, ready.get(id)!, terms).value);
      expect(theirs).toBeGreaterThanOrEqual(ours! - 1e-9);
    }
  });

  it('is found in the same place however the others are ordered', () => {
    const reversed = [...ready.values()].reverse();
    for (const { student } of world.pairs.slice(0, 10)) {
      const prepared = prepareStudent(student, { reference, traitCounts: world.traitCounts });
      const backwards = bestFor(prepared, reversed, 20, terms);
      expect(rank(student, 20)).toEqual(backwards.map(({ roleModel }) => roleModel.id));
    }
  });
});
