import { badInput } from '../faults';
import { isId } from '../identifiers';

/** A place in the order of all events: what comes after it has a higher transaction, or the same one and a higher id. */
export interface EventPosition {
  readonly writtenIn: number;
  readonly id: string;
}

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** The place before everything that this transaction, or one with a higher number, wrote. */
export const beforeTransaction = (writtenIn: number): EventPosition => ({ writtenIn, id: BEFORE_ALL_IDS });

export const cursorOf = ({ writtenIn, id }: EventPosition): string => Buffer.from(`${writtenIn}:${id}`).toString('base64url');

/** Refuses with BAD_USER_INPUT what `cursorOf` never made. */
export function positionOf(cursor: string): EventPosition {
  const [, number = '', id = ''] = /^(\d{1,15}):([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (id !== BEFORE_ALL_IDS && !isId(id))
    throw badInput('`after` is not a cursor of this stream. Use the cursor of an event you received.');
  return { writtenIn: Number(number), id };
}
