import type { Pair } from './allocation.types';

interface AtSomeDate extends Pick<Pair, 'studentId'> {
  readonly offerDateId: string | null;
}

/** A pair as a text, to look it up by; ids hold no spaces. Of what is at no date of an offer it is the key of no pair. */
export const pairKey = ({ studentId, offerDateId }: AtSomeDate): string => `${studentId} ${offerDateId ?? ''}`;
