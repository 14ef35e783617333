import { Random } from '../seeds/random';
import { PanelFit, panelShape } from '../server/matching/panel-coverage.engine';
import { panelPool } from '../server/matching/panel-pool.rules';
import { greedyPanel, panelMatrix, panelValue } from '../server/matching/panel.engine';
import type { PanelMatrix, PanelShape } from '../server/matching/panel.types';
import type { RoleModelProfile, StudentProfile } from '../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../server/matching/prepare.engine';
import { comparable } from '../server/matching/ranking.engine';
import { prepareAudience } from '../server/matching/reach.engine';
import { DEFAULT_WEIGHTS } from '../server/matching/score.engine';
import { machine } from './machine';
import { interleaved } from './rounds';
import { run } from './run';
import { median, quantile } from './statistics';
import { inMs, print, table } from './table';

/** `npm run bench:panel`: a panel of 5 from 500 role models for 240 students, made up, in this process; lazy beside plain greedy. */
const [CANDIDATES, STUDENTS, SIZE] = [500, 240, 5];
const ROUNDS = { warmUp: 3, least: 15, most: 60, budget: 20_000 };

const random = Random.of('panel');
const below = (limit: number): number => random.whole(0, limit - 1);
const codes = Array.from({ length: 400 }, (_, index) => String(1111 + index * 20));
const code = (): string => codes[below(codes.length)] ?? '';
const linked = () => new Map(Array.from({ length: 40 }, () => [code(), 0.2 + 0.2 * below(5)] as const));
const named = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word}-${index}`);

const reference = {
  subjectOccupations: new Map(named('subject', 40).map((subject) => [subject, linked()])),
  sectorOccupations: new Map(named('sector', 20).map((sector) => [sector, linked()])),
  activityOccupations: new Map<string, readonly string[]>(),
  womenShares: new Map(
    codes.map((one) => [one, { share: random.fraction(), quality: 'UK_WHOLE' as const, source: 'made up', year: 2026 }]),
  ),
};

const sex = () => (random.chance(0.5) ? 'FEMALE' : 'MALE');
const roleModel = (index: number): RoleModelProfile => ({
  id: `role model ${index}`,
  careers: [{ occupation: code(), isPresent: true, years: 5 }],
  topicSectors: [],
  topicSubjects: [`subject-${below(40)}`],
  traits: [{ kind: 'TOWN', value: `NE${below(20)}`, mayBeShown: true }],
  sex: { value: sex(), mayBeShown: true },
  route: random.chance(0.3) ? 'APPRENTICESHIP' : 'UNIVERSITY',
  yearsSinceEnteringField: below(30),
  yearsSinceLeavingSchool: 30,
  startingLevel: below(6),
  load: 0,
  recentInvitations: below(4),
});
const student = (index: number): StudentProfile => ({
  id: `student ${index}`,
  interests: Array.from({ length: 4 }, () => ({ kind: 'SUBJECT' as const, code: `subject-${below(40)}`, strength: 0.6 })),
  timetabledSubjects: [],
  aspirations: [code()],
  traits: [{ kind: 'TOWN', value: `NE${below(20)}` }],
  sex: sex(),
  routes: ['APPRENTICESHIP'],
  predictedLevel: 3,
  pastEncounters: [{ occupation: code(), roleModelId: null, schoolYearsAgo: 1 }],
});

/** Everybody's gain worked out anew for each place. */
function plainGreedy(matrix: PanelMatrix, { size }: PanelShape, { mayJoin }: PanelFit): readonly number[] {
  const members: number[] = [];
  while (members.length < size) {
    let best = { candidate: -1, value: -1, invitations: 0 };
    matrix.candidates.forEach(({ roleModel: { recentInvitations: invitations } }, candidate) => {
      if (members.includes(candidate) || !mayJoin(members, candidate)) return;
      const value = comparable(panelValue(matrix, [...members, candidate]) - panelValue(matrix, members));
      if (value > best.value || (value === best.value && invitations < best.invitations))
        best = { candidate, value, invitations };
    });
    members.push(best.candidate);
  }
  return members;
}

async function measure(): Promise<void> {
  const prepared = prepareReference(reference);
  const basis = {
    reference: prepared,
    traitCounts: { version: 1, listedRoleModels: CANDIDATES, counts: new Map<string, number>() },
  };
  const members = Array.from({ length: STUDENTS }, (_, index) => ({ student: prepareStudent(student(index), basis), need: 1 }));
  const roleModels = Array.from({ length: CANDIDATES }, (_, index) => prepareRoleModel(roleModel(index), prepared));
  const audience = prepareAudience(members, DEFAULT_WEIGHTS);
  const facts = { smallEmployers: new Set<string>(), barriersOvercome: new Set<string>() };
  const pool = panelPool(roleModels, { facts, reference, namedOccupations: [] });
  const panelBy = (choose: (matrix: PanelMatrix, shape: PanelShape, fit: PanelFit) => readonly number[]) => () => {
    const shape = panelShape(pool, SIZE, ['A_WOMAN', 'AN_APPRENTICE']);
    return Promise.resolve(choose(panelMatrix(audience, pool), shape, new PanelFit(pool, shape)));
  };
  const lazy = panelBy((matrix, { size }, { mayJoin }) => greedyPanel(matrix, size, mayJoin));
  const plain = panelBy(plainGreedy);
  const isSame = (await lazy()).join() === (await plain()).join();
  const measured = await interleaved(
    [
      { name: 'matrix of scores alone', run: () => Promise.resolve(panelMatrix(audience, pool)) },
      { name: 'panel, lazy greedy', run: lazy },
      { name: 'panel, plain greedy', run: plain },
    ],
    ROUNDS,
  );
  print([
    machine(),
    `Panel of ${SIZE} from ${CANDIDATES} role models for ${STUDENTS} students; both ways the same: ${isSame ? 'yes' : 'NO'}`,
    ...table(
      ['', 'median', 'p95', 'n'],
      measured.map(({ name, times }) => [name, inMs(median(times)), inMs(quantile(times, 0.95)), String(times.length)]),
    ),
  ]);
}

run(measure);
