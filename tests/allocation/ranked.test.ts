import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseStudentProject } from '../../bench/student-project-file.rules';
import { solveRanked } from '../../server/allocation/ranked-solve.engine';
import type { RankedProblem } from '../../server/allocation/ranked.types';
import { MEANS, randomFrom } from './problems';
import { allRanked, bestRanked, brokenRanked, MODES, rankedAims, rankedProblem, type RankedShape } from './ranked';

/** All five modes against every plan there is. */
async function allModesAreBest(problem: Omit<RankedProblem, 'mode'>): Promise<void> {
  const plans = allRanked(problem);
  const lowestRank = Math.max(0, ...problem.students.map(({ choices }) => choices.length));
  for (const mode of MODES) {
    const solution = await solveRanked({ ...problem, mode }, MEANS);
    const best = bestRanked(mode, plans, lowestRank);
    if (!best) {
      expect(solution).toMatchObject({ status: 'INFEASIBLE', conflicts: [{ code: 'CONSTRAINTS_TOGETHER' }] });
      continue;
    }
    expect(solution.status).toBe('OPTIMAL');
    expect(brokenRanked(problem, solution.places)).toEqual([]);
    expect(rankedAims(mode, solution.places, lowestRank)).toEqual(best);
    expect([solution.size, solution.cost]).toEqual([
      solution.places.length,
      solution.places.reduce((sum, { rank }) => sum + rank, 0),
    ]);
  }
}

const check = (shape: RankedShape, numRuns: number) =>
  fc.assert(fc.asyncProperty(rankedProblem(shape), allModesAreBest), { seed: 20260704, numRuns, endOnFailure: true });

const instance = (name: string) => parseStudentProject(readFileSync(join(__dirname, 'instances', name), 'utf8'));

describe('ranked choices', () => {
  it('are met as well as every other plan could, with ties', () => check({ hasQuotas: false, hasLecturers: false }, 150));

  it('are met as well as every other plan could, with lecturers', () => check({ hasQuotas: false, hasLecturers: true }, 150));

  it('are met as well as every other plan could, with lower quotas and projects that have to run', () =>
    check({ hasQuotas: true, hasLecturers: true }, 100));

  it.each(['projects-ties.txt', 'projects-quotas.txt'])('of %s are met as well as every other plan could', async (name) => {
    await allModesAreBest(instance(name));
  });

  it('tell the modes apart: a greedy plan has more first choices, a generous one a better worst', async () => {
    const problem = {
      students: [
        { id: 's1', choices: [['p1'], ['p2'], ['p3']] },
        { id: 's2', choices: [['p1'], ['p2']] },
        { id: 's3', choices: [['p2'], ['p4']] },
      ],
      projects: ['p1', 'p2', 'p3', 'p4'].map((id) => ({ id, capacity: 1, lowerQuota: 0, mustRun: false, lecturerId: null })),
      lecturers: [],
    };
    const [greedy, generous] = await Promise.all(
      (['GREEDY', 'GENEROUS'] as const).map((mode) => solveRanked({ ...problem, mode }, MEANS)),
    );
    expect(greedy).toMatchObject({ size: 3, profile: [2, 0, 1] });
    expect(generous).toMatchObject({ size: 3, profile: [1, 2, 0] });
    await allModesAreBest(problem);
  });

  it('of five hundred students are met by flows alone', async () => {
    const random = randomFrom(5);
    const projects = Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      capacity: 8,
      lowerQuota: 0,
      mustRun: false,
      lecturerId: `l${index % 20}`,
    }));
    const students = Array.from({ length: 500 }, (_, index) => ({
      id: `s${index}`,
      choices: [...new Set(Array.from({ length: 6 }, () => `p${Math.floor(random() ** 2 * 60)}`))].map((id) => [id]),
    }));
    const lecturers = Array.from({ length: 20 }, (_, index) => ({ id: `l${index}`, capacity: 22 }));
    for (const mode of ['GREEDY', 'GENEROUS'] as const) {
      const solution = await solveRanked({ mode, students, projects, lecturers }, MEANS);
      expect(solution).toMatchObject({ status: 'OPTIMAL', method: 'FLOW' });
      expect(brokenRanked({ students, projects, lecturers }, solution.places)).toEqual([]);
    }
  });
});

describe('what a problem of ranked choices may not say', () => {
  const project = { id: 'p1', capacity: 2, lowerQuota: 0, mustRun: false, lecturerId: null };
  const sound: RankedProblem = {
    mode: 'GREEDY',
    students: [{ id: 's1', choices: [['p1']] }],
    projects: [project],
    lecturers: [],
  };

  it.each([
    ['EMPTY_AUDIENCE', { students: [] }, []],
    ['NO_OFFERS', { projects: [] }, []],
    ['SAME_ID_TWICE', { projects: [project, project] }, ['p1']],
    ['SAME_ID_TWICE', { students: [{ id: 's1', choices: [['p1'], ['p1']] }] }, ['s1']],
    ['UNKNOWN_PAIR', { students: [{ id: 's1', choices: [['p9']] }] }, ['p9']],
    ['UNKNOWN_PAIR', { projects: [{ ...project, lecturerId: 'l9' }] }, ['l9']],
    ['CAPACITY_BELOW_MINIMUM', { projects: [{ ...project, lowerQuota: 3 }] }, ['p1']],
    ['LIMITS_MAKE_NO_SENSE', { projects: [{ ...project, capacity: 1.5 }] }, ['p1']],
    ['LIMITS_MAKE_NO_SENSE', { lecturers: [{ id: 'l1', capacity: -1 }] }, ['l1']],
  ] as const)('is refused as %s', async (code, change, ids) => {
    const solution = await solveRanked({ ...sound, ...change }, MEANS);
    expect(solution).toMatchObject({ status: 'INFEASIBLE', places: [], size: 0, conflicts: [{ code, ids }] });
  });

  it.each([
    [0, 1, 'room for 0 more students and is held only if 1 more comes:'],
    [1, 2, 'room for 1 more student and is held only if 2 more come:'],
  ])('says of one with %d places beyond those settled and %d needed what it could take', async (capacity, lowerQuota, words) => {
    const { conflicts } = await solveRanked({ ...sound, projects: [{ ...project, capacity, lowerQuota }] }, MEANS);
    expect(conflicts).toMatchObject([{ message: expect.stringContaining(words) }]);
  });

  it('names the projects that cannot run together, and only those', async () => {
    const projects = ['p1', 'p2', 'p3'].map((id) => ({ ...project, id, lowerQuota: 1, mustRun: true }));
    const students = [
      { id: 's1', choices: [['p1', 'p2']] },
      { id: 's2', choices: [['p3']] },
    ];
    const solution = await solveRanked({ ...sound, students, projects }, MEANS);
    expect(solution).toMatchObject({ status: 'INFEASIBLE', conflicts: [{ code: 'CONSTRAINTS_TOGETHER', ids: ['p1', 'p2'] }] });
  });
});
