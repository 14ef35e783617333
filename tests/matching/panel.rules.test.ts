import fc from 'fast-check';
import { Breath } from '../../server/platform/breath';
import type { RoleModelProfile } from '../../server/matching/matching.types';
import { panelShape, PanelFit } from '../../server/matching/panel-coverage.engine';
import type { Coverage } from '../../server/matching/panel.types';
import { PanelGathering } from '../../server/matching/panel-pool.reads';
import { fitsStereotype, panelPool, type PoolTerms, standingInPanel } from '../../server/matching/panel-pool.rules';
import { greedyPanel, panelMatrix, panelMatrixInPieces } from '../../server/matching/panel.engine';
import { guaranteeOf, panelInWords, panelWarnings, unmetWishes } from '../../server/matching/panel.rules';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { prepareAudience } from '../../server/matching/reach.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { candidate, reference } from './candidates';
import { blankRoleModel, past, present } from './profiles';
import { roleModel, student } from './worlds';

const prepared = prepareReference(reference);
const basis = { reference: prepared, traitCounts: { version: 1, listedRoleModels: 9, counts: new Map<string, number>() } };
const terms: PoolTerms = {
  facts: { smallEmployers: new Set(['small']), barriersOvercome: new Set(['told']) },
  reference,
  namedOccupations: [],
};
const someone = (changes: Partial<RoleModelProfile>) => prepareRoleModel({ ...blankRoleModel, ...changes }, prepared);
const woman = { value: 'FEMALE', mayBeShown: true } as const;
const man = { value: 'MALE', mayBeShown: true } as const;
const hidden = { value: 'FEMALE', mayBeShown: false } as const;
const only = (changes: Partial<RoleModelProfile>, more: Partial<PoolTerms> = {}) =>
  panelPool([someone(changes)], { ...terms, ...more })[0]!;

describe('who meets a wish', () => {
  it.each([
    ['a woman who shows it', { sex: woman }, ['A_WOMAN']],
    ['a woman who does not', { sex: hidden }, []],
    ['a man', { sex: man }, []],
    ['an apprentice', { route: 'APPRENTICESHIP' }, ['AN_APPRENTICE']],
    ['a degree apprentice', { route: 'DEGREE_APPRENTICESHIP' }, ['AN_APPRENTICE']],
    ['somebody from a university', { route: 'UNIVERSITY' }, []],
    ['somebody of a small employer', { id: 'small' }, ['A_SMALL_EMPLOYER']],
    ['somebody who tells of a barrier', { id: 'told' }, ['A_BARRIER_OVERCOME']],
  ] as const)('%s', (_who, changes, wishes) => {
    expect([...only(changes).meets]).toEqual(wishes);
  });

  it.each([
    ['a woman engineer who shows it', { careers: [present('2121')], sex: woman }, true],
    ['a woman engineer who does not', { careers: [present('2121')], sex: hidden }, false],
    ['a man among engineers', { careers: [present('2121')], sex: man }, false],
    ['a woman who was an engineer and has no job', { careers: [past('2121')], sex: woman }, false],
    ['a nurse who was a woman engineer once', { careers: [present('2231'), past('2121')], sex: woman }, false],
  ] as const)('goes against the stereotype of the sector: %s is %s', (_who, changes, isCounter) => {
    expect(only(changes).isCounterInSector).toBe(isCounter);
  });

  it('goes against no stereotype by what somebody did before, in the same sector either', () => {
    const sectorOccupations = new Map([
      [
        'one',
        new Map([
          ['2121', 1],
          ['2231', 1],
        ]),
      ],
    ]);
    const inOneSector = { reference: { ...reference, sectorOccupations } };
    const nurseNow = only({ careers: [present('2231'), past('2121')], sex: woman }, inOneSector);
    expect(nurseNow).toMatchObject({ sector: 'one', isCounterInSector: false });
    expect(only({ careers: [present('2121'), past('2231')], sex: woman }, inOneSector).isCounterInSector).toBe(true);
  });
});

describe('whom a panel is chosen from', () => {
  const NO_FACTS = { smallEmployers: new Set<string>(), barriersOvercome: new Set<string>() };
  const lotOf = (...people: ReturnType<typeof someone>[]) =>
    people.map((roleModel) => ({
      roleModel,
      candidate: candidate({ profile: roleModel.profile }),
      rank: { value: 0.5, recentInvitations: 0, id: roleModel.id },
    }));
  const engineer = (id: string, sex: typeof woman | typeof man) => someone({ id, careers: [present('2121')], sex });
  const nurse = (id: string, sex: typeof woman | typeof man) => someone({ id, careers: [present('2231')], sex });

  it('are enough once there is what is asked, in as many sectors as places where it is for each', () => {
    const standing = standingInPanel(terms);
    const gathering = new PanelGathering({ size: 2, coverage: ['COUNTER_STEREOTYPE_IN_EACH_SECTOR'], standing });
    gathering.add(lotOf(engineer('a', man), engineer('b', man), nurse('c', woman)), NO_FACTS);
    expect(gathering.hasAll).toBe(false);
    gathering.add(lotOf(engineer('d', man), engineer('e', woman), engineer('f', woman)), NO_FACTS);
    expect(gathering.hasAll).toBe(false);
    gathering.add(lotOf(engineer('g', woman), nurse('h', man)), NO_FACTS);
    expect(gathering.hasAll).toBe(true);
    expect(gathering.lookedAt).toBe(8);
  });

  it('are all who were looked at: who brings nothing new may be worth more beside another', () => {
    const gathering = new PanelGathering({ size: 3, coverage: [], standing: standingInPanel(terms) });
    gathering.add(lotOf(engineer('a', man), nurse('c', woman)), NO_FACTS);
    expect(gathering.hasAll).toBe(false);
    gathering.add(lotOf(engineer('e', woman)), NO_FACTS);
    expect(gathering.all.roleModels.map(({ id }) => id)).toEqual(['a', 'c', 'e']);
  });
});

describe('the groups of a panel', () => {
  it('are unit groups, save of those the request names themselves and of those without an occupation', () => {
    expect(only({ id: 'a', careers: [present('2121')] }).group).toBe('2121');
    expect(only({ id: 'a', careers: [present('2121')] }, { namedOccupations: ['2121'] }).group).toBe('a');
    expect(only({ id: 'a', careers: [present('2121')] }, { namedOccupations: ['2', '21', '212', '2122'] }).group).toBe('2121');
    expect(only({ id: 'a' }).group).toBe('a');
  });
});

describe('a panel', () => {
  it('is the same in whatever order people and students come', () => {
    const people = fc.array(roleModel, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(people, fc.array(student, { minLength: 1, maxLength: 6 }), (profiles, students) => {
        const panelOf = (reversed: boolean) => {
          const turn = <Item>(items: readonly Item[]) => (reversed ? items.toReversed() : items);
          const ready = profiles.map((profile, index) => prepareRoleModel({ ...profile, id: `person ${index}` }, prepared));
          const members = students.map((profile, index) => ({
            student: prepareStudent({ ...profile, id: `student ${index}` }, basis),
            need: 1,
          }));
          const candidates = panelPool(turn(ready), terms);
          const shape = panelShape(candidates, 4, ['AN_APPRENTICE', 'COUNTER_STEREOTYPE_IN_EACH_SECTOR']);
          const matrix = panelMatrix(prepareAudience(turn(members), DEFAULT_WEIGHTS), candidates);
          const panel = greedyPanel(matrix, shape.size, new PanelFit(candidates, shape).mayJoin);
          return panel.map((index) => candidates[index]?.roleModel.id);
        };
        expect(panelOf(true)).toEqual(panelOf(false));
      }),
    );
  });

  it('scores everybody the same in pieces as in one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(roleModel, { maxLength: 8 }),
        fc.array(student, { minLength: 1, maxLength: 4 }),
        async (people, asked) => {
          const pool = panelPool(
            people.map((profile) => prepareRoleModel(profile, prepared)),
            terms,
          );
          const members = asked.map((profile) => ({ student: prepareStudent(profile, basis), need: 0.8 }));
          const audience = prepareAudience(members, DEFAULT_WEIGHTS);
          const pausing = Object.defineProperty(new Breath(), 'isDue', { value: true });
          expect(await panelMatrixInPieces(audience, pool, pausing)).toEqual(panelMatrix(audience, pool));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('carries a warning where everybody is known to fit the stereotype of their job', () => {
    const pool = (people: readonly Partial<RoleModelProfile>[]) =>
      panelPool(
        people.map((changes, index) => someone({ id: String(index), ...changes })),
        terms,
      );
    const warned = (people: readonly Partial<RoleModelProfile>[]) =>
      panelWarnings(pool(people), { size: people.length, reference, isWorthless: false });
    const engineer = { careers: [present('2121')], sex: man };
    const nurse = { careers: [present('2231')], sex: woman };
    expect(warned([engineer, nurse])).toEqual([expect.stringContaining('Everybody here fits the stereotype')]);
    expect(warned([engineer])).toEqual([expect.stringContaining('The one person here')]);
    expect(warned([engineer, { ...engineer, sex: woman }])).toEqual([]);
    expect(warned([engineer, { ...engineer, sex: { value: 'MALE', mayBeShown: false } }])).toEqual([]);
    expect(warned([engineer, { careers: [present('9999')], sex: man }])).toEqual([]);
    expect(fitsStereotype(someone({ careers: [past('2121')], sex: man }), reference)).toBe(false);
  });

  it('says so where fewer people could come than were asked for, or nobody', () => {
    expect(panelWarnings([only({})], { size: 5, reference, isWorthless: false })).toEqual([
      'You asked for 5; only 1 person meets every condition, so this is everybody there is.',
    ]);
    expect(panelWarnings([only({}), only({ id: 'b' })], { size: 5, reference, isWorthless: false })).toEqual([
      'You asked for 5; only 2 people meet every condition, so these are all.',
    ]);
    expect(panelWarnings([], { size: 5, reference, isWorthless: false })).toEqual([
      expect.stringContaining('Nobody meets every condition'),
    ]);
  });

  it('says which wishes it does not meet, and whether anybody would', () => {
    const pool = panelPool([someone({ id: 'small' }), someone({ id: 'told' })], terms);
    const wishes = ['A_WOMAN', 'A_SMALL_EMPLOYER', 'A_BARRIER_OVERCOME', 'COUNTER_STEREOTYPE_IN_EACH_SECTOR'] as const;
    const unmet = unmetWishes(pool, wishes, panelShape(pool, 1, wishes));
    expect(unmet).toEqual([
      { coverage: 'A_WOMAN', explanation: 'Nobody who could come shows that she is a woman.' },
      { coverage: 'A_BARRIER_OVERCOME', explanation: expect.stringContaining('no room for it in a panel of 1') as string },
    ]);
  });

  it.each([
    ['EXACT', [], ['2121', '2231'], 'No other panel'],
    ['GREEDY', [], ['2121', '2231'], 'at least 63%'],
    ['GREEDY', [], ['2121', '2121'], 'at least half'],
    ['GREEDY', ['A_WOMAN'], ['2121', '2231'], 'Nothing is proved'],
    ['EXACT', [], [], 'Nobody could come'],
  ] as const)('says what is proved of it: %s with %j of %j', (method, required, occupations, words) => {
    const pool = panelPool(
      occupations.map((occupation, index) => someone({ id: String(index), careers: [present(occupation)] })),
      terms,
    );
    const members = pool.map((_, place) => place);
    const asked = { size: 2, coverage: required };
    expect(guaranteeOf({ method, members }, { required }, { candidates: pool, asked })).toContain(words);
  });

  it('claims no choice where nothing tells people apart, and looked at no best of them', () => {
    const pool = panelPool([someone({ id: 'small' }), someone({ id: 'told' })], terms);
    const wishes = ['A_WOMAN'] as const;
    const choice = { candidates: pool, shape: panelShape(pool, 1, wishes), lookedAt: 500, reference };
    const chosen = { members: [0], value: 0, gap: 0, method: 'GREEDY' } as const;
    const told = (isWorthless: boolean) => panelInWords(chosen, { ...choice, isWorthless }, { size: 1, coverage: wishes });
    expect(told(true)).toEqual({
      guarantee: 'Nothing is proved of this panel: nothing that counts here tells one panel from another.',
      unmet: [
        {
          coverage: 'A_WOMAN',
          explanation: expect.stringMatching(/ Only 500 of those who could come were looked at\.$/) as string,
        },
      ],
      warnings: [
        'Everybody who could come scores 0 by the weights in use and what may be counted for you, so nothing sets the people here apart from the others. Other weights may.',
      ],
    });
    expect(told(false)).toMatchObject({
      guarantee: expect.stringContaining('Chosen from the 500 who reach these students most') as string,
      unmet: [{ explanation: expect.stringContaining('Only the 500 who reach these students most') as string }],
      warnings: [],
    });
  });

  it('claims nothing of a wish that could not be met, or of people there were not', () => {
    const pool = panelPool([someone({ id: 'small' })], terms);
    const of = (size: number, coverage: readonly Coverage[]) =>
      guaranteeOf({ method: 'EXACT', members: [0] }, panelShape(pool, size, coverage), {
        candidates: pool,
        asked: { size, coverage },
      });
    expect(of(1, ['A_SMALL_EMPLOYER'])).toContain('has what you asked for');
    expect(of(1, ['A_WOMAN', 'A_SMALL_EMPLOYER'])).toContain('has as much of it');
    expect(of(2, ['A_SMALL_EMPLOYER'])).toContain('has as much of it');
  });
});
