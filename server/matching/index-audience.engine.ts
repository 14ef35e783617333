import { routeValue, startValue } from './attainability.engine';
import { lensOf } from './counter-stereotype.engine';
import { type Unanswered, unansweredBy } from './index-interest.engine';
import { EARLIER_WORK } from './index-cells.engine';
import type { IndexWriter } from './index-writer.engine';
import type { PreparedStudent } from './prepared.types';
import { floats } from './question-arrays.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { CRITERIA } from './score.engine';
import { likenessOfNumber } from './variety.engine';

/** By value: read through its module it costs a call each time. */
const likenessOf = likenessOfNumber;

/** Places in a student's weights. */
const PLACE = Object.fromEntries(CRITERIA.map((criterion, place) => [criterion, place])) as Record<
  (typeof CRITERIA)[number],
  number
>;

/**
 * What each number of an index is worth to an audience: reach is a sum of these, but for interests, which saturate. A worth is a
 * share of reach, 0 to 1, already weighted and shared out by need.
 */
export interface AudienceWorth {
  /** By number of an attainment. */
  readonly attainment: Float64Array;
  readonly mostAttainment: number;
  /** By number of an attainment: how much less than the most it is worth, as a share of what INTEREST is; 0 where that is nothing. */
  readonly attainmentLoss: Float64Array;
  /** By number of a lift, and the most by number of a band. */
  readonly lift: Float64Array;
  readonly band: Float64Array;
  /** Of traits that may be used; whether they may be shown is left to the score. */
  readonly traits: readonly { readonly number: number; readonly worth: number }[];
  /** By number of a unit group: worth of VARIETY to those who would meet it; and the most, for who has no present work. */
  readonly variety: Float64Array;
  readonly mostVariety: number;
  readonly mostInterest: number;
  readonly unanswered: Unanswered;
}

type Share = PreparedAudience['members'][number] & {
  /** How much of reach the student's score is. */
  readonly share: number;
};

export function audienceWorth({ members, totalNeed, disclosure }: PreparedAudience, index: RoleModelIndex): AudienceWorth {
  const shares = members.map((member): Share => ({ ...member, share: totalNeed > 0 ? member.need / totalNeed : 0 }));
  const { writer } = index;
  const attainment = attainmentWorth(shares, writer);
  const lift = liftWorth(shares, writer, disclosure === 'AUDIENCE');
  const interests = shares.map(({ student, share, spread }) => ({
    interests: student.interests,
    most: share * spread[PLACE.INTEREST]!,
  }));
  const mostAttainment = mostOf(attainment);
  const mostInterest = interests.reduce((sum, { most }) => sum + most, 0);
  return {
    attainment,
    mostAttainment,
    attainmentLoss: shortfalls(attainment, mostAttainment, mostInterest),
    lift,
    band: bandWorth(lift, writer),
    traits: traitWorth(shares, index),
    variety: varietyWorth(shares, writer.records.occupations.keys),
    mostVariety: shares.reduce((sum, { share, spread }) => sum + share * spread[PLACE.VARIETY]!, 0),
    mostInterest,
    unanswered: unansweredBy(interests, index),
  };
}

function mostOf(worths: Float64Array): number {
  let most = 0;
  for (const worth of worths) if (worth > most) most = worth;
  return most;
}

/** How much less than the most worths are, as shares of another; 0 where that is nothing. */
export function shortfalls(worths: Float64Array, most: number, whole: number): Float64Array {
  const shares = floats(worths.length);
  if (whole > 0) for (let number = 0; number < shares.length; number += 1) shares[number] = (most - worths[number]!) / whole;
  return shares;
}

/** A mean of parts is a sum of what each part is worth; worked out by year, route and level, then put together. */
function attainmentWorth(shares: readonly Share[], writer: IndexWriter): Float64Array {
  const { attainmentNearness, attainmentRoutes, attainmentLevels, routes, startingLevels } = writer;
  let near = 0;
  const byRoute = floats(routes.size);
  const byLevel = floats(startingLevels.size);
  for (const { student, share, spread } of shares) {
    const { routes: considered, predictedLevel } = student;
    const worth = (share * spread[PLACE.ATTAINABILITY]!) / (1 + Number(considered.size > 0) + Number(predictedLevel !== null));
    near += worth;
    if (considered.size > 0)
      routes.keys.forEach((route, place) => {
        byRoute[place]! += worth * routeValue(student, { route });
      });
    if (predictedLevel !== null)
      startingLevels.keys.forEach((level, place) => {
        byLevel[place]! += worth * startValue(predictedLevel, level);
      });
  }
  const worths = floats(attainmentNearness.length);
  for (let number = 0; number < worths.length; number += 1)
    worths[number] =
      near * attainmentNearness[number]! + byRoute[attainmentRoutes[number]!]! + byLevel[attainmentLevels[number]!]!;
  return worths;
}

/** Students who are of one sex and hope alike see a lift alike. */
function liftWorth(shares: readonly Share[], { lifts, liftTables }: IndexWriter, isBeforeAudience: boolean): Float64Array {
  const worths = floats(lifts.length);
  const alike = new Map<string, { outlook: PreparedStudent['outlook']; worth: number }>();
  for (const { student, share, spread } of shares) {
    const { outlook } = student;
    const key = `${outlook.sex} ${outlook.aspiresWithinOwnSex} ${isBeforeAudience}`;
    alike.set(key, { outlook, worth: (alike.get(key)?.worth ?? 0) + share * spread[PLACE.COUNTER_STEREOTYPE]! });
  }
  for (const [key, { outlook, worth }] of alike) {
    const table = liftTables.of(key, (lift) =>
      lift !== null && (isBeforeAudience || lift.isShown) ? lift.figure.lift * lensOf(outlook, lift.figure) : 0,
    );
    for (let number = 0; number < worths.length; number += 1) worths[number]! += worth * table[number]!;
  }
  return worths;
}

function bandWorth(lift: Float64Array, { cells, liftBands }: IndexWriter): Float64Array {
  const bands = floats(cells.bandCount);
  for (let number = 0; number < lift.length; number += 1) {
    const band = liftBands[number]!;
    if (lift[number]! > bands[band]!) bands[band] = bands[band | EARLIER_WORK] = lift[number]!;
  }
  return bands;
}

function traitWorth(shares: readonly Share[], { writer: { records } }: RoleModelIndex): AudienceWorth['traits'] {
  const worths = new Map<number, number>();
  for (const { student, share, spread } of shares) {
    const { traits, rarity, total } = student.background;
    traits.forEach((trait, place) => {
      const number = records.traits.find(trait);
      const worth = share * spread[PLACE.BACKGROUND]! * rarity[place]!;
      // Whoever has a trait that counts for nothing is one of all the others.
      if (number >= 0 && worth > 0) worths.set(number, (worths.get(number) ?? 0) + worth / total);
    });
  }
  return [...worths].map(([number, worth]) => ({ number, worth }));
}

function varietyWorth(shares: readonly Share[], occupations: readonly string[]): Float64Array {
  const worths = floats(occupations.length);
  for (const { student, share, spread } of shares) {
    const worth = share * spread[PLACE.VARIETY]!;
    const hasPast = student.past.encounters.length > 0;
    for (let number = 0; number < worths.length; number += 1)
      worths[number]! += hasPast ? worth * (1 - likenessOf(student.past, number, occupations[number]!)) : worth;
  }
  return worths;
}
