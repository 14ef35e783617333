import fc from 'fast-check';
import { scoreRow } from '../../server/allocation/pair-score.engine';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { scoreOf, spreadWeights } from '../../server/matching/score.engine';
import { roleModel, student, weights, world } from '../matching/worlds';

describe('the score of a pair without positive action', () => {
  it('is that of matching to the last bit, where the whole of a lift reaches the student anyway', () => {
    fc.assert(
      fc.property(world, student, roleModel, weights, ({ reference, counts }, profile, person, given) => {
        const numbered = prepareReference(reference);
        // Whoever shares what is unusual about somebody sees all of it.
        const mirrored = { ...profile, sex: person.sex?.value ?? null };
        const prepared = prepareStudent(mirrored, { reference: numbered, traitCounts: counts });
        const met = prepareRoleModel(person, numbered);
        const spread = spreadWeights(prepared, given);
        const scored = {
          ...{ yearGroup: 9, accessNeeds: [], prepared, spread, spreadRepeating: spread, busy: [] },
          heldOffers: new Set<string>(),
        };
        const offer = {
          ...{ id: 'an offer', dates: [{ startsAt: 0, endsAt: 1, column: 0 }], roleModels: new Map([[9, [met]]]) },
          ...{ wantsRepetition: false, accessNeedsMet: [] },
        };
        const scoreBy = (hasPositiveAction: boolean): number => {
          const row = new Float64Array(1);
          scoreRow(scored, [offer], { hasPositiveAction, row });
          return row[0]!;
        };
        const { value } = scoreOf(prepared, met, { weights: given, disclosure: 'ONE_STUDENT' });
        expect([scoreBy(false), scoreBy(true)]).toEqual([value, value]);
      }),
      { numRuns: 1000 },
    );
  });
});
