import { Field, Float, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Suggestion } from './suggestion.type';

/** What somebody in the panel must show. In this order the wishes are kept where not all can be. */
export enum PanelCoverage {
  A_WOMAN = 'A_WOMAN',
  AN_APPRENTICE = 'AN_APPRENTICE',
  A_SMALL_EMPLOYER = 'A_SMALL_EMPLOYER',
  A_BARRIER_OVERCOME = 'A_BARRIER_OVERCOME',
  COUNTER_STEREOTYPE_IN_EACH_SECTOR = 'COUNTER_STEREOTYPE_IN_EACH_SECTOR',
}
registerEnumType(PanelCoverage, {
  name: 'PanelCoverage',
  description: 'What a panel must have; only what role models let be shown counts',
  valuesConfig: {
    A_WOMAN: { description: 'Somebody who shows that she is a woman' },
    AN_APPRENTICE: { description: 'Somebody who came through an apprenticeship, of any level' },
    A_SMALL_EMPLOYER: { description: 'Somebody from an employer of fewer than 50 people, or who works for themself' },
    A_BARRIER_OVERCOME: { description: 'Somebody who tells of a barrier they overcame' },
    COUNTER_STEREOTYPE_IN_EACH_SECTOR: {
      description:
        'In each sector of the panel, somebody who shows that they go against the stereotype of their present job there',
    },
  },
});

export enum PanelMethod {
  EXACT = 'EXACT',
  GREEDY = 'GREEDY',
}
registerEnumType(PanelMethod, {
  name: 'PanelMethod',
  description: 'How a panel was chosen',
  valuesConfig: {
    EXACT: {
      description: 'Proved to be the best of those that have as much of what was asked for, and no occupation twice without need',
    },
    GREEDY: { description: 'One after the other, each time whoever adds most' },
  },
});

@InputType({ description: 'What a panel must have' })
export class PanelRequirements {
  @Field(() => [PanelCoverage], { defaultValue: [], description: 'Each of these must be met by somebody in the panel' })
  readonly coverage: readonly PanelCoverage[];
}

@ObjectType({ description: 'Wish for a panel that could not be met' })
export class UnmetCoverage {
  @Field(() => PanelCoverage, { description: 'Wish that is not met' })
  readonly coverage: PanelCoverage;

  @Field(() => String, { description: 'Why it is not, in a sentence' })
  readonly explanation: string;
}

@ObjectType({ description: 'Role models who together speak to as many of the students as can be' })
export class Panel {
  @Field(() => [Suggestion], { description: 'Members of the panel, whoever adds most first; at most as many as asked for' })
  readonly suggestions: readonly Suggestion[];

  @Field(() => Float, {
    description: 'Mean over the students, by need, of the score of whoever in the panel suits each best, 0 to 1',
  })
  readonly value: number;

  @Field(() => PanelMethod, { description: 'How the panel was chosen' })
  readonly method: PanelMethod;

  @Field(() => Float, {
    description:
      'Most by which another panel of this size could exceed the value, of those that have as much of what was asked for and no occupation twice without need; 0 where it is the best of them',
  })
  readonly gap: number;

  @Field(() => String, { description: 'What is proved of the panel, in a sentence' })
  readonly guarantee: string;

  @Field(() => [UnmetCoverage], { description: 'Wishes that could not be met' })
  readonly unmet: readonly UnmetCoverage[];

  @Field(() => [String], { description: 'What to know before inviting this panel, each a sentence' })
  readonly warnings: readonly string[];
}
