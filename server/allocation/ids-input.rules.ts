import { counted } from '../matching/wording.rules';
import { type FieldProblem, problem } from '../platform/outcome';

/** Which codes of subjects the reference data knows, and which texts can be ids at all. */
export interface Known {
  readonly hasSubject: (code: string) => boolean;
  readonly isId: (text: string) => boolean;
}

export const NAMED_OFFERS = 400;
export const MOST_PAIRS = 2_000;

/** Ids, or offers, named in one message. */
export const NAMED_AT_MOST = 10;

/** The first of these ids, for whoever must find them again. */
export const inAList = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED_AT_MOST).join(', ')}${ids.length > NAMED_AT_MOST ? ', …' : ''}`;

export function problemsWithIds(
  path: string,
  ids: readonly string[],
  { most, what, isId }: { most: number; what: string } & Pick<Known, 'isId'>,
): readonly FieldProblem[] {
  if (ids.length > most) return [tooMany(path, ids.length, { most, what })];
  const wrong = ids.filter((id) => !isId(id));
  return wrong.length === 0
    ? []
    : [
        problem(
          path,
          `holds ${counted(wrong.length, 'text that is no id', 'texts that are no ids')} of ${what}, such as “${(wrong[0] ?? '').slice(0, 40)}”`,
        ),
      ];
}

export const tooMany = (
  path: string,
  count: number,
  { most, what }: { readonly most: number; readonly what: string },
): FieldProblem =>
  problem(path, `may name at most ${most.toLocaleString('en-GB')} ${what}; it names ${count.toLocaleString('en-GB')}`);
