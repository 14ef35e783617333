import type { EncounterForm } from '../schema/encounters/encounter-form.type';
import type { EncounterKind } from '../schema/encounters/encounter-kind.type';
import type { Weighted } from './random';

/** What schools hold: how large, with how many role models, when, and how often it meets the tests of a meaningful encounter. */
export interface Plan {
  readonly form: `${EncounterForm}`;
  readonly kind: `${EncounterKind}`;
  /** Whole tutor groups, or so many students of one year group. */
  readonly audience: { readonly groups: readonly [number, number] } | { readonly students: readonly [number, number] };
  readonly roleModels: readonly [least: number, most: number];
  /** Times of day, Europe/London. */
  readonly times: readonly (readonly [from: string, to: string])[];
  readonly meaningful: number;
}

const SLOTS = [
  ['09:15', '10:15'],
  ['11:00', '12:00'],
  ['13:30', '14:30'],
] as const;

const talk: Plan = {
  form: 'TALK',
  kind: 'EMPLOYER',
  audience: { groups: [1, 2] },
  roleModels: [1, 1],
  times: SLOTS,
  meaningful: 0.82,
};
const workshop: Plan = {
  ...talk,
  form: 'WORKSHOP',
  audience: { groups: [1, 1] },
  roleModels: [1, 2],
  times: [
    ['09:15', '10:45'],
    ['13:00', '14:30'],
  ],
  meaningful: 0.95,
};
const provider: Plan = { ...talk, kind: 'PROVIDER', audience: { groups: [2, 3] }, meaningful: 0.85 };
const fair: Plan = {
  ...talk,
  form: 'CAREERS_FAIR',
  audience: { groups: [4, 6] },
  roleModels: [8, 12],
  times: [['13:15', '15:00']],
  meaningful: 0.55,
};
const interviews: Plan = { ...talk, form: 'MOCK_INTERVIEW', roleModels: [4, 6], times: [['09:00', '12:00']], meaningful: 0.96 };
const visit: Plan = {
  ...talk,
  form: 'WORKPLACE_VISIT',
  kind: 'WORKPLACE',
  audience: { students: [10, 18] },
  times: [['09:30', '14:30']],
  meaningful: 0.9,
};
const experience: Plan = {
  ...visit,
  form: 'WORK_EXPERIENCE',
  audience: { students: [2, 6] },
  times: [['09:00', '15:00']],
  meaningful: 0.94,
};
const mentoring: Plan = {
  ...talk,
  form: 'MENTORING_SESSION',
  audience: { students: [1, 3] },
  times: [
    ['11:00', '11:45'],
    ['13:30', '14:15'],
  ],
  meaningful: 0.97,
};

/** Held by several schools together, over the internet. */
export const ONLINE: Plan = {
  ...talk,
  form: 'ONLINE_SESSION',
  audience: { groups: [1, 2] },
  times: [
    ['10:00', '10:45'],
    ['11:00', '11:45'],
  ],
  meaningful: 0.72,
};

/** A visit of the class of the story, and one it looks forward to. */
export const VISIT = visit;

const SIXTH_FORM: Weighted<Plan> = [
  [talk, 4],
  [fair, 0.3],
  [visit, 2],
  [experience, 2],
  [interviews, 2],
  [provider, 2],
  [mentoring, 1],
];

/** By year group. */
export const PLANS: Readonly<Record<number, Weighted<Plan>>> = {
  7: [
    [talk, 6],
    [workshop, 3],
  ],
  8: [
    [talk, 5],
    [workshop, 3],
    [provider, 2],
  ],
  9: [
    [talk, 4],
    [workshop, 3],
    [fair, 0.5],
    [provider, 2],
    [visit, 1],
  ],
  10: [
    [talk, 3],
    [workshop, 2],
    [fair, 0.5],
    [visit, 2],
    [experience, 4],
    [provider, 2],
  ],
  11: [
    [talk, 3],
    [interviews, 4],
    [provider, 3],
    [visit, 1],
  ],
  12: SIXTH_FORM,
  13: SIXTH_FORM,
  14: [
    [talk, 3],
    [visit, 3],
    [experience, 2],
    [provider, 1],
  ],
};
