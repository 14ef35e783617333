import type { PlanWatch } from './allocation/plan-watch';
import { createServices, type Foundation, type Services } from './composition';
import { allocationLoaders } from './allocation/allocation-plan.loaders';
import { employerLoaders } from './employers/employer.loaders';
import { offerLoaders } from './offers/offer.loaders';
import { tenantOf, type Viewer } from './platform/access';
import { AuditTrail, writeReads } from './platform/audit';
import type { Clock } from './platform/clock';
import type { Connection } from './platform/connection';
import { referenceLoaders } from './reference/reference.loaders';
import { roleModelLoaders } from './role-models/role-model.loaders';
import { schoolLoaders } from './schools/school.loaders';
import { studentLoaders } from './students/student.loaders';

export interface RequestContext {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** Address of the client, for limits. */
  readonly address: string;
  /** Services of a query: each read is a short READ ONLY transaction. */
  readonly services: Services;
  readonly loaders: Loaders;
  readonly audit: AuditTrail;
  /** The viewer with their memberships of now, at most two seconds old; null where nobody is signed in any more. */
  readonly viewerNow: () => Promise<Viewer | null>;
  readonly planWatch: PlanWatch;
  /** Runs `work` in one READ WRITE transaction. If it throws, nothing was written; loaders forget what they knew. */
  readonly inTransaction: <Answer>(work: (services: Services) => Promise<Answer>) => Promise<Answer>;
  /** Writes the trail of sensitive reads; called once, before the answer leaves. */
  readonly writeAudit: () => Promise<void>;
}

type Loaders = ReturnType<typeof createLoaders>;

function createLoaders(connection: Connection, clock: Clock, audit: AuditTrail) {
  // Spread, they would make an object of another shape each time, which V8 keeps, and the whole context with it, for many requests.
  return Object.assign(
    Object.assign({}, referenceLoaders(connection), employerLoaders(connection), roleModelLoaders(connection)),
    Object.assign({}, offerLoaders(connection), schoolLoaders(connection), studentLoaders(connection)),
    allocationLoaders(connection, clock, audit),
  );
}

export interface Asking {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly address: string;
}

export function createContext(foundation: Foundation, { viewer, requestId, address }: Asking): RequestContext {
  const { database, clock, log, signingIn, index, solvePanel, solver, whatIfTurns, largeAudiences, planWatch, cursorCipher } =
    foundation;
  const tenant = tenantOf(viewer);
  const audit = new AuditTrail({
    async write(reads) {
      if (viewer === null) return;
      await writeReads(database.writingOnce(tenant), reads, { personId: viewer.personId, requestId, now: clock() });
    },
    onLost(error) {
      log.error({ requestId, error }, 'what was read after an answer had left is not in the audit trail');
    },
  });
  const reading = database.reading(tenant);
  const servicesOn = (connection: Connection) =>
    createServices({ connection, clock, audit, signingIn, index, solvePanel, solver, whatIfTurns, largeAudiences, cursorCipher });
  const context = {
    viewer,
    requestId,
    address,
    audit,
    planWatch,
    viewerNow: () => (viewer === null ? Promise.resolve(null) : signingIn.viewers.current(viewer.sessionId)),
    services: servicesOn(reading),
    loaders: createLoaders(reading, clock, audit),
    async inTransaction<Answer>(work: (services: Services) => Promise<Answer>): Promise<Answer> {
      // Of mutations, which follow each other, the trail is written in the end.
      audit.expect();
      const answer = await database.writing(tenant, (connection) => work(servicesOn(connection)));
      // Into the same object: Apollo hands resolvers a copy of this context.
      Object.assign(context.loaders, createLoaders(reading, clock, audit));
      return answer;
    },
    writeAudit: () => audit.finish(),
  };
  return context;
}
