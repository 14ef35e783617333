import type { Lever, LeverChange } from './counterfactual-levers.rules';
import type { WhyNot } from './counterfactual.types';
import { PARTS } from './parts.rules';
import { inARow, partInWords } from './wording.rules';

/** One more part of the day, or one in place of what was asked for, before which fewer others can come. More parts do no better. */
function otherParts({ ask }: WhyNot): readonly LeverChange[] {
  const asked = inARow(ask.parts.map(partInWords));
  const others = PARTS.filter((part) => !ask.parts.includes(part));
  return [
    ...others.map((part) => ({
      ask: { ...ask, parts: [...ask.parts, part] },
      explanation: `If you also asked for ${partInWords(part)}.`,
    })),
    ...others.map((part) => ({
      ask: { ...ask, parts: [part] },
      explanation: `If you asked for ${partInWords(part)} instead of ${asked}.`,
    })),
  ];
}

export const partsLever: Lever = {
  kind: 'PARTS_OF_DAY',
  conditions: ['FREE_IN_WINDOW'],
  changes: (whyNot) => (whyNot.ask.parts.length === 0 ? [] : otherParts(whyNot)),
};
