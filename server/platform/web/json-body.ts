import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { WebProblem } from './web-problem';

/** Takes JSON in UTF-8 and nothing else; every other body is refused before it is read. */
export function acceptJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !/^utf-?8$/i.test(charset))
      done(new WebProblem(415, 'Send JSON in UTF-8; no other encoding is understood.'));
    else if (!isUtf8(body)) done(new WebProblem(400, 'The body is not valid UTF-8.'));
    else
      void parse(request, body.toString(), (error, value) => {
        if (error) done(new WebProblem(400, 'The body is not valid JSON.'));
        else done(null, value);
      });
  });
}
