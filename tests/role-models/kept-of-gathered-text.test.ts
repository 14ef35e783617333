import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { prepareReference } from '../../server/matching/prepare.engine';
import { RoleModelIndex } from '../../server/matching/role-model-index.engine';
import { candidatesFrom } from '../../server/role-models/gathered-candidates.rules';
import { ownText } from '../../server/platform/text';
import { reference, today } from '../matching/candidates';

const LOTS = 10;
const MEGABYTE = 1_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const entry = (...fields: readonly string[]): string => fields.join('\u001f');

/** Of one role model, in whose every text there are two megabytes besides; whatever is said of them nobody has said before. */
function gathered(lot: number) {
  const id = `00000000-0000-7000-8000-00000000000${lot}`;
  const others = 'x'.repeat(2 * MEGABYTE);
  const fresh = (what: string): string => `${what} that only they have ${lot}`;
  const [of, conditions] = [
    ['LISTED', 'f', '', '', '30', 't', 'f', '2', '1-MORNING'],
    [fresh('form'), '', '', fresh('need')],
  ];
  const profile = ['f', '', 'EVERYONE', fresh('route'), '', '', '', fresh('sector'), fresh('subject')];
  return {
    roleModels: entry(id, ...of, ...conditions, ...profile, others),
    schools: entry(id, fresh('school'), '2020-07-20', 't', others),
    careers: entry(id, '0', fresh('occupation'), '2020-09-01', '', others),
    away: '',
    load: '',
    bookings: '',
    traits: entry(id, fresh('kind'), fresh('value'), 't', others),
    standings: [],
  };
}

/** In a call of its own, so that nothing of the last lot is still at hand when the heap is measured. */
function fillWithLots(index: RoleModelIndex): void {
  for (let lot = 0; lot < LOTS; lot += 1) index.fill(candidatesFrom(gathered(lot), today));
  index.settle();
}

describe('what is kept of gathered text', () => {
  it('are the words, and not the texts they were pieces of', () => {
    const index = new RoleModelIndex(prepareReference(reference), today);
    const before = heapUsed();
    fillWithLots(index);

    // Of a single text of each lot it would be twenty.
    expect((heapUsed() - before) / MEGABYTE).toBeLessThan(10);
    expect(index.size).toBe(LOTS);
  });

  it('is the same text', () => {
    for (const text of ['', 'x', 'a word that is longer than most', 'żółw 🐢 \ud83d']) expect(ownText(text)).toBe(text);
  });
});
