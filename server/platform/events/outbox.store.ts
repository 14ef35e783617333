import type { Connection } from '../connection';
import { columnsOf } from '../naming';
import { statement } from '../statement';
import { beforeTransaction, cursorOf, type EventPosition } from './event-cursor';
import { OutboxEventEntity } from './outbox.entity';

export interface OutboxEvent extends Omit<OutboxEventEntity, 'writtenIn'> {
  /** Opaque; for a stream to hand out, whose `Relay.after` goes on from it. */
  readonly cursor: string;
}

export type UntoldEvent = Pick<OutboxEvent, 'id' | 'name' | 'subjectId'>;

export interface Untold {
  readonly events: readonly UntoldEvent[];
  /** Whether others may have been deleted, or the position is of another database. */
  readonly isExpired: boolean;
}

export interface Stretch {
  readonly events: readonly OutboxEvent[];
  /** Where the next stretch begins. */
  readonly end: EventPosition;
  /** Whether there was nothing more to read. */
  readonly isAll: boolean;
  /** Whether events wait for a transaction that began before theirs and still runs. */
  readonly isHeldBack: boolean;
}

type Row = OutboxEventEntity & { horizon: number; isExpired: boolean; isHeldBack: boolean };

/** Reads and forgets events. Works only under the role `firsthand_jobs`. */
export class OutboxStore {
  constructor(private readonly connection: Connection) {}

  /** The place before everything that any transaction still running, or yet to begin, may write. */
  async present(): Promise<EventPosition> {
    const [row] = await this.connection.tenant<{ horizon: number }>(PRESENT);
    return beforeTransaction(row?.horizon ?? 0);
  }

  /**
   * At most `limit` events after a position, in order, of all names or of some; null where events after it may have been deleted, or
   * where it is of another database. A transaction that still runs holds back whatever was written in those that began after it.
   */
  async after(position: EventPosition, limit: number, names: readonly string[] | null = null): Promise<Stretch | null> {
    const rows = await this.connection.tenant<Row>(AFTER, [position.writtenIn, position.id, limit, names]);
    const [first] = rows;
    if (first === undefined || first.isExpired) return null;
    const events = rows.filter(({ id }) => (id as string | null) !== null);
    const last = events.at(-1);
    const isAll = events.length < limit;
    return {
      events: events.map(eventOf),
      end: isAll || last === undefined ? beforeTransaction(first.horizon) : { writtenIn: last.writtenIn, id: last.id },
      isAll,
      isHeldBack: first.isHeldBack,
    };
  }

  /** Every event after a position that can be seen, in no order, and whether some may have been deleted. */
  async since(position: EventPosition, names: readonly string[]): Promise<Untold> {
    const rows = await this.connection.tenant<UntoldEvent & Pick<Row, 'isExpired'>>(SINCE, [
      position.writtenIn,
      position.id,
      names,
    ]);
    const events = rows.flatMap(({ id, name, subjectId }) => ((id as string | null) === null ? [] : [{ id, name, subjectId }]));
    return { events, isExpired: rows[0]?.isExpired !== false };
  }

  /** Deletes the oldest events that happened before an instant, at most `limit`; answers how many. What is young keeps what follows it. */
  async forget(before: Date, limit: number): Promise<number> {
    const gone = await this.connection.tenant(FORGET_OF_ANOTHER, [limit]);
    const rows = await this.connection.tenant(FORGET, [before, limit]);
    return gone.length + rows.length;
  }
}

const eventOf = ({
  writtenIn,
  horizon: _horizon,
  isExpired: _isExpired,
  isHeldBack: _isHeldBack,
  ...event
}: Row): OutboxEvent => ({
  ...event,
  cursor: cursorOf({ writtenIn, id: event.id }),
});

const HORIZON = `pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;
/** Numbers from here on were not given yet, unless in another cluster, from which this database was restored. */
const NOT_YET_GIVEN = `pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;

/** Whether events after position `$1` may have been deleted, or it is of another database. */
const IS_EXPIRED = `($1 > now.future OR (r.deleted_to >= $1 AND r.deleted_to < now.horizon))`;

const PRESENT = statement('outbox_present', `SELECT ${HORIZON} AS horizon`);
const AFTER = statement(
  'outbox_after',
  `WITH now AS (SELECT ${HORIZON} AS horizon, ${NOT_YET_GIVEN} AS future)
   SELECT now.horizon, ${IS_EXPIRED} AS "isExpired",
     EXISTS (SELECT 1 FROM outbox_event h WHERE h.written_in >= now.horizon AND h.written_in < now.future) AS "isHeldBack", e.*
   FROM now CROSS JOIN outbox_retention r LEFT JOIN LATERAL (
     SELECT ${columnsOf(OutboxEventEntity, 'o')} FROM outbox_event o
     WHERE (o.written_in, o.id) > ($1::bigint, $2::uuid) AND o.written_in < now.horizon AND ($4::text[] IS NULL OR o.name = ANY ($4))
     ORDER BY o.written_in, o.id LIMIT $3) e ON true
   ORDER BY e."writtenIn", e.id`,
);
const SINCE = statement(
  'outbox_since',
  `WITH now AS (SELECT ${HORIZON} AS horizon, ${NOT_YET_GIVEN} AS future)
   SELECT ${IS_EXPIRED} AS "isExpired", o.id, o.name, o.subject_id AS "subjectId"
   FROM now CROSS JOIN outbox_retention r
   LEFT JOIN outbox_event o ON (o.written_in, o.id) > ($1::bigint, $2::uuid) AND o.name = ANY ($3)`,
);
const FORGET_OF_ANOTHER = statement(
  'outbox_forget_of_another_cluster',
  `WITH marked AS (UPDATE outbox_retention r SET deleted_to = 0 WHERE r.deleted_to >= ${NOT_YET_GIVEN})
   DELETE FROM outbox_event e WHERE e.id IN (SELECT o.id FROM outbox_event o WHERE o.written_in >= ${NOT_YET_GIVEN} LIMIT $1)
   RETURNING e.id`,
);
/** Looks at no more than it may delete. The array has each of them found by its key, however many the planner expects. */
const FORGET = statement(
  'outbox_forget',
  `WITH oldest AS MATERIALIZED (
     SELECT o.id, o.written_in, o.happened_at FROM outbox_event o WHERE o.written_in < ${HORIZON} ORDER BY o.written_in, o.id LIMIT $2),
   young AS (SELECT min(o.written_in) AS first FROM oldest o WHERE o.happened_at >= $1),
   gone AS (
     DELETE FROM outbox_event e WHERE e.id = ANY (ARRAY(
       SELECT o.id FROM oldest o, young WHERE young.first IS NULL OR o.written_in < young.first))
     RETURNING e.id, e.written_in),
   marked AS (
     UPDATE outbox_retention r SET deleted_to = greatest(r.deleted_to, (SELECT max(g.written_in) FROM gone g)) WHERE EXISTS (SELECT 1 FROM gone))
   SELECT g.id FROM gone g`,
);
