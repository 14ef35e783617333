import type { Tenant } from '../../../server/platform/connection';
import { NOBODY } from '../../../server/platform/connection';
import { type NewEvent, writeEvents } from '../../../server/platform/events/outbox';
import type { OutboxEvent } from '../../../server/platform/events/outbox.store';
import { Relay } from '../../../server/platform/events/relay';
import type { EventSubscriber } from '../../../server/platform/events/subscription';
import { newId } from '../../../server/platform/identifiers';
import { createLogger } from '../../../server/platform/logging';
import { NOW, type World } from '../../support/world';

export const CHANGED = 'role-model.changed';

export const event = (given: Partial<NewEvent> = {}): NewEvent => ({
  name: CHANGED,
  subjectId: newId(),
  schoolId: null,
  happenedAt: NOW,
  ...given,
});

/** Commits events in one transaction; answers what they are about. */
export async function tell(world: World, events: readonly NewEvent[] = [event()], tenant: Tenant = NOBODY): Promise<string[]> {
  await world.database.writing(tenant, (connection) => writeEvents(connection, events));
  return events.map(({ subjectId }) => subjectId);
}

/** Keeps what it is told. */
export class Listening implements EventSubscriber {
  readonly heard: OutboxEvent[] = [];
  readonly batches: number[] = [];
  resyncs = 0;

  constructor(readonly names: readonly string[] = [CHANGED]) {}

  readonly handle = (events: readonly OutboxEvent[]): Promise<void> => {
    this.heard.push(...events);
    this.batches.push(events.length);
    return Promise.resolve();
  };

  readonly resync = (): Promise<void> => {
    this.resyncs += 1;
    return Promise.resolve();
  };

  get subjects(): string[] {
    return this.heard.map(({ subjectId }) => subjectId);
  }
}

/** Another relay on a world's database, at the present end, which looks only when it is told to. */
export async function anotherRelay(
  { database, foundation: { bell } }: World,
  options: ConstructorParameters<typeof Relay>[1] = {},
  lines: string[] = [],
): Promise<Relay> {
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const relay = new Relay({ database, bell, log }, options);
  await relay.begin();
  return relay;
}
