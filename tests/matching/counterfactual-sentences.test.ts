import { counterfactuals } from '../../server/matching/counterfactual.rules';
import { levers } from '../../server/matching/counterfactual-levers.rules';
import type { WhyNot } from '../../server/matching/counterfactual.types';
import type { Ask, Candidate } from '../../server/matching/matching.types';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { ask, candidate, manchester, reference, roleModelProfile, today } from './candidates';
import { titles } from './why-nots';

describe('the sentences on what would help', () => {
  const alone = (changes: { candidate?: Partial<Candidate>; ask?: Partial<Ask>; yearGroup?: number }): WhyNot => ({
    yearGroup: changes.yearGroup ?? 9,
    candidate: candidate(changes.candidate),
    values: [0.5, 0.5, 0.5, 0.5, 0.5],
    ask: ask(changes.ask),
    today,
    reference,
    weights: DEFAULT_WEIGHTS,
    weightsHoldFor: null,
    hasData: [true, true, true, true, true],
    competitors: [],
    isAmongFirst: () => true,
    top: 20,
  });
  const criteria = { sectors: [], occupations: [], subjects: [], sex: null };

  it.each([
    [
      'CAPACITY',
      { candidate: { commitments: new Map([['2026-12', 2]]) } },
      'If they took 1 more meeting a month: 3 instead of 2.',
    ],
    [
      'DATES',
      { candidate: { usualSlots: [{ weekday: 3, part: 'MORNING' }] }, ask: { days: { from: '2026-12-01', to: '2026-12-01' } } },
      'If you asked for 1 to 2 December: they could come on Wednesday 2 December.',
    ],
    [
      'DATES',
      { candidate: { usualSlots: [{ weekday: 5, part: 'MORNING' }] }, ask: { days: { from: '2028-08-31', to: '2028-08-31' } } },
      'If you asked for 25 to 31 August: they could come on Friday 25 August.',
    ],
    [
      'DATES',
      { candidate: { usualSlots: [{ weekday: 3, part: 'MORNING' }] }, ask: { days: { from: '2026-11-02', to: '2026-11-24' } } },
      'If you asked for 23 to 25 November: they could come on Wednesday 25 November.',
    ],
    ['PARTS_OF_DAY', { ask: { parts: ['EVENING'] } }, 'If you also asked for mornings.'],
    [
      'PARTS_OF_DAY',
      { candidate: { usualSlots: [{ weekday: 4, part: 'AFTERNOON' }] }, ask: { parts: ['MORNING', 'EVENING'] } },
      'If you also asked for afternoons.',
    ],
    ['TRAVEL_LIMIT', { candidate: { place: manchester } }, 'If they travelled up to 166 km instead of 20 km.'],
    [
      'ONLINE',
      { candidate: { isOnline: true, isInPerson: false }, ask: { isOnlineWelcome: false } },
      'If you welcomed meeting online.',
    ],
    ['IN_PERSON', { ask: { isOnlineWelcome: true, isInPersonWelcome: false } }, 'If you welcomed meeting in person.'],
    ['FORM', { candidate: { forms: ['WORKSHOP'] } }, 'If you asked for workshops.'],
    [
      'FORM',
      { candidate: { forms: ['ONLINE_SESSION'], isOnline: true }, ask: { isOnlineWelcome: false } },
      'If you asked for online sessions and welcomed meeting online.',
    ],
    [
      'FORM',
      { candidate: { forms: ['CAREERS_FAIR'], isOnline: true }, ask: { isInPersonWelcome: false } },
      'If you asked for careers fairs and welcomed meeting in person.',
    ],
    ['FORM', { candidate: { forms: ['ONLINE_SESSION', 'TALK'] }, ask: { form: 'ONLINE_SESSION' } }, 'If you asked for talks.'],
    ['YEAR_GROUPS', { candidate: { yearGroups: [9] }, ask: { yearGroups: [9, 10] } }, 'If you asked without Year 10.'],
    [
      'YEAR_GROUPS',
      { candidate: { yearGroups: [9] }, ask: { yearGroups: [9, 10] }, yearGroup: 10 },
      'If they met Year 10 as well.',
    ],
    ['YEAR_GROUPS', { candidate: { yearGroups: [7] } }, 'If they met Year 9 as well.'],
    ['GROUP_SIZE', { candidate: { largestGroup: 12 } }, 'If you brought 12 students at a time instead of 30.'],
    ['ACCESS_NEEDS', { ask: { accessNeeds: ['STEP_FREE'] } }, 'If they confirmed step-free access.'],
    [
      'SECTORS',
      { ask: { criteria: { ...criteria, sectors: ['health-and-social-care'] } } },
      'If you also asked for engineering-and-manufacturing.',
    ],
    ['OCCUPATIONS', { ask: { criteria: { ...criteria, occupations: ['2231'] } } }, 'If you also asked for 2121.'],
    ['SUBJECTS', { ask: { criteria: { ...criteria, subjects: ['biology'] } } }, 'If you also asked for physics.'],
    ['SEX', { ask: { criteria: { ...criteria, sex: 'FEMALE' } } }, 'If you asked for anyone.'],
  ] as const)('say what would change: %s', (kind, changes, explanation) => {
    const told = counterfactuals(alone(changes), titles);
    expect(told).toContainEqual({ kind, explanation, isEnough: true });
  });

  it.each([
    ['ONLINE', { isOnline: true, isInPerson: false, forms: ['TALK', 'ONLINE_SESSION'] }, { isOnlineWelcome: false }],
    ['IN_PERSON', { forms: ['TALK', 'CAREERS_FAIR'] }, { isOnlineWelcome: true, isInPersonWelcome: false }],
  ] as const)('tell no other form with a way of meeting that alone would do: %s', (kind, who, asked) => {
    expect(counterfactuals(alone({ candidate: who, ask: asked }), titles).map((one) => one.kind)).toEqual([kind]);
  });

  it('tell a form with its way of meeting where with the way alone too many others could come', () => {
    const asked = { isOnlineWelcome: true, isInPersonWelcome: false };
    const rival = { candidate: candidate({ profile: roleModelProfile({ id: 'aa' }), forms: ['TALK'] }), values: [1, 1, 1, 1, 1] };
    const me = alone({ candidate: { forms: ['TALK', 'CAREERS_FAIR'] }, ask: asked });
    expect(counterfactuals({ ...me, top: 1, competitors: [rival] }, titles)).toEqual([
      { kind: 'IN_PERSON', isEnough: false, explanation: 'If you welcomed meeting in person.' },
      { kind: 'FORM', isEnough: true, explanation: 'If you asked for careers fairs and welcomed meeting in person.' },
    ]);
  });

  it('look once at a way of meeting, however many forms carry it with them', () => {
    const asked = { isOnlineWelcome: true, isInPersonWelcome: false };
    const me = alone({ candidate: { forms: ['TALK', 'CAREERS_FAIR', 'WORKPLACE_VISIT', 'JOB_SHADOWING'] }, ask: asked });
    const looks: Ask[] = [];
    const isAmongFirst = (change: { ask: Ask }) => looks.push(change.ask) > 0;
    const { changes } = levers.find(({ kind }) => kind === 'FORM')!;
    expect(changes({ ...me, isAmongFirst }, titles)).toEqual([]);
    expect(looks).toEqual([{ ...me.ask, isInPersonWelcome: true }]);
  });

  it('put one part of the day in the place of another where too many others could come at both', () => {
    const profile = roleModelProfile({ id: 'aa' });
    const evenings = candidate({ profile, usualSlots: [{ weekday: 2, part: 'EVENING' }] });
    const first = { candidate: evenings, values: [1, 1, 1, 1, 1] };
    const told = counterfactuals({ ...alone({ ask: { parts: ['EVENING'] } }), top: 1, competitors: [first] }, titles);
    expect(told).toEqual([
      { kind: 'PARTS_OF_DAY', isEnough: true, explanation: 'If you asked for mornings instead of evenings.' },
    ]);
  });

  it('name an occupation as it can be found, and never as the wider group that has its name', () => {
    const careers = [{ occupation: '5449', isPresent: true, years: 3 }];
    const asked = { criteria: { ...criteria, occupations: ['2231'] } };
    const trades = [
      { code: '544', title: 'Other skilled trades' },
      { code: '5449', title: 'Other skilled trades n.e.c.' },
    ];
    const me = alone({ candidate: { profile: roleModelProfile({ careers }) }, ask: asked });
    expect(counterfactuals(me, { ...titles, occupations: trades })).toEqual([
      { kind: 'OCCUPATIONS', isEnough: true, explanation: 'If you also asked for other skilled trades n.e.c., code 5449.' },
    ]);
  });

  it('tell of a change that is not enough by itself where more stands in the way', () => {
    const told = counterfactuals(alone({ candidate: { largestGroup: 12, yearGroups: [7] } }), titles);
    expect(told.map(({ kind, isEnough }) => [kind, isEnough])).toEqual([
      ['YEAR_GROUPS', false],
      ['GROUP_SIZE', false],
    ]);
  });

  it('never tell of what a school or a person decided', () => {
    const kept = { isPaused: true, isExcludedBySchool: true, hasOpenInvitation: true, hasRefused: true } as const;
    expect(counterfactuals(alone({ candidate: kept }), titles)).toEqual([]);
  });

  it('name the weight to raise, and by how much', () => {
    const other = { candidate: candidate({ profile: roleModelProfile({ id: 'zz' }) }), values: [0.6, 0.5, 0.5, 0.4, 0.5] };
    const told = counterfactuals({ ...alone({}), top: 1, competitors: [other] }, titles);
    expect(told).toEqual([
      {
        kind: 'WEIGHT',
        isEnough: true,
        explanation: 'Raise the weight of variety from 10% to 31%, the other weights in proportion.',
      },
    ]);
  });
});
