import type { IncomingMessage } from 'node:http';
import { newId } from '../identifiers';

const SANE = /^[A-Za-z0-9._-]{8,64}$/;

/** A new id for each request; or the one of a trusted proxy, if it cannot break a log line. */
export function requestIds(isTrusted: boolean): (request: Pick<IncomingMessage, 'headers'>) => string {
  return ({ headers }) => {
    const given = isTrusted ? headers['x-request-id'] : undefined;
    return typeof given === 'string' && SANE.test(given) ? given : newId();
  };
}
