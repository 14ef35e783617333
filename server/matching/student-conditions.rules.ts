import type { Condition } from '../../schema/matching/condition.type';
import type { FailedCondition, Key } from './matching.types';

const NEUTRAL: FailedCondition = {
  condition: 'AVAILABLE_AT_PRESENT',
  explanation: 'Not available to meet you at present. Your careers leader can say who is.',
};

/**
 * What a student is told of each condition: which it is, without the particulars, which are closed to them (times, limits,
 * distances). Null for what lies between the role model and the school, or is nobody's business: those make one neutral sentence.
 */
const TOLD: Readonly<Record<Key<Condition>, string | null>> = {
  LISTED: null,
  NOT_PAUSED: null,
  NOT_EXCLUDED_BY_SCHOOL: null,
  NO_OPEN_INVITATION: null,
  NOT_REFUSED: null,
  AVAILABLE_AT_PRESENT: null,
  HERE_FOR_THIS_SCHOOL: 'They help other schools at present.',
  SAFEGUARDING_ALLOWS_FORM: 'This kind of meeting is not open with them yet. Another kind may be.',
  CAPACITY_LEFT: 'They have no room for another meeting in this time. A later time may be possible.',
  FREE_IN_WINDOW: 'They are not free in this time. Another time may be possible.',
  WITHIN_TRAVEL_LIMIT: 'There is no way for you to meet at present, in person or online.',
  OFFERS_FORM: 'They do not offer this kind of meeting. Another kind may be possible.',
  ACCEPTS_YEAR_GROUP: 'They meet students of other year groups.',
  ACCEPTS_GROUP_SIZE: 'They meet smaller groups.',
  MEETS_ACCESS_NEEDS: 'They have not said that they can offer what you need. Your school can ask them.',
  FITS_SECTORS: 'They do not work in what you asked for.',
  FITS_OCCUPATIONS: 'They do not work in what you asked for.',
  FITS_SUBJECTS: 'They do not talk about the subjects you asked for.',
  FITS_SEX: 'They do not fit what you asked for.',
};

/** As `explainConditions` answers them, for the student themself. */
export function conditionsForStudent(failed: readonly FailedCondition[]): readonly FailedCondition[] {
  const told = failed.flatMap(({ condition }) => {
    const explanation = TOLD[condition];
    return explanation === null ? [] : [{ condition, explanation }];
  });
  return told.length === failed.length ? told : [...told, NEUTRAL];
}
