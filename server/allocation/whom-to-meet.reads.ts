import type { Place } from '../matching/matching.types';
import { dayOf } from '../platform/clock';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import { standingCandidates } from '../role-models/candidates.reads';
import { datesToMeetAt, type DateToMeetAt } from './whom-to-meet.rules';

/** As `datesToMeetAt`, from how things stand now; in three statements however many dates there are, and without anybody's traits. */
export async function datesToMeetAtNow<OneDate extends DateToMeetAt>(
  connection: Connection,
  { schoolId, today, dates }: { readonly schoolId: string; readonly today: string; readonly dates: readonly OneDate[] },
): Promise<OneDate[]> {
  const roleModelIds = [...new Set(dates.flatMap((date) => date.roleModelIds))].sort();
  if (roleModelIds.length === 0) return [...dates];
  const [candidates, [schoolPlace = null]] = await Promise.all([
    standingCandidates(connection, { schoolId, roleModelIds, today }),
    connection.open<Place>(SCHOOL_PLACE, [schoolId]),
  ]);
  const byId = new Map(candidates.map((candidate) => [candidate.profile.id, candidate]));
  return datesToMeetAt(dates, byId, { schoolId, schoolPlace, today, dayOf });
}

const SCHOOL_PLACE = statement(
  'school_place',
  `SELECT o.latitude, o.longitude FROM school s JOIN outcode o ON o.code = s.outcode WHERE s.id = $1`,
);
