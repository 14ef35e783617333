import type { CursorCipher } from './cursor-cipher';
import { badInput } from './faults';
import { isId } from './identifiers';

const PAGE_LIMIT = 100;

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

interface Edge<Row> {
  readonly node: Row;
  readonly cursor: string;
}

export interface Page<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A list that can be paged: its name, and the type of each column of its order. The last column makes the order total. */
export interface Order<Row> {
  /** Part of each cursor, so that the cursor of another list is refused. */
  readonly list: string;
  readonly position: (row: Row) => readonly (string | number)[];
  /** Where the position holds what the list does not tell to all its readers. Else whoever holds a cursor can read it, and make others. */
  readonly cipher?: CursorCipher;
}

/**
 * Reads one page by keyset. `fetch` gets the position after which the page begins (null for the first page)
 * and how many rows to read: one more than asked for, which tells whether another page follows.
 * Refuses with BAD_USER_INPUT what is not 1 to 100, and a cursor that is not of this list.
 */
export async function pageOf<Row>(
  order: Order<Row>,
  { first, after }: PageRequest,
  fetch: (after: readonly (string | number)[] | null, limit: number) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  checkSize(first);
  const rows = await fetch(after == null ? null : decode(order, after), first + 1);
  return new ReadPage(order, rows.slice(0, first), { hasNextPage: rows.length > first, hasPreviousPage: after != null });
}

/** A page of a list that is computed whole: the items after the cursor, at most `first`. */
export function pageOfAll<Row>(order: Order<Row>, rows: readonly Row[], { first, after }: PageRequest): Page<Row> {
  checkSize(first);
  const start = after == null ? 0 : indexAfter(order, rows, after);
  const end = start + first;
  return new ReadPage(order, rows.slice(start, end), { hasNextPage: rows.length > end, hasPreviousPage: start > 0 });
}

export function checkSize(first: number): void {
  if (first < 1 || first > PAGE_LIMIT) throw badInput(`\`first\` must be from 1 to ${PAGE_LIMIT}; it was ${first}.`);
}

function indexAfter<Row>(order: Order<Row>, rows: readonly Row[], after: string): number {
  const place = JSON.stringify(decode(order, after));
  const index = rows.findIndex((row) => JSON.stringify(order.position(row)) === place);
  if (index < 0) throw badInput('The item of `after` is no longer in this list. Begin again without `after`.');
  return index + 1;
}

/**
 * Cursors are written where they are asked for: of most lists nobody asks for all. A class, for getters of a literal would be closures of
 * their own each time, and V8 keep what they know of until it collects everything.
 */
class ReadPage<Row> implements Page<Row> {
  /** Of each item that was asked for: an encrypted one would look another each time, and `endCursor` is that of the last edge. */
  private readonly cursors: string[] = [];

  constructor(
    private readonly order: Order<Row>,
    readonly nodes: readonly Row[],
    private readonly which: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean },
  ) {}

  get edges(): Page<Row>['edges'] {
    return this.nodes.map((node, place) => ({ node, cursor: this.cursorAt(place) }));
  }

  get pageInfo(): Page<Row>['pageInfo'] {
    const last = this.nodes.length - 1;
    const [startCursor, endCursor] = last < 0 ? [null, null] : [this.cursorAt(0), this.cursorAt(last)];
    return { ...this.which, startCursor, endCursor };
  }

  private cursorAt(place: number): string {
    return (this.cursors[place] ??= cursorOf(this.order, this.nodes[place] as Row));
  }
}

function cursorOf<Row>({ list, position, cipher }: Order<Row>, row: Row): string {
  const text = JSON.stringify([list, ...position(row)]);
  return cipher ? cipher.encrypt(text) : Buffer.from(text).toString('base64url');
}

/** Position in a list ordered by a text and then by id; null for the first page. Refuses a cursor whose content was tampered with. */
export function nameAndId(after: readonly (string | number)[] | null): readonly [string, string] | null {
  if (after === null) return null;
  const [name, id, ...more] = after;
  if (typeof name !== 'string' || name.includes('\0') || typeof id !== 'string' || !isId(id) || more.length > 0)
    throw notOfThisList();
  return [name, id];
}

/** As `nameAndId`, in a list ordered by day. */
export function dayAndId(after: readonly (string | number)[] | null): readonly [string, string] | null {
  const position = nameAndId(after);
  if (position !== null && !isDay(position[0])) throw notOfThisList();
  return position;
}

/** As `nameAndId`, in a list ordered by instant. */
export function instantAndId(after: readonly (string | number)[] | null): readonly [string, string] | null {
  const position = nameAndId(after);
  if (position !== null && !isInstant(position[0])) throw notOfThisList();
  return position;
}

/** Position in a list ordered by `count` numbers and then by id; null for the first page. Refuses a cursor whose content was tampered with. */
export function numbersAndId(
  after: readonly (string | number)[] | null,
  count: number,
): { readonly numbers: readonly number[]; readonly id: string } | null {
  if (after === null) return null;
  const numbers = after.slice(0, count).filter((part) => typeof part === 'number');
  const id = after[count];
  if (numbers.length < count || typeof id !== 'string' || !isId(id) || after.length !== count + 1) throw notOfThisList();
  return { numbers, id };
}

/** As `Date.toISOString` writes it, in the years 1000 to 2999. */
const isInstant = (text: string): boolean =>
  /^[12]\d{3}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

const isDay = (text: string): boolean =>
  /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function decode<Row>({ list, cipher }: Order<Row>, cursor: string): readonly (string | number)[] {
  const parts = parsed(cipher ? cipher.decrypt(cursor) : Buffer.from(cursor, 'base64url').toString());
  if (parts?.[0] !== list) throw notOfThisList();
  return parts.slice(1);
}

export const notOfThisList = () =>
  badInput('`after` is not a cursor of this list. Use the `endCursor` of its previous page, or begin again without `after`.');

function parsed(text: string | null): readonly (string | number)[] | null {
  try {
    const parts: unknown = JSON.parse(text ?? '');
    const isFlat = Array.isArray(parts) && parts.every((part) => typeof part === 'string' || typeof part === 'number');
    return isFlat ? parts : null;
  } catch {
    return null;
  }
}
