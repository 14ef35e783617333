import { registerEnumType } from 'type-graphql';

export enum AllocationPlanState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  READY = 'READY',
  INFEASIBLE = 'INFEASIBLE',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  APPLIED = 'APPLIED',
}
registerEnumType(AllocationPlanState, {
  name: 'AllocationPlanState',
  description: 'How far an allocation plan is',
  valuesConfig: {
    QUEUED: { description: 'Waits to be worked out' },
    RUNNING: { description: 'Is being worked out' },
    READY: { description: 'Can be read and applied' },
    INFEASIBLE: { description: 'Cannot be made as asked; its conflicts say why' },
    FAILED: { description: 'Could not be worked out; `failure` says why' },
    CANCELLED: { description: 'Was given up by staff' },
    APPLIED: { description: 'One of its proposals gave its places' },
  },
});

export enum AllocationMode {
  BEST_OF_FIT_AND_FAIR = 'BEST_OF_FIT_AND_FAIR',
  RANKED_CHOICES = 'RANKED_CHOICES',
}
registerEnumType(AllocationMode, {
  name: 'AllocationMode',
  description: 'What an allocation plan goes by',
  valuesConfig: {
    BEST_OF_FIT_AND_FAIR: { description: 'Need and fit: two proposals side by side, the best fit and the fair one' },
    RANKED_CHOICES: { description: "Students' own ranked choices: one proposal" },
  },
});

export enum RankedChoiceMode {
  MAXIMUM_SIZE = 'MAXIMUM_SIZE',
  MINIMUM_COST = 'MINIMUM_COST',
  MINIMUM_SQUARED_COST = 'MINIMUM_SQUARED_COST',
  GREEDY = 'GREEDY',
  GENEROUS = 'GENEROUS',
}
registerEnumType(RankedChoiceMode, {
  name: 'RankedChoiceMode',
  description: 'Which plan by ranked choices is the best, among those that place as many students as can be',
  valuesConfig: {
    MAXIMUM_SIZE: { description: 'Any of them' },
    MINIMUM_COST: { description: 'Least sum of ranks' },
    MINIMUM_SQUARED_COST: { description: 'Least sum of squared ranks: nobody far down their list' },
    GREEDY: { description: 'Most first choices, then second, and so on' },
    GENEROUS: { description: 'Fewest last choices, then last but one, and so on' },
  },
});

export enum AllocationKind {
  BEST_FIT = 'BEST_FIT',
  FAIR = 'FAIR',
  RANKED = 'RANKED',
}
registerEnumType(AllocationKind, {
  name: 'AllocationKind',
  description: 'One of the proposals of an allocation plan',
  valuesConfig: {
    BEST_FIT: { description: 'Greatest sum of need times score' },
    FAIR: { description: 'As many students as can be reach a first encounter, then a second, up to the target' },
    RANKED: { description: "By students' own ranked choices" },
  },
});

export enum AllocationStatus {
  OPTIMAL = 'OPTIMAL',
  FEASIBLE = 'FEASIBLE',
  INFEASIBLE = 'INFEASIBLE',
  TIME_LIMIT = 'TIME_LIMIT',
}
registerEnumType(AllocationStatus, {
  name: 'AllocationStatus',
  description: 'What is known of a proposal',
  valuesConfig: {
    OPTIMAL: { description: 'Proved to be the best' },
    FEASIBLE: { description: 'Best found in the time there was; `gap` bounds what is lost' },
    INFEASIBLE: { description: 'No plan exists' },
    TIME_LIMIT: { description: 'Time was over before any plan was found' },
  },
});
