import type { FastifyInstance } from 'fastify';

/** For everything but pages, which set their own policy. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, x-request-id',
  'access-control-max-age': '600',
};

/** Headers of every answer: its request id, and what browsers must not do with it. */
export const headersOfEvery = (requestId: string) => ({
  'x-request-id': requestId,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': CLOSED_POLICY,
  'cache-control': 'no-store',
  vary: 'origin',
});

/** Sets them, and whether the asking page's origin may read the answer. */
export function setHeaders(server: FastifyInstance, mayRead: (origin: string) => boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersOfEvery(request.id));
    const { origin } = request.headers;
    if (origin !== undefined && mayRead(origin))
      void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-request-id' });
    done();
  });
  server.options('/graphql', (_, reply) => reply.code(204).headers(PREFLIGHT).send());
}

/** Whether pages of an origin may use the API from a browser: those named, and in development any page of this machine. */
export function originRule(allowed: readonly string[], isProduction: boolean): (origin: string) => boolean {
  const named = new Set(allowed);
  return (origin) => named.has(origin) || (!isProduction && isOfThisMachine(origin));
}

const isOfThisMachine = (origin: string): boolean =>
  URL.canParse(origin) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(origin).hostname);
