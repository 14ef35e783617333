import { Agent, request } from 'node:http';
import type { Closing } from '../server/start/closing';

/** Asks a server over one connection that stays open, one request at a time, and reads each answer to its end. */
export type Asker = (body: string) => Promise<string>;

/** Rejects where the answer is not 200, or has errors. */
export async function openAsker(closing: Closing, url: string, accessToken: string): Promise<Asker> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
  await closing.add(() => {
    agent.destroy();
    return Promise.resolve();
  });
  return (body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${accessToken}`,
      };
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200 && !text.includes('"errors"')) resolve(text);
          else reject(new Error(`Answered ${String(response.statusCode)}: ${text.slice(0, 300)}`));
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
}
