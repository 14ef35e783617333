import type { FastifyInstance } from 'fastify';

/** What stands in the way of serving, in a sentence; null where nothing does. */
export type Readiness = () => Promise<string | null>;

/** `/healthz`: the process lives. `/readyz`: it can serve, so send it requests. */
export function reportHealth(server: FastifyInstance, readiness: Readiness): void {
  server.get('/healthz', () => ({ status: 'ok' }));
  server.get('/readyz', async (_, reply) => {
    const because = await readiness();
    if (because === null) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', because });
  });
}
